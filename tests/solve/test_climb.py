"""Better timetables near one that is known: what stays as it is, and that each step is no worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ortools.sat.python import cp_model

from scheduler.solve import Options, Progress
from scheduler.solve.climb import Climb
from scheduler.solve.kernels.interval import IntervalKernel
from scheduler.solve.kernels.stream import StreamKernel
from scheduler.solve.posed import kernel_for, objective_for
from scheduler.solve.run import run, solver_for
from tests.builders import a_clock
from tests.facts import programme, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kept, Kernel
    from scheduler.solve.options import KernelName

CLOCK = a_clock(days=4, grid=15)
KERNELS: tuple[KernelName, ...] = ("stream", "interval")
WEIGHTS = {"duration": 1, "balance": 1, "alternation": 6}


def nine(**changes: object) -> Programme:
    """Return nine sessions for four days, the last of which need not be held."""
    sessions = [session(f"s{number}", (45, 60, 60), format=("plenary", "panel")[number % 2]) for number in range(8)]
    last = session("s8", (45, 60, 60), optional=True)
    return programme(*sessions, last, clock=CLOCK, hours="09:00-12:00", weights=WEIGHTS, **changes)


def posed(name: KernelName) -> tuple[Kernel, cp_model.LinearExpr]:
    """Return the nine, to be solved."""
    kernel = kernel_for(nine(), name=name)
    objective = objective_for(kernel.programme, kernel)
    kernel.model.minimize(objective)
    return kernel, objective


def first_found(kernel: Kernel, days: dict[str, int]) -> cp_model.CpSolver:
    """Return a solver that stopped at its first timetable, with each session on a day (0: left out)."""
    model = kernel.model.clone()
    for name, today in days.items():
        for day, places in kernel.day_places(name).items():
            model.add(sum(places) == int(day == today))
    solver = solver_for(Options(), kernel.name)
    solver.parameters.stop_after_first_solution = True
    assert run(model, solver).found
    return solver


def days_of(kernel: Kernel, solver: cp_model.CpSolver) -> dict[str, int]:
    """Return the day of each session in a solution; 0 if it is left out."""
    return {
        name: next((d for d, places in kernel.day_places(name).items() if any(map(solver.value, places))), 0)
        for name in kernel.frame.kept
    }


def answers(kernel: Kernel, kept: Iterable[Kept], days: dict[str, int]) -> bool:
    """Return whether some facts leave a timetable in which sessions are on some days."""
    model = kernel.model.clone()
    for fact in kept:
        model.add(fact)
    for name, today in days.items():
        for day, places in kernel.day_places(name).items():
            model.add(sum(places) == int(day == today))
    return run(model, solver_for(Options(), kernel.name)).found


START = {"s0": 1, "s1": 1, "s2": 2, "s3": 2, "s4": 3, "s5": 3, "s6": 4, "s7": 4, "s8": 0}


@pytest.mark.parametrize("name", KERNELS)
def test_a_session_stays_on_its_day_and_one_that_is_left_out_can_come_back(name: KernelName) -> None:
    kernel, _ = posed(name)
    solver = first_found(kernel, START)
    assert days_of(kernel, solver) == START
    assert answers(kernel, kernel.keep_days(solver), START)
    assert answers(kernel, kernel.keep_days(solver), {"s8": 3})
    moved = [name for name in START if name != "s8" and answers(kernel, kernel.keep_days(solver), {name: 0})]
    moved += [name for name, day in START.items() if answers(kernel, kernel.keep_days(solver), {name: day % 4 + 1})]
    assert moved == ["s8"]


@pytest.mark.parametrize("name", KERNELS)
def test_what_is_on_some_days_stays_there_and_all_else_where_it_is(name: KernelName) -> None:
    kernel, _ = posed(name)
    solver = first_found(kernel, START)

    def can(**days: int) -> bool:
        return answers(kernel, kernel.keep_places(solver, (1, 2)), days)

    assert can(**START)
    assert can(s0=2, s2=1)
    assert can(s8=2)
    assert not can(s8=3)
    assert not can(s0=3)
    assert not can(s4=4)
    assert not can(s6=1)
    model = kernel.model.clone()
    for fact in kernel.keep_places(solver, (1, 2)):
        model.add(fact)
    places = [place for name in ("s4", "s5", "s6", "s7") for row in kernel.day_places(name).values() for place in row]
    model.minimize(cp_model.LinearExpr.sum([place for place in places if solver.value(place)]))
    assert run(model, solver_for(Options(), kernel.name)).bound == 4


@pytest.mark.parametrize("name", KERNELS)
def test_a_climb_ends_at_the_optimum_of_a_programme_that_two_days_can_mend(name: KernelName) -> None:
    kernel, _ = posed(name)
    best = run(kernel.model, solver_for(Options(), kernel.name))
    start = first_found(kernel, {"s0": 1, "s2": 1, "s4": 1, "s1": 2, "s3": 2, "s6": 3})
    told: list[Progress] = []
    climb = Climb(kernel, start, Options(), 20.0, told.append)
    before = climb.cost
    climb.go()
    assert best.proved
    assert before > best.bound == climb.cost
    assert not climb.stopped
    assert 0 < 20.0 - climb.units < 20.0
    assert climb.seconds > 0
    assert min(one.best for one in told if one.best is not None) == climb.cost


def test_a_climb_without_time_or_work_leaves_what_it_had() -> None:
    kernel, _ = posed("stream")
    start = first_found(kernel, START)
    late = Climb(kernel, start, Options(time_limit=2.0), 20.0, seconds=2.5)
    late.go()
    idle = Climb(kernel, start, Options(), 0.0)
    idle.go()
    assert (late.best, late.stopped, late.units) == (start, True, 20.0)
    assert (idle.best, idle.stopped, idle.seconds) == (start, False, 0.0)


def test_both_kernels_know_the_days_of_each_session() -> None:
    for kernel in (StreamKernel(nine()), IntervalKernel(nine())):
        days = {name: list(kernel.day_places(name)) for name in kernel.frame.kept}
        assert days == {name: [1, 2, 3, 4] for name in START}
