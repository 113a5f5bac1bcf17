"""What differs between two timetables, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scheduler.timetable.compare import Change, compare
from scheduler.timetable.model import Item, Timetable
from tests.builders import a_programme, an_item, at

PROGRAMME = a_programme()


def a_draft(*items: Item) -> Timetable:
    return Timetable("event-2018", items)


def an_s4(day: int = 2, start: str = "14:00", minutes: int = 90, **changes: object) -> Item:
    values: dict[str, object] = {"title": "Making it work", "rooms": ("library",), "number": "4", "format": "plenary"}
    return an_item("s4", at(PROGRAMME, day, start), minutes, **(values | changes))


LUNCH = an_item("lunch@day-2", at(PROGRAMME, 2, "12:30"), 60, "meal", title="Lunch")


def sentences(before: Timetable, after: Timetable) -> list[str]:
    return list(map(str, compare(before, after, {"library": "Library", "study": "Study"})))


def test_equal_timetables_differ_in_nothing() -> None:
    assert compare(a_draft(LUNCH, an_s4()), a_draft(LUNCH, an_s4())) == ()


def test_a_move_is_said_from_and_to() -> None:
    before, after = a_draft(LUNCH, an_s4()), a_draft(LUNCH, an_s4(start="15:30"))
    assert compare(before, after) == (Change("moved", "s4", "Making it work", "Thursday 14:00", "Thursday 15:30"),)
    assert sentences(before, after) == ["s4 Making it work: Thursday 14:00 -> Thursday 15:30"]


def test_everything_about_one_item_is_said() -> None:
    after = an_s4(3, "09:00", 75, title="Making it work, route by route", rooms=("library", "study"), number=None)
    assert sentences(a_draft(LUNCH, an_s4()), a_draft(LUNCH, replace(after, format="group"))) == [
        "s4 Making it work, route by route: Thursday 14:00 -> Friday 09:00",
        "s4 Making it work, route by route: 90 minutes -> 75 minutes",
        "s4 Making it work, route by route: Library -> Library, Study",
        "s4: “Making it work” is now “Making it work, route by route”",
        "s4 Making it work, route by route: number 4 -> no number",
        "s4 Making it work, route by route: plenary -> group",
    ]


def test_a_room_is_told_by_its_id_when_no_name_is_known() -> None:
    changes = compare(a_draft(LUNCH, an_s4()), a_draft(LUNCH, an_s4(rooms=())), {})
    assert list(map(str, changes)) == ["s4 Making it work: library -> no room"]


def test_what_was_added_stands_in_time_order_and_what_was_removed_comes_last() -> None:
    tea = an_item("tea@day-2", at(PROGRAMME, 2, "16:00"), 20, "break", title="Tea")
    before, after = a_draft(LUNCH, tea), a_draft(an_s4(), tea)
    assert sentences(before, after) == [
        "s4 Making it work: new, Thursday 14:00, Library",
        "lunch@day-2 Lunch: no longer there, was Thursday 12:30",
    ]


def test_other_dates_for_the_whole_meeting_are_one_change() -> None:
    later = [replace(item, start=item.start + timedelta(7), end=item.end + timedelta(7)) for item in (LUNCH, an_s4())]
    assert sentences(a_draft(LUNCH, an_s4()), a_draft(*later)) == [
        "the whole meeting: Thursday 25 October 2018 -> Thursday 1 November 2018"
    ]


def test_a_shift_hides_no_other_move() -> None:
    after = a_draft(replace(LUNCH, start=LUNCH.start + timedelta(1), end=LUNCH.end + timedelta(1)), an_s4(3, "15:30"))
    assert sentences(a_draft(LUNCH, an_s4()), after) == [
        "the whole meeting: Thursday 25 October 2018 -> Friday 26 October 2018",
        "s4 Making it work: Thursday 14:00 -> Friday 15:30",
    ]


def test_one_item_alone_moves_and_does_not_shift_the_meeting() -> None:
    assert sentences(a_draft(an_s4()), a_draft(an_s4(3))) == ["s4 Making it work: Thursday 14:00 -> Friday 14:00"]


def test_a_weekday_that_happens_twice_is_dated() -> None:
    week_later = an_item("s5", at(PROGRAMME, 9, "09:00"), 60)
    assert sentences(a_draft(an_s4(), week_later), a_draft(an_s4(3), week_later)) == [
        "s4 Making it work: Thursday 25 October 14:00 -> Friday 26 October 14:00"
    ]


def test_empty_timetables_can_be_compared() -> None:
    assert compare(a_draft(), a_draft()) == ()
    assert [change.what for change in compare(a_draft(), a_draft(LUNCH))] == ["added"]
