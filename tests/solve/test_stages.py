"""The stages of a search: what is proved in one of them is never told of another, and nothing found is lost."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from ortools.sat.python import cp_model

import scheduler.solve.climb
import scheduler.solve.stages
from scheduler.solve import Options, Progress, solve
from scheduler.solve.posed import kernel_for, objective_for
from scheduler.solve.run import run, solver_for
from scheduler.solve.stages import search
from scheduler.verify import findings
from tests.solve.test_climb import nine
from tests.solve.test_run import long_search

if TYPE_CHECKING:
    from scheduler.solve.climb import Climb
    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName
    from scheduler.solve.run import Ran


def posed(name: KernelName = "stream") -> Kernel:
    """Return nine sessions, to be solved."""
    kernel = kernel_for(nine(), name=name)
    kernel.model.minimize(objective_for(kernel.programme, kernel))
    return kernel


@pytest.mark.parametrize("name", ["stream", "interval"])
@pytest.mark.parametrize("first", [0.0, 0.002, 0.01, 0.03, 4.0])
def test_the_optimum_is_the_same_wherever_the_first_stage_ends(
    monkeypatch: pytest.MonkeyPatch, name: KernelName, first: float
) -> None:
    expected = run(posed(name).model, solver_for(Options(), name))
    monkeypatch.setitem(scheduler.solve.stages.FIRST, name, first)
    told: list[Progress] = []
    ran = search(posed(name), Options(), told.append)
    assert (ran.status, ran.bound, ran.stopped) == (cp_model.OPTIMAL, expected.bound, False)
    assert ran.solver.objective_value == expected.bound
    assert (told[-1].best, told[-1].bound) == (expected.bound, expected.bound)
    assert all(later.bound >= earlier.bound for earlier, later in pairwise(told))
    assert all(later.best <= earlier.best for earlier, later in pairwise(told) if earlier.best and later.best)


def test_a_climb_lowers_the_cost_and_raises_no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    hard = long_search()
    kernel = kernel_for(hard)
    kernel.model.minimize(objective_for(hard, kernel))
    alone = run(kernel.model, solver_for(Options(), "stream", 1.5))
    monkeypatch.setattr(scheduler.solve.stages, "CLIMB", 1.5)
    monkeypatch.setattr(scheduler.solve.run, "DETERMINISTIC_LIMIT", 3.5)
    found = solve(hard)
    assert (found.status, findings(hard, found)) == ("feasible", ())
    assert alone.bound <= found.bound < found.cost < alone.solver.objective_value


def test_the_same_work_finds_the_same_timetable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler.solve.run, "DETERMINISTIC_LIMIT", 2.3)
    assert solve(long_search()).items == solve(long_search()).items


def test_a_stop_while_it_climbs_ends_the_search_with_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    hard, stop = long_search(), threading.Event()
    kernel = kernel_for(hard)
    kernel.model.minimize(objective_for(hard, kernel))
    monkeypatch.setattr(scheduler.solve.stages, "FIRST_OF_MANY", 1.0)
    step = scheduler.solve.climb.Climb._step

    def stopped_there(climb: Climb, kept: object) -> bool:
        stop.set()
        return step(climb, kept)  # type: ignore[arg-type]

    monkeypatch.setattr(scheduler.solve.climb.Climb, "_step", stopped_there)
    ran = search(kernel, Options(), lambda _: None, stop)
    assert (ran.status, ran.stopped) == (cp_model.FEASIBLE, True)
    assert 1.0 <= ran.units < 2.0
    assert ran.bound < ran.solver.objective_value


def runs() -> tuple[Ran, Ran]:
    """Return a run that found 5 with a bound of 2, and one that found 3 of the same model."""
    made = []
    for least in (5, 3):
        model = cp_model.CpModel()
        model.minimize(model.new_int_var(least, 9, "cost"))
        made.append(run(model, solver_for(Options(), "stream")))
    one, other = made
    return replace(one, status=cp_model.FEASIBLE, bound=2, seconds=1.0, units=4.0), replace(
        other, seconds=2.0, units=1.0
    )


def test_two_searches_of_one_model_are_one() -> None:
    before, last = runs()
    joined = scheduler.solve.stages._joined
    proved = joined(before, last)
    assert (proved.solver, proved.status, proved.bound) == (last.solver, cp_model.OPTIMAL, 3)
    assert (proved.seconds, proved.units) == (3.0, 5.0)
    cut = joined(last, replace(before, stopped=True, bound=1))
    assert (cut.solver, cut.status, cut.bound, cut.stopped) == (last.solver, cp_model.OPTIMAL, 3, True)
    open_ = joined(replace(last, status=cp_model.FEASIBLE, bound=1), replace(before, bound=3))
    assert (open_.solver, open_.status, open_.bound) == (last.solver, cp_model.OPTIMAL, 3)
    nothing = replace(before, status=cp_model.UNKNOWN, bound=4)
    kept = joined(replace(before, bound=2), nothing)
    assert (kept.solver, kept.status, kept.bound) == (before.solver, cp_model.FEASIBLE, 4)
    assert joined(nothing, last).solver is last.solver
    wrong = joined(before, replace(last, status=cp_model.INFEASIBLE, bound=9))
    assert (wrong.solver, wrong.status, wrong.bound) == (before.solver, cp_model.FEASIBLE, 2)
    above = joined(before, replace(nothing, bound=6))
    assert (above.status, above.bound) == (cp_model.FEASIBLE, 6)
