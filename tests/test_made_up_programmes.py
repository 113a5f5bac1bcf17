"""Made-up programmes of 8 to 10 sessions: proved, found right by two who did not solve them, and worth solving."""

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
from tests.oracle import judge

if TYPE_CHECKING:
    from pathlib import Path

DROPPED = ("presence", "load", "rest", "order", "pins", "breaks")


@dataclass(frozen=True)
class Told:
    """What came of one programme: its status, and a family without which its optimum would be better."""

    status: str
    binds: str | None = None


def told(seed: int, folder: Path) -> Told:
    """Solve a programme, have it checked by all who can check it, and look for a family that binds."""
    plan = plant(seed)
    path = folder / f"made-up-{seed}.yaml"
    path.write_text(plan.text, encoding="utf-8")
    programme = read(path)
    try:
        timetable = solve(programme)
    except InfeasibleError:
        assert plan.spoiled, f"seed {seed}: a layout exists, yet it is said to be impossible"
        return Told("infeasible")
    ics = calendar(timetable, programme)
    assert preflight(programme).impossible == (), f"seed {seed}"
    assert (findings(programme, timetable), lint(ics), judge(path, ics)) == ((), (), []), f"seed {seed}"
    for family in DROPPED if timetable.cost else ():
        if solve(programme, Options(without=frozenset([family]))).cost < timetable.cost:
            return Told(timetable.status, family)
    return Told(timetable.status)


def tell(seeds: range, folder: Path) -> None:
    """Demand a proof of every programme, and a rule that binds in three of ten."""
    found = [told(seed, folder) for seed in seeds]
    status = Counter(one.status for one in found)
    assert set(status) <= {"optimal", "infeasible"}, status
    assert status["optimal"] >= len(found) * 0.8, status
    assert sum(one.binds is not None for one in found) >= len(found) * 0.3, Counter(one.binds for one in found)


def test_twenty_made_up_programmes_are_proved_and_found_right(tmp_path: Path) -> None:
    tell(range(20), tmp_path)


@pytest.mark.campaign
def test_two_hundred_made_up_programmes_are_proved_and_found_right(tmp_path: Path) -> None:
    tell(range(200), tmp_path)
