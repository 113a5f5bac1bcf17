"""The sheet of each day in words: rooms and chairs, covers, the order of the day, who comes and goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.export.sheets.blocks import Block
from scheduler.export.sheets.pages import house_pages
from tests.builders import (
    a_clock,
    a_person,
    a_programme,
    a_room,
    a_session,
    a_timetable,
    an_item,
    at,
)
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def read(timetable: Timetable, programme: Programme) -> list[dict[str, tuple[tuple[str, ...], ...]]]:
    return [{block.heading: block.rows for block in page.blocks} for page in house_pages(timetable, programme)]


def test_a_day_says_all_that_there_is_to_say() -> None:
    programme, timetable = a_meeting()
    pages = house_pages(timetable, replace(programme, expected=25))
    assert [page.heading for page in pages] == ["Wednesday 24 October 2018", "Thursday 25 October 2018"]
    assert [(block.heading, block.rows) for block in pages[0].blocks] == [
        (
            "Rooms",
            (
                ("Conference Room", "13:30–15:00", "1. What changes on the g…", "theatre", "24", "80", "by 13:30"),
                ("Library", "15:30–16:45", "2. Route by route", "breakout", "12", "14", "by 15:30"),
                ("", "16:45–17:05", "Tea", "", "24", "", ""),
                ("Study", "15:30–16:45", "2. Route by route", "breakout", "12", "12", "by 15:30"),
                ("Dining Room", "19:30–21:30", "Dinner", "", "24", "", ""),
            ),
        ),
        (
            "Meals and breaks",
            (
                ("12:30–13:30", "Lunch", "", "23", "Part of the time: 1. Diets unknown: 20"),
                ("16:45–17:05", "Tea", "Library", "24", "Part of the time: 1. Diets unknown: 20"),
                ("19:30–21:30", "Dinner", "Dining Room", "24", "Diets unknown: 20"),
            ),
        ),
        (
            "Order of the day",
            (
                ("12:30–13:30", "Lunch", "", "23"),
                ("13:30–15:00", "1. What changes on the ground?", "Conference Room", "23"),
                ("15:00–15:10", "Group photograph", "", "23"),
                ("15:30–16:45", "2. Route by route", "Library; Study", "23"),
                ("16:45–16:55", "Tea tasting", "Library", "23"),
                ("16:45–17:05", "Tea", "Library", "24"),
                ("19:30–21:30", "Dinner", "Dining Room", "24"),
                ("21:00–21:20", "After-dinner remarks", "Dining Room", "24"),
            ),
        ),
        (
            "Arriving: 4, leaving: 0",
            (
                ("17:00", "arrives", "Late guest (Example Agency)"),
                ("–", "arrives", "Chairperson (Example Agency); Policy lead (Example Agency); Day guest"),
            ),
        ),
    ]


def test_every_row_has_a_text_for_each_column() -> None:
    programme, timetable = a_meeting()
    blocks = [block for page in house_pages(timetable, programme) for block in page.blocks]
    assert {len(row) - len(block.columns) for block in blocks for row in block.rows} == {0}
    assert [block.heading for block in blocks] == [
        *("Rooms", "Meals and breaks", "Order of the day", "Arriving: 4, leaving: 0"),
        *("Rooms", "Order of the day", "Arriving: 0, leaving: 4"),
    ]
    assert isinstance(blocks[0], Block)


def test_what_is_private_has_its_time_and_its_room_and_no_title() -> None:
    programme, timetable = a_meeting()
    second = read(timetable, programme)[1]
    assert second["Rooms"][1] == ("Study", "08:00–08:30", "Private", "", "2", "", "")
    assert second["Order of the day"][0] == ("08:00–08:30", "Private", "Study", "2")
    assert "Steering" not in repr(second)


def test_chairs_are_moved_from_when_the_room_is_empty_until_it_is_used_also_over_night() -> None:
    programme = a_programme(
        a_clock(days=2),
        sessions=(a_session("a"), a_session("b", layout="roundtable"), a_session("c"), a_session("d")),
        rooms=(a_room(),),
    )
    items = tuple(
        an_item(name, at(programme, day, time), 60, rooms=("conference",))
        for name, day, time in (("a", 1, "09:00"), ("b", 1, "10:30"), ("c", 2, "09:00"), ("d", 2, "11:00"))
    )
    first, second = read(a_timetable(programme, items), programme)
    assert [row[-1] for row in first["Rooms"]] == ["by 09:00", "10:00–10:30"]
    assert [row[-1] for row in second["Rooms"]] == ["by 09:00 from roundtable", ""]


def test_diets_and_needs_are_counted_and_for_whom_it_is_is_said() -> None:
    programme, timetable = a_meeting()
    one, two, *others = programme.people
    people = (
        replace(one, attributes={"diet": "halal, no nuts"}, needs=("step-free",)),
        replace(two, attributes={"diet": "vegan"}),
    )
    lunch, *more = programme.occurrences
    lunch = replace(lunch, people=frozenset({"odi", "iom"}), words=("steering",))
    found = read(timetable, replace(programme, people=(*people, *others), occurrences=(lunch, *more)))[0]
    assert found["Meals and breaks"][0] == (
        *("12:30–13:30", "Lunch, for steering", "", "2"),
        "1 × halal, no nuts; 1 × vegan. Needs: 1 × step-free. Part of the time: 1",
    )
    assert found["Meals and breaks"][2][-1] == "1 × halal, no nuts; 1 × vegan. Needs: 1 × step-free"


def test_many_who_come_at_one_time_stand_there_with_their_names_alone_and_many_rooms_are_a_number() -> None:
    programme = a_programme(
        people=tuple(a_person(f"p{number}", f"Guest {number}") for number in range(21)),
        rooms=tuple(a_room(f"r{number}", f"Room {number}") for number in range(3)),
    )
    item = an_item("s2", at(programme, 1, "09:00"), 60, rooms=("r0", "r1", "r2"))
    found = read(a_timetable(programme, (item,)), programme)
    assert found[0]["Order of the day"][0][2] == "3 rooms"
    assert found[0]["Arriving: 21, leaving: 0"][0][2] == "; ".join(f"Guest {number}" for number in range(21))
    fewer = read(a_timetable(programme, (item,)), replace(programme, people=programme.people[:20]))
    assert fewer[0]["Arriving: 20, leaving: 0"][0][2].startswith("Guest 0 (Example Agency); Guest 1 (")
    assert (found[1], list(found[2])) == ({}, ["Arriving: 0, leaving: 21"])


def test_what_would_push_others_off_the_page_is_cut() -> None:
    programme = a_programme(sessions=(a_session("s1"),), people=(a_person("odi", "y" * 200, organisation=""),))
    item = an_item("s1", at(programme, 1, "09:00"), 60, title="x" * 200, rooms=("conference",))
    found = read(a_timetable(programme, (item,)), programme)[0]
    assert found["Rooms"][0][2] == "x" * 24 + "…"
    assert found["Order of the day"][0][1] == "x" * 99 + "…"
    assert found["Arriving: 1, leaving: 0"][0][2] == "y" * 99 + "…"


def test_meals_and_breaks_are_in_order_of_time() -> None:
    programme, timetable = a_meeting()
    later = tuple(
        replace(item, start=item.start + timedelta(hours=5), end=item.end + timedelta(hours=5))
        if item.id == "lunch@day-1"
        else item
        for item in timetable.items
    )
    found = read(replace(timetable, items=later), programme)[0]
    assert [row[1] for row in found["Meals and breaks"]] == ["Tea", "Lunch", "Dinner"]
