"""The places of a day that those who are due in some of the sessions can be at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.stream import Stream


@dataclass(frozen=True)
class Spot:
    """A position, and the literal that one of their sessions has it."""

    made: Stand
    position: Position
    here: cp_model.IntVar


def spots(stream: Stream, day: int, sessions: Collection[str]) -> list[Spot]:
    """Return the positions of a day that one of some sessions can have, in order of time."""
    found = []
    for made in stream.stands.get(day, []):
        for position in made.positions:
            here = [literal for name, literal in position.x.items() if name in sessions]
            if here:
                found.append(Spot(made, position, _either(stream, position, here)))
    return found


def _either(stream: Stream, position: Position, here: list[cp_model.IntVar]) -> cp_model.IntVar:
    if len(here) == len(position.x):
        return position.used
    literal = stream.model.new_bool_var("theirs")
    stream.model.add(cp_model.LinearExpr.sum(here) == literal)
    return literal


def close_spots(stream: Stream, day: int, sessions: Collection[str]) -> Iterator[tuple[Spot, Spot, list[Boundary]]]:
    """Yield every two spots of one hours range, or one twice, with what is between, where no pause is certain there."""
    row = spots(stream, day, sessions)
    for index, one in enumerate(row):
        for other in row[index:]:
            between = stream.boundaries[day][one.made.segment.rank : other.made.segment.rank]
            same_range = one.made.segment.part == other.made.segment.part
            if same_range and not any(boundary.pause is True for boundary in between):
                yield one, other, between
