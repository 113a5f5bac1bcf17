from __future__ import annotations

from datetime import date

from scheduler.clock import later
from scheduler.timetable.numbers import numbers
from tests.builders import a_clock, an_item
from tests.facts import item_of_day, placed, programme, session

CLOCK = a_clock(days=2, grid=30)


def test_numbers_follow_the_starts_and_not_the_ids_or_the_programme() -> None:
    whole = programme(*(session(name) for name in ("c", "a", "b")), clock=CLOCK)
    timetable = placed(whole, "a 2 09:00-10:00", "b 1 11:00-12:00", "c 1 09:00-10:00")
    assert numbers(whole, timetable.items) == {"c": "1", "b": "2", "a": "3"}
    assert numbers(whole, timetable.items[::-1]) == {"c": "1", "b": "2", "a": "3"}


def test_a_session_that_is_not_numbered_and_informal_items_take_no_number() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-11:00")
    whole = programme(
        session("welcome", numbered=False), session("s1"), session("s2"), clock=CLOCK, occurrences=(lunch,)
    )
    timetable = placed(whole, "welcome 1 09:00-10:00", "s2 1 11:00-12:00", "s1 2 09:00-10:00")
    assert numbers(whole, timetable.items) == {"s2": "1", "s1": "2"}
    assert {item.id: item.number for item in timetable.items} == {
        "welcome": None,
        "lunch@day-1": None,
        "s2": "1",
        "s1": "2",
    }
    assert numbers(whole, ()) == {}


def test_numbers_follow_instants_where_the_clock_shows_an_hour_twice() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(session("a", 30), session("b", 30), clock=clock, hours="00:00-04:00")
    half_past = later(clock.at(1, 0), 90)
    again = later(half_past, 30)
    assert (f"{half_past:%H:%M%z}", f"{again:%H:%M%z}") == ("01:30+0100", "01:00+0000")
    assert numbers(whole, [an_item("a", again, 30), an_item("b", half_past, 30)]) == {"b": "1", "a": "2"}


def test_of_two_that_start_together_the_shorter_comes_first() -> None:
    whole = programme(session("a"), session("b"), clock=CLOCK)
    timetable = placed(whole, "a 1 09:00-10:00", "b 1 09:00-09:30")
    assert numbers(whole, timetable.items) == {"b": "1", "a": "2"}
