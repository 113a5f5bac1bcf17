"""A programme as one stream of sessions: all variables, and the structure that holds whatever the rules are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.boundaries import boundaries, hold
from scheduler.solve.kernels.stream.loose import loose_items
from scheduler.solve.kernels.stream.places import fasten, stand
from scheduler.solve.kernels.stream.skeleton import blocks_of, day_of, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme, Session
    from scheduler.solve.kernels.stream.boundaries import Boundary, Held
    from scheduler.solve.kernels.stream.loose import Loose
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.skeleton import Day


@dataclass
class Stream:
    """The variables of a programme in which everybody attends everything.

    Parameters
    ----------
    held
        Blocking items by the id of the occurrence.
    boundaries
        Day number to its boundaries, by rank.
    stands
        Day number to its segments, in order of time.
    kept
        Formal session to the literal that it is held.
    loose
        Items that are beside the stream, by id.
    """

    programme: Programme
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    held: dict[str, Held] = field(default_factory=dict)
    boundaries: dict[int, list[Boundary]] = field(default_factory=dict)
    stands: dict[int, list[Stand]] = field(default_factory=dict)
    kept: dict[str, cp_model.IntVar] = field(default_factory=dict)
    loose: dict[str, Loose] = field(default_factory=dict)

    @property
    def grid(self) -> int:
        """Minutes a slot."""
        return self.programme.clock.grid

    def positions(self) -> Iterator[tuple[Stand, int, Position]]:
        """Yield every position of every segment, in order of time."""
        for stands in self.stands.values():
            for made in stands:
                for rank, position in enumerate(made.positions):
                    yield made, rank, position

    def places(self, session: str) -> Iterator[tuple[Stand, int, Position]]:
        """Yield the positions that a session can have."""
        for made, rank, position in self.positions():
            if session in position.x:
                yield made, rank, position


def build(programme: Programme, run: int | None) -> Stream:
    """Return the variables and the structure: items in order, each session once in a segment, and what lies beside.

    Parameters
    ----------
    run
        Minutes from the first start to the last end of a stretch, where that is a rule; it keeps segments short.
    """
    stream = Stream(programme)
    for number in programme.clock.days:
        day = day_of(programme, number)
        if day is None:
            _refuse_day(stream, number)
            continue
        _build_day(stream, day, None if run is None else run // stream.grid)
    for session in programme.formal:
        _keep(stream, session)
    stream.loose.update(loose_items(stream.model, programme, stream.kept))
    return stream


def _keep(stream: Stream, session: Session) -> None:
    """Give a session one place, or at most one if it may be left out."""
    here = [place.x[session.id] for _, _, place in stream.places(session.id)]
    if session.optional:
        held = stream.model.new_bool_var(f"{session.id} held")
        stream.model.add(cp_model.LinearExpr.sum(here) == held)
    else:
        held = stream.model.new_constant(1)
        stream.model.add_exactly_one(here)
    stream.kept[session.id] = held


def _refuse_day(stream: Stream, number: int) -> None:
    """Make the stream infeasible, but whole: its blocking items can be spoken of, and no session is on the day."""
    stream.model.add_bool_or([])
    for block in blocks_of(stream.programme, number):
        stream.held[block.occurrence.id] = hold(stream.model, block, stream.grid, stream.programme.limits.pause)
    stream.boundaries[number], stream.stands[number] = [], []


def _build_day(stream: Stream, day: Day, run: int | None) -> None:
    programme, model = stream.programme, stream.model
    for block in dict.fromkeys(block for rank in day.ranks for block in rank.blocks):
        stream.held[block.occurrence.id] = hold(model, block, stream.grid, programme.limits.pause)
    rows = boundaries(model, day, stream.held)
    stream.boundaries[day.number] = rows
    made = [stand(model, programme, segment, run) for segment in segments_of(programme, day)]
    stream.stands[day.number] = [one for one in made if one.positions]
    for one in stream.stands[day.number]:
        rank = one.segment.rank
        fasten(model, one, rows[rank - 1] if rank else None, rows[rank] if rank < len(rows) else None)
