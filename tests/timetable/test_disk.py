"""Files are written whole, for whom they were, and it is said whether they last."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import NotLastingError, UsageError
from scheduler.timetable.disk import make_folder, put_whole, waiting, write_synced, write_whole
from tests.failing_disk import folders_fail

if TYPE_CHECKING:
    from pathlib import Path


def test_one_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_one_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(UsageError, match="it cannot be written"):
        write_whole(tmp_path / "taken", b"one")
    with pytest.raises(UsageError) as raised:
        write_whole(tmp_path / "nowhere" / "out.csv", b"one")
    assert str(raised.value).startswith(f"{tmp_path / 'nowhere' / 'out.csv'}: it cannot be written (")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_that_a_file_may_not_last_is_said_of_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.csv"
    folders_fail(monkeypatch, after=0)
    with pytest.raises(NotLastingError) as raised:
        write_whole(path, b"one")
    assert (
        str(raised.value)
        == f"{path}: it is written, but may not outlast a power cut (Input/output error). See to the disk."
    )
    assert path.read_bytes() == b"one"


@pytest.mark.parametrize("why", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_syncs_no_folders_is_as_good_as_it_gets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: int
) -> None:
    folders_fail(monkeypatch, after=0, why=why)
    write_whole(tmp_path / "out.csv", b"one")
    assert (tmp_path / "out.csv").read_bytes() == b"one"


def test_each_new_folder_lasts_in_the_one_that_it_lies_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = folders_fail(monkeypatch, after=100)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path / "a", tmp_path]


def test_nobody_else_may_read_a_file_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, modes = tmp_path / "event.yaml", []
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_synced(waiting(path), b"left by a run that was killed")
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (modes.append(os.fstat(file).st_mode & 0o777), real(file)))
    write_whole(path, b"new")
    put_whole(tmp_path / "copy", b"new", 0o640)
    assert [mode for mode in modes if mode not in {0o700, 0o755}] == [0o600, 0o640]
    assert (path.stat().st_mode & 0o777, (tmp_path / "copy").stat().st_mode & 0o777) == (0o600, 0o640)
