"""What every kernel is built in: the blocking items of each day, whether sessions are held, and what lies beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.boundaries import boundaries, hold
from scheduler.solve.kernels.skeleton import blocks_of, day_of, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.boundaries import Boundary, Held
    from scheduler.solve.kernels.loose import Loose
    from scheduler.solve.kernels.skeleton import Segment


@dataclass
class Frame:
    """The variables of a programme without its sessions.

    Parameters
    ----------
    held
        Blocking items by the id of the occurrence.
    boundaries
        Day number to its boundaries, by rank.
    kept
        Formal session to the literal that it is held.
    loose
        Items that are beside the sessions, by id.
    """

    programme: Programme
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    held: dict[str, Held] = field(default_factory=dict)
    boundaries: dict[int, list[Boundary]] = field(default_factory=dict)
    kept: dict[str, cp_model.IntVar] = field(default_factory=dict)
    loose: dict[str, Loose] = field(default_factory=dict)

    @property
    def grid(self) -> int:
        """Minutes a slot."""
        return self.programme.clock.grid

    def between(self, one: Segment, other: Segment) -> list[Boundary]:
        """Return what stands between a segment and the same or a later one of its day."""
        return self.boundaries[one.day][one.rank : other.rank]

    def beside(self, segment: Segment) -> tuple[Boundary | None, Boundary | None]:
        """Return what stands right before and right after a segment."""
        rows, rank = self.boundaries[segment.day], segment.rank
        return rows[rank - 1] if rank else None, rows[rank] if rank < len(rows) else None


def lay(frame: Frame) -> Iterator[tuple[int, list[Segment]]]:
    """Lay out each day, and yield its number with the segments that sessions find between its blocking items."""
    programme, model = frame.programme, frame.model
    for number in programme.clock.days:
        day = day_of(programme, number)
        blocks = [block for rank in day.ranks for block in rank.blocks] if day else blocks_of(programme, number)
        for block in dict.fromkeys(blocks):
            frame.held[block.occurrence.id] = hold(model, block, frame.grid, programme.limits.pause)
        if day is None:  # infeasible, but whole: its blocking items can be spoken of, and no session is on the day
            model.add_bool_or([])
            frame.boundaries[number] = []
            yield number, []
            continue
        frame.boundaries[number] = boundaries(model, day, frame.held)
        yield number, list(segments_of(programme, day))


def keep(frame: Frame, session: str, here: list[cp_model.IntVar]) -> None:
    """Let exactly one of some literals hold, each of a place; or at most one, if the session may be left out."""
    if frame.programme.session_by_id[session].optional:
        held = frame.model.new_bool_var(f"{session} held")
        frame.model.add(cp_model.LinearExpr.sum(here) == held)
    else:
        held = frame.model.new_constant(1)
        frame.model.add_exactly_one(here)
    frame.kept[session] = held
