from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scheduler.clock import later
from scheduler.timetable.stretches import blocks, close, gaps, pauses, stretches
from tests.builders import a_clock, an_item, at
from tests.facts import in_order, item_of_day, placed, programme, session
from tests.side_by_side import some, split

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=2, grid=5)
DAY = CLOCK.date_of(1)
ROWS = ("s1 1 09:00-10:00", "s2 1 10:30-11:30", "s3 1 14:00-15:00")


def whole(*occurrences: Occurrence, hours: str = "09:00-18:00") -> Programme:
    sessions = (session(f"s{number}") for number in (1, 2, 3))
    return programme(*sessions, clock=CLOCK, hours=hours, occurrences=occurrences)


def fixture(name: str, window: str, kind: str = "social", **changes: object) -> Occurrence:
    return item_of_day(CLOCK, name, 1, window, kind, family="fixture", **changes)  # type: ignore[arg-type]


def found(made: Programme, *rows: str) -> dict[tuple[int, int], list[str]]:
    timetable = placed(made, *(rows or ROWS))
    return {index: [item.id for item in items] for index, items in stretches(made, timetable, DAY).items()}


@pytest.mark.parametrize(
    ("occurrences", "hours", "expected"),
    [
        ((), "09:00-18:00", {(0, 0): ["s1", "s2", "s3"]}),
        ((fixture("a", "10:00-10:20"),), "09:00-18:00", {(0, 0): ["s1"], (1, 0): ["s2", "s3"]}),
        ((fixture("a", "10:05-10:24"),), "09:00-18:00", {(0, 0): ["s1", "s2", "s3"]}),
        ((fixture("a", "08:00-09:00"),), "09:00-18:00", {(1, 0): ["s1", "s2", "s3"]}),
        ((fixture("a", "15:00-16:00"),), "09:00-18:00", {(0, 0): ["s1", "s2", "s3"]}),
        ((fixture("a", "10:00-10:30", "protected"),), "09:00-18:00", {(0, 0): ["s1", "s2", "s3"]}),
        ((fixture("a", "10:00-10:30", blocks=False),), "09:00-18:00", {(0, 0): ["s1", "s2", "s3"]}),
        (
            (fixture("a", "12:00-12:30"), fixture("b", "12:30-13:00")),
            "09:00-18:00",
            {(0, 0): ["s1", "s2"], (2, 0): ["s3"]},
        ),
        ((), "09:00-12:00, 14:00-18:00", {(0, 0): ["s1", "s2"], (0, 1): ["s3"]}),
        ((fixture("a", "12:00-12:30"),), "09:00-12:00, 14:00-18:00", {(0, 0): ["s1", "s2"], (1, 1): ["s3"]}),
        ((), "09:00-10:30, 10:30-18:00", {(0, 0): ["s1"], (0, 1): ["s2", "s3"]}),
    ],
)
def test_stretches_by_the_pauses_and_ends_of_hours_before_them(
    occurrences: tuple[Occurrence, ...], hours: str, expected: dict[tuple[int, int], list[str]]
) -> None:
    assert found(whole(*occurrences, hours=hours)) == expected


def test_each_day_has_stretches_of_its_own() -> None:
    made = whole(fixture("a", "10:00-10:20"))
    rows = ("s1 1 09:00-10:00", "s2 2 10:30-11:30", "s3 2 14:00-15:00")
    assert found(made, *rows) == {(0, 0): ["s1"]}
    second = stretches(made, placed(made, *rows), CLOCK.date_of(2))
    assert {index: [item.id for item in items] for index, items in second.items()} == {(0, 0): ["s2", "s3"]}
    assert stretches(made, placed(made, *rows), date(2019, 1, 1)) == {}


def test_pauses_are_named() -> None:
    made = whole(
        fixture("short", "10:00-10:19"),
        fixture("long", "12:00-12:20", "travel"),
        fixture("guard", "13:00-13:30", "protected"),
        fixture("walk", "15:00-16:00", blocks=False),
    )
    assert [item.id for item in pauses(made, placed(made, *ROWS), DAY)] == ["long"]
    assert pauses(made, placed(made, *ROWS), CLOCK.date_of(2)) == []


