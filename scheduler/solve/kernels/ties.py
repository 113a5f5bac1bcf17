"""Among timetables of equal cost: places as proved, then the earliest minutes, then the first rooms of the house.

Stretches and order stay as the search proved them. Sessions that are side by side start together, as near as can be.
Then sessions start, then end, as early as can be, one by one in order of their ids; then meals and breaks start as
early and last as long as that leaves room for, and parts of meals come as late as can be; then each session takes the
first rooms of the house that fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.run import run, solver_for

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import Options

_MOST_BITS = 50


def settle(
    kernel: Kernel,
    objective: cp_model.LinearExpr,
    best: cp_model.CpSolver,
    options: Options,
    stop: threading.Event | None = None,
) -> cp_model.CpSolver:
    """Return a solver that holds the settled solution, no dearer than the one in `best`.

    The time limit of `options` is for all of it. When it is over, or `stop` is set, what is settled by then is kept;
    the cost is the same. The model is changed: use it for nothing else afterwards.
    """
    model, solver = kernel.model, best
    model.add(objective <= solver.value(objective))
    kernel.settle_places(solver)
    for chunk in (*kernel.apart_starts(best), *chunks(list(_times(kernel))), *kernel.room_sums()):
        model.minimize(chunk)
        hint(model, solver)
        ran = run(model, solver_for(options, kernel.name), stop=stop)
        if ran.status != cp_model.OPTIMAL:
            return solver
        solver = ran.solver
        if options.time_limit is not None:
            options = replace(options, time_limit=max(options.time_limit - solver.wall_time, 0.0))
        model.add(chunk == solver.value(chunk))
    return solver


def _times(kernel: Kernel) -> Iterator[tuple[cp_model.LinearExpr, int]]:
    """Yield what is to be made small, first things first, each with the number of values it can take."""
    frame, span = kernel.frame, slots_of(kernel)
    for name in sorted(frame.kept):
        yield kernel.start_slot(name), span
    for name in sorted(frame.kept):
        yield kernel.slots(name), kernel.programme.session_by_id[name].minutes.most // frame.grid + 1
    for held in frame.held.values():
        if held.occurrence.minutes.least < held.occurrence.window.minutes:
            yield held.start, span
            yield held.start - held.end, held.occurrence.minutes.most // frame.grid + 1
    for name, loose in frame.loose.items():
        if loose.slot is not None and name in kernel.programme.session_by_id:
            yield -loose.slot, span
        elif loose.slot is not None:
            yield loose.slot, span
            yield -1 * loose.minutes, kernel.programme.occurrence_by_id[name].minutes.most + 1


def slots_of(kernel: Kernel) -> int:
    """Return how many slots the event has."""
    clock = kernel.programme.clock
    return len(clock.days) * 25 * 60 // clock.grid


def chunks(times: Sequence[tuple[cp_model.LinearExpr, int]]) -> Iterator[cp_model.LinearExpr]:
    """Yield sums in which an earlier number outweighs all later ones, each within what the solver's integers hold."""
    numbers: list[cp_model.LinearExpr] = []
    factors: list[int] = []
    for number, values in times:
        if factors and (factors[0] * values).bit_length() > _MOST_BITS:
            yield cp_model.LinearExpr.weighted_sum(numbers, factors)
            numbers, factors = [], []
        factors = [factor * values for factor in factors]
        numbers.append(number)
        factors.append(1)
    yield cp_model.LinearExpr.weighted_sum(numbers, factors)


def hint(model: cp_model.CpModel, solver: cp_model.CpSolver) -> None:
    """Let a search begin at a solution of the same model, or of the part of it that was there before the rest."""
    model.clear_hints()  # type: ignore[no-untyped-call]
    values = list(solver.response_proto.solution)[: len(model.proto.variables)]
    # All at once: one by one, through the model, they take longer than a search that settles ties.
    model.proto.solution_hint.vars.extend(range(len(values)))
    model.proto.solution_hint.values.extend(values)
