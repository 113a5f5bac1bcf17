"""The state folder: both files of one solve or none, whatever happens in between."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import DraftError, NotLastingError, UsageError
from scheduler.timetable.codec import dumps
from scheduler.timetable.store import State, load
from tests.builders import a_programme, a_timetable
from tests.commands import ROOT, UNCOUNTED
from tests.failing_disk import folders_fail

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = (dumps(replace(a_timetable(), seed=seed), a_programme()) for seed in (1, 2))
OLD_CALENDAR, NEW_CALENDAR = b"the old calendar\r\n" * 1000, b"the new calendar\r\n" * 1000
FILES = ["agenda-draft.ics", "draft.json"]

SAVE = """
import os, pathlib, signal, sys
from scheduler.timetable.store import State

parent, new, step = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
state, seen = State("event-2018", parent), 0

def die(event, details):
    global seen
    if event in {"open", "os.rename", "os.remove", "os.mkdir"} and ".timetable" in str(details[0]):
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

draft, calendar = (new / "draft.json").read_text(), (new / "agenda-draft.ics").read_bytes()
with state.locked():
    sys.addaudithook(die)
    state.save(draft, calendar)
"""


def a_state(parent: Path) -> State:
    return State("event-2018", parent)


def save(state: State, draft: str, calendar: bytes) -> None:
    with state.locked():
        state.save(draft, calendar)


def files(state: State) -> list[str]:
    return sorted(path.name for path in state.folder.iterdir() if path.name != ".lock")


def stored(state: State) -> tuple[str, bytes]:
    return state.draft.read_text(encoding="utf-8"), state.calendar.read_bytes()


def child(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=UNCOUNTED)


def test_both_files_lie_in_a_folder_of_the_programmes_name(tmp_path: Path) -> None:
    state = a_state(tmp_path / "not" / "yet")
    save(state, OLD, OLD_CALENDAR)
    assert state.folder == tmp_path / "not" / "yet" / "event-2018.timetable"
    assert files(state) == FILES
    assert stored(state) == (OLD, OLD_CALENDAR)
    assert state.load() == replace(a_timetable(), seed=1)


def test_a_second_solve_replaces_both(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    save(state, NEW, NEW_CALENDAR)
    assert files(state) == FILES
    assert stored(state) == (NEW, NEW_CALENDAR)


def test_killed_at_any_point_the_files_are_whole_and_the_next_run_finds_a_pair(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "draft.json").write_text(NEW, encoding="utf-8")
    (new / "agenda-draft.ics").write_bytes(NEW_CALENDAR)
    met = []
    for step in range(1, 40):
        state = a_state(tmp_path / str(step))
        save(state, OLD, OLD_CALENDAR)
        ended = child(SAVE, str(state.parent), str(new), str(step))
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
        after_the_kill = stored(state)
        assert after_the_kill[0] in {OLD, NEW}
        assert after_the_kill[1] in {OLD_CALENDAR, NEW_CALENDAR}
        with state.locked():
            assert stored(state) in {(OLD, OLD_CALENDAR), (NEW, NEW_CALENDAR)}
            assert stored(state)[0] == after_the_kill[0]
            assert files(state) == FILES
        met.append((after_the_kill, stored(state)))
    pairs = [after for _, after in met]
    assert pairs.count((OLD, OLD_CALENDAR)) >= 3
    assert pairs.count((NEW, NEW_CALENDAR)) >= 2
    assert any(before != after for before, after in met), "no kill fell between the two renames"


def test_a_full_disk_leaves_the_last_good_files(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    code = """
import pathlib, resource, sys
from scheduler.errors import UsageError
from scheduler.timetable.store import State
state = State("event-2018", pathlib.Path(sys.argv[1]))
draft = state.draft.read_text()
with state.locked():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    try:
        state.save(draft, b"x" * 5000)
    except UsageError as error:
        print(error)
