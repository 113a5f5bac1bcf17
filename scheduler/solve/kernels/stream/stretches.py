"""Stretches of a stream: what they last, and which formats meet in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels import pieces
from scheduler.solve.kernels.pieces import Stretch
from scheduler.solve.kernels.stream.spots import close_spots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


def spans(stream: Stream, day: int, sessions: Collection[str]) -> Iterator[Stretch]:
    """Yield every piece that could be a stretch: within one hours range, with no certain pause in between.

    For those who are due in every session, segments are places enough; for others, each position is one.
    """
    if len(sessions) == len(stream.programme.formal):
        yield from pieces.spans(stream, stream.stands.get(day, []))
        return
    for one, other, rows in close_spots(stream, day, sessions):
        no_pause = tuple(~row.pause for row in rows if not isinstance(row.pause, bool))
        length = stream.grid * (other.position.end - one.position.start)
        yield Stretch(length, (one.here, other.here, *no_pause))


def _levels(stream: Stream, made: Stand, sessions: set[str]) -> list[cp_model.IntVar]:
    """Return literals "at least 1, 2, ... of these sessions are in this segment"."""
    here = [position.x[name] for position in made.positions for name in position.x if name in sessions]
    names = {name for position in made.positions for name in position.x if name in sessions}
    return pieces.levels(stream.model, here, min(len(made.positions), len(names)))


def close_pairs(stream: Stream, sessions: Iterable[str]) -> cp_model.LinearExpr:
    """Return the number of pairs of some sessions in one stretch or in neighbouring ones."""
    chosen = set(sessions)
    counted = [[(made.segment, _levels(stream, made, chosen)) for made in stands] for stands in stream.stands.values()]
    return cp_model.LinearExpr.sum([pieces.close_pairs(stream, row) for row in counted])
