from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scheduler.solve import solve
from tests.builders import a_clock
from tests.facts import agree, in_order, item_of_day, near, placed, programme, sentences, session, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Kind, Occurrence

CLOCK = a_clock(days=2, grid=30)
FIXTURES = (
    item_of_day(CLOCK, "lunch", 1, "11:00-12:00", minutes=30),
    item_of_day(CLOCK, "tea", 1, "11:00-12:00", "break", minutes=30),
    item_of_day(CLOCK, "yoga", 1, "11:00-11:30", "social", family="fixture", blocks="nobody"),
    item_of_day(CLOCK, "lunch", 2, "11:00-12:00", minutes=30),
)
WHOLE = programme(session("s1", line=11), session("s2", line=12), clock=CLOCK, occurrences=FIXTURES)
MEALS = ("lunch@day-2 2 11:00-11:30",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("s1 1 09:00-10:00", "s2 1 10:00-11:00"), []),
        (("s2 1 09:00-10:00", "s1 1 10:00-11:00"), []),
        (("s1 1 09:00-10:00", "s2 2 09:00-10:00"), []),
        (
            ("s1 1 09:00-10:00", "s2 1 09:30-10:30"),
            ["event.yaml:12: people:s1-and-s2: s1 at Wed 09:00-10:00 overlaps s2 at Wed 09:30-10:30"],
        ),
        (
            ("s1 1 09:30-10:30", "s2 1 09:00-10:00"),
            ["event.yaml:12: people:s1-and-s2: s1 at Wed 09:30-10:30 overlaps s2 at Wed 09:00-10:00"],
        ),
        (
            ("s1 1 09:00-10:00", "s2 1 09:00-10:00"),
            ["event.yaml:12: people:s1-and-s2: s1 at Wed 09:00-10:00 overlaps s2 at Wed 09:00-10:00"],
        ),
    ],
)
def test_two_sessions_are_apart(lines: tuple[str, ...], expected: list[str]) -> None:
    meals = ("lunch@day-1 1 11:00-11:30", "tea@day-1 1 11:30-12:00", *MEALS)
    agree(WHOLE, "people", placed(WHOLE, *lines, *meals), expected, built_in=True)


@pytest.mark.parametrize(
    ("lunch", "tea", "expected"),
    [
        ("11:00-11:30", "11:30-12:00", []),
        ("11:30-12:00", "11:00-11:30", []),
        (
            "11:00-11:30",
            "11:00-11:30",
            [
                (
                    "event.yaml:30: people:lunch@day-1-and-tea@day-1: "
                    "lunch@day-1 at Wed 11:00-11:30 overlaps tea@day-1 at Wed 11:00-11:30"
                )
            ],
        ),
    ],
)
def test_two_items_of_a_day_that_everybody_attends_are_apart(lunch: str, tea: str, expected: list[str]) -> None:
    sessions = ("s1 1 09:00-10:00", "s2 1 10:00-11:00")
    timetable = placed(WHOLE, *sessions, f"lunch@day-1 1 {lunch}", f"tea@day-1 1 {tea}", *MEALS)
    agree(WHOLE, "people", timetable, expected, built_in=True)


def test_the_sentences() -> None:
    same = "have the same people, so they do not overlap"
    assert sentences(WHOLE, "people") == {
        "event.yaml:12: people:s1-and-s2": f"s1 and s2 {same}",
        "event.yaml:30: people:lunch@day-1-and-tea@day-1": f"lunch@day-1 and tea@day-1 {same}",
    }


def test_items_whose_order_is_open_take_the_order_that_the_sessions_need() -> None:
    # Tea between the sessions: lunch can only come first or last, whatever comes first in the programme.
    tea = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=30)
    lunch = item_of_day(CLOCK, "lunch", 1, "09:00-12:00", minutes=30)
    for occurrences in ((tea, lunch), (lunch, tea)):
        whole = programme(session("s1"), session("s2"), clock=CLOCK, hours={1: "09:00-12:00"}, occurrences=occurrences)
        held = solve(whole).by_id
        first, second = sorted((held["s1"], held["s2"]), key=lambda item: item.start)
        assert first.end <= held["tea@day-1"].start
        assert held["tea@day-1"].end <= second.start
        assert not held["lunch@day-1"].overlaps(held["tea@day-1"])


