from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.errors import InfeasibleError
from scheduler.programme.model import Limits
from scheduler.solve import solve
from tests.builders import a_clock
from tests.facts import agree, allowed, item_of_day, placed, programme, rules, sentences, session, solved, violations

CLOCK = a_clock(days=1, grid=30)
LUNCH = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=(60, 90), room="hall")
WHOLE = programme(session("s1"), clock=CLOCK, occurrences=(LUNCH,))
HELD, CLEAR = "event.yaml:30: meals:lunch@day-1", "event.yaml:30: meals:s1-and-lunch@day-1"


@pytest.mark.parametrize(
    ("lunch", "expected"),
    [
        ("10:00-11:00", []),
        ("10:00-11:30", []),
        ("11:00-12:00", []),
        ("10:00-10:30", [f"{HELD}: lunch@day-1 lasts 30 minutes, not 60-90"]),
        ("10:00-12:00", [f"{HELD}: lunch@day-1 lasts 120 minutes, not 60-90"]),
        ("11:30-12:30", [f"{HELD}: lunch@day-1 is at Wed 11:30-12:30, not inside Wed 10:00-12:00"]),
        ("10:15-11:15", [f"{HELD}: lunch@day-1 at Wed 10:15-11:15 is off the 30-minute grid"]),
        ("10:00-11:15", [f"{HELD}: lunch@day-1 at Wed 10:00-11:15 is off the 30-minute grid"]),
    ],
)
def test_a_meal_is_held_in_its_window_for_its_minutes_on_the_grid(lunch: str, expected: list[str]) -> None:
    timetable = placed(WHOLE, "s1 1 09:00-10:00", f"lunch@day-1 1 {lunch} hall")
    agree(WHOLE, "meals", timetable, expected, built_in=True)


def test_a_meal_is_not_held_before_its_window() -> None:
    whole = replace(WHOLE, sessions=(session("s1", 30),))
    expected = [f"{HELD}: lunch@day-1 is at Wed 09:30-10:30, not inside Wed 10:00-12:00"]
    agree(whole, "meals", placed(whole, "s1 1 09:00-09:30", "lunch@day-1 1 09:30-10:30 hall"), expected, built_in=True)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("09:00-10:00", []),
        ("11:00-12:00", []),
        ("09:30-10:30", [f"{CLEAR}: s1 at Wed 09:30-10:30 overlaps Lunch at Wed 10:00-11:00"]),
        ("10:30-11:30", [f"{CLEAR}: s1 at Wed 10:30-11:30 overlaps Lunch at Wed 10:00-11:00"]),
    ],
)
def test_nothing_formal_overlaps_a_meal(times: str, expected: list[str]) -> None:
    timetable = placed(WHOLE, f"s1 1 {times}", "lunch@day-1 1 10:00-11:00 hall")
    agree(WHOLE, "meals", timetable, expected, built_in=True)


def test_a_meal_is_held_once_in_its_room() -> None:
    assert violations(WHOLE, "meals", placed(WHOLE, "s1 1 09:00-10:00")) == [
        f"{HELD}: lunch@day-1 is held 0 times, not once"
    ]
    elsewhere = placed(WHOLE, "s1 1 09:00-10:00", "lunch@day-1 1 10:00-11:00")
    assert violations(WHOLE, "meals", elsewhere) == [f"{HELD}: lunch@day-1 is in no room, not hall"]


def test_a_meal_moves_and_shrinks_for_the_sessions() -> None:
    whole = replace(WHOLE, sessions=(session("s1", 120),))
    assert solved(whole).times == {"s1": "1 09:00-11:00", "lunch@day-1": "1 11:00-12:00"}
    early = programme(session("s1"), clock=CLOCK, hours="09:00-10:30", occurrences=(LUNCH,))
    assert solved(early).times == {"s1": "1 09:00-10:00", "lunch@day-1": "1 10:00-11:30"}
    with pytest.raises(InfeasibleError):
        solve(replace(WHOLE, sessions=(session("s1", 150),)))


def test_a_window_off_the_grid_holds_what_is_on_it() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:10-11:50", minutes=(30, 90))
    whole = programme(session("s1"), clock=CLOCK, hours="09:00-10:30", occurrences=(lunch,))
    assert solved(whole).times == {"s1": "1 09:00-10:00", "lunch@day-1": "1 10:30-11:30"}


def test_a_meal_at_a_set_time_is_on_the_grid_all_the_same() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:10-11:10")
    whole = programme(session("s1", 30), session("s2", 30), clock=CLOCK, hours="09:30-12:00", occurrences=(lunch,))
    assert violations(whole, "meals", placed(whole, "s1 1 09:30-10:00", "s2 1 11:30-12:00")) == [
        "event.yaml:30: meals:lunch@day-1: lunch@day-1 at Wed 10:10-11:10 is off the 30-minute grid"
    ]


def test_meals_that_cannot_both_be_held_are_infeasible() -> None:
    dinner = item_of_day(CLOCK, "dinner", 1, "10:30-12:00", minutes=60)
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-11:30", minutes=60)
    tea = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=30)
    whole = programme(
        session("s1", wishes=()), clock=CLOCK, occurrences=(dinner, lunch, tea), limits=Limits(), weights={"idle": 1}
    )
    with pytest.raises(InfeasibleError):
        solve(whole)


def test_the_sentences() -> None:
    assert sentences(WHOLE, "meals") == {
        HELD: "Lunch is held for 60-90 minutes inside Wed 10:00-12:00",
        CLEAR: "s1 does not overlap Lunch",
    }


@pytest.mark.parametrize(
    ("lunch", "holds"),
    [
        ("10:00-11:00", True),
        ("10:30-12:00", True),
        ("11:00-12:00", True),
        ("09:30-10:30", False),
        ("11:30-12:30", False),
        ("10:00-10:30", False),
        ("10:00-12:00", False),
    ],
)
def test_what_is_posted_holds_in_a_programme_of_a_wider_window(lunch: str, holds: bool) -> None:
    # A meal's window and minutes are part of the kernel's structure; these are posted to one that is wider.
    loose = item_of_day(CLOCK, "lunch", 1, "09:00-14:00", minutes=(30, 180))
    wider = replace(WHOLE, sessions=(session("s1", 30),), occurrences=(loose,))
    timetable = placed(wider, "s1 1 09:00-09:30", f"lunch@day-1 1 {lunch}")
    assert allowed(wider, timetable, ())
    assert allowed(wider, timetable, rules(WHOLE, "meals")) is holds


def test_a_meal_or_session_that_is_not_held_overlaps_nothing() -> None:
    alone = placed(WHOLE, "s1 1 10:00-11:00")
    assert [text for text in violations(WHOLE, "meals", alone) if text.startswith(CLEAR)] == []
    assert violations(WHOLE, "meals", placed(WHOLE, "lunch@day-1 1 10:00-11:00 hall")) == []
