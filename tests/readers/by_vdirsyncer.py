"""Subscribers: feeds on a static web server, fetched by vdirsyncer, as whoever reads calendars with khal has them."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Self

from tests.commands import UNCOUNTED
from tests.readers.by_khal import Khal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from tests.readers.by_libraries import Event

GENERAL = """\
[general]
status_path = "{folder}/status"
"""
PAIR = """
[pair {name}]
a = "{name}_feed"
b = "{name}_folder"
collections = null

[storage {name}_feed]
type = "http"
url = "{url}"

[storage {name}_folder]
type = "filesystem"
path = "{folder}/{name}"
fileext = ".ics"
"""
# What the command `vdirsyncer` calls, for the first time that it sees a pair and each time that it fetches.
PROGRAM = """\
import sys
from vdirsyncer.cli import app
for command in ("discover", "sync"):
    try:
        app(["-c", sys.argv[1], "-v", "WARNING", command], "vdirsyncer")
    except SystemExit as ended:
        if ended.code:
            raise
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class WebServer:
    """A static web server of Python's own, of a folder; it knows nothing of calendars."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Subscriber:
    """Somebody who has subscribed to some feeds, each under a name of one word."""

    def __init__(self, folder: Path, feeds: Mapping[str, str]) -> None:
        """Take note of the addresses; nothing is fetched yet."""
        self._folder = folder
        self._khal = Khal(folder, tuple(feeds))
        pairs = "".join(PAIR.format(name=name, url=url, folder=folder.as_posix()) for name, url in feeds.items())
        (folder / "vdirsyncer").write_text(GENERAL.format(folder=folder.as_posix()) + pairs, encoding="utf-8")

    def look(self, first: datetime, last: datetime) -> dict[str, list[Event]]:
        """Fetch all feeds, and return what khal then shows of each from one instant to another.

        The UIDs are not those of the feed: vdirsyncer makes its own of what an event says.
        """
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(self._folder / "vdirsyncer")],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**UNCOUNTED, "HOME": str(self._folder), "PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return self._khal.listed(first, last)
