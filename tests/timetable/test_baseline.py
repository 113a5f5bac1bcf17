"""From a timetable to what the next one is held against: places by number of the day and by clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduler.errors import DraftError
from scheduler.programme.model import Published, Put
from scheduler.timetable.baseline import first_day_of, held_against, put
from scheduler.timetable.groups import Group, Sitting
from scheduler.timetable.model import Item, Timetable
from tests.builders import a_timetable

LONDON = ZoneInfo("Europe/London")


def test_every_item_is_in_it_with_its_day_clock_length_and_rooms() -> None:
    timetable = replace(a_timetable(), first_day=date(2018, 10, 23))
    found = held_against(timetable, "most", revision=4, numbers={"s1": "1", "old": "7"})
    assert set(found.items) == {item.id for item in timetable.items}
    assert found.items["s1"] == Put(2, 13 * 60 + 30, 90, ("conference",))
    assert (found.revision, found.keep, found.numbers, found.until) == (4, "most", {"s1": "1", "old": "7"}, None)


def test_groups_and_their_rooms_are_in_it() -> None:
    tables = Sitting("lunch@day-1", (Group(1, ("au",)), Group(2, ("eu",))))
    rooms = Sitting("s1", (Group(1, ("au",), "library"), Group(2, ("eu", "iom"), "oak")))
    found = held_against(replace(a_timetable(), groups=(tables, rooms)), "most")
    assert found.groups == {"lunch@day-1": {"au": 1, "eu": 2}, "s1": {"au": 1, "eu": 2, "iom": 2}}
    assert found.group_rooms == {"s1": ("library", "oak")}
    none = held_against(a_timetable(), "most")
    assert (none.groups, none.group_rooms) == ({}, {})


def test_where_no_numbers_are_known_those_of_the_timetable_count() -> None:
    timetable = a_timetable()
    numbered = {item.id: item.number for item in timetable.items if item.number}
    assert numbered
    assert held_against(timetable, "some").numbers == numbered


@pytest.mark.parametrize(("hour", "minute"), [(0, 60 + 30), (1, 60 + 30), (2, 2 * 60 + 30)])
def test_places_are_by_the_clock_also_in_the_night_of_its_change(hour: int, minute: int) -> None:
    start = datetime(2018, 10, 28, hour, 30, tzinfo=UTC).astimezone(LONDON)
    item = Item("x", "free", "X", start, start.replace(hour=5))
    assert put(item, date(2018, 10, 27)).minute == minute
    assert put(item, date(2018, 10, 27)).day == 2
    assert put(item, date(2018, 10, 27)).again is (hour == 1)


def test_an_older_file_counts_its_days_from_its_first_item() -> None:
    old = replace(a_timetable(), first_day=None)
    assert first_day_of(old) == old.items[0].day
    shifted = Timetable("p", old.items, first_day=date(2018, 10, 20))
    assert first_day_of(shifted) == date(2018, 10, 20)


def test_an_older_file_without_items_holds_nothing_and_does_not_say_its_first_day() -> None:
    assert held_against(Timetable("p", ()), "most") == Published(0, "most", {})
    with pytest.raises(DraftError, match=r"The timetable of p is empty and does not say on which day .* Solve again\."):
        first_day_of(Timetable("p", ()))


def test_it_is_a_value() -> None:
    assert held_against(a_timetable(), "all") == held_against(a_timetable(), "all")
    assert isinstance(held_against(a_timetable(), "all"), Published)
