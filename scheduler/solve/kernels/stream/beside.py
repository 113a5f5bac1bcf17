"""What is next to a session in a stream: the boundary beside its segment, where nobody is in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Near
    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


def neighbours(stream: Stream, near: Near) -> Iterator[tuple[list[Any], Boundary]]:
    """Yield each boundary that can be next to the session, with what must hold for it."""
    for made, rank, position in stream.places(near.session):
        stands, rows = stream.stands[made.segment.day], stream.boundaries[made.segment.day]
        index = made.segment.rank - (near.side == "before")
        if not 0 <= index < len(rows):
            continue
        yield [position.x[near.session], *_nobody(stands, made, rank, near)], rows[index]


def _nobody(stands: list[Stand], made: Stand, rank: int, near: Near) -> list[Any]:
    """Return literals that no session lies between a position and the boundary beside its segment."""
    same = [other for other in stands if other.segment.rank == made.segment.rank]
    if near.side == "after":
        beside = same[same.index(made) + 1 :]
        next_ones = made.positions[rank + 1 : rank + 2]
        return [*(~position.used for position in next_ones), *(~other.used for other in beside)]
    beside = same[: same.index(made)]
    if rank:  # an earlier position of the segment is used wherever a later one is
        return [~made.positions[0].used]
    return [~other.used for other in beside]
