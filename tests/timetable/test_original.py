"""The programme file is replaced whole, and what it was stays beside it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import NotLastingError, UsageError
from scheduler.timetable.original import refuse_unless_replaceable, replace_original
from scheduler.timetable.store import State
from tests.commands import UNCOUNTED
from tests.failing_disk import folders_fail

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"programme: event-2018\n", b"programme: event-2018\npins: {}\n"

CHANGE = """
import os, pathlib, signal, sys
from scheduler.timetable.original import replace_original
from scheduler.timetable.store import State

folder, step = pathlib.Path(sys.argv[1]), int(sys.argv[2])
event, seen = folder / "event.yaml", 0

def die(name, details):
    global seen
    if name in {"open", "os.rename", "os.remove", "os.chmod"} and str(folder) in str(details[0]):
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

state = State("event-2018", folder)
with state.locked():
    sys.addaudithook(die)
    new = b"programme: event-2018\\npins: {}\\n"
    state.save("new", b"new", lambda: replace_original(event, event.read_bytes(), new))
"""


def an_event(folder: Path) -> Path:
    event = folder / "event.yaml"
    event.write_bytes(OLD)
    return event


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_replaced_and_no_copy_ever_overwritten(tmp_path: Path) -> None:
    event = an_event(tmp_path)
    assert replace_original(event, OLD, NEW) == tmp_path / "event.yaml.bak-1"
    assert replace_original(event, NEW, b"third") == tmp_path / "event.yaml.bak-2"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "event.yaml": b"third",
        "event.yaml.bak-1": OLD,
        "event.yaml.bak-2": NEW,
    }


def test_who_may_read_it_stays_as_it_was(tmp_path: Path) -> None:
    event = an_event(tmp_path)
    event.chmod(0o640)
    copy = replace_original(event, OLD, NEW)
    assert [path.stat().st_mode & 0o777 for path in (event, copy)] == [0o640, 0o640]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    far = an_event(tmp_path / "far")
    event = tmp_path / "link.yaml"
    event.symlink_to(far)
    assert replace_original(event, OLD, NEW) == far.resolve().with_name("event.yaml.bak-1")
    assert (event.is_symlink(), far.read_bytes()) == (True, NEW)
    assert names(tmp_path) == ["far", "link.yaml"]


def test_what_somebody_else_changed_in_the_meantime_is_never_overwritten(tmp_path: Path) -> None:
    event = an_event(tmp_path)
    event.write_bytes(b"by somebody else")
    with pytest.raises(UsageError, match=r"was changed by somebody else in the meantime\. Nothing was changed\."):
        replace_original(event, OLD, NEW)
    event.unlink()
    with pytest.raises(UsageError, match="was changed by somebody else"):
        replace_original(event, OLD, NEW)
    assert names(tmp_path) == []


def test_if_the_new_file_cannot_be_written_the_old_one_stays_alone(tmp_path: Path) -> None:
    event = an_event(tmp_path)
    (tmp_path / ".event.yaml.new").mkdir()  # in the way of what is written before it is renamed
    with pytest.raises(UsageError, match="it cannot be written"):
        replace_original(event, OLD, NEW)
    assert (event.read_bytes(), names(tmp_path)) == (OLD, [".event.yaml.new", "event.yaml"])


def test_a_folder_where_nothing_can_be_written_is_found_out_before(tmp_path: Path) -> None:
    event = an_event(tmp_path)
    refuse_unless_replaceable(event)
    assert names(tmp_path) == ["event.yaml"]
    with pytest.raises(UsageError, match=r"none\.yaml: it cannot be written \(No such file or directory\)"):
        refuse_unless_replaceable(tmp_path / "none.yaml")


def test_a_kill_at_any_moment_loses_no_file_and_never_leaves_a_new_draft_with_an_old_programme(tmp_path: Path) -> None:
    met = []
    for step in range(1, 100):
        folder = tmp_path / str(step)
        folder.mkdir()
        event, state = an_event(folder), State("event-2018", folder)
        with state.locked():
            state.save("old", b"old")
        change = [sys.executable, "-c", CHANGE, folder, str(step)]
        ended = subprocess.run(change, check=False, capture_output=True, env=UNCOUNTED)
        with state.locked():  # the next command finishes, or takes back, what was begun
            pass
        copies = {path.read_bytes() for path in folder.glob("event.yaml.bak-*")}
        met.append((event.read_bytes(), state.draft.read_text(encoding="utf-8"), copies))
        assert state.calendar.read_text(encoding="utf-8") == met[-1][1]
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
    assert met[-1] == (NEW, "new", {OLD})
    kinds = [met.count(kind) for kind in ((OLD, "old", set()), (OLD, "old", {OLD}), (NEW, "old", {OLD}))]
    assert min(kinds) >= 1
    assert sum(kinds) + met.count(met[-1]) == len(met)


def test_the_copy_stays_where_the_file_is_replaced_and_may_not_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = an_event(tmp_path)
    folders_fail(monkeypatch, after=1)
    with pytest.raises(NotLastingError, match="it is written, but may not outlast a power cut"):
        replace_original(event, OLD, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "event.yaml": NEW,
        "event.yaml.bak-1": OLD,
    }


def test_nothing_is_replaced_where_its_copy_may_not_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(tmp_path)
    folders_fail(monkeypatch, after=0)
    with pytest.raises(UsageError, match="Nothing was changed"):
        replace_original(event, OLD, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"event.yaml": OLD}
