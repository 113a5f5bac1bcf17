"""Ctrl-C while the solver works: the best found so far, or nothing at all."""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import replace

import pytest

from scheduler.cli.search import AbandonedError, ProgressLine, stoppable
from scheduler.errors import NoTimetableError
from scheduler.solve.options import Progress
from tests.builders import a_timetable

BEST = replace(a_timetable(), status="stopped")


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def never_mind(*_: object) -> None:
    """Take no notice of the time that passes."""


def test_work_that_ends_by_itself_is_handed_on() -> None:
    stop = threading.Event()
    assert stoppable(lambda: BEST, stop, never_mind) is BEST
    assert not stop.is_set()


def test_ctrl_c_asks_for_the_best_found_so_far() -> None:
    stop, ticks = threading.Event(), []

    def work() -> object:
        press_ctrl_c()
        assert stop.wait(10)
        time.sleep(0.2)  # so that the line on the terminal can say it
        return BEST

    assert stoppable(work, stop, ticks.append) is BEST  # type: ignore[arg-type]
    assert ticks[-1] is True


def test_ctrl_c_twice_gives_it_up_at_once() -> None:
    stop, released = threading.Event(), threading.Event()

    def work() -> object:
        press_ctrl_c()
        stop.wait(10)
        press_ctrl_c()
        released.wait(10)  # a solver that does not listen
        return BEST

    try:
        with pytest.raises(AbandonedError, match=r"given up\. Nothing was written\.") as raised:
            stoppable(work, stop, never_mind)  # type: ignore[arg-type]
    finally:
        released.set()
    assert raised.value.exit_code == 130


def test_an_error_of_the_work_is_the_callers() -> None:
    def work() -> object:
        msg = "no timetable was found"
        raise NoTimetableError(msg)

    with pytest.raises(NoTimetableError, match="no timetable was found"):
        stoppable(work, threading.Event(), never_mind)  # type: ignore[arg-type]


def test_ctrl_c_means_again_what_it_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    stoppable(lambda: BEST, threading.Event(), never_mind)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("progress", "stopping", "line"),
    [
        (None, False, "Searching: 0 s"),
        (Progress(None, 12, 0.5), False, "Searching: nothing found yet, bound 12, 0 s"),
        (Progress(96, 48, 0.5), False, "Searching: best 96, bound 48, gap 50 %, 0 s"),
        (Progress(0, 0, 0.5), False, "Searching: best 0, bound 0, gap 0 %, 0 s"),
        (Progress(96, 90, 0.5), True, "Stopping: best 96, bound 90, gap 6 %, 0 s (Ctrl-C again gives it up)"),
    ],
)
def test_the_line_says_where_the_search_stands(
    capsys: pytest.CaptureFixture[str], progress: Progress | None, stopping: bool, line: str
) -> None:
    shown = ProgressLine(shown=True)
    if progress:
        shown.hear(progress)
    shown.tick(stopping)
    assert capsys.readouterr().err == f"\r{line}"
    shown.clear()
    assert capsys.readouterr().err == "\r" + " " * len(line) + "\r"


def test_a_shorter_line_covers_a_longer_one(capsys: pytest.CaptureFixture[str]) -> None:
    shown = ProgressLine(shown=True)
    shown.hear(Progress(None, 1, 0))
    shown.tick(False)
    shown.hear(Progress(1, 1, 0))
    shown.tick(False)
    long, short = capsys.readouterr().err.split("\r")[1:]
    assert len(long) == len(short)


def test_no_terminal_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    shown = ProgressLine(shown=False)
    shown.hear(Progress(1, 1, 0))
    shown.tick(True)
    shown.clear()
    assert capsys.readouterr().err == ""
