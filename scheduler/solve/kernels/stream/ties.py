"""Among timetables of equal cost: places as proved, then the earliest minutes, then the first rooms of the house.

Stretches and order stay as the search proved them. Sessions start, then end, as early as can be, one by one in order
of their ids; then meals and breaks start as early and last as long as that leaves room for, and parts of meals come as
late as can be; then each session takes the first rooms of the house that fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

from scheduler.solve.run import run, solver_for

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from scheduler.solve.kernels.stream.kernel import StreamKernel
    from scheduler.solve.options import Options

_MOST_BITS = 50
_MOST_ROOMS = 30
"""Rooms of one sum: a higher power of two, times the sessions, would leave the solver's integers."""


def settle(
    kernel: StreamKernel,
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
    for _, _, position in kernel.stream.positions():
        for here in position.x.values():
            model.add(here == solver.value(here))
    for chunk in (*_chunks(list(_times(kernel))), *_rooms(kernel)):
        model.minimize(chunk)
        _hint(model, solver)
        ran = run(model, solver_for(options), stop=stop)
        if ran.status != cp_model.OPTIMAL:
            return solver
        solver = ran.solver
        if options.time_limit is not None:
            options = replace(options, time_limit=max(options.time_limit - solver.wall_time, 0.0))
        model.add(chunk == solver.value(chunk))
    return solver


def _times(kernel: StreamKernel) -> Iterator[tuple[cp_model.LinearExpr, int]]:
    """Yield what is to be made small, first things first, each with the number of values it can take."""
    stream = kernel.stream
    placed = {name: (made, position) for made, _, position in stream.positions() for name in position.x}
    for name in sorted(placed):
        slot = kernel.start_slot(name)
        yield slot, stream_span(kernel)
    for name in sorted(placed):
        lengths = [position.y[name] for _, _, position in stream.places(name)]
        yield cp_model.LinearExpr.sum(lengths), kernel.programme.session_by_id[name].minutes.most // stream.grid + 1
    for held in stream.held.values():
        if held.occurrence.minutes.least < held.occurrence.window.minutes:
            yield held.start, stream_span(kernel)
            yield held.start - held.end, held.occurrence.minutes.most // stream.grid + 1
    for name, loose in stream.loose.items():
        if loose.slot is not None and name in kernel.programme.session_by_id:
            yield -loose.slot, stream_span(kernel)
        elif loose.slot is not None:
            yield loose.slot, stream_span(kernel)
            yield -1 * loose.minutes, kernel.programme.occurrence_by_id[name].minutes.most + 1


def stream_span(kernel: StreamKernel) -> int:
    """Return how many slots the event has."""
    clock = kernel.programme.clock
    return len(clock.days) * 25 * 60 // clock.grid


def _chunks(times: Sequence[tuple[cp_model.LinearExpr, int]]) -> Iterator[cp_model.LinearExpr]:
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


def _rooms(kernel: StreamKernel) -> Iterator[cp_model.LinearExpr]:
    """Yield sums in which a later room of the house outweighs all earlier ones, the last rooms first.

    One sum serves all sessions: none of them is held beside another one, so each takes its rooms as if it were alone.
    """
    rooms = kernel.programme.rooms
    for first in reversed(range(0, len(rooms), _MOST_ROOMS)):
        yield cp_model.LinearExpr.sum(
            [
                2**rank * cast("cp_model.IntVar", kernel.in_room(session.id, room.id))
                for session in kernel.programme.formal
                for rank, room in enumerate(rooms[first : first + _MOST_ROOMS])
            ]
        )


def _hint(model: cp_model.CpModel, solver: cp_model.CpSolver) -> None:
    """Start from the last solution."""
    model.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(solver.response_proto.solution):
        if index < len(model.proto.variables):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
