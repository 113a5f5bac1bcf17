"""What khal, a calendar program for the terminal, lists of a file that it imported, by its own two commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.readers.by_libraries import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

# Everything is shown in UTC, to the second, and stays in the folder.
CONFIG = """\
[calendars]
[[agenda]]
path = {folder}/agenda
type = calendar
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = agenda
[locale]
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M:%S
longdatetimeformat = %Y-%m-%d %H:%M:%S
local_timezone = UTC
default_timezone = UTC
"""
# What the command `khal` calls, once for each of its commands: to load Python and khal takes longer than all they do.
PROGRAM = """\
import json, sys
from khal.cli import main_khal
for arguments in json.loads(sys.argv[1]):
    try:
        main_khal(arguments, "khal")
    except SystemExit as ended:
        if ended.code:
            raise
"""
FIELDS = ("uid", "title", "start-long-full", "end-long-full", "all-day", "location", "description")
_DAY = timedelta(days=1)


def by_khal(data: bytes, first: datetime, last: datetime) -> list[Event]:
    """Import a file, and list what khal then has from one instant to another."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agenda").mkdir()
        (folder / "config").write_text(CONFIG.format(folder=folder.as_posix()), encoding="utf-8")
        (folder / "file.ics").write_bytes(data)
        span = (f"{first - _DAY:%Y-%m-%d}", f"{last + _DAY:%Y-%m-%d}")
        fields = [option for field in FIELDS for option in ("--json", field)]
        listed = _khal(
            folder,
            ["import", "--batch", "-a", "agenda", str(folder / "file.ics")],
            ["list", "--once", *fields, *span],
        )
    return list(_events(listed))


def _khal(folder: Path, *commands: list[str]) -> str:
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder))
    whole = [["--no-color", "-c", str(folder / "config"), *command] for command in commands]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(whole)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **homes, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def _events(listed: str) -> Iterator[Event]:
    for line in listed.splitlines():  # a line is a day
        for one in json.loads(line):
            start, end = (
                datetime.fromisoformat(one[f"{name}-long-full"]).replace(tzinfo=UTC) for name in ("start", "end")
            )
            end += _DAY if one["all-day"] == "True" else timedelta()  # khal says the last day, the file the next one
            yield Event(one["uid"], start, end, one["title"], one["location"], one["description"])
