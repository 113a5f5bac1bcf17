"""Which state a document shows: the last revision, where the draft tells just that, and else a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scheduler.export.content import content_of
from scheduler.export.printed import Edition
from scheduler.publish.act import Occasion, prepare, publish, take_stock
from scheduler.publish.edition import edition, edition_in
from scheduler.publish.pages import pages_of
from scheduler.timetable.store import State
from tests.builders import a_programme, a_timetable
from tests.meeting import a_meeting
from tests.publish.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def test_the_first_revision_has_its_number_and_its_day_and_changes_nothing() -> None:
    shelf, programme = Shelf(), a_programme()
    first = shelf.publish(programme, a_timetable(programme))
    assert shelf.record is not None
    assert edition(shelf.record, first, None) == Edition(1, date(2018, 9, 1))


def test_the_day_is_that_of_the_clock_of_the_meeting() -> None:
    shelf, programme = Shelf(), a_programme()
    first = replace(shelf.publish(programme, a_timetable(programme)), at=datetime(2018, 9, 1, 23, 30, tzinfo=UTC))
    assert shelf.record is not None
    assert edition(shelf.record, first, None).day == date(2018, 9, 2)


def test_a_later_one_says_what_anybody_may_know_that_it_changed() -> None:
    programme, timetable = a_meeting()
    shelf = Shelf()
    first = shelf.publish(programme, timetable)
    titles = {"s2": "By route", "steering": "The steering group"}
    items = tuple(replace(item, title=titles.get(item.id, item.title)) for item in timetable.items)
    second = shelf.publish(programme, replace(timetable, items=items))
    assert shelf.record is not None
    assert edition(shelf.record, second, first) == Edition(
        2,
        date(2018, 9, 2),
        ("2. By route (Wednesday 15:30): it was called “Route by route”.",),
    )


def test_how_a_revision_came_about_comes_first() -> None:
    programme, shelf = a_programme(), Shelf()
    one = a_timetable(programme)
    first = shelf.publish(programme, one)
    shelf.publish(programme, replace(one, items=one.items[:-1]))
    third = replace(shelf.publish(programme, one), why="rolled back", of=1)
    assert shelf.record is not None
    told = edition(shelf.record, third, shelf.revisions[1])
    assert (told.revision, told.changes[0], first.number) == (3, "It goes back to revision 1.", 1)
    assert len(told.changes) == 2


def published(state: State, programme: Programme, timetable: Timetable) -> None:
    with state.locked():
        content, tokens = content_of(timetable, programme), iter(range(900, 999))
        occasion = Occasion(datetime(2018, 9, 1, 8, 30, tzinfo=UTC), lambda: f"{next(tokens):040x}")
        step = prepare(take_stock(state), timetable, content, pages_of(timetable, programme), occasion)
        assert step is not None
        publish(state, step)


def test_a_draft_that_tells_what_was_published_is_that_revision(tmp_path: Path) -> None:
    programme = a_programme()
    timetable, state = a_timetable(programme), State(programme.id, tmp_path)
    assert edition_in(state, timetable, programme) == Edition()
    published(state, programme, timetable)
    assert edition_in(state, timetable, programme) == Edition(1, date(2018, 9, 1))
    other = replace(timetable, items=timetable.items[:-1])
    assert edition_in(state, other, programme) == Edition()
    published(state, programme, other)
    found = edition_in(state, other, programme)
    assert (found.revision, found.changes) == (2, ("Cancelled: Drinks reception, it was Wednesday 19:00.",))
    assert edition_in(state, timetable, programme) == Edition()
