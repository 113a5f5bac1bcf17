"""A disk that takes files, and does not say of folders that what was renamed in them lasts."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def folders_fail(patch: pytest.MonkeyPatch, *, after: int, why: int = errno.EIO) -> list[Path]:
    """Let every fsync of a folder fail after so many, and return the folders that were synced before."""
    real, synced = os.fsync, list[Path]()

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            if len(synced) == after:
                raise OSError(why, os.strerror(why))
            synced.append(Path(f"/proc/self/fd/{descriptor}").resolve())
        real(descriptor)

    patch.setattr(os, "fsync", fsync)
    return synced
