"""Replacing a file that somebody wrote: what it was stays beside it, under a name that was free."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.timetable.disk import clear_errors, mode_of, put_whole, sync, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def refuse_unless_replaceable(path: Path) -> None:
    """Find out before a long search, not after it, that a file or its folder is read-only.

    Raises
    ------
    UsageError
        If it is.
    """
    real = path.resolve()
    try:
        real.open("r+b").close()
        probe = real.with_name(f".{real.name}.probe")
        probe.touch()
        probe.unlink()
    except OSError as error:
        msg = f"{path}: it cannot be written ({error.strerror}). Nothing was changed."
        raise UsageError(msg) from error


def replace_original(path: Path, before: bytes, after: bytes) -> Path:
    """Replace a file whole, and return the copy of what it was: ``event.yaml.bak-1``, or the next free number.

    A link stays one; the file that it leads to is replaced, and the copy lies beside that.

    Raises
    ------
    UsageError
        If the file is no longer what it was before, or something cannot be written. Then nothing was changed.
    NotLastingError
        If the file is replaced, and the disk does not say that this lasts. Then the copy stays too.
    """
    real = path.resolve() if path.is_symlink() else path
    if not real.is_file() or real.read_bytes() != before:
        msg = f"{path} was changed by somebody else in the meantime. Nothing was changed. Do it again."
        raise UsageError(msg)
    copy = next(name for number in count(1) if not (name := real.with_name(f"{real.name}.bak-{number}")).exists())
    try:
        with clear_errors(copy):
            put_whole(copy, before, mode_of(real))
            sync(copy.parent)
        write_whole(real, after)
    except BaseException:
        with suppress(OSError):
            if real.read_bytes() == before:  # else it is replaced, and the copy alone has what it was
                copy.unlink()
        raise
    return copy
