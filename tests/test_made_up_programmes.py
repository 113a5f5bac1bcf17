"""Made-up programmes: proved, found right by two who did not solve them, and worth solving."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.explain.preflight import preflight
from scheduler.export.ics import calendar
from scheduler.programme import read
from scheduler.solve import Options, solve
from scheduler.verify import findings
from scheduler.verify.lint import lint
from tests.generator import plant
from tests.generator.rich import rich
from tests.oracle import costs, judge
from tests.readers.alike import assert_alike

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.timetable.model import Timetable

DROPPED = ("presence", "load", "rest", "order", "pins", "breaks")


@dataclass(frozen=True)
class Told:
    """What came of one programme: its status, and a family without which its optimum would be better."""

    status: str
    binds: str | None = None


def told(seed: int, folder: Path) -> Told:
    """Solve a programme, have it checked by all who can check it, and look for a family that binds."""
    plan = plant(seed)
    timetable = solved(f"made-up-{seed}", plan.text, bool(plan.spoiled), folder)
    if timetable is None:
        return Told("infeasible")
    programme = read(folder / f"made-up-{seed}.yaml")
    for family in DROPPED if timetable.cost else ():
        if solve(programme, Options(without=frozenset([family]))).cost < timetable.cost:
            return Told(timetable.status, family)
    return Told(timetable.status)


def solved(name: str, text: str, spoiled: bool, folder: Path) -> Timetable | None:
    """Return the timetable of a programme, which verify, lint and oracle find right; None if there is none.

    One that was made around a timetable has one; and what the oracle adds up from the calendar, term by term, is what
    the timetable says.
    """
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    programme = read(path)
    try:
        timetable = solve(programme)
    except InfeasibleError:
        assert spoiled, f"{name}: a layout exists, yet it is said to be impossible"
        return None
    ics = calendar(timetable, programme)
    assert preflight(programme).impossible == (), name
    assert (findings(programme, timetable), lint(ics), judge(path, ics)) == ((), (), []), name
    said = {term.term: term.measure for term in timetable.terms}
    added = {term: number for term, number in costs(path, ics).items() if term in said}
    assert added == {term: said[term] for term in added}, name
    return timetable


def tell(seeds: range, folder: Path) -> None:
    """Demand a proof of all but one programme of a hundred, and a rule that binds in three of ten."""
    found = [told(seed, folder) for seed in seeds]
    status = Counter(one.status for one in found)
    assert set(status) <= {"optimal", "feasible", "infeasible"}, status
    assert status["feasible"] <= len(found) * 0.01, status
    assert status["optimal"] >= len(found) * 0.8, status
    assert sum(one.binds is not None for one in found) >= len(found) * 0.3, Counter(one.binds for one in found)


def tell_rich(seeds: range, folder: Path) -> None:
    """Demand an end of every programme that uses the whole language, and that every reader reads each tenth alike."""
    status: Counter[str] = Counter()
    for seed in seeds:
        plan = rich(seed)
        timetable = solved(f"rich-{seed}", plan.text, bool(plan.spoiled), folder)
        status["infeasible" if timetable is None else timetable.status] += 1
        if timetable is not None and seed % 10 == 0:
            assert_alike(calendar(timetable, read(folder / f"rich-{seed}.yaml")))
    assert set(status) <= {"optimal", "feasible", "infeasible"}, status
    assert status["optimal"] >= len(seeds) * 0.7, status


def test_ten_made_up_programmes_are_proved_and_found_right(tmp_path: Path) -> None:
    tell(range(10), tmp_path)


def test_programmes_that_use_the_whole_language_are_solved_and_found_right(tmp_path: Path) -> None:
    tell_rich(range(10), tmp_path)


@pytest.mark.campaign
def test_two_hundred_made_up_programmes_are_proved_and_found_right(tmp_path: Path) -> None:
    tell(range(200), tmp_path)


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, 200, 20))
def test_two_hundred_programmes_that_use_the_whole_language_are_solved_or_proved_impossible(
    first: int, tmp_path: Path
) -> None:
    tell_rich(range(first, first + 20), tmp_path)
