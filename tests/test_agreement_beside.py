"""Agreement by enumeration, where sessions can be side by side: rules, terms and optima of the interval kernel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError
from scheduler.objective import TERMS
from scheduler.programme import read
from tests.generator import tiny_beside
from tests.test_agreement import case_of, compare, compare_costs, compare_optima

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from tests.placements import Key
    from tests.test_agreement import Case

CASES = 30


def programme_of(seed: int, folder: Path) -> Programme | None:
    """Return the tiny programme of a seed; None where the reader refuses it, or no two sessions can be side by side."""
    path = folder / f"{seed}.yaml"
    path.write_text(tiny_beside(seed), encoding="utf-8")
    try:
        programme = read(path)
    except ProgrammeError:
        return None
    weights = dict.fromkeys((term(programme).name for term in TERMS), 1)
    return None if programme.all_meet else replace(programme, weights=weights)


def beside(case: Case, key: Key) -> bool:
    """Return whether two sessions of a placement are side by side."""
    known = {session.id for session in case.programme.formal}
    row = [(start, end) for name, start, end, _ in key if name in known]
    return any(one < two and two[0] < one[1] for one in row for two in row) or len(set(row)) < len(row)


def run_cases(seeds: range, folder: Path) -> None:
    """Compare the cases of some seeds, and demand that enough of them could have failed."""
    programmes = (programme_of(seed, folder) for seed in seeds)
    cases = [case for case in (case_of(programme) for programme in programmes if programme) if case]
    choosing, parallel, costs = 0, 0, 0
    for case in cases:
        choosing += "all" in compare(case)
        compare_optima(case)
        costs += compare_costs(case, every=max(1, len(case.broken) // 4))
        parallel += any(beside(case, key) and not broken for key, broken in case.broken.items())
    assert len(cases) >= len(seeds) * 0.6
    assert choosing >= len(cases) * 0.4
    assert parallel >= len(cases) * 0.4
    assert costs >= len(cases) * 0.5


def test_the_solver_and_the_checks_accept_the_same_timetables_side_by_side(tmp_path: Path) -> None:
    run_cases(range(CASES), tmp_path)


@pytest.mark.campaign
def test_the_solver_and_the_checks_accept_the_same_timetables_side_by_side_in_many_cases(tmp_path: Path) -> None:
    run_cases(range(CASES, CASES + 600), tmp_path)
