"""The search as a terminal sees it: progress on one line, and Ctrl-C that takes the best found so far."""

from __future__ import annotations

import signal
import sys
import sysconfig
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from scheduler.errors import TimetableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from scheduler.cli.view import View
    from scheduler.programme.model import Programme
    from scheduler.solve import Progress
    from scheduler.solve.options import KernelName
    from scheduler.timetable.model import Timetable

_GLANCE = 0.05


class AbandonedError(TimetableError):
    """Raised when Ctrl-C is pressed a second time.

    What to do: nothing; the files are as they were.
    """

    exit_code: ClassVar[int] = 130


@dataclass(frozen=True)
class Effort:
    """How a command searches; see `scheduler.solve.options.Options`."""

    seed: int = 0
    time_limit: float | None = None
    kernel: KernelName | None = None
    workers: int = 1


def search(programme: Programme, view: View, effort: Effort) -> Timetable:
    """Run the solver in a thread of its own, so that Ctrl-C is heard while the solver is deep in its work."""
    from scheduler.solve import Options, solve

    line = ProgressLine(shown=not view.quiet and sys.stderr.isatty())
    stop = threading.Event()
    platform = sysconfig.get_platform()
    options = Options(effort.seed, effort.time_limit, platform=platform, kernel=effort.kernel, workers=effort.workers)
    try:
        return stoppable(lambda: solve(programme, options, line.hear, stop), stop, line.tick)
    finally:
        line.clear()


def seated(programme: Programme, timetable: Timetable, view: View, effort: Effort) -> Timetable:
    """Put people in groups and at tables, as far as that is asked for; Ctrl-C takes the best found so far."""
    from scheduler.groups.gathering import gatherings

    if not gatherings(programme, timetable):
        return timetable
    from scheduler.groups.allocate import Budget
    from scheduler.groups.event import STEPS, with_groups

    line = ProgressLine(shown=not view.quiet and sys.stderr.isatty(), task="Putting people in groups")
    stop = threading.Event()
    budget = Budget(STEPS, stop.is_set)
    try:
        return stoppable(lambda: with_groups(programme, timetable, effort.seed, budget), stop, line.tick)
    finally:
        line.clear()


def stoppable(work: Callable[[], Timetable], stop: threading.Event, tick: Callable[[bool], None]) -> Timetable:
    """Return what `work` returns; Ctrl-C sets `stop`, and a second one leaves `work` to itself.

    Parameters
    ----------
    tick
        Called all the while, with whether Ctrl-C was pressed.
    """
    task: Future[Timetable] = Future()
    presses = 0

    def press(_number: int, _frame: FrameType | None) -> None:
        nonlocal presses
        presses += 1
        stop.set()

    thread = threading.Thread(target=_fulfil, args=(task, work), name="search", daemon=True)
    before = signal.signal(signal.SIGINT, press)
    try:
        thread.start()
        while thread.is_alive():
            thread.join(_GLANCE)
            tick(presses > 0)
            if presses > 1:
                msg = "given up. Nothing was written."
                raise AbandonedError(msg)
    finally:
        signal.signal(signal.SIGINT, before)
    return task.result()


def _fulfil(task: Future[Timetable], work: Callable[[], Timetable]) -> None:
    try:
        task.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is raised again where the command waits for the result
        task.set_exception(error)


@dataclass
class ProgressLine:
    """One line on a terminal's stderr that is written over and over, by one thread alone."""

    shown: bool
    task: str = "Searching"
    _heard: Progress | None = field(default=None, init=False)
    _length: int = field(default=0, init=False)
    _began: float = field(default_factory=time.monotonic, init=False)

    def hear(self, progress: Progress) -> None:
        """Take note of what the search says; called in its thread."""
        self._heard = progress

    def tick(self, stopping: bool) -> None:
        """Write where the search stands over the line before."""
        if not self.shown:
            return
        text = ("Stopping" if stopping else self.task) + _words(self._heard, time.monotonic() - self._began)
        if stopping:
            text += " (Ctrl-C again gives it up)"
        sys.stderr.write("\r" + text.ljust(self._length))
        sys.stderr.flush()
        self._length = len(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()


def _words(progress: Progress | None, seconds: float) -> str:
    clock = f"{seconds:.0f} s"
    if progress is None:
        return f": {clock}"
    if progress.best is None:
        return f": nothing found yet, bound {progress.bound}, {clock}"
    gap = 100 * (progress.best - progress.bound) / progress.best if progress.best else 0
    return f": best {progress.best}, bound {progress.bound}, gap {gap:.0f} %, {clock}"
