from __future__ import annotations

import pytest

from scheduler.programme.capacity import formal_room, free_minutes, least_overlap
from tests.builders import a_clock, a_window
from tests.facts import item_of_day, limits, programme, session

CLOCK = a_clock(days=2, grid=5)


@pytest.mark.parametrize(
    ("window", "minutes", "hours", "least"),
    [
        ("12:00-13:00", 60, "09:00-18:00", 60),
        ("12:00-13:00", (20, 30), "09:00-18:00", 20),
        ("08:00-10:00", 60, "09:00-18:00", 0),
        ("08:30-09:30", 45, "09:00-18:00", 15),
        ("17:30-18:30", 45, "09:00-18:00", 15),
        ("17:00-19:00", 60, "09:00-18:00", 0),
        ("08:00-19:00", 600, "09:00-18:00", 540),
        ("08:30-10:15", 60, "09:00-10:00", 30),
        ("07:00-08:00", 60, "09:00-18:00", 0),
        ("18:00-19:00", 60, "09:00-18:00", 0),
        ("10:00-11:00", (15, 60), "09:00-10:30", 0),
        ("10:00-10:30", (20, 30), "09:00-10:15", 5),
    ],
)
def test_the_least_that_an_item_takes_out_of_a_window(
    window: str, minutes: int | tuple[int, int], hours: str, least: int
) -> None:
    item = item_of_day(CLOCK, "lunch", 1, window, minutes=minutes)
    opens = a_window(CLOCK, 1, hours)
    assert least_overlap(item, opens) == least
    starts = range(item.window.minutes - item.minutes.least + 1)
    offset = (item.window.start - opens.start).total_seconds() // 60
    shared = [
        max(0, min(offset + start + item.minutes.least, opens.minutes) - max(offset + start, 0)) for start in starts
    ]
    assert min(shared) == least


def test_the_room_of_a_day() -> None:
    lunch, tea = (
        item_of_day(CLOCK, "lunch", 1, "12:00-13:00"),
        item_of_day(CLOCK, "tea", 1, "15:00-16:00", "break", minutes=(20, 30)),
    )
    walk = item_of_day(CLOCK, "walk", 1, "16:00-17:00", "social", family="fixture", blocks=False)
    other = item_of_day(CLOCK, "lunch", 2, "12:00-13:00")
    whole = programme(
        session("s1"), clock=CLOCK, hours={1: "09:00-18:00"}, occurrences=(lunch, tea, walk, other), limits=limits()
    )
    assert (free_minutes(whole, 1), formal_room(whole, 1)) == (460, 460)
    assert (free_minutes(whole, 2), formal_room(whole, 2)) == (0, 0)
    capped = programme(session("s1"), clock=CLOCK, hours={1: "09:00-18:00"}, limits=limits(formal_per_day=360))
    assert (free_minutes(capped, 1), formal_room(capped, 1)) == (540, 360)


def test_ranges_of_hours_add_up_and_what_lies_between_them_takes_nothing() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "12:00-13:00")
    early = item_of_day(CLOCK, "desk", 1, "11:30-12:30", "protected", family="fixture")
    whole = programme(session("s1"), clock=CLOCK, hours={1: "09:00-12:00, 13:00-18:00"}, occurrences=(lunch, early))
    assert free_minutes(whole, 1) == 180 - 30 + 300


def test_items_that_take_more_than_there_is_leave_nothing() -> None:
    meals = tuple(item_of_day(CLOCK, name, 1, "09:00-10:00") for name in ("one", "two"))
    whole = programme(session("s1"), clock=CLOCK, hours={1: "09:00-10:00"}, occurrences=meals)
    assert (free_minutes(whole, 1), formal_room(whole, 1)) == (0, 0)
