"""What a timetable says wrongly of itself while its times are right: nothing of it passes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.solve import solve
from scheduler.timetable.model import TermCost, Timetable
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import item_of_day, programme, session

CLOCK = a_clock(days=1, grid=30)
WHOLE = programme(
    session("s1", (30, 90, 90)),
    session("s2", 60),
    clock=CLOCK,
    hours="09:00-11:00",
    occurrences=(item_of_day(CLOCK, "lunch", 1, "11:00-12:00"),),
    weights={"duration": 2, "idle": 1},
)
GOOD = solve(WHOLE)
DURATION, IDLE = GOOD.terms


def said(timetable: Timetable) -> list[str]:
    return [str(found).removeprefix("event.yaml:1: ") for found in findings(WHOLE, timetable)]


def test_a_good_timetable_says_nothing_wrong() -> None:
    assert said(GOOD) == []
    assert (DURATION.measure, DURATION.unit, DURATION.weight, DURATION.payers) == (30, "minutes", 2, (("s1", 30),))
    assert (IDLE.measure, IDLE.unit, IDLE.weight, IDLE.payers) == (0, "minutes", 1, ())


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (
            (replace(DURATION, measure=60, weight=1), IDLE),
            "duration is 30 minutes x 2, it says 60 minutes x 1",
        ),
        ((DURATION, replace(IDLE, weight=7)), "idle is 0 minutes x 1, it says 0 minutes x 7"),
        ((replace(DURATION, unit="pairs"), IDLE), "duration is 30 minutes x 2, it says 30 pairs x 2"),
        ((replace(DURATION, payers=(("s2", 30),)), IDLE), "duration is paid by s1 30, it says s2 30"),
        ((DURATION, replace(IDLE, payers=(("s2", 5),))), "idle is paid by nobody, it says s2 5"),
        ((*GOOD.terms, TermCost("ghosts", "ghosts", 5, 1)), "ghosts is no term of this programme"),
        ((*GOOD.terms, IDLE), "idle is among its terms 2 times"),
    ],
)
def test_terms_are_what_they_say_down_to_who_pays(terms: tuple[TermCost, ...], expected: str) -> None:
    assert said(replace(GOOD, terms=terms)) == [f"cost: {expected}"]


@pytest.mark.parametrize(
    ("item", "of", "expected"),
    [
        ("lunch@day-1", "dinner", 'lunch@day-1 is said to come from "dinner", not from "lunch"'),
        ("s1", "s2", 's1 is said to come from "s2", not from "s1"'),
    ],
)
def test_an_item_comes_from_its_own_entry(item: str, of: str, expected: str) -> None:
    items = tuple(replace(one, of=of) if one.id == item else one for one in GOOD.items)
    assert said(replace(GOOD, items=items)) == [f"cost: {expected}"]


def test_nothing_is_left_out_that_is_not_optional() -> None:
    assert said(replace(GOOD, left_out=("s1",))) == ["cost: it leaves out s1, which may not be left out"]


def test_times_are_told_in_the_zone_of_the_programme() -> None:
    paris: Any = ZoneInfo("Europe/Paris")
    items = tuple(
        replace(item, start=item.start.astimezone(paris), end=item.end.astimezone(paris)) for item in GOOD.items
    )
    expected = "its times are those of Europe/Paris, and the programme's are those of Europe/London"
    assert said(replace(GOOD, items=items)) == [f"timetable: {expected}"]


def test_a_day_outside_of_the_event_is_named_with_its_date() -> None:
    later = replace(WHOLE, clock=a_clock(first=CLOCK.date_of(8), days=1, grid=30))
    expected = "timetable: it has items on 2018-10-24, and the event runs from 2018-10-31 to 2018-10-31"
    assert [str(found) for found in findings(later, GOOD)] == [f"event.yaml:1: {expected}"]
