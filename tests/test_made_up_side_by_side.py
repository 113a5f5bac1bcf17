"""Made-up programmes with sessions side by side: proved, and found right by two who did not solve them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.explain.preflight import preflight
from scheduler.export.ics import calendar
from scheduler.programme import read
from scheduler.solve import Options, solve
from scheduler.verify import findings
from scheduler.verify.lint import lint
from tests import oracle
from tests.every_timetable import cheapest
from tests.generator.side_by_side import KINDS, WHERE, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scheduler.timetable.model import Timetable
    from tests.generator.side_by_side import Plan

FEASIBLE = ("planted", "tight", "loose")
DOZEN = [
    *[("tiny", kind, seed) for kind in KINDS for seed in (0,)],
    *[("small", kind, seed) for kind in ("planted", "tight", "infeasible") for seed in (1, 2)],
    ("ten", "tight", 0),
    ("ten", "infeasible", 3),
]
"""What is solved every day: each size, kind and place, and each way to be impossible."""
LIMIT = 120.0
"""Seconds for a programme in the campaign: what is found by then is looked at, proved or not."""


def told(plan: Plan, folder: Path, options: Options | None = None) -> Timetable | None:
    """Return the timetable of a programme, which verify, lint and oracle find right; None if there is none.

    One that was made around a timetable has one, and sums or the solver say so of one that is impossible. What the
    oracle adds up from the calendar, term by term, is what the timetable says.
    """
    name = str(plan.tree["programme"])
    path = folder / f"{name}.yaml"
    path.write_text(plan.text, encoding="utf-8")
    programme = read(path)
    if preflight(programme).impossible:
        assert plan.why, f"{name}: a timetable exists, yet sums say that there is none"
        return None
    try:
        timetable = solve(programme, options)
    except InfeasibleError:
        assert plan.why, f"{name}: a timetable exists, yet it is said to be impossible"
        return None
    assert plan.why is None, f"{name}: it was solved, though {plan.why}"
    ics = calendar(timetable, programme)
    assert (findings(programme, timetable), lint(ics), oracle.judge(path, ics)) == ((), (), []), name
    added = oracle.costs(path, ics)
    said = {term.term: term.measure for term in timetable.terms if term.term in added}
    assert said == {term: added[term] for term in said}, name
    return timetable


def tell(plans: Sequence[Plan], folder: Path, options: Options | None = None) -> Counter[str]:
    """Return how it ended; in three of ten something costs something, and not only by the lengths of sessions."""
    found = [told(plan, folder, options) for plan in plans]
    status = Counter("impossible" if timetable is None else timetable.status for timetable in found)
    assert status["impossible"] == sum(plan.why is not None for plan in plans)
    assert sum(timetable is not None and binds(timetable) for timetable in found) >= len(plans) * 0.3
    return status


def binds(timetable: Timetable) -> bool:
    """Return whether anything costs something but the lengths of sessions."""
    return any(term.cost for term in timetable.terms if term.term != "duration")


def tell_tiny(kind: str, seeds: range, folder: Path) -> None:
    """Demand of tiny programmes that the proved cost is the least of all timetables."""
    for seed in seeds:
        plan = side_by_side(seed, "tiny", kind)
        timetable = told(plan, folder)
        best = cheapest(oracle.read(folder / f"{plan.tree['programme']}.yaml"), str(plan.tree["weights"]))
        assert (timetable is None) is (best is None), seed
        if timetable is not None and best is not None:
            assert (timetable.status, timetable.cost) == ("optimal", best.cost), seed
        assert (best is None) is (kind == "infeasible"), seed


def test_a_dozen_programmes_side_by_side_are_proved_and_found_right(tmp_path: Path) -> None:
    plans = [side_by_side(seed, size, kind) for size, kind, seed in DOZEN]
    assert {plan.where for plan in plans} == {*WHERE}
    assert {plan.why.reason for plan in plans if plan.why} == {"rooms", "person", "day"}
    assert tell(plans, tmp_path) == {"optimal": 8, "impossible": 4}


@pytest.mark.parametrize("kind", FEASIBLE)
def test_no_timetable_of_a_tiny_programme_costs_less(kind: str, tmp_path: Path) -> None:
    tell_tiny(kind, range(10, 12), tmp_path)


@pytest.mark.campaign
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("size", "seeds", "proved"), [("tiny", 6, 1.0), ("small", 6, 0.7), ("ten", 5, 0.0)])
def test_two_hundred_programmes_side_by_side_are_found_right(
    size: str, seeds: int, proved: float, kind: str, where: str, tmp_path: Path
) -> None:
    """Most of them are proved too; of ten sessions or more, whoever has little to keep may take long."""
    plans = [side_by_side(seed, size, kind, where) for seed in range(100, 100 + seeds)]
    if kind == "infeasible":
        assert [told(plan, tmp_path) for plan in plans] == [None] * seeds
    else:
        status = tell(plans, tmp_path, Options(time_limit=LIMIT))
        assert status["optimal"] >= seeds * (1.0 if kind == "tight" else proved), status


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
def test_no_timetable_of_a_hundred_tiny_programmes_costs_less(kind: str, tmp_path: Path) -> None:
    tell_tiny(kind, range(12, 37), tmp_path)


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("size", "seed"), [*(("twenty", seed) for seed in range(3)), ("forty", 0), ("forty", 1)])
def test_whatever_is_found_of_a_conference_is_right(size: str, seed: int, kind: str, tmp_path: Path) -> None:
    plan = side_by_side(seed, size, kind)
    assert (told(plan, tmp_path, Options(time_limit=LIMIT)) is None) is (kind == "infeasible")
