"""Sessions that somebody misses: those that overlap an absence, or an item that keeps them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scheduler.solve.kernels.stream.loose import Loose
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.stream import Stream

FAR = 10**7
"""More minutes than any event has."""
Spans: TypeAlias = "Sequence[tuple[int, int]]"


def missed(stream: Stream, sessions: Collection[str], away: Spans, items: Collection[str]) -> cp_model.LinearExpr:
    """Return at least how many of some sessions overlap a window of `away` or an item; see `scheduler.decision`."""
    present = list(_present(away))
    total: list[cp_model.LinearExpr] = []
    for made, _, position in stream.positions():
        here = [literal for name, literal in position.x.items() if name in sessions]
        if here:
            total.append(_at(stream, (made, position), cp_model.LinearExpr.sum(here), present, items))
    beside = (stream.loose[name] for name in sorted(sessions) if name in stream.loose)
    total.extend(_beside(stream, loose, present) for loose in beside)
    return cp_model.LinearExpr.sum(total)


def _present(away: Spans) -> Iterator[tuple[int, int]]:
    """Yield the minutes between the windows of an absence."""
    low = -FAR
    for start, end in away:
        if low < start:
            yield low, start
        low = end
    yield low, FAR


def _at(
    stream: Stream,
    place: tuple[Stand, Position],
    here: cp_model.LinearExpr,
    present: Spans,
    items: Iterable[str],
) -> cp_model.LinearExpr:
    """Return at least 1 if a session is at a place and missed there."""
    (made, position), grid, model = place, stream.grid, stream.model
    low, high = made.segment.low, made.segment.high
    slots = [(max(-(-start // grid), low), min(end // grid, high)) for start, end in present]
    free = [(start, end) for start, end in slots if start < end]
    beside = [item for item in items if _meet(stream, made, item)]
    if free == [(low, high)] and not beside:
        return stream.model.new_constant(0)
    if not free:
        return here
    absent = model.new_bool_var("missed")
    there = [model.new_bool_var("there") for _ in free]
    model.add(cp_model.LinearExpr.sum([absent, *there]) >= here)
    for literal, (start, end) in zip(there, free, strict=True):
        if start > low:
            model.add(position.start >= start).only_enforce_if(literal)
        if end < high:
            model.add(position.end <= end).only_enforce_if(literal)
        for item in beside:
            _clear(stream, position, item, literal)
    return absent


def _meet(stream: Stream, made: Stand, item: str) -> bool:
    """Return whether something in a segment could overlap an item beside the stream."""
    one = stream.programme.occurrence_by_id.get(item)
    if one is None:  # a near item can be anywhere
        return True
    low, high = (stream.programme.clock.minute(moment) for moment in (one.window.start, one.window.end))
    return low < stream.grid * made.segment.high and stream.grid * made.segment.low < high


def _clear(stream: Stream, position: Position, item: str, literal: cp_model.IntVar) -> None:
    """Post that a place lies before or after an item beside the stream, where a literal holds."""
    loose, before = stream.loose[item], stream.model.new_bool_var("before")
    start, end = loose.start, loose.start + loose.minutes
    stream.model.add(stream.grid * position.end <= start).only_enforce_if(literal, before, loose.held)
    stream.model.add(stream.grid * position.start >= end).only_enforce_if(literal, ~before, loose.held)


def _beside(stream: Stream, loose: Loose, present: Spans) -> cp_model.LinearExpr:
    """Return at least 1 if a part of a meal is held outside of the windows."""
    model = stream.model
    absent = model.new_bool_var("missed")
    there = [model.new_bool_var("there") for _ in present]
    model.add(cp_model.LinearExpr.sum([absent, *there]) >= loose.held)
    for literal, (start, end) in zip(there, present, strict=True):
        model.add(loose.start >= start).only_enforce_if(literal)
        model.add(loose.start + loose.minutes <= end).only_enforce_if(literal)
    return absent