def test_sessions_in_the_hour_that_the_clock_shows_twice_are_apart() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(*(session(f"s{number}") for number in (1, 2, 3)), clock=clock, hours="00:30-02:30")
    timetable = solve(whole)
    assert [f"{item.start:%H:%M%z}" for item in timetable.items] == ["00:30+0100", "01:30+0100", "01:30+0000"]
    assert violations(whole, "people", timetable) == []
    first, second, third = timetable.items
    late = in_order(whole, [first, replace(second, start=first.start, end=first.end), third])
    assert violations(whole, "people", late) == [
        (
            f"event.yaml:10: people:{min(first.id, second.id)}-and-{max(first.id, second.id)}: "
            f"{min(first.id, second.id)} at Sun 00:30-01:30 overlaps {max(first.id, second.id)} at Sun 00:30-01:30"
        )
    ]


def for_some(of: str, day: int, window: str, kind: Kind = "social", **changes: object) -> Occurrence:
    some = {"people": frozenset({"ann"}), "blocks": "parts", **changes}
    return item_of_day(CLOCK, of, day, window, kind, **some)


def test_a_meal_keeps_clear_of_the_fixtures_that_it_was_told_to() -> None:
    board = for_some("board", 1, "11:00-11:30", family="fixture")
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=30, apart_from=("board",))
    whole = programme(session("s1"), clock=CLOCK, occurrences=(lunch, board))
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00", "lunch@day-1 1 10:30-11:00"), [])
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00", "lunch@day-1 1 11:30-12:00"), [])
    at_once = placed(whole, "s1 1 09:00-10:00", "lunch@day-1 1 11:00-11:30")
    words = "lunch@day-1 at Wed 11:00-11:30 overlaps board at Wed 11:00-11:30"
    agree(whole, "people", at_once, [f"event.yaml:30: people:lunch@day-1-and-board: {words}"])
    told_nothing = replace(whole, occurrences=(replace(lunch, apart_from=()), board))
    agree(told_nothing, "people", at_once, [])


def test_a_meal_for_some_keeps_clear_of_a_fixture_for_everybody() -> None:
    photo = item_of_day(CLOCK, "photo", 1, "11:00-11:30", "social", family="fixture")
    lunch = for_some("lunch", 1, "10:00-12:00", "meal", minutes=30, apart_from=("photo",))
    whole = programme(session("s1"), clock=CLOCK, occurrences=(lunch, photo))
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00", "lunch@day-1 1 10:30-11:00"), [])
    at_once = placed(whole, "s1 1 09:00-10:00", "lunch@day-1 1 11:00-11:30")
    words = "lunch@day-1 at Wed 11:00-11:30 overlaps photo at Wed 11:00-11:30"
    agree(whole, "people", at_once, [f"event.yaml:30: people:lunch@day-1-and-photo: {words}"])


def test_items_for_some_people_are_not_kept_apart_by_themselves() -> None:
    both = (for_some("board", 1, "11:00-11:30", family="fixture"), for_some("yoga", 1, "11:00-12:00", family="fixture"))
    whole = programme(session("s1"), clock=CLOCK, occurrences=both)
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00"), [])
    assert sentences(whole, "people") == {}


def test_a_session_that_is_left_out_is_in_nobodys_way() -> None:
    whole = programme(session("s1"), session("s2", optional=True), clock=CLOCK)
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00"), [])
    clash = ["event.yaml:10: people:s1-and-s2: s1 at Wed 09:00-10:00 overlaps s2 at Wed 09:30-10:30"]
    agree(whole, "people", placed(whole, "s1 1 09:00-10:00", "s2 1 09:30-10:30"), clash, built_in=True)


def test_two_near_items_in_one_pause_are_apart_if_everybody_attends_both() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "10:00-11:00", "break")
    pair = (near("photo", "s1", minutes=30, in_pause=True), near("toast", "s2", "before", 30, in_pause=True))
    whole = programme(session("s1"), session("s2"), clock=CLOCK, occurrences=(tea,), near=pair)
    rows = ("s1 1 09:00-10:00", "s2 1 11:00-12:00", "photo 1 10:00-10:30 in:tea@day-1")
    agree(whole, "people", placed(whole, *rows, "toast 1 10:30-11:00 in:tea@day-1"), [])
    long = replace(whole, near=(pair[0], replace(pair[1], minutes=60)))
    words = "photo at Wed 10:00-10:30 overlaps toast at Wed 10:00-11:00"
    both = placed(long, *rows, "toast 1 10:00-11:00 in:tea@day-1")
    agree(long, "people", both, [f"event.yaml:40: people:photo-and-toast: {words}"])
    optional = replace(long, near=(pair[0], replace(long.near[1], blocks="nobody")))
    agree(optional, "people", both, [])
