"""Ctrl-C: whatever is under way when it is pressed, it ends with one line and one exit code.

The search alone hears it in its own way (`scheduler.cli.search`), and writing is not disturbed by it.
"""

from __future__ import annotations

import atexit
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

INTERRUPTED = 130


class Interruption:
    """What is known of Ctrl-C in this process.

    Parameters
    ----------
    pressed
        Whether it was. A library that is being loaded may make another error of it.
    written
        Whether files were written before.
    """

    pressed = False
    written = False

    def press(self, _number: int, _frame: FrameType | None) -> None:
        """Note that Ctrl-C was pressed, and leave what is under way."""
        self.pressed = True
        raise KeyboardInterrupt


_now = Interruption()


def heard(command: Callable[[], int]) -> int:
    """Return what a command returns; if Ctrl-C ends it, say so in one line, whatever error came of it."""
    _now.pressed = _now.written = False
    before = signal.getsignal(signal.SIGINT)
    try:
        if before is signal.default_int_handler:  # not where whoever started this wants it ignored
            signal.signal(signal.SIGINT, _now.press)
            atexit.register(signal.signal, signal.SIGINT, signal.SIG_DFL)  # what ends need not be ended with a word
        return command()
    except KeyboardInterrupt:
        return _stopped()
    except Exception:
        if not _now.pressed:
            raise
        return _stopped()
    finally:
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait for the moment that it takes to write the files."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
        _now.written = True
    finally:
        signal.signal(signal.SIGINT, before)


def _stopped() -> int:
    """Say that it was stopped: below the ^C, or the question, that stands on a terminal."""
    words = "Stopped. What is written stays." if _now.written else "Stopped. Nothing was changed."
    try:
        sys.stderr.write(f"{chr(10) * sys.stderr.isatty()}{words}\n")
        sys.stderr.flush()
    except (AttributeError, OSError):
        pass  # nobody is there to read it
    return INTERRUPTED
