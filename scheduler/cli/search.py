"""The search as a terminal sees it: progress on one line, and Ctrl-C that takes the best found so far."""

from __future__ import annotations

import signal
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from scheduler.errors import TimetableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from scheduler.cli.view import View
    from scheduler.programme.model import Programme
    from scheduler.solve import Progress
    from scheduler.timetable.model import Timetable

_GLANCE = 0.05


class AbandonedError(TimetableError):
    """Raised when Ctrl-C is pressed a second time.

    What to do: nothing; the files are as they were.
    """

    exit_code: ClassVar[int] = 130


def search(programme: Programme, view: View, *, seed: int, time_limit: float | None) -> Timetable:
    """Run the solver in a thread of its own, so that Ctrl-C is heard while the solver is deep in its work."""
    from scheduler.solve import Options, solve

    line = _ProgressLine(shown=not view.quiet and sys.stderr.isatty())
    stop = threading.Event()

    def work() -> Timetable:
        return solve(programme, Options(seed=seed, time_limit=time_limit), line.show, stop)

    try:
        return _stoppable(work, stop, lambda: view.talk("Stopping: the best found so far. Ctrl-C again gives it up."))
    finally:
        line.clear()


@dataclass
class _Outcome:
    timetable: Timetable | None = None
    error: BaseException | None = None


def _stoppable(work: Callable[[], Timetable], stop: threading.Event, say: Callable[[], None]) -> Timetable:
    outcome, presses = _Outcome(), 0

    def run() -> None:
        try:
            outcome.timetable = work()
        except BaseException as error:  # noqa: BLE001 - raised again where the command waits for it
            outcome.error = error

    def press(_number: int, _frame: FrameType | None) -> None:
        nonlocal presses
        presses += 1
        stop.set()

    thread = threading.Thread(target=run, name="search", daemon=True)
    before = signal.signal(signal.SIGINT, press)
    try:
        thread.start()
        said = False
        while thread.is_alive():
            thread.join(_GLANCE)
            if presses and not said:
                said = True
                say()
            if presses > 1:
                msg = "given up. Nothing was written."
                raise AbandonedError(msg)
    finally:
        signal.signal(signal.SIGINT, before)
    if outcome.error is not None:
        raise outcome.error
    if outcome.timetable is None:
        msg = "the search ended without a word"
        raise RuntimeError(msg)
    return outcome.timetable


@dataclass
class _ProgressLine:
    """One line on a terminal's stderr that is written over and over."""

    shown: bool
    _length: int = field(default=0, init=False)

    def show(self, progress: Progress) -> None:
        """Write the state of the search over the last one."""
        if not self.shown:
            return
        text = _words(progress)
        sys.stderr.write("\r" + text.ljust(self._length))
        sys.stderr.flush()
        self._length = len(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()


def _words(progress: Progress) -> str:
    seconds = f"{progress.seconds:.0f} s"
    if progress.best is None:
        return f"Searching: nothing found yet, bound {progress.bound}, {seconds}"
    gap = f"{100 * (progress.best - progress.bound) / progress.best:.0f} %" if progress.best else "0 %"
    return f"Searching: best {progress.best}, bound {progress.bound}, gap {gap}, {seconds}"
