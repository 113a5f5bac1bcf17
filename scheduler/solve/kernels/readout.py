"""From the values of a solved kernel to the items of a timetable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from scheduler.clock import later
from scheduler.timetable.model import Item
from scheduler.timetable.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.kernel import Kernel


def read(kernel: Kernel, solver: cp_model.CpSolver) -> tuple[Item, ...]:
    """Return every item that a solver placed, numbered, in order of time; what has begun is in the rooms it was in."""
    programme = kernel.programme
    occurrences = [*_occurrences(kernel, solver)]
    items = [*_sessions(kernel, solver), *_parts(kernel, solver), *occurrences, *_near(kernel, solver, occurrences)]
    past = programme.begun
    items = [replace(item, rooms=past[item.id].rooms) if item.id in past else item for item in items]
    printed = numbers(programme, items)
    numbered = (replace(item, number=printed.get(item.id)) for item in items)
    return tuple(sorted(numbered, key=lambda item: (item.since, item.until, item.id)))


def _sessions(kernel: Kernel, solver: cp_model.CpSolver) -> Iterator[Item]:
    programme = kernel.programme
    for name, minute, minutes in kernel.places(solver):
        session, start = programme.session_by_id[name], programme.clock.moment(minute)
        rooms = tuple(room.id for room in programme.rooms if solver.value(kernel.seated(name, room.id)))
        yield Item(name, "session", session.title, start, later(start, minutes), rooms, session.format, of=name)


def _parts(kernel: Kernel, solver: cp_model.CpSolver) -> Iterator[Item]:
    """Yield the parts of meals that are held, each in the room of its meal."""
    for session in kernel.programme.sessions:
        if session.during is not None and solver.value(cast("cp_model.IntVar", kernel.held(session.id))):
            room = kernel.programme.occurrence_by_id[session.during].room
            rooms = (room,) if room else ()
            times = _times(kernel, solver, session.id)
            form, inside = session.format, session.during
            yield Item(session.id, "session", session.title, *times, rooms, form, of=session.id, inside=inside)


def _occurrences(kernel: Kernel, solver: cp_model.CpSolver) -> Iterator[Item]:
    for one in kernel.programme.occurrences:
        rooms = (one.room,) if one.room else ()
        yield Item(one.id, one.kind, one.title, *_times(kernel, solver, one.id), rooms, of=one.of)


def _near(kernel: Kernel, solver: cp_model.CpSolver, occurrences: Iterable[Item]) -> Iterator[Item]:
    for near in kernel.programme.near:
        if not solver.value(cast("cp_model.IntVar", kernel.held(near.id))):
            continue
        start, end = _times(kernel, solver, near.id)
        # A meal for some people only can be held beside the pause that everybody has.
        known = kernel.programme.occurrence_by_id
        pauses = (item for item in occurrences if item.kind in {"meal", "break"} and known[item.id].binds_everyone)
        around = (item.id for item in pauses if item.start <= start and end <= item.end)
        inside = next(around, None) if near.in_pause else None
        rooms = (near.room,) if near.room else ()
        yield Item(near.id, near.kind, near.title, start, end, rooms, of=near.of, inside=inside)


def _times(kernel: Kernel, solver: cp_model.CpSolver, item: str) -> tuple[datetime, datetime]:
    clock = kernel.programme.clock
    start, end = (
        clock.moment(solver.value(cast("cp_model.LinearExpr", verb(item)))) for verb in (kernel.start, kernel.end)
    )
    return start, end
