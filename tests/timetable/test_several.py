"""Several files are written whole, none before all can be, and a kill leaves each old or new."""

from __future__ import annotations

import errno
import os
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import NotLastingError, UsageError
from scheduler.timetable import several
from scheduler.timetable.several import write_several
from tests.failing_disk import folders_fail

if TYPE_CHECKING:
    from pathlib import Path

OLD = {f"{name}.html": f"old {name}".encode() * 1000 for name in "abc"}
NEW = {f"{name}.html": f"new {name}".encode() * 2000 for name in "abcd"}
STEPS = {"open", "os.rename", "os.remove", "os.mkdir"}


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "packs"
    write_several(folder, OLD)
    assert there(folder) == OLD
    write_several(folder, NEW)
    assert there(folder) == NEW
    write_several(folder, {})
    assert there(folder) == NEW


def test_who_may_read_a_file_stays(tmp_path: Path) -> None:
    write_several(tmp_path, OLD)
    (tmp_path / "a.html").chmod(0o600)
    write_several(tmp_path, NEW)
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o600


def test_a_disk_that_gets_full_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_several(tmp_path, OLD)
    real = several.write_synced

    def full(path: Path, content: bytes, mode: int | None) -> None:
        if path.name == ".c.html.new":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        real(path, content, mode)

    monkeypatch.setattr(several, "write_synced", full)
    with pytest.raises(UsageError) as raised:
        write_several(tmp_path, NEW)
    assert str(raised.value) == (
        f"{tmp_path / 'c.html'}: it cannot be written (No space left on device). Nothing was changed."
    )
    assert there(tmp_path) == OLD


def test_a_name_that_is_taken_by_a_folder_is_said_with_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "c.html" / "inside").mkdir(parents=True)
    with pytest.raises(UsageError) as raised:
        write_several(tmp_path, NEW)
    assert str(raised.value) == (
        f"{tmp_path / 'c.html'}: it cannot be written (Is a directory). Of 4 files, 2 are written."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html", "c.html"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        UsageError, match=r"^.*packs: it cannot be written \(Not a directory\)\. Nothing was changed\.$"
    ):
        write_several(tmp_path / "file" / "packs", NEW)


def test_that_files_may_not_last_is_said_of_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders_fail(monkeypatch, after=0)
    with pytest.raises(NotLastingError):
        write_several(tmp_path, NEW)
    assert there(tmp_path) == NEW


def killed_at(step: int, folder: Path) -> bool:
    """Write in a process of its own that is killed at its so many-th step; return whether it came to that."""
    child = os.fork()
    if child == 0:
        seen = count(1)

        def hook(event: str, details: tuple[Any, ...]) -> None:
            if event in STEPS and str(folder) in str(details[0]) and next(seen) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        write_several(folder, NEW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_kill_at_any_step_leaves_each_file_old_or_new_and_another_run_finishes(tmp_path: Path) -> None:
    stopped = 0
    for step in count(1):
        folder = tmp_path / str(step)
        write_several(folder, OLD)
        if not killed_at(step, folder):
            break
        stopped += 1
        found = {name: content for name, content in there(folder).items() if not name.startswith(".")}
        assert all(content in {OLD.get(name), NEW[name]} for name, content in found.items())
        write_several(folder, NEW)
        assert there(folder) == NEW
    assert stopped >= 8  # four files are opened, and four renamed
