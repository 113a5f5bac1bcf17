"""When somebody who is away at times is there, and what overlaps that."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.solve.kernels.frame import Frame
    from scheduler.solve.kernels.loose import Loose
    from scheduler.solve.kernels.skeleton import Segment

FAR = 10**7
"""More minutes than any event has."""
Spans: TypeAlias = "Sequence[tuple[int, int]]"


def present_in(away: Spans) -> Iterator[tuple[int, int]]:
    """Yield the minutes between the windows of an absence."""
    low = -FAR
    for start, end in away:
        if low < start:
            yield low, start
        low = end
    yield low, FAR


def can_overlap(frame: Frame, segment: Segment, item: str) -> bool:
    """Return whether something in a segment could overlap an item beside the sessions."""
    one = frame.programme.occurrence_by_id.get(item)
    if one is None:  # a near item can be anywhere
        return True
    low, high = (frame.programme.clock.minute(moment) for moment in (one.window.start, one.window.end))
    return low < frame.grid * segment.high and frame.grid * segment.low < high


def clear(
    frame: Frame, ends: tuple[cp_model.LinearExpr, cp_model.LinearExpr], item: str, literal: cp_model.IntVar
) -> None:
    """Post that what starts and ends at some slots lies before or after an item, where a literal holds."""
    loose, before = frame.loose[item], frame.model.new_bool_var("before")
    start, end = loose.start, loose.start + loose.minutes
    frame.model.add(frame.grid * ends[1] <= start).only_enforce_if(literal, before, loose.held)
    frame.model.add(frame.grid * ends[0] >= end).only_enforce_if(literal, ~before, loose.held)


def in_meal(model: cp_model.CpModel, loose: Loose, present: Spans) -> cp_model.LinearExpr:
    """Return at least 1 if a part of a meal is held outside of some windows."""
    absent = model.new_bool_var("missed")
    there = [model.new_bool_var("there") for _ in present]
    model.add(cp_model.LinearExpr.sum([absent, *there]) >= loose.held)
    for literal, (start, end) in zip(there, present, strict=True):
        model.add(loose.start >= start).only_enforce_if(literal)
        model.add(loose.start + loose.minutes <= end).only_enforce_if(literal)
    return absent