"""
    ended = child(code, str(tmp_path))
    assert ended.stdout == f"{state.folder}: it cannot be written (File too large). Nothing was changed.\n"
    assert files(state) == FILES
    assert stored(state) == (OLD, OLD_CALENDAR)


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    state = a_state(tmp_path / "file")
    with pytest.raises(UsageError) as raised, state.locked():
        pytest.fail("the folder was opened")
    assert str(raised.value).startswith(str(tmp_path / "file"))
    assert str(raised.value).endswith("it cannot be written (Not a directory). Nothing was changed.")


def test_a_second_process_is_turned_away_and_let_in_afterwards(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    code = """
import pathlib, sys
from scheduler.errors import UsageError
from scheduler.timetable.store import State
try:
    with State("event-2018", pathlib.Path(sys.argv[1])).locked():
        print("in")
except UsageError as error:
    print(error)
"""
    with state.locked():
        meanwhile = child(code, str(tmp_path))
    afterwards = child(code, str(tmp_path))
    assert meanwhile.stdout == (
        f"{state.folder}: another run is at work on this programme. Wait until it is done, or stop it.\n"
    )
    assert afterwards.stdout == "in\n"


def test_an_error_while_locked_lets_the_folder_go(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    with pytest.raises(DraftError), state.locked():
        state.load()
    with state.locked():
        assert files(state) == []


def test_no_draft_yet(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"there is no draft yet\. Run “timetable solve” first\.$"):
        a_state(tmp_path).load()


def test_a_draft_of_another_programme_is_refused(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    with pytest.raises(UsageError) as raised:
        load(state.draft, "event-2019")
    assert not isinstance(raised.value, DraftError)  # else `solve` would replace it
    assert "this is a timetable of “event-2018”, and the programme is “event-2019”." in str(raised.value)


@pytest.mark.parametrize(("content", "what"), [(b"\xff\xfe", "it is not UTF-8 text"), (b"{}", "format: this key is")])
def test_a_damaged_draft_is_named_by_its_path(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "d.json").write_bytes(content)
    with pytest.raises(DraftError, match=what) as raised:
        load(tmp_path / "d.json", "event-2018")
    assert str(raised.value).startswith(str(tmp_path / "d.json"))


def test_a_folder_in_place_of_a_draft(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"it cannot be read \("):
        load(tmp_path, "event-2018")


def test_a_new_draft_that_may_not_last_is_there_with_its_calendar_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    for after, lasts in ((0, "Nothing was changed."), (1, "may not outlast"), (2, "may not outlast")):
        with monkeypatch.context() as patch, state.locked():
            folders_fail(patch, after=after)
            with pytest.raises(UsageError, match=lasts) as raised:
                state.save(NEW, NEW_CALENDAR)
        assert isinstance(raised.value, NotLastingError) == bool(after)
        assert stored(state) == ((NEW, NEW_CALENDAR) if after else (OLD, OLD_CALENDAR))
        assert files(state) == FILES
        save(state, OLD, OLD_CALENDAR)


def test_what_was_replaced_first_and_may_not_last_takes_the_draft_with_it(tmp_path: Path) -> None:
    def first() -> None:
        msg = "The programme may not last."
        raise NotLastingError(msg)

    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    with state.locked(), pytest.raises(NotLastingError, match="The programme may not last"):
        state.save(NEW, NEW_CALENDAR, first)
    assert (stored(state), files(state)) == ((NEW, NEW_CALENDAR), FILES)


def test_a_calendar_that_cannot_follow_its_draft_follows_with_the_next_run(tmp_path: Path) -> None:
    state = a_state(tmp_path)
    save(state, OLD, OLD_CALENDAR)
    state.calendar.unlink()
    state.calendar.mkdir()
    with state.locked(), pytest.raises(UsageError, match="The draft is written, and the next command"):
        state.save(NEW, NEW_CALENDAR)
    state.calendar.rmdir()
    with state.locked():
        assert (stored(state), files(state)) == ((NEW, NEW_CALENDAR), FILES)


def test_the_folder_itself_lasts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = folders_fail(monkeypatch, after=100)
    with a_state(tmp_path / "build").locked():
        assert synced == [tmp_path / "build", tmp_path]
