"""The sessions as variables: which segment, which position in it, how long, and the time that follows from these.

For session i, segment g, position k: ``x[i]`` says that the session is there, ``y[i]`` is its length if it is and 0 if
not. A position starts where the one before ends, plus a gap. So order and disjointness need no further constraint.
All times are slots.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.programme.model import Programme, Session
    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.skeleton import Segment


@dataclass
class Position:
    """One place in a segment. ``start`` and ``end`` are meaningful where it is ``used``."""

    used: cp_model.IntVar
    start: cp_model.LinearExpr
    end: cp_model.LinearExpr
    gap: cp_model.LinearExpr
    x: dict[str, cp_model.IntVar] = field(default_factory=dict)
    y: dict[str, cp_model.LinearExpr] = field(default_factory=dict)


@dataclass
class Stand:
    """A segment with its positions, in order; an unused segment starts and ends at some moment inside it."""

    segment: Segment
    positions: list[Position]

    @property
    def used(self) -> cp_model.IntVar:
        """Whether any session is in it."""
        return self.positions[0].used

    @property
    def start(self) -> cp_model.LinearExpr:
        """The first start."""
        return self.positions[0].start

    @property
    def end(self) -> cp_model.LinearExpr:
        """The last end: an unused position has no length and no gap before it."""
        return self.positions[-1].end


def depth(lengths: Sequence[int], room: int) -> int:
    """Return how many of the shortest of some lengths fit into a room."""
    count, total = 0, 0
    for length in sorted(lengths):
        total += length
        if total > room:
            break
        count += 1
    return count


def stand(
    model: cp_model.CpModel,
    programme: Programme,
    segment: Segment,
    run: int | None,
) -> Stand:
    """Return the variables of one segment.

    Parameters
    ----------
    run
        Most slots from first start to last end, if that is a rule.
    """
    grid = programme.clock.grid
    room = segment.high - segment.low if run is None else min(run, segment.high - segment.low)
    fitting = [session for session in programme.formal if session.minutes.least <= room * grid]
    name = f"{segment.day}/{segment.part}/{segment.rank}"
    low, high = segment.floor, segment.ceiling
    start: cp_model.LinearExpr = model.new_int_var(low, high, f"start {name}")
    first = start
    positions: list[Position] = []
    for rank in range(depth([session.minutes.least // grid for session in fitting], room)):
        used = model.new_bool_var(f"used {name}/{rank}")
        gap: cp_model.LinearExpr = model.new_constant(0)
        if rank:
            gap = model.new_int_var(0, room, f"gap {name}/{rank}")
            model.add(gap <= room * used)
            model.add_implication(used, positions[-1].used)
            moved = model.new_int_var(low, high, f"start {name}/{rank}")
            model.add(moved == positions[-1].end + gap)
            start = moved
        positions.append(_position(model, fitting, f"{name}/{rank}", grid, (used, start, gap)))
    made = Stand(segment, positions)
    if positions:
        model.add(first >= low + (segment.low - low) * made.used)
        model.add(made.end <= high - (high - segment.high) * made.used)
        model.add(made.end - first <= room)
        _tighten(model, made, {session.id: session.minutes.least // grid for session in fitting}, room)
    return made


def _tighten(model: cp_model.CpModel, made: Stand, least: dict[str, int], room: int) -> None:
    """Post what follows from the rest anyway, but not from its linear relaxation.

    An unused segment has no length; and of sessions any two of which are too long together, a segment has one.
    """
    lengths = [length for position in made.positions for length in position.y.values()]
    model.add(cp_model.LinearExpr.sum(lengths) <= room * made.used)
    longest = sorted(least, key=lambda name: -least[name])
    rivals = longest[:1]
    for name in longest[1:]:
        if least[rivals[-1]] + least[name] <= room:
            break
        rivals.append(name)
    if len(made.positions) > 1 and len(rivals) > 1:
        model.add_at_most_one(position.x[name] for position in made.positions for name in rivals)


def _position(
    model: cp_model.CpModel,
    fitting: Sequence[Session],
    name: str,
    grid: int,
    shape: tuple[cp_model.IntVar, cp_model.LinearExpr, cp_model.LinearExpr],
) -> Position:
    used, start, gap = shape
    x, y = {}, {}
    for session in fitting:
        here = model.new_bool_var(f"{session.id} at {name}")
        least, most = session.minutes.least // grid, session.minutes.most // grid
        x[session.id] = here
        if least == most:
            y[session.id] = least * here
            continue
        length = model.new_int_var(0, most, f"length of {session.id} at {name}")
        model.add(length >= least * here)
        model.add(length <= most * here)
        y[session.id] = length
    model.add(cp_model.LinearExpr.sum(list(x.values())) == used)
    return Position(used, start, start + cp_model.LinearExpr.sum(list(y.values())), gap, x, y)


def fasten(model: cp_model.CpModel, made: Stand, before: Boundary | None, after: Boundary | None) -> None:
    """Post that a segment lies between its two boundaries."""
    if before is not None:
        model.add(before.end <= made.start)
    if after is not None:
        model.add(made.end <= after.start)
