"""What a timetable costs, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.cli.account import account, verdict
from scheduler.timetable.model import TermCost, Timetable
from tests.builders import a_timetable

if TYPE_CHECKING:
    from scheduler.timetable.model import Status

PAYERS = tuple((f"session-{number}", 100 - number) for number in range(1, 8))
TERMS = (
    TermCost("duration", "minutes", 75, 1, (("s6", 60), ("s4", 15))),
    TermCost("wishes", "sessions", 1, 9, (("s2", 1),)),
    TermCost("balance", "minutes", 12, 1, (("day 2", 12),)),
    TermCost("idle", "minutes", 0, 3),
)


def a_result(status: Status = "optimal", cost: int = 96, bound: int = 96) -> Timetable:
    return replace(a_timetable(), status=status, cost=cost, bound=bound, terms=TERMS)


def test_each_term_that_costs_is_summed_in_a_line_and_says_who_pays() -> None:
    assert account(a_result(), 80).plain.splitlines() == [
        "",
        "Proven optimal: it costs 96, and no timetable that keeps the rules costs less.",
        "  duration  75 minutes x 1 = 75   s6 -60, s4 -15",
        "  wishes     1 session x 9 =  9   s2",
        "  balance   12 minutes x 1 = 12   day 2 12",
        "  nothing for idle",
    ]


def test_many_payers_wrap_below_the_first() -> None:
    one = replace(a_result(), terms=(TermCost("duration", "minutes", 672, 1, PAYERS),))
    assert account(one, 70).plain.splitlines()[3:] == [
        "  duration  672 minutes x 1 = 672   session-1 -99, session-2 -98,",
        "                                    session-3 -97, session-4 -96,",
        "                                    session-5 -95, session-6 -94,",
        "                                    session-7 -93",
    ]


@pytest.mark.parametrize(
    ("status", "cost", "bound", "words"),
    [
        ("optimal", 96, 96, "Proven optimal: it costs 96, and no timetable that keeps the rules costs less."),
        ("feasible", 96, 90, "Best found: it costs 96, at most 6.7 % above the bound of 90."),
        ("feasible", 2001, 2000, "Best found: it costs 2001, at most 0.1 % above the bound of 2000."),
        ("feasible", 5, 0, "Best found: it costs 5; whether any costs less, down to 0, is not proved."),
        ("feasible", 5, -3, "Best found: it costs 5; whether any costs less, down to 0, is not proved."),
        ("stopped", 96, 48, "Stopped: the best found until then costs 96, at most 100.0 % above the bound of 48."),
    ],
)
def test_never_less_is_said_than_what_was_proved(status: Status, cost: int, bound: int, words: str) -> None:
    assert verdict(a_result(status, cost, bound)) == words


def test_a_session_and_what_it_pays_stay_together() -> None:
    one = replace(a_result(), terms=(TermCost("duration", "minutes", 60, 1, (("first", 35), ("longer", 25))),))
    assert account(one, 49).plain.splitlines()[-2:] == [
        "  duration  60 minutes x 1 = 60   first -35,",
        "                                  longer -25",
    ]


def test_the_verdict_wraps_between_words() -> None:
    page = account(replace(a_result("stopped", 112, 0), terms=()), 80).plain
    assert page.splitlines() == [
        "",
        "Stopped: the best found until then costs 112; whether any costs less, down to 0,",
        "is not proved.",
    ]


def test_a_timetable_without_terms_has_a_verdict_alone() -> None:
    assert account(replace(a_result(), terms=()), 80).plain.count("\n") == 2


def test_terms_that_cost_nothing_are_named_together() -> None:
    free = tuple(TermCost(f"a-term-{number}", "steps", 0, 2) for number in range(5))
    assert account(replace(a_result(), terms=(TERMS[1], *free)), 40).plain.splitlines()[4:] == [
        "  wishes  1 session x 9 = 9   s2",
        "  nothing for a-term-0, a-term-1,",
        "    a-term-2, a-term-3 and a-term-4",
    ]
