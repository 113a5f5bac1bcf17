"""What a Radicale server gives back of a calendar that was put on it: one server for each process of tests."""

from __future__ import annotations

import atexit
import socket
import subprocess
import sys
import time
from functools import cache
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.commands import UNCOUNTED
from tests.readers.by_libraries import Event, by_icalendar

if TYPE_CHECKING:
    from collections.abc import Iterable

# Radicale as `python -m radicale` starts it, but it leaves when its standard input ends: so it never outlives the
# tests, even where they are killed.
PROGRAM = """\
import os, sys, threading
def leave_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)
threading.Thread(target=leave_with_parent, daemon=True).start()
from radicale.__main__ import run
run()
"""
READY = "Radicale server ready"
LIMIT = 60
TRIES = 10
_numbers = count()


def a_free_port() -> int:
    """Return a port that is free now; somebody may take it before it is used."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


class Answer(NamedTuple):
    status: int
    body: bytes


class Server:
    """A server of our own on this machine, on a free port, with its files in a folder that goes with it."""

    def __init__(self, ports: Iterable[int] | None = None) -> None:
        """Start on the first of some ports that is free."""
        self._temporary = TemporaryDirectory()
        self.folder = Path(self._temporary.name)
        try:
            tries = ports or (a_free_port() for _ in range(TRIES))
            self.port, self.process = next((port, started) for port in tries if (started := self._start(port)))
        except BaseException:
            self._temporary.cleanup()
            raise

    def _start(self, port: int) -> subprocess.Popen[bytes] | None:
        """Return the process that serves there, or None where somebody else has the port."""
        log = self.folder / "log"
        options = (
            "--config=",  # none of the machine's own
            f"--server-hosts=127.0.0.1:{port}",
            f"--storage-filesystem-folder={self.folder}",
            "--auth-type=none",
            "--web-type=none",
            "--logging-level=info",
        )
        with log.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *options],
                stdin=subprocess.PIPE,
                stdout=stream,
                stderr=stream,
                env=UNCOUNTED,
            )
        for _ in range(LIMIT * 50):
            if READY in log.read_text(encoding="utf-8"):
                return process
            if process.poll() is not None:
                break
            time.sleep(1 / 50)
        self._end(process)
        return None

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            # "reader:" in base 64: the owner of /reader/, without a password.
            headers = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic cmVhZGVyOg=="}
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response.status, response.read())
        finally:
            connection.close()

    def put(self, data: bytes, path: str = "") -> tuple[str, Answer]:
        """Put a whole calendar at an address, a new one if none is named, and return both it and the answer."""
        path = path or f"/reader/{next(_numbers)}/"
        return path, self.ask("PUT", path, data)

    def stop(self) -> None:
        self._end(self.process)
        self._temporary.cleanup()

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        with process:  # closes its standard input, at which it leaves, and waits for it
            process.terminate()


@cache
def server() -> Server:
    """Return the server of this process, started when it is first asked for."""
    started = Server()
    atexit.register(started.stop)
    return started


def by_radicale(data: bytes) -> list[Event]:
    """Put a calendar on the server, get it back, and read that with icalendar, which knows zones by their names."""
    path, answer = server().put(data)
    assert answer.status == 201, answer
    got = server().ask("GET", path)
    assert got.status == 200, got
    return by_icalendar(got.body)
