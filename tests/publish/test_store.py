"""What was published is read as it was, or what is wrong with it is named; nothing is guessed."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import RecordError, UsageError
from scheduler.publish import codec_record, store
from scheduler.publish.act import take_stock
from scheduler.timetable.store import State
from tests.published import a_content, published_at, with_entry, without_entry, without_guest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONE = a_content()
TWO = with_entry(ONE, "s2", title="Another")
THREE = without_entry(TWO, "s3")
RESTORE = "Restore the file from a copy."
GO_ON = "Restore the file from a copy; do not begin anew, for calendars that people have could no longer be updated."


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Return a folder in which three revisions were published."""
    return published_at(tmp_path, ONE, TWO, THREE)


def file(state: State, name: str) -> Path:
    return store.folder(state) / name


def refused(state: State) -> str:
    """Return what reading the last revision says; to take stock for a publication says the same."""
    with pytest.raises(RecordError) as raised:
        store.last_revision(state)
    with pytest.raises(RecordError, match=r":") as again, state.locked():
        take_stock(state)
    assert str(again.value) == str(raised.value)
    return str(raised.value)


def test_before_the_first_publication_there_is_nothing(tmp_path: Path) -> None:
    state = State("event-2018", tmp_path)
    assert (store.record(state), store.last_revision(state)) == (None, None)
    with pytest.raises(UsageError, match=r"^There is no revision 1: nothing was published yet\.$"):
        store.revision(state, 1)
    assert list(tmp_path.iterdir()) == []


def test_what_was_published_is_read(state: State) -> None:
    record = store.record(state)
    assert record is not None
    assert [line.number for line in record.lines] == [1, 2, 3]
    assert [store.revision(state, number).content for number in (1, 2, 3)] == [ONE, TWO, THREE]
    assert store.last_revision(state) == store.revision(state, 3)
    assert store.damage(state, record) == ()


def test_another_number_is_refused(state: State, tmp_path: Path) -> None:
    for number in (0, 4, -1):
        with pytest.raises(UsageError, match=rf"^There is no revision {number}: there are revisions 1 to 3\.$"):
            store.revision(state, number)
    alone = published_at(tmp_path / "alone", ONE)
    with pytest.raises(UsageError, match=r"^There is no revision 2: there is revision 1 alone\.$"):
        store.revision(alone, 2)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def edit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "Title of s1" in text or '"sequence": 1' in text
    path.write_text(text.replace("Title of s1", "Title of s9").replace('"sequence": 1', '"sequence": 0'), "utf-8")


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff" + path.read_bytes())


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (cut, "it is not what was published: its checksum is not the one in record.json."),
        (empty, "it is not what was published: its checksum is not the one in record.json."),
        (edit, "it is not what was published: its checksum is not the one in record.json."),
        (no_text, "it is not UTF-8 text."),
        (lambda path: path.unlink(), "there is no such file."),
        (a_folder, "it cannot be read (Is a directory)."),
    ],
    ids=["cut", "empty", "edited", "no text", "removed", "a folder"],
)
def test_a_damaged_revision_is_named(state: State, damage: Callable[[Path], object], says: str) -> None:
    path = file(state, "r0003.json")
    damage(path)
    assert refused(state) == f"{path}: {says} {RESTORE}"
    record = store.record(state)
    assert record is not None
    assert store.damage(state, record) == (f"{path}: {says} {RESTORE}",)
    assert store.revision(state, 2).content == TWO


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (cut, "it is no JSON from column"),
        (empty, "it is no JSON from column"),
        (edit, "sha256: this checksum does not fit the rest: the file was changed after it was written."),
        (no_text, "it is not UTF-8 text."),
        (lambda path: path.unlink(), "the record is missing, and r0001.json is there."),
        (a_folder, "it cannot be read (Is a directory)."),
    ],
    ids=["cut", "empty", "edited", "no text", "removed", "a folder"],
)
def test_a_damaged_record_is_named(state: State, damage: Callable[[Path], object], says: str) -> None:
    path = file(state, "record.json")
    damage(path)
    said = refused(state)
    assert said.startswith(f"{path}:")
    assert says in said
    assert said.endswith(GO_ON)


def test_revisions_that_were_swapped_are_named(state: State) -> None:
    two, three = file(state, "r0002.json"), file(state, "r0003.json")
    text = two.read_bytes()
    two.write_bytes(three.read_bytes())
    three.write_bytes(text)
    assert refused(state).startswith(f"{three}: it is not what was published")
    record = store.record(state)
    assert record is not None
    assert [sentence.partition(":")[0] for sentence in store.damage(state, record)] == [str(two), str(three)]


def test_an_older_record_in_place_of_the_last_one_is_named(state: State, tmp_path: Path) -> None:
    older = published_at(tmp_path / "older", ONE, TWO)
    shutil.copy(file(older, "record.json"), file(state, "record.json"))
    assert refused(state) == (
        f"{file(state, 'record.json')}: it knows revisions up to 2, and r0003.json is there: an older record lies in "
        f"place of the last one. {GO_ON}"
    )


def test_without_revisions_and_record_what_people_have_tells_that_there_were_some(state: State) -> None:
    shutil.rmtree(store.folder(state))
    assert refused(state) == (
        f"{file(state, 'record.json')}: the record is missing, and {store.published(state)} is there. {GO_ON}"
    )


def test_a_record_of_another_programme_is_refused(state: State, tmp_path: Path) -> None:
    other = State("event-2019", tmp_path)
    shutil.copytree(state.folder, other.folder)
    with pytest.raises(UsageError) as raised:
        store.last_revision(other)
    assert "this is the record of “event-2018”, and the programme is “event-2019”." in str(raised.value)
    assert not isinstance(raised.value, RecordError)


def test_a_revision_of_another_programme_with_a_fitting_checksum_is_refused(state: State) -> None:
    """Only by hand can that be: the checksum in the record is made to fit, and the record's own."""
    path = file(state, "r0003.json")
    path.write_text(path.read_text("utf-8").replace("event-2018", "event-2019"), "utf-8")
    record = store.record(state)
    assert record is not None
    last = replace(record.lines[-1], sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    file(state, "record.json").write_text(codec_record.dumps(replace(record, lines=(*record.lines[:-1], last))))
    assert refused(state) == f"{path}: this is revision 3 of “event-2019”. {RESTORE}"


def test_two_folders_of_one_programme_are_seen(state: State, tmp_path: Path) -> None:
    assert store.other_record(state, tmp_path) is None
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert store.other_record(state, elsewhere) is None
    copy = state.parent / "event-2018.timetable (copy of a colleague)"
    shutil.copytree(state.folder, copy)
    assert store.other_record(state, state.parent) == copy
    shutil.move(copy, elsewhere / state.folder.name)
    assert store.other_record(state, state.parent) is None
    assert store.other_record(state, elsewhere) == elsewhere / state.folder.name
    assert store.other_record(State("event-2018", elsewhere), state.parent) == state.folder


def test_a_folder_of_another_programme_beside_it_is_none_of_its_business(state: State) -> None:
    other = published_at(state.parent, replace(ONE, programme="event-2019"), programme="event-2019")
    assert other.folder.parent == state.folder.parent
    assert store.other_record(state, state.parent) is None


def test_someone_who_left_is_still_known_after_the_files_were_read_again(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE, without_guest(ONE, "odi"))
    record = store.record(state)
    assert record is not None
    assert list(record.former) == ["odi"]
    assert json.loads(file(state, "record.json").read_text("utf-8"))["former"][0]["id"] == "odi"
