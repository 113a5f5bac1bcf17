"""Gaps between sessions that are shorter than a pause: they are no informal time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.solve.kernels.literals import conjunction
from scheduler.solve.kernels.pieces import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.frame import Frame
    from scheduler.solve.kernels.pieces import Piece


def crumbs_between(frame: Frame, row: Sequence[Piece]) -> Iterator[cp_model.IntVar]:
    """Yield the slots from one piece of a day to the next that are fewer than a pause."""
    for one, other, between, rows in pairs(frame, row):
        if not any(takes_a_pause(frame, boundary) for boundary in rows):
            both = conjunction(frame.model, [one.used, other.used, *(~made.used for made in between)])
            most = other.segment.ceiling - one.segment.floor
            yield crumb_if(frame, other.start - one.end, both, most)


def takes_a_pause(frame: Frame, boundary: Boundary) -> bool:
    """Return whether what stands between two segments surely takes as long as a pause, whether it is one or not."""
    least = min(frame.held[name].occurrence.minutes.least for name in boundary.who)
    return least >= frame.programme.limits.pause


def crumb_if(frame: Frame, distance: cp_model.LinearExpr, both: cp_model.IntVar, most: int) -> cp_model.IntVar:
    """Return a gap if it is shorter than a pause and a literal holds, else 0."""
    gap = frame.model.new_int_var(0, most, "gap")
    frame.model.add(gap == distance).only_enforce_if(both)
    frame.model.add(gap == 0).only_enforce_if(~both)
    return crumb(frame, gap)


def crumb(frame: Frame, gap: cp_model.LinearExpr) -> cp_model.IntVar:
    """Return a gap if it is shorter than a pause, else 0."""
    pause = -(-frame.programme.limits.pause // frame.grid)
    slots = frame.model.new_int_var(0, max(pause - 1, 0), "crumb")
    long_enough = frame.model.new_bool_var("long enough")
    frame.model.add(gap >= pause).only_enforce_if(long_enough)
    frame.model.add(gap < pause).only_enforce_if(~long_enough)
    frame.model.add(slots == 0).only_enforce_if(long_enough)
    frame.model.add(slots == gap).only_enforce_if(~long_enough)
    return slots
