"""Running the command in this process, as a black box: what it says and how it ends."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.cli.app import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Said:
    """The exit code, the product and the talk."""

    code: int
    out: str
    err: str


def timetable(*arguments: str | Path) -> Said:
    """Run ``timetable ARGUMENTS``; a process of its own would load the solver anew each time."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    return Said(code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))
