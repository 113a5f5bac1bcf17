"""What lies between two sessions that follow each other: the minutes that rules ask for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.decision import Seat
    from scheduler.solve.kernels.literals import Literal
    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.seats import Seats
    from scheduler.solve.kernels.stream.stream import Stream


def parted(
    seats: Seats, ones: Iterable[Seat], others: Iterable[Seat], minutes: int, when: Sequence[Literal] = ()
) -> None:
    """Post so many minutes between one of `ones` and one of `others` that follow each other within a segment."""
    stream = seats.stream
    for stands in stream.stands.values():
        for made in stands:
            for before, after in pairwise(made.positions):
                for first, second in ((ones, others), (others, ones)):
                    earlier, later = seats.at(before, first), seats.at(after, second)
                    if earlier and later:
                        both = cp_model.LinearExpr.sum([*earlier, *later]) - 1
                        row = stream.model.add(stream.grid * after.gap >= minutes * both)
                        if when:
                            row.only_enforce_if(*when)


def always_parted(stream: Stream, minutes: int) -> bool:
    """Return whether so many minutes lie between any two sessions that are not neighbours in one segment."""
    if min((session.minutes.least for session in stream.programme.formal), default=minutes) < minutes:
        return False
    every = [made for stands in stream.stands.values() for made in stands]
    return all(_least_between(stream, one, other) >= minutes for one, other in pairwise(every))


def _least_between(stream: Stream, one: Stand, other: Stand) -> int:
    """Return minutes that lie between two neighbouring segments, whatever is chosen."""
    certain = stream.grid * max(other.segment.low - one.segment.high, 0)
    if one.segment.day != other.segment.day:
        return certain
    rows = stream.boundaries[one.segment.day][one.segment.rank : other.segment.rank]
    least = [min(stream.held[name].occurrence.minutes.least for name in row.who) for row in rows]
    return max([certain, *least])
