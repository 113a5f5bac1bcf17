"""From the values of a solved stream to the items of a timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.clock import later
from scheduler.timetable.model import Item
from scheduler.timetable.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.stream.kernel import StreamKernel


def read(kernel: StreamKernel, solver: cp_model.CpSolver) -> tuple[Item, ...]:
    """Return every item that a solver placed, numbered, in order of time."""
    programme = kernel.programme
    items = [*_sessions(kernel, solver), *_occurrences(kernel, solver)]
    printed = numbers(programme, items)
    numbered = (
        Item(
            item.id, item.kind, item.title, item.start, item.end, item.rooms, item.format, printed.get(item.id), item.of
        )
        for item in items
    )
    return tuple(sorted(numbered, key=lambda item: (item.since, item.until, item.id)))


def _sessions(kernel: StreamKernel, solver: cp_model.CpSolver) -> Iterator[Item]:
    clock, grid = kernel.programme.clock, kernel.stream.grid
    for _, _, position in kernel.stream.positions():
        for name, here in position.x.items():
            if solver.value(here):
                session = kernel.programme.session_by_id[name]
                start = clock.moment(grid * solver.value(position.start))
                end = later(start, grid * solver.value(position.y[name]))
                rooms = tuple(
                    room.id
                    for room in kernel.programme.rooms
                    if solver.value(cast("cp_model.IntVar", kernel.in_room(name, room.id)))
                )
                yield Item(name, "session", session.title, start, end, rooms, session.format, None, name)


def _occurrences(kernel: StreamKernel, solver: cp_model.CpSolver) -> Iterator[Item]:
    clock = kernel.programme.clock
    for one in kernel.programme.occurrences:
        start = clock.moment(solver.value(cast("cp_model.LinearExpr", kernel.start(one.id))))
        end = clock.moment(solver.value(cast("cp_model.LinearExpr", kernel.end(one.id))))
        rooms = (one.room,) if one.room else ()
        yield Item(one.id, one.kind, one.title, start, end, rooms, None, None, one.of)
