"""Ctrl-C in a real search, on a terminal, and two of them; the time limit; and what is left on the disk."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.commands import BARE, COMMAND, ROOT, a_copy, timetable

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
programme: long-search
title: A long search
first_day: Mon 2025-03-10
last_day: Fri 2025-03-14
timezone: Europe/London
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 30, roundtable: 30}}
meals:
  - {id: lunch, title: Lunch, between: 12:00-14:00, minutes: 45-60}
breaks:
  - {id: coffee, title: Coffee, between: 10:15-11:30, minutes: 20-30}
  - {id: tea, title: Tea, between: 15:00-17:00, minutes: 20-30}
people:
  - {id: host, name: Host}
sessions:
"""
STATE = "long-search.timetable"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """Return a programme of so many equal sessions that the proof of its optimum takes very long."""
    sessions = [
        f"  - {{id: s{n}, title: Session {n}, format: {('roundtable', 'plenary')[n % 2]}, "
        f"minutes: {{least: {45 + 5 * (n % 3)}, best: {75 + 5 * (n % 4)}, most: 90}}, "
        f"{('avoid', 'prefer', 'prefer')[n % 3]}: [{('afternoon', 'morning')[n % 2]}], chair: host}}\n"
        for n in range(14)
    ]
    path = tmp_path / "long.yaml"
    path.write_text(HEAD + "".join(sessions), encoding="utf-8")
    return path


class Terminal:
    """A command on a pseudo-terminal, read as it goes."""

    def __init__(self, *arguments: str | Path) -> None:
        self.parent, child = pty.openpty()
        env = {**BARE, "TERM": "xterm", "COLUMNS": "80"}
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], stdin=child, stdout=child, stderr=child, cwd=ROOT, env=env
        )
        os.close(child)
        self.seen = ""

    def until(self, words: str) -> None:
        """Read on until `words` were shown."""
        while words not in self.seen:
            self.seen += self._piece().decode()

    def _piece(self) -> bytes:
        """Return what is shown next; a command that shows nothing for a minute is ended, for it waits for nobody."""
        if not select.select([self.parent], [], [], 60)[0]:
            self.process.kill()
            pytest.fail(f"nothing comes after: {self.seen}")
        return os.read(self.parent, 4096)

    def ended(self) -> tuple[int, str]:
        """Read to the end; return the code and all that was shown."""
        try:
            while piece := self._piece():
                self.seen += piece.decode(errors="replace")
        except OSError:  # so Linux says that the other end is closed
            pass
        os.close(self.parent)
        return self.process.wait(60), self.seen.replace("\r\n", "\n")


def test_ctrl_c_takes_the_best_found_so_far(event: Path) -> None:
    terminal = Terminal("solve", event)
    terminal.until("Searching: best ")
    pressed = time.monotonic()
    terminal.process.send_signal(signal.SIGINT)
    code, seen = terminal.ended()
    assert code == 0, seen
    assert time.monotonic() - pressed < 10
    assert "Stopping: best " in seen
    assert "\x1b[1mStopped: the best found until then costs " in seen
    draft = json.loads((event.parent / STATE / "draft.json").read_text(encoding="utf-8"))
    assert draft["status"] == "stopped"
    assert draft["bound"] < draft["cost"]
    assert (event.parent / STATE / "agenda-draft.ics").exists()
    assert timetable("verify", event).returncode == 0


def test_ctrl_c_twice_writes_nothing(event: Path) -> None:
    terminal = Terminal("solve", event)
    terminal.until("Searching: best ")
    terminal.process.send_signal(signal.SIGINT)
    time.sleep(0.01)  # two signals at one instant are one
    terminal.process.send_signal(signal.SIGINT)
    code, seen = terminal.ended()
    assert code == 130, seen
    assert seen.endswith("timetable: given up. Nothing was written.\n")
    assert "Traceback" not in seen
    assert [path.name for path in (event.parent / STATE).iterdir()] == [".lock"]
    assert timetable("show", event).returncode == 2


def test_the_time_limit_takes_the_best_found_by_then(event: Path) -> None:
    began = time.monotonic()
    done = timetable("solve", event, "--time-limit", "8")
    assert time.monotonic() - began < 40
    assert done.returncode == 0, done.stderr
    assert "\nStopped: the best found until then costs " in done.stdout


@pytest.mark.parametrize(
    ("by", "code", "says"),
    [
        ("Ctrl-C", 130, "Stopped. Nothing was changed."),
        ("Ctrl-D", 2, "timetable: Not published; nothing was changed."),
    ],
)
def test_a_question_that_is_not_answered_is_ended_on_a_line_of_its_own(
    tmp_path: Path, by: str, code: int, says: str
) -> None:
    event = a_copy(tmp_path)
    assert timetable("solve", event, "--quiet").returncode == 0
    terminal = Terminal("publish", event)
    terminal.until("[y/N] ")
    if by == "Ctrl-C":
        terminal.process.send_signal(signal.SIGINT)
    else:
        os.write(terminal.parent, b"\x04")
    ended, seen = terminal.ended()
    assert (ended, seen.partition("[y/N] ")[2]) == (code, f"\n{says}\n")
    assert not (tmp_path / "small-workshop.timetable" / "revisions").exists()
