"""Facts: tiny programmes and timetables in one line each, held against a rule's two halves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from ortools.sat.python import cp_model

from scheduler.constraints import FAMILIES
from scheduler.errors import Source
from scheduler.objective import terms_of
from scheduler.programme.model import Limits, Near, Occurrence, Programme
from scheduler.solve import Options, solve
from scheduler.solve.kernels.choose import kernel_of
from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.numbers import numbers
from tests.builders import a_clock, a_duration, a_room, a_session, a_window, an_occurrence, at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.clock import Clock
    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Kind, Session
    from scheduler.solve.kernels.kernel import Kernel

DAY_ONE = date(2018, 10, 24)
SOLVED = {cp_model.OPTIMAL, cp_model.FEASIBLE}
LOOSE = {
    "run": 1440,
    "formal_per_day": 1440,
    "sessions_per_day": 99,
    "informal_per_day": 0,
    "evening": 0,
}


def limits(**changes: Any) -> Limits:
    """Return limits that bind nothing but the ones named, each on a line of its own."""
    keys = (*LOOSE, "pause", "changeover")
    return Limits(
        **{**LOOSE, "pause": 20, "changeover": 0, **changes},
        sources={key: Source("event.yaml", 50 + n) for n, key in enumerate(keys)},
    )


def session(name: str, minutes: int | tuple[int, ...] = 60, line: int = 10, **changes: Any) -> Session:
    """Return a plenary of some minutes (least, best, most), written on a line."""
    lengths = (minutes,) if isinstance(minutes, int) else minutes
    return a_session(
        name, f"Title of {name}", minutes=a_duration(*lengths), source=Source("event.yaml", line), **changes
    )


def item_of_day(clock: Clock, of: str, day: int, window: str, kind: Kind = "meal", **changes: Any) -> Occurrence:
    """Return a meal, break or fixture on line 30; with ``minutes`` it can move in its window."""
    if "minutes" in changes:
        lengths = changes["minutes"]
        changes["minutes"] = a_duration(*((lengths,) if isinstance(lengths, int) else lengths))
    return an_occurrence(clock, of, day, window, kind, **{"source": Source("event.yaml", 30), **changes})


def near(name: str, session: str, side: str = "after", minutes: int = 10, **changes: Any) -> Near:
    """Return an item on line 40 that stands next to a session."""
    whole = Near(name, "social", name.capitalize(), session, side, minutes, source=Source("event.yaml", 40))  # type: ignore[arg-type]
    return replace(whole, **changes)


def programme(*sessions: Session, clock: Clock | None = None, hours: Any = "09:00-12:00", **changes: Any) -> Programme:
    """Return a programme with nothing in it but what is named: one hall, hours of each day as given."""
    clock = clock or a_clock(days=1, grid=30)
    written: Mapping[int, str] = dict.fromkeys(clock.days, hours) if isinstance(hours, str) else hours
    whole = Programme(
        id="tiny",
        title="Tiny",
        clock=clock,
        hours={day: tuple(a_window(clock, day, part) for part in text.split(", ")) for day, text in written.items()},
        sessions=sessions,
        rooms=(a_room("hall", "Hall", theatre=50, roundtable=30),),
        occurrences=(),
        people=(),
        limits=limits(),
        weights={"duration": 1},
        source=Source("event.yaml", 1),
    )
    return replace(whole, **changes)


def placed(whole: Programme, *lines: str) -> Timetable:
    """Return a timetable from lines such as ``s1 1 09:00-10:00 hall``; what cannot move is put where it is.

    ``photo 1 10:00-10:10 in:coffee@day-1`` is a part of another item; that of a session ``during`` one is known.
    """
    items = [_item(whole, *line.split()) for line in lines]
    said = {item.id for item in items}
    for one in whole.occurrences:
        if one.id not in said and one.minutes.least == one.window.minutes:
            rooms = (one.room,) if one.room else ()
            items.append(Item(one.id, one.kind, one.title, one.window.start, one.window.end, rooms, of=one.of))
    return in_order(whole, items)


def in_order(whole: Programme, items: Iterable[Item]) -> Timetable:
    """Return the timetable of some items, in order of time, numbered."""
    rows = sorted(items, key=lambda item: (item.start, item.end, item.id))
    printed = numbers(whole, rows) if all(item.id in whole.session_by_id for item in rows if item.formal) else {}
    return Timetable(whole.id, tuple(replace(item, number=printed.get(item.id)) for item in rows))


def _item(whole: Programme, name: str, day: str, times: str, *words: str) -> Item:
    start, end = (at(whole, int(day), text) for text in times.split("-"))
    rooms = tuple(word for word in words if not word.startswith("in:"))
    inside = next((word.removeprefix("in:") for word in words if word.startswith("in:")), None)
    known = whole.session_by_id.get(name)
    if known is not None and known.during is None:
        return Item(name, "session", known.title, start, end, rooms or ("hall",), known.format, None, name)
    if known is not None:
        meal = whole.occurrence_by_id[known.during or ""]
        rooms = rooms or ((meal.room,) if meal.room else ())
        return Item(name, "session", known.title, start, end, rooms, known.format, None, name, inside or meal.id)
    beside = whole.near_by_id.get(name)
    if beside is not None:
        rooms = rooms or ((beside.room,) if beside.room else ())
        return Item(name, beside.kind, beside.title, start, end, rooms, of=beside.of, inside=inside)
    one = whole.occurrence_by_id[name]
    return Item(name, one.kind, one.title, start, end, rooms, of=one.of)


def rules(whole: Programme, family: str) -> tuple[Constraint, ...]:
    """Return the constraints of one family."""
    return tuple(dict(FAMILIES)[family](whole))


def violations(whole: Programme, family: str, timetable: Timetable) -> list[str]:
    """Return what `check` says, as people read it."""
    return [str(found) for rule in rules(whole, family) for found in rule.check(timetable)]


def sentences(whole: Programme, family: str) -> dict[str, str]:
    """Return name and sentence of every constraint of a family, as FILE:LINE before the name; names are unique."""
    found = rules(whole, family)
    assert len({rule.name for rule in found}) == len(found)
    return {f"{rule.source}: {rule.name}": rule.explain() for rule in found}


def fixed(kernel: Kernel, timetable: Timetable) -> None:
    """Require of a kernel the times and rooms of a timetable, and that optional sessions it lacks are left out."""
    whole = kernel.programme
    for one in whole.sessions:
        if one.optional:
            held = kernel.held(one.id)
            kernel.require(held >= 1 if one.id in timetable.by_id else held <= 0)
    for item in timetable.items:
        start, minutes = whole.clock.minute(item.start), item.minutes
        for verb, value in ((kernel.start, start), (kernel.minutes, minutes)):
            kernel.require(verb(item.id) >= value)
            kernel.require(verb(item.id) <= value)
        for room in whole.rooms if item.formal else ():
            here = kernel.in_room(item.id, room.id)
            kernel.require(here >= 1 if room.id in item.rooms else here <= 0)


def allowed(whole: Programme, timetable: Timetable, posted: Iterable[Constraint]) -> bool:
    """Return whether the solver accepts a timetable where only some constraints are posted."""
    kernel = kernel_of(whole, None)
    for rule in posted:
        rule.post(kernel)
    fixed(kernel, timetable)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(kernel.model)
    assert status in {*SOLVED, cp_model.INFEASIBLE}
    return status in SOLVED


def agree(whole: Programme, family: str, timetable: Timetable, expected: list[str], *, built_in: bool = False) -> None:
    """Hold `check` and `post` of a family, each alone, against what is expected of a timetable.

    Without the family the solver accepts the timetable, so that it is the family which forbids it; unless what it
    forbids is ``built_in``.
    """
    assert violations(whole, family, timetable) == expected
    assert allowed(whole, timetable, rules(whole, family)) is not bool(expected)
    assert allowed(whole, timetable, ()) is not (built_in and bool(expected))


@dataclass(frozen=True)
class Solved:
    """An optimum in words: ``s1`` to ``1 09:00-10:00``, and its cost."""

    times: dict[str, str]
    cost: int


def solved(whole: Programme, *without: str) -> Solved:
    """Return the optimum, leaving some families out."""
    timetable = solve(whole, Options(without=frozenset(without)))
    assert timetable.status == "optimal"
    assert timetable.cost == timetable.bound
    times = {
        item.id: f"{whole.clock.day_of(item.start)} {item.start:%H:%M}-{item.end:%H:%M}" for item in timetable.items
    }
    return Solved(times, timetable.cost)


def weighed(whole: Programme, term: str, timetable: Timetable) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Return the measure of one term and who pays it; the solver's number, with every time fixed, is the same."""
    made = next(made for made in terms_of(replace(whole, weights={term: 1})) if made.name == term)
    measure = made.measure(timetable)
    kernel = kernel_of(whole, None)
    fixed(kernel, timetable)
    kernel.model.minimize(cast("cp_model.LinearExprT", made.post(kernel)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(kernel.model) == cp_model.OPTIMAL
    assert round(solver.objective_value) == measure.total == sum(share for _, share in measure.payers)
    return measure.total, measure.payers
