from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective.flow import Flow
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import item_of_day, placed, programme, session, solved, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

CLOCK = a_clock(days=2, grid=30)


def themed(order: tuple[str, ...] = (), optional: str = "", **names: str) -> Programme:
    """Return sessions of half an hour: ``a1="text"`` is one of the theme text, ``b=""`` one of none."""
    sessions = (session(name, 30, theme=theme, optional=name in optional.split()) for name, theme in names.items())
    return programme(*sessions, clock=CLOCK, hours="09:00-12:00", themes=order)


def row(whole: Programme, names: str) -> Timetable:
    """Return sessions one after another; after a bar the second day begins."""
    lines = []
    for day, part in enumerate(names.split("|"), 1):
        for number, name in enumerate(part.split()):
            start = 9 * 60 + 30 * number
            end = start + 30
            lines.append(f"{name} {day} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}")
    return placed(whole, *lines)


MIXED = themed(a1="a", a2="a", a3="a", b1="b", b2="b", x="")


@pytest.mark.parametrize(
    ("names", "payers"),
    [
        ("a1 a2 a3 b1 b2 x", ()),
        ("b1 b2 x a1 a2 a3", ()),
        ("a3 a1 a2 x b2 b1", ()),
        ("a1 a2 x a3 b1 b2", (("a3", 1),)),
        ("a1 x b1 a2 a3 b2", (("a3", 2), ("b2", 2))),
        ("a1 b1 a2 b2 a3 x", (("a3", 2), ("b2", 1))),
        ("a1 b1 b2 x a2 a3", (("a3", 3),)),
        ("a1 | a2 a3 b1 b2 x", ()),
        ("a1 x | a2 a3 b1 b2", (("a3", 1),)),
        ("a1 | x a2 a3 b1 b2", (("a3", 1),)),
        ("b1 a1 a2 a3 | x b2", (("b2", 4),)),
    ],
)
def test_what_comes_between_the_first_and_the_last_of_a_theme_is_paid_by_the_last(
    names: str, payers: tuple[tuple[str, int], ...]
) -> None:
    assert weighed(MIXED, "flow", row(MIXED, names)) == (sum(share for _, share in payers), payers)


ORDERED = themed(("a", "b", "c"), a1="a", a2="a", b="b", c="c", x="")


@pytest.mark.parametrize(
    ("names", "payers"),
    [
        ("a1 a2 b c x", ()),
        ("x a2 a1 b c", ()),
        ("a1 a2 c b x", (("c", 1),)),
        ("b a1 a2 c x", (("b", 2),)),
        ("c b a1 a2 x", (("c", 3), ("b", 2))),
        ("c x | a1 a2 b", (("c", 3),)),
        ("a1 b a2 c x", (("a2", 1), ("b", 1))),
    ],
)
def test_each_pair_of_themes_in_the_wrong_order_is_paid_by_the_one_that_comes_too_early(
    names: str, payers: tuple[tuple[str, int], ...]
) -> None:
    assert weighed(ORDERED, "flow", row(ORDERED, names)) == (sum(share for _, share in payers), payers)


def test_a_theme_that_is_not_in_the_order_and_one_that_nobody_has_are_free() -> None:
    whole = themed(("c", "nothing", "a"), a="a", b="b", c="c")
    assert weighed(whole, "flow", row(whole, "b c a")) == (0, ())
    assert weighed(whole, "flow", row(whole, "a b c")) == (1, (("a", 1),))
    assert weighed(replace(whole, themes=()), "flow", row(whole, "a b c")) == (0, ())


def test_a_session_of_a_theme_can_pay_for_both() -> None:
    whole = themed(("a", "b"), a="a", b1="b", b2="b", x="")
    assert weighed(whole, "flow", row(whole, "b1 x b2 a")) == (3, (("b2", 2), ("b1", 1)))


def test_meals_and_their_parts_come_between_nothing() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "09:30-10:30")
    speech = session("speech", 30, during="lunch@day-1", layout="", format="remarks")
    whole = themed(a1="a", a2="a")
    whole = replace(whole, sessions=(*whole.sessions, speech), occurrences=(lunch,))
    rows = ("a1 1 09:00-09:30", "speech 1 10:00-10:30", "a2 1 10:30-11:00")
    assert weighed(whole, "flow", placed(whole, *rows)) == (0, ())


def test_a_session_that_is_left_out_comes_between_nothing_and_before_nothing() -> None:
    whole = themed(("a", "b"), "b a2", a1="a", a2="a", b="b", x="")
    assert weighed(whole, "flow", row(whole, "b a1 x a2")) == (3, (("b", 2), ("a2", 1)))
    assert weighed(whole, "flow", row(whole, "a1 x a2")) == (1, (("a2", 1),))
    assert weighed(whole, "flow", row(whole, "b a1 x")) == (1, (("b", 1),))
    assert weighed(whole, "flow", row(whole, "a1 x")) == (0, ())


def test_the_optimum_keeps_themes_together_and_in_their_order() -> None:
    whole = replace(ORDERED, weights={"flow": 2})
    timetable = solve(whole)
    assert (timetable.cost, findings(whole, timetable)) == (0, ())
    names = [item.id for item in timetable.items if item.id != "x"]
    assert (sorted(names[:2]), names[2:]) == (["a1", "a2"], ["b", "c"])
    days = {"a1": (2,), "b": (2,), "a2": (1,), "c": (1,), "x": (1,)}
    late = replace(whole, sessions=tuple(replace(one, on=days[one.id]) for one in whole.sessions))
    # c is a day before a1 and b, which are two; and either c is before a2 too, or it is between a2 and a1.
    assert solved(late).cost == 2 * 3


def test_what_it_says() -> None:
    term = Flow(MIXED)
    assert (term.name, term.unit) == ("flow", "steps")
    assert term.explain() == "sessions of one theme that lie apart, and themes in the wrong order"
