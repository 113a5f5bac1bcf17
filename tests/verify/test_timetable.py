"""What the second pair of eyes says of timetables that somebody edited: one thing is wrong in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.objective.duration import Duration
from scheduler.objective.term import Measure
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, an_item, at
from tests.facts import in_order, item_of_day, limits, placed, programme, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.timetable.model import Timetable

CLOCK = a_clock(days=1, grid=30)
TEA = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=30)
DESK = item_of_day(CLOCK, "desk", 1, "08:00-08:30", "protected", family="fixture")
WHOLE = programme(
    session("s1", (30, 90, 90)),
    session("s2", 60, numbered=False),
    clock=CLOCK,
    occurrences=(TEA, DESK),
    weights={"duration": 2, "idle": 1},
    limits=limits(formal_per_day=120),
)
GOOD = solve(WHOLE)


def edited(item: str, **changes: Any) -> Timetable:
    """Return the good timetable with one item changed, in its old place in the list."""
    items = tuple(replace(one, **changes) if one.id == item else one for one in GOOD.items)
    return replace(GOOD, items=items)


def said(timetable: Timetable) -> list[str]:
    return [str(found) for found in findings(WHOLE, timetable)]


def test_a_good_timetable_has_no_finding() -> None:
    assert said(GOOD) == []
    assert (GOOD.status, GOOD.cost, GOOD.bound) == ("optimal", 60, 60)
    assert [(term.term, term.measure, term.cost) for term in GOOD.terms] == [("duration", 30, 60), ("idle", 0, 0)]


SHAPES: list[tuple[Callable[[], Timetable], list[str]]] = [
    (lambda: replace(GOOD, programme="other"), ["it belongs to other, not to tiny"]),
    (lambda: replace(GOOD, items=(GOOD.items[0], *GOOD.items)), ["desk is in it 2 times"]),
    (lambda: replace(GOOD, items=GOOD.items[1:]), ["desk is missing"]),
    (
        lambda: in_order(WHOLE, [*GOOD.items, an_item("party", at(WHOLE, 1, "20:00"), 60, "social")]),
        ["party is not in the programme"],
    ),
    (
        lambda: replace(GOOD, items=(*GOOD.items, an_item("s9", at(WHOLE, 1, "20:00"), 60))),
        ["s9 is not in the programme"],
    ),
    (lambda: edited("desk", kind="social"), ["desk is a protected, not a social"]),
    (lambda: edited("tea@day-1", kind="meal"), ["tea@day-1 is a break, not a meal"]),
    (lambda: edited("tea@day-1", kind="session"), ["tea@day-1 is a break, not a session"]),
    (lambda: edited("s1", kind="break"), ["s1 is a session, not a break"]),
    (lambda: edited("desk", end=DESK.window.start), ["desk ends before it starts"]),
    (lambda: edited("s1", rooms=("attic",)), ["s1 is in attic, which is no room of the house"]),
    (
        lambda: edited("s1", rooms=("attic", "hall", "barn")),
        [
            "s1 is in attic, which is no room of the house",
            "s1 is in barn, which is no room of the house",
        ],
    ),
    (
        lambda: replace(GOOD, items=(*GOOD.items[1:], GOOD.items[0])),
        [f"desk is listed after {GOOD.items[-1].id}, which is later"],
    ),
]


@pytest.mark.parametrize(("made", "expected"), SHAPES)
def test_what_cannot_be_read_as_a_timetable_of_the_programme(
    made: Callable[[], Timetable], expected: list[str]
) -> None:
    assert said(made()) == [f"event.yaml:1: timetable: {what}" for what in expected]


@pytest.mark.parametrize(
    ("item", "changes", "expected"),
    [
        ("s1", {"title": "Else"}, ['s1 is titled "Else", not "Title of s1"']),
        ("desk", {"title": "Else"}, ['desk is titled "Else", not "Desk"']),
        ("s1", {"format": "group"}, ["s1 has the format group"]),
        ("s1", {"format": None}, ["s1 has the format None"]),
        ("tea@day-1", {"format": "plenary"}, ["tea@day-1 has the format plenary"]),
        ("s1", {"number": "2"}, ["s1 has the number 2, not 1"]),
        ("s1", {"number": None}, ["s1 has the number None, not 1"]),
        ("s2", {"number": "1"}, ["s2 has the number 1, not None"]),
        ("desk", {"number": "1"}, ["desk has the number 1, not None"]),
    ],
)
def test_what_is_said_wrongly_of_an_item(item: str, changes: dict[str, Any], expected: list[str]) -> None:
    assert said(edited(item, **changes)) == [f"event.yaml:1: cost: {what}" for what in expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"cost": 59, "bound": 59}, ["the cost is 60, it says 59"]),
        ({"cost": 61, "bound": 61}, ["the cost is 60, it says 61"]),
        ({"bound": 59}, ["the bound 59 does not fit the cost 60 and the status optimal"]),
        ({"bound": 61}, ["the bound 61 does not fit the cost 60 and the status optimal"]),
        ({"bound": 61, "status": "feasible"}, ["the bound 61 does not fit the cost 60 and the status feasible"]),
        ({"bound": 59, "status": "feasible"}, []),
        ({"bound": 60, "status": "stopped"}, []),
        ({"terms": GOOD.terms[:1]}, ["idle comes to 0, it says nothing"]),
        ({"terms": (replace(GOOD.terms[0], measure=29), GOOD.terms[1])}, ["duration comes to 60, it says 58"]),
        ({"terms": (replace(GOOD.terms[0], weight=1), GOOD.terms[1])}, ["duration comes to 60, it says 30"]),
    ],
)
def test_costs_and_bounds_that_do_not_add_up(changes: dict[str, Any], expected: list[str]) -> None:
    assert said(replace(GOOD, **changes)) == [f"event.yaml:1: cost: {what}" for what in expected]


def test_every_broken_rule_is_named_by_file_and_line() -> None:
    late = placed(WHOLE, "s1 1 08:30-10:00 hall", "s2 1 09:30-10:30 hall", "tea@day-1 1 11:00-11:30")
    late = replace(GOOD, items=late.items, cost=0, bound=0, terms=())
    assert said(late) == [
        "(default): rooms:hall: Hall holds two items at one time: s1 at Wed 08:30-10:00 and s2 at Wed 09:30-10:30",
        "event.yaml:10: hours:s1: s1 is at Wed 08:30-10:00, outside the hours",
        "event.yaml:10: people:s1-and-s2: s1 at Wed 08:30-10:00 overlaps s2 at Wed 09:30-10:30",
        "event.yaml:30: breaks:tea@day-1-between-sessions: no session comes after Tea at Wed 11:00-11:30",
        "event.yaml:51: load:day-1-formal: day 1 has 150 formal minutes",
        "event.yaml:1: cost: duration comes to 0, it says nothing",
        "event.yaml:1: cost: idle comes to 0, it says nothing",
    ]


def test_a_cost_that_the_solver_did_not_prove_is_no_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    # Were a term measured otherwise than posted, the proof would be of another number.
    monkeypatch.setattr(Duration, "measure", lambda _self, _timetable: Measure(7, (("s1", 7),)))
    timetable = solve(WHOLE)
    assert (timetable.status, timetable.bound, timetable.cost, said(timetable)) == ("feasible", 0, 14, [])
    claimed = replace(timetable, status="optimal", bound=60)
    assert said(claimed) == ["event.yaml:1: cost: the bound 60 does not fit the cost 14 and the status optimal"]
