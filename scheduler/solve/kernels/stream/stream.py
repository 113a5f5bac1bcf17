"""A programme as one stream of sessions: all variables, and the structure that holds whatever the rules are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.solve.kernels.frame import Frame, keep, lay
from scheduler.solve.kernels.loose import loose_items
from scheduler.solve.kernels.stream.edges import Edges
from scheduler.solve.kernels.stream.places import fasten, stand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.stream.places import Position, Stand


@dataclass
class Stream(Frame):
    """The variables of a programme in which everybody attends everything.

    Parameters
    ----------
    stands
        Day number to its segments, in order of time.
    """

    stands: dict[int, list[Stand]] = field(default_factory=dict)

    @cached_property
    def edges(self) -> Edges:
        """Whether positions start and end on one side of a moment."""
        return Edges(self)

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
    for number, segments in lay(stream):
        made = [stand(stream.model, programme, one, None if run is None else run // stream.grid) for one in segments]
        stream.stands[number] = [one for one in made if one.positions]
        for one in stream.stands[number]:
            fasten(stream.model, one, *stream.beside(one.segment))
    for session in programme.formal:
        keep(stream, session.id, [place.x[session.id] for _, _, place in stream.places(session.id)])
    stream.loose.update(loose_items(stream.model, programme, stream.kept))
    return stream
