"""One stream in both kernels: whatever can be put to the one can be put to the other, and the best costs the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.constraints import FAMILIES
from scheduler.errors import InfeasibleError, ProgrammeError
from scheduler.objective import TERMS
from scheduler.programme import read
from scheduler.solve import Options, solve
from scheduler.solve.posed import posed
from scheduler.verify import findings
from tests.generator import small, tiny
from tests.generator.tracks import tracks

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.solve.options import KernelName

BUILT_IN = frozenset({"hours", "people", "fixtures", "meals", "rooms", "room-fit"})
CHOSEN = frozenset(name for name, _ in FAMILIES) - BUILT_IN
CASES = 50


def programme_of(seed: int, folder: Path) -> Programme | None:
    """Return a made-up programme, each term with a weight; None where the reader refuses it, or its sessions."""
    path = folder / f"{seed}.yaml"
    path.write_text((small if seed % 5 == 0 else tiny)(seed), encoding="utf-8")
    try:
        programme = read(path)
    except ProgrammeError:
        return None
    weights = {term(programme).name: 1 + (seed * 7 + rank * 3) % 5 for rank, term in enumerate(TERMS)}
    return replace(programme, weights=weights) if programme.all_meet else None


def least(programme: Programme, kernel: KernelName, without: frozenset[str] = frozenset()) -> int | None:
    """Return the proved least cost in a kernel; None where there is no timetable."""
    try:
        timetable = solve(programme, Options(kernel=kernel, without=without))
    except InfeasibleError:
        return None
    if without:  # a term may count on the rules, and say more than is measured where they are left out
        assert (timetable.status, timetable.bound) in {("optimal", timetable.cost), ("feasible", 0)}
    else:
        assert (timetable.status, timetable.bound) == ("optimal", timetable.cost)
        assert findings(programme, timetable) == ()
    assert timetable.versions.get("kernel", "stream") == kernel
    return timetable.cost


def run_cases(seeds: range, folder: Path) -> None:
    """Solve the programmes of some seeds in both kernels, and demand that the rules of enough of them bind."""
    found = [programme for seed in seeds if (programme := programme_of(seed, folder)) is not None]
    bound = 0
    for programme in found:
        cost = least(programme, "stream")
        assert least(programme, "interval") == cost, programme.title
        bound += cost is None or cost != least(programme, "stream", CHOSEN)
    assert len(found) >= len(seeds) * 0.8
    assert bound >= len(found) * 0.3


def test_both_kernels_find_the_same_least_cost(tmp_path: Path) -> None:
    run_cases(range(CASES), tmp_path)


@pytest.mark.campaign
def test_both_kernels_find_the_same_least_cost_in_many_cases(tmp_path: Path) -> None:
    run_cases(range(CASES, CASES + 1000), tmp_path)


def test_many_sessions_side_by_side_begin_at_a_timetable_that_keeps_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "tracks.yaml"
    path.write_text(tracks(20), encoding="utf-8")
    programme = read(path)
    kept = posed(programme, Options(time_limit=30.0))
    assert kept.spent > 0
    hinted = kept.kernel.model.proto.solution_hint.vars
    assert 0 < len(hinted) < len(kept.kernel.model.proto.variables)
    assert posed(replace(programme, sessions=programme.sessions[:9]), Options(time_limit=30.0)).spent == 0
