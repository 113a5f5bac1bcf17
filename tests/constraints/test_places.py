"""The part of order about places: the first or last session is that of its people, who may be some only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.programme.model import Place
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import agree, placed, programme, sentences, session

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=2, grid=30)
PEOPLE = tuple(a_person(name) for name in ("ann", "bob", "eve"))


def place(which: str, day: int | None, mine: str, others: str, *, optional: bool = False) -> Programme:
    """Return a session for some people, in a place, and another; Ann is due in both, nothing written is everybody."""
    audiences = [frozenset(names.split()) or None for names in (mine, others)]
    first = session(
        "s1",
        place=Place(which, day),  # type: ignore[arg-type]
        audience=audiences[0],
        sources={"place": Source("event.yaml", 17)},
        optional=optional,
    )
    return programme(first, session("s2", audience=audiences[1]), clock=CLOCK, hours="09:00-18:00", people=PEOPLE)


@pytest.mark.parametrize("day", [None, 1])
@pytest.mark.parametrize("which", ["first", "last"])
@pytest.mark.parametrize(
    ("mine", "others", "binds"),
    [
        ("", "", True),
        ("ann bob", "", True),
        ("ann bob", "ann bob", True),
        ("ann bob", "ann bob eve", True),
        ("ann bob", "ann eve", False),
        ("ann bob", "ann", False),
        ("", "ann bob", False),
    ],
)
def test_it_is_before_or_after_every_session_for_all_of_its_people(
    which: str, day: int | None, mine: str, others: str, binds: bool
) -> None:
    whole = place(which, day, mine, others)
    early, late = "1 09:00-10:00", "1 10:00-11:00"
    right, wrong = ((early, late), (late, early)) if which == "first" else ((late, early), (early, late))
    agree(whole, "order", placed(whole, f"s1 {right[0]}", f"s2 {right[1]}"), [])
    order = "before" if which == "first" else "after"
    words = f"s2 at Wed {wrong[1][2:]} comes {order} s1 at Wed {wrong[0][2:]}"
    name = f"event.yaml:17: order:s1-{which}{'-of-day-1' * (day == 1)}"
    agree(whole, "order", placed(whole, f"s1 {wrong[0]}", f"s2 {wrong[1]}"), [f"{name}: {words}"] if binds else [])


@pytest.mark.parametrize("others", ["", "ann eve"])
def test_on_one_day_the_other_may_be_on_another_and_it_may_not(others: str) -> None:
    whole = place("first", 1, "ann bob", others)
    agree(whole, "order", placed(whole, "s1 1 10:00-11:00", "s2 2 09:00-10:00"), [])
    away = ["event.yaml:17: order:s1-first-of-day-1: s1 at Thu 10:00-11:00 is not on day 1"]
    agree(whole, "order", placed(whole, "s1 2 10:00-11:00", "s2 1 09:00-10:00"), away)
    optional = place("first", 1, "ann bob", others, optional=True)
    agree(optional, "order", placed(optional, "s2 1 09:00-10:00"), [])


def test_two_sessions_for_other_people_are_each_the_first_of_theirs() -> None:
    both = [
        session("s1", audience=frozenset({"ann", "bob"}), place=Place("first")),
        session("s2", audience=frozenset({"ann", "eve"}), place=Place("first")),
        session("s3"),
    ]
    whole = programme(*both, clock=CLOCK, hours={1: "09:00-12:00"}, people=PEOPLE)
    timetable = solve(whole)
    assert timetable.items[-1].id == "s3"
    assert findings(whole, timetable) == ()


def test_the_sentences_say_whose_place_it_is() -> None:
    found = [
        list(sentences(place("last", day, mine, ""), "order").values()) for day in (None, 2) for mine in ("", "ann")
    ]
    assert found == [
        ["s1 is the last session"],
        ["s1 is the last session for its people"],
        ["s1 is the last session of day 2"],
        ["s1 is the last session of day 2 for its people"],
    ]
