"""The command line: one command a file, one boundary for errors, one view. Everything else is called from here."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Nothing is loaded before this is called, so that Ctrl-C is heard from the first moment on.

    Parameters
    ----------
    arguments
        What stands after ``timetable``; those of the process if None.
    """
    try:
        from scheduler.cli import interruption
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was changed.\n")
        return _INTERRUPTED
    return interruption.heard(lambda: _run(arguments))


def _run(arguments: list[str] | None) -> int:
    from scheduler.cli import app

    return app.main(arguments)
