"""What lies beside the sessions: items for some people, what stands next to a session, parts of meals.

None of them orders the sessions of a day, so each has a start of its own; rules say what it keeps clear of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.programme.moments import day_start
from scheduler.solve.kernels.skeleton import block_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.programme.model import Near, Occurrence, Programme, Session

Number = cp_model.LinearExpr
"""A whole number of the solver."""


@dataclass(frozen=True)
class Loose:
    """An item beside the sessions, in event minutes.

    Parameters
    ----------
    held
        A literal: whether it is held.
    slot
        Its start on the grid, or None where it is set or follows from a session.
    """

    start: Number
    minutes: Number
    held: cp_model.IntVar
    slot: Number | None = None


def loose_items(model: cp_model.CpModel, programme: Programme, kept: Mapping[str, cp_model.IntVar]) -> dict[str, Loose]:
    """Return the items beside the sessions, by id; `kept` says of each formal session whether it is held."""
    always = model.new_constant(1)
    made = {
        one.id: _occurrence(model, programme, one, always) for one in programme.occurrences if not one.binds_everyone
    }
    made |= {near.id: _near(model, programme, near, kept[near.session]) for near in programme.near}
    spoken = (session for session in programme.sessions if session.during is not None)
    return made | {session.id: _part(model, programme, session, always) for session in spoken}


def _occurrence(model: cp_model.CpModel, programme: Programme, one: Occurrence, always: cp_model.IntVar) -> Loose:
    if one.fixed:
        start = model.new_constant(programme.clock.minute(one.window.start))
        return Loose(start, model.new_constant(one.window.minutes), always)
    grid, block = programme.clock.grid, block_of(programme, one)
    slot = model.new_int_var(block.earliest, max(block.earliest, block.latest - block.least), f"start {one.id}")
    length = model.new_int_var(block.least, max(block.least, block.most), f"length {one.id}")
    model.add(slot + length <= block.latest)
    fixed = one.minutes.least == one.minutes.most
    minutes = model.new_constant(one.minutes.least) if fixed else grid * length
    return Loose(grid * slot, minutes, always, slot)


def _near(model: cp_model.CpModel, programme: Programme, near: Near, held: cp_model.IntVar) -> Loose:
    clock = programme.clock
    latest = clock.minute(day_start(clock, len(clock.days) + 1))
    start = model.new_int_var(0, latest, f"start {near.id}")
    model.add(start == 0).only_enforce_if(~held)
    return Loose(start, model.new_constant(near.minutes), held)


def _part(model: cp_model.CpModel, programme: Programme, session: Session, always: cp_model.IntVar) -> Loose:
    """Return a part of a meal; where in it is for the rules to say."""
    clock, grid = programme.clock, programme.clock.grid
    window = programme.occurrence_by_id[session.during or ""].window
    held = model.new_bool_var(f"{session.id} held") if session.optional else always
    low, high = -(-clock.minute(window.start) // grid), clock.minute(window.end) // grid
    least, most = session.minutes.least // grid, session.minutes.most // grid
    slot = model.new_int_var(low, max(low, high), f"start {session.id}")
    length = model.new_int_var(0, most, f"length {session.id}")
    model.add(slot + length <= max(high, low + least))
    model.add(length >= least * held)
    model.add(length <= most * held)
    model.add(slot == low).only_enforce_if(~held)
    return Loose(grid * slot, grid * length, held, slot)


def inside(model: cp_model.CpModel, loose: Loose, windows: Sequence[tuple[int, int]]) -> None:
    """Post that an item beside the sessions lies whole in one of some windows of event minutes, if it is held."""
    picks = [model.new_bool_var("window") for _ in windows]
    model.add(cp_model.LinearExpr.sum(picks) >= loose.held)
    for pick, (start, end) in zip(picks, windows, strict=True):
        model.add(loose.start >= start).only_enforce_if(pick)
        model.add(loose.start + loose.minutes <= end).only_enforce_if(pick)
