from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.errors import InfeasibleError
from scheduler.solve import solve
from tests.builders import a_clock
from tests.facts import agree, in_order, item_of_day, placed, programme, sentences, session, solved, violations

CLOCK = a_clock(days=2, grid=30)
TEA = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=30, title="Tea")
WHOLE = programme(session("s1"), session("s2"), clock=CLOCK, occurrences=(TEA,))
BETWEEN = "event.yaml:30: breaks:tea@day-1-between-sessions"


@pytest.mark.parametrize(
    ("one", "two", "tea", "expected"),
    [
        ("1 09:00-10:00", "1 10:30-11:30", "10:00-10:30", []),
        ("1 10:30-11:30", "1 09:00-10:00", "10:00-10:30", []),
        ("1 09:00-10:00", "1 11:00-12:00", "10:30-11:00", []),
        (
            "1 09:30-10:30",
            "1 10:30-11:30",
            "09:00-09:30",
            [f"{BETWEEN}: no session comes before Tea at Wed 09:00-09:30"],
        ),
        (
            "1 09:00-10:00",
            "1 10:00-11:00",
            "11:00-11:30",
            [f"{BETWEEN}: no session comes after Tea at Wed 11:00-11:30"],
        ),
        (
            "1 09:00-10:00",
            "2 11:00-12:00",
            "10:30-11:00",
            [f"{BETWEEN}: no session comes after Tea at Wed 10:30-11:00"],
        ),
        (
            "2 09:00-10:00",
            "2 10:00-11:00",
            "10:30-11:00",
            [
                f"{BETWEEN}: no session comes before Tea at Wed 10:30-11:00",
                f"{BETWEEN}: no session comes after Tea at Wed 10:30-11:00",
            ],
        ),
    ],
)
def test_a_break_stands_between_two_sessions_of_its_day(one: str, two: str, tea: str, expected: list[str]) -> None:
    agree(WHOLE, "breaks", placed(WHOLE, f"s1 {one}", f"s2 {two}", f"tea@day-1 1 {tea}"), expected)


def test_a_break_is_held_once_inside_its_window_and_overlaps_no_session() -> None:
    base = placed(WHOLE, "s1 1 09:00-10:00", "s2 1 11:00-12:00", "tea@day-1 1 09:30-10:30")
    assert violations(WHOLE, "breaks", base) == [
        "event.yaml:30: breaks:tea@day-1: tea@day-1 lasts 60 minutes, not 30",
        "event.yaml:30: breaks:s1-and-tea@day-1: s1 at Wed 09:00-10:00 overlaps Tea at Wed 09:30-10:30",
        f"{BETWEEN}: no session comes before Tea at Wed 09:30-10:30",
    ]
    missing = in_order(WHOLE, base.sessions)
    assert violations(WHOLE, "breaks", missing) == [
        "event.yaml:30: breaks:tea@day-1: tea@day-1 is held 0 times, not once"
    ]


def test_it_binds_and_the_optimum_obeys() -> None:
    # One day has room for both sessions only if tea is between them; without the rule each could be on its own day.
    whole = replace(WHOLE, weights={"balance": 1})
    assert {text[0] for name, text in solved(whole).times.items()} == {"1"}
    assert {solved(whole, "breaks").times[name][0] for name in ("s1", "s2")} == {"1", "2"}


def test_a_session_not_numbered_is_a_session_on_either_side() -> None:
    whole = replace(WHOLE, sessions=(session("s1", numbered=False), session("s2")))
    agree(whole, "breaks", placed(whole, "s1 1 09:00-10:00", "s2 1 10:30-11:30", "tea@day-1 1 10:00-10:30"), [])


def test_a_break_with_a_single_session_cannot_be() -> None:
    with pytest.raises(InfeasibleError):
        solve(replace(WHOLE, sessions=(session("s1"),)))


def test_two_breaks_share_two_sessions() -> None:
    coffee = item_of_day(CLOCK, "coffee", 1, "09:00-12:00", "break", minutes=30, title="Coffee")
    whole = programme(session("s1"), session("s2"), clock=CLOCK, hours={1: "09:00-12:00"}, occurrences=(TEA, coffee))
    times = solved(whole).times
    assert {times["s1"], times["s2"]} == {"1 09:00-10:00", "1 11:00-12:00"}
    assert {times["tea@day-1"], times["coffee@day-1"]} == {"1 10:00-10:30", "1 10:30-11:00"}


def test_a_fixture_of_the_kind_break_may_open_the_day() -> None:
    opening = item_of_day(CLOCK, "coffee", 1, "09:00-09:30", "break", family="fixture")
    whole = replace(WHOLE, occurrences=(opening,))
    assert sentences(whole, "breaks") == {}
    agree(whole, "breaks", placed(whole, "s1 1 09:30-10:30", "s2 1 10:30-11:30"), [])


def test_the_sentences() -> None:
    assert sentences(WHOLE, "breaks") == {
        "event.yaml:30: breaks:tea@day-1": "Tea is held for 30 minutes inside Wed 09:00-12:00",
        "event.yaml:30: breaks:s1-and-tea@day-1": "s1 does not overlap Tea",
        "event.yaml:30: breaks:s2-and-tea@day-1": "s2 does not overlap Tea",
        BETWEEN: "Tea stands between two sessions of its day",
    }


@pytest.mark.parametrize(
    ("one", "two", "tea", "expected"),
    [
        ("1 09:00-10:00", "1 10:30-11:30", "10:00-10:30", []),
        ("1 11:00-12:00", "1 09:00-10:00", "10:00-10:30", []),
        ("1 09:00-10:00", "1 10:00-11:00", "10:00-10:30", ["no session comes after Tea at Wed 10:00-10:30"]),
        ("1 09:30-10:30", "1 10:30-11:30", "10:00-10:30", ["no session comes before Tea at Wed 10:00-10:30"]),
        ("1 09:00-10:00", "2 10:30-11:30", "10:00-10:30", ["no session comes after Tea at Wed 10:00-10:30"]),
        ("2 09:00-10:00", "1 10:30-11:30", "10:00-10:30", ["no session comes before Tea at Wed 10:00-10:30"]),
    ],
)
def test_a_break_that_binds_nobody_stands_between_two_sessions_too(
    one: str, two: str, tea: str, expected: list[str]
) -> None:
    whole = replace(WHOLE, occurrences=(replace(TEA, blocks="nobody"),))
    timetable = placed(whole, f"s1 {one}", f"s2 {two}", f"tea@day-1 1 {tea}")
    agree(whole, "breaks", timetable, [f"{BETWEEN}: {what}" for what in expected])


def test_of_the_sessions_around_it_one_that_is_left_out_is_none() -> None:
    for blocks in ("sessions", "nobody"):
        tea = replace(TEA, blocks=blocks)  # type: ignore[arg-type]
        whole = replace(WHOLE, occurrences=(tea,), sessions=(session("s1"), session("s2", optional=True)))
        both = placed(whole, "s1 1 09:00-10:00", "s2 1 10:30-11:30", "tea@day-1 1 10:00-10:30")
        agree(whole, "breaks", both, [])
        alone = placed(whole, "s1 1 09:00-10:00", "tea@day-1 1 10:00-10:30")
        agree(whole, "breaks", alone, [f"{BETWEEN}: no session comes after Tea at Wed 10:00-10:30"])