def test_an_item_that_the_programme_does_not_know_blocks() -> None:
    made = whole(fixture("walk", "15:00-16:00", blocks=False))
    timetable = placed(made, *ROWS)
    assert not blocks(made, timetable.by_id["walk"])
    strange = an_item("strange", at(made, 1, "12:00"), 30, "social")
    assert blocks(made, strange)
    assert [item.id for item in pauses(made, in_order(made, [*timetable.items, strange]), DAY)] == ["strange"]


@pytest.mark.parametrize(
    ("occurrences", "expected"),
    [
        ((), [("s1", "s2", 30), ("s2", "s3", 150)]),
        ((fixture("a", "10:00-10:15"),), [("s1", "s2", 15), ("s2", "s3", 150)]),
        ((fixture("a", "10:15-10:30"),), [("s1", "s2", 15), ("s2", "s3", 150)]),
        ((fixture("a", "10:02-10:08"), fixture("b", "10:10-10:30")), [("s1", "s2", 4), ("s2", "s3", 150)]),
        ((fixture("a", "10:00-10:30", blocks=False),), [("s1", "s2", 30), ("s2", "s3", 150)]),
        ((fixture("a", "12:00-12:20"),), [("s1", "s2", 30), ("s2", "s3", 130)]),
    ],
)
def test_gaps_between_sessions_count_what_no_item_fills(
    occurrences: tuple[Occurrence, ...], expected: list[tuple[str, str, int]]
) -> None:
    made = whole(*occurrences)
    assert [(one.id, two.id, idle) for one, two, idle in gaps(made, placed(made, *ROWS), DAY)] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("a 1 09:00-10:00", "b 1 09:30-10:30", "p 1 11:00-12:00"), [("b", "p", 30)]),
        (("a 1 09:00-10:30", "b 1 09:00-10:00", "p 1 11:00-12:00"), [("a", "p", 30)]),
        # Both end together: fifteen minutes are needed from the barn, none from the hall.
        (("a 1 09:00-10:00", "b 1 09:30-10:00 barn", "p 1 10:20-11:20"), [("b", "p", 5)]),
        (("a 1 09:00-10:00 barn", "b 1 09:30-10:00", "p 1 10:20-11:20"), [("a", "p", 5)]),
        (("p 1 09:00-10:00", "a 1 10:30-11:00", "b 1 10:45-11:15"), [("p", "a", 30), ("p", "b", 45)]),
    ],
)
def test_the_session_before_one_meets_it_and_ends_last(
    rows: tuple[str, ...], expected: list[tuple[str, str, int]]
) -> None:
    made = split(some("a", "ann"), some("b", "ben"), session("p"), walks={("barn", "hall"): 15})
    found = gaps(made, placed(made, *rows), DAY)
    assert [(one.id, two.id, idle) for one, two, idle in found] == expected


def test_the_hour_that_the_clock_shows_twice() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    made = programme(session("s1", 30), session("s2", 30), session("s3", 30), clock=clock, hours="00:00-04:00")
    start = clock.at(1, 60 - 30)
    items = [
        an_item("s1", start, 30),
        an_item("pause", later(start, 30), 30, "social"),
        an_item("s2", later(start, 60), 30),
        an_item("s3", later(start, 120), 30),
    ]
    assert [f"{item.start:%H:%M%z}" for item in items] == ["00:30+0100", "01:00+0100", "01:30+0100", "01:30+0000"]
    timetable = replace(in_order(made, items))
    held = stretches(made, timetable, clock.date_of(1))
    assert {index: [item.id for item in row] for index, row in held.items()} == {(0, 0): ["s1"], (1, 0): ["s2", "s3"]}
    assert [(one.id, two.id, idle) for one, two, idle in gaps(made, timetable, clock.date_of(1))] == [
        ("s1", "s2", 0),
        ("s2", "s3", 30),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 0), True),
        ((0, 0), (1, 0), True),
        ((0, 0), (1, 1), True),
        ((0, 0), (2, 0), False),
        ((1, 0), (1, 2), False),
    ],
)
def test_places_are_close_with_one_pause_and_one_end_of_hours_between(
    one: tuple[int, int], other: tuple[int, int], expected: bool
) -> None:
    assert (close(one, other), close(other, one)) == (expected, expected)
