"""The act of publishing: the next revision or none, and its files whole or not at all."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.errors import RecordError, UsageError
from scheduler.publish import act, store, writing
from scheduler.publish.files import files_of
from tests.commands import ROOT, UNCOUNTED
from tests.interrupted import expected, there
from tests.published import (
    FIRST,
    a_content,
    a_timetable_of,
    occasion,
    pages_for,
    published_at,
    with_entry,
    without_entry,
    without_guest,
)

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.publish.act import Shelf
    from scheduler.timetable.store import State

ONE = a_content()
TWO = with_entry(ONE, "s2", title="Another")


def stock(state: State) -> Shelf:
    with state.locked():
        return act.take_stock(state)


def files(state: State) -> set[str]:
    """Return all files below the state folder, but for its lock."""
    return {path.relative_to(state.folder).as_posix() for path in state.folder.rglob("*") if path.is_file()} - {".lock"}


def test_the_first_publication_writes_record_revision_and_files_for_people(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE)
    shelf = stock(state)
    assert shelf.record is not None
    assert shelf.last is not None
    assert (shelf.last.number, shelf.last.at, shelf.last.content) == (1, FIRST, ONE)
    assert shelf.last.timetable == a_timetable_of(ONE)
    published = {f"published/{name}" for name in files_of(shelf.record, shelf.last)}
    assert files(state) == {"revisions/record.json", "revisions/r0001.json"} | published
    assert there(state) == expected(state)


def test_nothing_new_is_no_revision_but_what_is_placed_otherwise_is_one(tmp_path: Path) -> None:
    shelf = stock(published_at(tmp_path, ONE))
    assert act.prepare(shelf, a_timetable_of(ONE), ONE, pages_for(ONE), occasion(2)) is None
    solved_again = replace(a_timetable_of(ONE), seed=7, cost=12, digest="1" * 64)
    assert act.prepare(shelf, solved_again, ONE, pages_for(ONE), occasion(2)) is None
    items = solved_again.items
    elsewhere = replace(solved_again, items=(replace(items[0], rooms=("library",)), *items[1:]))
    step = act.prepare(shelf, elsewhere, ONE, pages_for(ONE), occasion(2))
    assert step is not None
    assert (step.revision.number, step.told) == (2, 0)


def test_a_clock_that_was_set_back_does_not_take_the_record_back(tmp_path: Path) -> None:
    shelf = stock(published_at(tmp_path, ONE))
    early = replace(occasion(2), now=FIRST - timedelta(hours=5))
    step = act.prepare(shelf, a_timetable_of(TWO), TWO, pages_for(TWO), early)
    assert step is not None
    assert step.revision.at == FIRST
    assert step.record.stamps["iom"]["s2"].changed == FIRST


def test_unchanged_feeds_are_not_touched(tmp_path: Path) -> None:
    """Whoever follows a feed by its time of change hears of changes alone."""
    state = published_at(tmp_path, ONE)
    record = store.record(state)
    assert record is not None
    untouched = store.published(state) / "web" / "feeds" / f"{record.tokens['un']}.ics"
    changed = untouched.with_name(f"{record.tokens['iom']}.ics")
    before = untouched.stat().st_mtime_ns, changed.stat().st_mtime_ns
    published_two(state)
    assert untouched.stat().st_mtime_ns == before[0]
    assert changed.stat().st_mtime_ns > before[1]


def published_two(state: State) -> None:
    with state.locked():
        step = act.prepare(act.take_stock(state), a_timetable_of(TWO), TWO, pages_for(TWO), occasion(2))
        assert step is not None
        act.publish(state, step)


def test_files_of_earlier_revisions_stay_in_the_outbox_and_feeds_of_nobody_go(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE)
    feeds = store.published(state) / "web" / "feeds"
    (feeds / f"{'f' * 40}.ics").write_text("a token that was changed", "utf-8")
    (feeds / ".htaccess").write_text("Options -Indexes", "utf-8")
    outbox = {name for name in files(state) if name.startswith("published/outbox/")}
    published_two(state)
    assert outbox <= files(state)
    assert not (feeds / f"{'f' * 40}.ics").exists()
    assert (feeds / ".htaccess").exists()


def test_files_for_people_that_were_lost_or_changed_are_written_again(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE, TWO)
    place = store.published(state)
    lost, changed = sorted(name for name in expected(state) if name.endswith(".ics"))[:2]
    (place / lost).unlink()
    (place / changed).write_bytes(b"")
    assert there(state) != expected(state)
    with state.locked():
        shelf = act.take_stock(state)
        assert shelf.finished == ()
        assert set(act.complete(state, shelf)) == {lost, changed}
        assert act.complete(state, shelf) == ()
    assert there(state) == expected(state)


def test_a_rollback_tells_the_old_again_and_every_sequence_rises(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE, without_entry(without_guest(TWO, "un"), "s3"))
    with state.locked():
        one = store.revision(state, 1)
        back = replace(occasion(3), why="rolled back", of=1)
        step = act.prepare(act.take_stock(state), one.timetable, one.content, one.pages, back)
        assert step is not None
        act.publish(state, step)
    last, record = store.last_revision(state), store.record(state)
    assert last is not None
    assert record is not None
    assert (last.number, last.why, last.of, last.content, last.timetable) == (
        3,
        "rolled back",
        1,
        one.content,
        one.timetable,
    )
    assert {item: stamp.sequence for item, stamp in record.stamps["iom"].items()} == {
        "@stay": 0,
        "s1": 0,
        "s2": 2,
        "s3": 2,
    }
    assert record.former == {}
    assert [store.revision(state, number).content for number in (1, 3)] == [ONE, ONE]


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE)
    before = files(state)
    other = with_entry(ONE, "s1", title="a bell \a rings")
    with state.locked():
        step = act.prepare(act.take_stock(state), a_timetable_of(ONE), other, pages_for(other), occasion(2))
        assert step is not None
        with pytest.raises(RecordError, match=r"control character\. This could not be read again, so nothing was pub"):
            act.publish(state, step)
    assert files(state) == before


def test_no_file_leads_out_of_the_folder(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE)
    for path in ("../elsewhere", "/etc/elsewhere", "web/../../elsewhere"):
        with state.locked(), pytest.raises(ValueError, match=r"elsewhere"):
            writing.finish(state, {path: b""})


def test_a_place_that_is_taken_is_named_and_the_revision_counts(tmp_path: Path) -> None:
    state = published_at(tmp_path, ONE)
    place = store.published(state) / "outbox" / "agenda-r2.ics"
    place.mkdir()
    with pytest.raises(UsageError) as raised:
        published_two(state)
    assert str(raised.value) == (
        f"{place}: it cannot be written (Is a directory). The revision is published, and the files for people are not "
        "all there yet: make room for them, then run “timetable publish” again, which finishes them."
    )
    place.rmdir()
    shelf = stock(state)
    assert shelf.last is not None
    assert (shelf.last.number, "outbox/agenda-r2.ics" in shelf.finished) == (2, True)
    assert there(state) == expected(state)


def stopped(folder: Path, way: str) -> list[dict[str, Any]]:
    """Return what was found after a publication was stopped at each of its steps; see `tests.interrupted`."""
    run = [sys.executable, "-m", "tests.interrupted", str(folder), way]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=UNCOUNTED)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert all(one["whole"] for one in found), [one for one in found if not one["whole"]]
    last = 1 if way == "first" else 2
    assert found[-1] == {"ended": "done", "last": last, "undone": 0, "whole": True}
    return found[:-1]


def test_killed_at_any_step_the_last_revision_counts_or_the_new_one_and_the_next_publication_finishes(
    tmp_path: Path,
) -> None:
    found = stopped(tmp_path, "kill")
    assert {one["ended"] for one in found} == {"killed"}
    numbers = [one["last"] for one in found]
    assert numbers == sorted(numbers), "once it counts, it counts"
    assert (numbers.count(1) > 20, numbers.count(2) > 5) == (True, True)
    assert {one["undone"] for one in found if one["last"] == 1} == {0}
    assert len({one["undone"] for one in found if one["last"] == 2}) > 5, "no kill fell among the files for people"


def test_the_first_publication_killed_at_any_step_has_happened_or_not(tmp_path: Path) -> None:
    numbers = [one["last"] for one in stopped(tmp_path, "first")]
    assert numbers == sorted(numbers)
    assert (numbers.count(0) > 20, numbers.count(1) > 5) == (True, True)


def test_a_full_disk_is_met_before_anything_is_changed(tmp_path: Path) -> None:
    found = stopped(tmp_path, "full")
    assert {one["last"] for one in found} == {1}
    assert len(found) > 20
    for one in found:
        assert one["ended"].endswith("it cannot be written (No space left on device). Nothing was changed.")


def test_a_folder_that_becomes_read_only_is_named_and_what_it_says_of_the_revision_is_true(tmp_path: Path) -> None:
    found = stopped(tmp_path, "read-only")
    for one in found:
        assert "it cannot be written (Read-only file system). " in one["ended"]
        said = 1 if one["ended"].endswith("Nothing was changed.") else 2
        assert ("The revision is published" in one["ended"]) == (said == 2)
        assert one["last"] == said
    assert {one["last"] for one in found} == {1, 2}
