"""Files that are written whole, and last: a temporary file, fsync, rename, fsync of the folder."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from scheduler.errors import NotLastingError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP})


def write_whole(path: Path, content: bytes) -> None:
    """Write one file whole: either all of `content` stands there afterwards, or what was there before.

    Who may read it stays as it was.

    Raises
    ------
    UsageError
        If it cannot be written.
    NotLastingError
        If it is written, and the disk does not say that it lasts.
    """
    with clear_errors(path):
        put_whole(path, content, mode_of(path) if path.exists() else None)
    sync_written(path)


def put_whole(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write one file whole, and leave it to the caller to see to it that it lasts.

    Parameters
    ----------
    mode
        Who may read and write it, from the first byte on; None for anybody whom the system lets by default.
    """
    new = waiting(path)
    try:
        write_synced(new, content, mode)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def mode_of(path: Path) -> int:
    """Return who may read and write a file."""
    return stat.S_IMODE(path.stat().st_mode)


def waiting(path: Path) -> Path:
    """Return where a file is written in full before it takes its place."""
    return path.with_name(f".{path.name}.new")


def write_synced(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file so that it is on the disk, not only on its way there; for `mode` see `put_whole`."""
    if mode is not None:
        path.unlink(missing_ok=True)  # left by a run that was killed: it may be open to others
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o666 if mode is None else mode)) as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, so that they last."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in new:
        sync(one.parent)


def sync_written(path: Path) -> None:
    """Make a file last that has taken its place; if the disk does not say so, the file is there all the same."""
    try:
        sync(path.parent)
    except OSError as error:
        msg = f"{path}: it is written, but may not outlast a power cut ({error.strerror or error}). See to the disk."
        raise NotLastingError(msg) from error


def sync(folder: Path) -> None:
    """Make renames in `folder` last. Where a folder cannot be opened or synced, they are as durable as they get."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | flag)
    except PermissionError:  # a folder that others may write into, but not list
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(descriptor)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Say of what goes wrong inside, while nothing has been replaced yet, that nothing was changed."""
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        name = path if error.filename in {None, str(waiting(path))} else error.filename
        msg = f"{name}: it cannot be written ({what}). Nothing was changed."
        raise UsageError(msg) from error
