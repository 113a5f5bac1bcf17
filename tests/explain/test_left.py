"""The sums look at what is left: the past cannot make a programme impossible."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduler.explain.left import left_of
from scheduler.explain.preflight import preflight
from scheduler.programme.model import After, Pin, Programme, Published, Put
from scheduler.solve import solve
from tests.builders import a_clock, at
from tests.facts import item_of_day, limits, programme, session

CLOCK = a_clock(days=2, grid=30)
TEA = item_of_day(CLOCK, "tea", 1, "09:00-11:00", "break", minutes=30)
ITEMS = {"s1": Put(1, 540, 60, ("hall",))}


def held(until: str, *sessions: Any, items: Any = None, **changes: Any) -> Programme:
    made = programme(*sessions, **{"clock": CLOCK, "hours": "09:00-12:00", **changes})
    return replace(made, published=Published(1, "most", ITEMS if items is None else items, until=at(made, 1, until)))


S2 = session("s2", 60)


@pytest.mark.parametrize(
    ("first", "changes"),
    [
        (session("s1", 60, between=()), {}),
        (session("s1", 240), {}),
        (session("s1", 60, after=(After("s2"),)), {}),
        (session("s1", 60), {"limits": limits(run=60, formal_per_day=60)}),
        (session("s1", 60), {"pins": (Pin("s1", CLOCK.at(2, 1200), None),)}),
        (session("s1", 60), {"hours": {2: "09:00-12:00"}}),
        (session("s1", 60), {"occurrences": (item_of_day(CLOCK, "alarm", 1, "09:00-10:00", family="fixture"),)}),
        (session("s1", 60), {"occurrences": (TEA,), "items": {**ITEMS, "tea@day-1": Put(1, 480, 30)}}),
    ],
)
def test_the_past_makes_nothing_impossible(first: Any, changes: dict[str, Any]) -> None:
    made = held("09:30", first, S2, **changes)
    assert preflight(made).impossible == ()
    assert solve(made).by_id["s1"].start == at(made, 1, "09:00")


def test_what_is_left_is_summed_up_and_may_be_too_little() -> None:
    long = [session(name, 90) for name in ("s2", "s3", "s4")]
    made = held("09:30", session("s1", 60), *long, hours={1: "09:00-12:00", 2: "09:00-10:30"})
    assert preflight(replace(made, published=None)).impossible != ()
    assert preflight(made).impossible[0].startswith("The sessions take 3 x 90 = 270 minutes")
    assert (
        preflight(held("09:30", session("s1", 60), *long[:2], hours=dict.fromkeys((1, 2), "09:00-12:00"))).impossible
        == ()
    )


def test_a_session_that_has_no_time_left_is_named() -> None:
    made = held("11:30", session("s1", 60), session("s2", 60, line=12, on=(1,)))
    assert [words.split(",")[0] for words in preflight(made).impossible] == ["Session s2 takes at least 60 minutes"]
    assert preflight(held("11:00", session("s1", 60), session("s2", 60, on=(1,)))).impossible == ()


def test_a_break_that_was_not_published_and_whose_window_is_over_is_named() -> None:
    made = held("10:45", session("s1", 60), S2, occurrences=(TEA,))
    expected = (
        "Tea on day 1 was not published, lies inside Wed 09:00-11:00 and takes 30 minutes, and it is Wed 10:45 "
        '(event.yaml:30). Say with "on:" on which days it is held, or move its window.'
    )
    assert preflight(made).impossible == (expected,)
    assert preflight(held("10:30", session("s1", 60), S2, occurrences=(TEA,))).impossible == ()
    assert (
        preflight(
            held("10:45", session("s1", 60), S2, occurrences=(TEA,), items={"tea@day-1": Put(1, 600, 30)})
        ).impossible
        == ()
    )


def test_where_nothing_is_kept_nothing_is_left_out() -> None:
    made = programme(S2, clock=CLOCK)
    assert left_of(made) is made
