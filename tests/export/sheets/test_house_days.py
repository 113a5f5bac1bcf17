"""The days of the house: rooms and chairs, covers, the order of the day, who comes and goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler.export.sheets import Guest, Running, Turn, Use, house_days
from tests.builders import a_clock, a_person, a_programme, a_room, a_session, a_timetable, an_item, an_occurrence, at
from tests.meeting import a_meeting

AGENCY = "Example Agency"


def test_every_day_of_the_meeting_is_there() -> None:
    found = house_days(a_timetable(), a_programme())
    assert [day.heading for day in found] == [
        "Wednesday 24 October 2018",
        "Thursday 25 October 2018",
        "Friday 26 October 2018",
    ]
    assert (found[1].rooms, found[1].meals, found[1].running, found[1].arriving) == ((), (), (), ())


def test_a_room_says_what_it_is_used_for_how_it_is_set_and_for_how_many() -> None:
    programme, timetable = a_meeting()
    first, second = house_days(timetable, replace(programme, expected=25))
    assert [
        (room.room, [(use.item, use.layout, use.people, use.seats) for use in room.uses]) for room in first.rooms
    ] == [
        ("Conference Room", [("s1", "theatre", 24, 80)]),
        # Two groups of twelve; tea is for whoever is there, and the tea tasting is a part of it.
        ("Library", [("s2", "breakout", 12, 14), ("afternoon@day-1", "", 24, 0)]),
        ("Study", [("s2", "breakout", 12, 12)]),
        ("Dining Room", [("dinner@day-1", "", 24, 0)]),
    ]
    assert [(room.room, [use.title for use in room.uses]) for room in second.rooms] == [
        ("Library", ["3. Financing partnerships"]),
        ("Study", ["Private"]),
    ]


def test_a_room_is_turned_round_where_the_layout_changes_also_over_night() -> None:
    programme = a_programme(
        a_clock(days=2),
        sessions=tuple(
            a_session(name, layout=layout)
            for name, layout in (("a", "theatre"), ("b", "theatre"), ("c", "roundtable"), ("d", "theatre"))
        ),
        rooms=(a_room(),),
    )
    times = (("a", 1, "09:00"), ("b", 1, "11:00"), ("tea", 1, "12:30"), ("c", 1, "13:15"), ("d", 2, "09:00"))
    items = tuple(
        an_item(
            name,
            at(programme, day, time),
            60 if name != "tea" else 15,
            "break" if name == "tea" else "session",
            rooms=("conference",),
        )
        for name, day, time in times
    )
    uses = [
        use for day in house_days(a_timetable(programme, items), programme) for room in day.rooms for use in room.uses
    ]
    assert [(use.item, use.turn) for use in uses] == [
        ("a", Turn("", None)),
        ("b", None),
        ("tea", None),
        ("c", Turn("theatre", at(programme, 1, "12:45"))),
        ("d", Turn("roundtable", None)),
    ]
    assert [use.turn.minutes(use.start) for use in uses if use.turn] == [None, 30, None]


def test_meals_and_breaks_have_their_covers_and_what_is_private_has_no_title() -> None:
    programme, timetable = a_meeting()
    early = an_occurrence(
        programme.clock, "early", 2, "07:30-08:00", title="Steering breakfast", people=frozenset({"odi", "iom"}),
        words=("steering",), private=True, blocks="parts",
    )  # fmt: skip
    programme = replace(programme, occurrences=(*programme.occurrences, early))
    item = an_item("early@day-2", at(programme, 2, "07:30"), 30, "meal", title="Steering breakfast")
    timetable = replace(timetable, items=(*timetable.items, item))
    first, second = house_days(timetable, programme)
    assert [(one.title, one.eat) for one in first.meals] == [("Lunch", 3), ("Dinner", 4)]
    assert [(one.title, one.eat) for one in first.breaks] == [("Tea", 4)]
    assert [(one.title, one.audience, one.eat) for one in second.meals] == [("Private", "", 2)]
    assert "Steering" not in repr((first, second))
    assert "steering" not in {one.audience for one in second.meals}


def test_the_order_of_the_day_says_how_many_come() -> None:
    programme, timetable = a_meeting()
    first, second = house_days(timetable, programme)
    assert first.running[1] == Running(
        "s1",
        "1. What changes on the ground?",
        at(programme, 1, "13:30"),
        at(programme, 1, "15:00"),
        ("Conference Room",),
        3,
    )
    assert [(line.title, line.people) for line in second.running] == [
        ("Private", 2),
        ("Check-out", 3),
        ("3. Financing partnerships", 2),
    ]
    more = house_days(timetable, replace(programme, expected=9))
    assert [line.people for line in more[1].running] == [2, 3, 2]
    assert more[0].running[1].people == 7


def test_who_comes_and_who_leaves_by_time_then_those_of_whom_only_the_day_is_known() -> None:
    programme = a_programme(a_clock(days=2))
    clock = programme.clock
    people = (
        a_person("all", "All days"),
        a_person("late", "Late", arrives=at(programme, 1, "17:00"), departs=at(programme, 2, "11:00")),
        a_person("soon", "Soon", arrives=at(programme, 1, "12:00"), departs=clock.at(2, 0)),
        a_person("next", "Next", arrives=clock.at(2, 0), departs=clock.at(4, 600)),
        a_person("far", "Far", remote=True),
    )
    first, second = house_days(a_timetable(programme), replace(programme, people=people))
    assert first.arriving == (
        Guest("Soon", AGENCY, at(programme, 1, "12:00")),
        Guest("Late", AGENCY, at(programme, 1, "17:00")),
        Guest("All days", AGENCY),
    )
    assert second.arriving == (Guest("Next", AGENCY),)
    assert first.leaving == (Guest("Soon", AGENCY),)
    assert second.leaving == (
        Guest("Late", AGENCY, at(programme, 2, "11:00")),
        Guest("All days", AGENCY),
        Guest("Next", AGENCY),
    )


def test_a_use_is_by_the_clock_of_the_meeting() -> None:
    programme = a_programme()
    use = house_days(a_timetable(programme), programme)[0].rooms[0].uses[0]
    assert use == Use(
        "s1",
        "1. What changes on the ground?",
        at(programme, 1, "13:30"),
        at(programme, 1, "15:00"),
        "theatre",
        2,
        80,
        Turn("", None),
    )
    assert use.start.date() == date(2018, 10, 24)
