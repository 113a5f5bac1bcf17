from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.programme.model import Pin, Wish
from scheduler.solve import Options, solve
from scheduler.timetable.codec import dumps
from tests.builders import a_clock, a_person, a_room
from tests.facts import item_of_day, programme, session, solved

CLOCK = a_clock(days=1, grid=5)
TEA = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=(20, 30))


def test_sessions_start_as_early_as_can_be() -> None:
    assert solved(programme(session("s1"), clock=CLOCK)).times == {"s1": "1 09:00-10:00"}
    late = item_of_day(CLOCK, "opening", 1, "09:00-09:17", "social", family="fixture")
    assert solved(programme(session("s1"), clock=CLOCK, occurrences=(late,))).times["s1"] == "1 09:20-10:20"


def test_a_length_that_costs_nothing_is_the_shortest() -> None:
    whole = programme(session("s1", (30, 60, 90)), clock=CLOCK)
    assert solved(whole).times == {"s1": "1 09:00-10:00"}
    assert solved(replace(whole, weights={"idle": 1})).times == {"s1": "1 09:00-09:30"}


def test_a_break_is_no_longer_than_the_next_session_leaves_it_and_no_shorter() -> None:
    whole = programme(session("s1"), session("s2"), clock=CLOCK, occurrences=(TEA,))
    times = solved(whole).times
    assert sorted(times.values()) == ["1 09:00-10:00", "1 10:00-10:20", "1 10:20-11:20"]
    pinned = replace(whole, pins=(Pin("s2", CLOCK.at(1, 660), None),))
    assert solved(pinned).times == {"s1": "1 09:00-10:00", "tea@day-1": "1 10:00-10:30", "s2": "1 11:00-12:00"}


def test_the_first_rooms_of_the_house_that_fit_serve() -> None:
    rooms = tuple(a_room(f"r{number}", breakout=10 * (number != 1)) for number in range(5))
    groups = session("s1", layout="breakout", groups=2)
    for house in (rooms, rooms[::-1]):
        fitting = [room.id for room in house if room.layouts["breakout"]]
        whole = programme(groups, session("s2", layout="breakout"), clock=CLOCK, rooms=house, expected=10)
        held = solve(whole).by_id
        assert (list(held["s1"].rooms), list(held["s2"].rooms)) == (fitting[:2], fitting[:1])


def test_a_house_of_many_rooms() -> None:
    rooms = tuple(a_room(f"r{number}", theatre=50 if number >= 40 else 1) for number in range(80))
    whole = programme(session("s1", groups=3), clock=CLOCK, rooms=rooms, expected=150)
    for seed in range(3):
        assert solve(whole, Options(seed=seed)).by_id["s1"].rooms == ("r40", "r41", "r42")


def test_nothing_is_settled_at_a_cost() -> None:
    wish = Wish("starts-in", True, "later", (item_of_day(CLOCK, "x", 1, "10:30-12:00").window,))
    whole = programme(session("s1", (30, 60, 60), wishes=(wish,)), clock=CLOCK, weights={"wishes": 9, "duration": 1})
    assert (solved(whole).cost, solved(whole).times) == (0, {"s1": "1 10:30-11:30"})


@pytest.mark.parametrize("seed", [0, 1, 7])
def test_the_same_input_gives_the_same_bytes(seed: int) -> None:
    sessions = tuple(
        session(f"s{number}", (30, 45, 60), format="plenary" if number % 2 else "group") for number in range(4)
    )
    whole = programme(
        *sessions,
        clock=CLOCK,
        occurrences=(TEA,),
        hours="09:00-12:30",
        weights={"duration": 1, "alternation": 6, "idle": 3},
    )
    first, second = (solve(whole, Options(seed=seed, platform="here")) for _ in range(2))
    assert dumps(first, whole) == dumps(second, whole)
    assert (first.seed, first.platform) == (seed, "here")


def test_sessions_side_by_side_start_together_where_that_costs_nothing() -> None:
    clock = a_clock(days=1, grid=5)
    people = tuple(a_person(name) for name in ("ana", "ben"))
    rooms = (a_room("r1", theatre=50), a_room("r2", theatre=50))
    ones, others = session("a", audience=frozenset({"ana"})), session("b", audience=frozenset({"ben"}))
    beside = {"clock": clock, "hours": "09:00-10:40", "people": people, "rooms": rooms, "expected": 2}
    assert solved(programme(ones, others, **beside)).times == {"a": "1 09:00-10:00", "b": "1 09:00-10:00"}
    later = programme(ones, others, **beside, pins=(Pin("b", clock.at(1, 570), None),))
    assert solved(later).times == {"a": "1 09:30-10:30", "b": "1 09:30-10:30"}
    wish = Wish("starts-in", True, "early", (item_of_day(clock, "x", 1, "09:00-09:20").window,))
    dearer = replace(later, sessions=(replace(ones, wishes=(wish,)), others), weights={"wishes": 1})
    assert solved(dearer).times == {"a": "1 09:15-10:15", "b": "1 09:30-10:30"}
