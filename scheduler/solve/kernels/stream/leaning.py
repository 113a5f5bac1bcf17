"""A near item inside the pause that comes right after, or right before, its session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ortools.sat.python import cp_model

    from scheduler.programme.model import Near
    from scheduler.solve.kernels.stream.boundaries import Boundary
    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


def lean(stream: Stream, near: Near, start: Callable[[str], Any], minutes: Callable[[str], Any]) -> None:
    """Post that a near item starts (ends) with the meal or break that is the next (last) thing beside its session.

    Parameters
    ----------
    start, minutes
        Of an item by its id, in event minutes.
    """
    model = stream.model
    ways = []
    for conditions, row in _neighbours(stream, near):
        for name, literal in row.who.items():
            if stream.held[name].occurrence.kind not in {"meal", "break"}:
                continue
            way = model.new_bool_var(f"{near.id} in {name}")
            for condition in (*conditions, literal):
                model.add_implication(way, cast("cp_model.IntVar", condition))
            first, length = start(name), minutes(name)
            if near.side == "before":
                first = first + length - near.minutes
            model.add(start(near.id) == first).only_enforce_if(way)
            model.add(length >= near.minutes).only_enforce_if(way)
            ways.append(way)
    model.add_bool_or([*ways, ~stream.kept[near.session]])


def _neighbours(stream: Stream, near: Near) -> Iterator[tuple[list[Any], Boundary]]:
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
