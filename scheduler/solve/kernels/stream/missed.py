"""Sessions that somebody misses: those that overlap an absence, or an item that keeps them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ortools.sat.python import cp_model

from scheduler.solve.kernels.absent import can_overlap, clear, in_meal, present_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.stream import Stream

Spans: TypeAlias = "Sequence[tuple[int, int]]"


def missed(stream: Stream, sessions: Collection[str], away: Spans, items: Collection[str]) -> cp_model.LinearExpr:
    """Return at least how many of some sessions overlap a window of `away` or an item; see `scheduler.decision`."""
    present = list(present_in(away))
    total: list[cp_model.LinearExpr] = []
    for made, _, position in stream.positions():
        here = [literal for name, literal in position.x.items() if name in sessions]
        if here:
            total.append(_at(stream, (made, position), cp_model.LinearExpr.sum(here), present, items))
    beside = (stream.loose[name] for name in sorted(sessions) if name in stream.loose)
    total.extend(in_meal(stream.model, loose, present) for loose in beside)
    return cp_model.LinearExpr.sum(total)


def _at(
    stream: Stream,
    place: tuple[Stand, Position],
    here: cp_model.LinearExpr,
    present: Spans,
    items: Iterable[str],
) -> cp_model.LinearExpr:
    """Return at least 1 if a session is at a place and missed there."""
    made, grid, model = place[0], stream.grid, stream.model
    low, high = made.segment.low, made.segment.high
    slots = [(max(-(-start // grid), low), min(end // grid, high)) for start, end in present]
    free = [(start, end) for start, end in slots if start < end]
    beside = [item for item in items if can_overlap(stream, made.segment, item)]
    if free == [(low, high)] and not beside:
        return stream.model.new_constant(0)
    if not free:
        return here
    absent = model.new_bool_var("missed")
    there = [_there(stream, place, window, beside) for window in free]
    model.add(cp_model.LinearExpr.sum([absent, *there]) >= here)
    return absent


def _there(
    stream: Stream, place: tuple[Stand, Position], window: tuple[int, int], beside: Sequence[str]
) -> cp_model.IntVar:
    """Return a literal that implies: what has a place lies whole in a window, and clear of some items."""
    (made, position), (start, end), model = place, window, stream.model
    edges = [stream.edges.since(made, position, start)] if start > made.segment.low else []
    edges += [stream.edges.until(made, position, end)] if end < made.segment.high else []
    if len(edges) == 1 and not beside:
        return edges[0]
    literal = model.new_bool_var("there")
    for edge in edges:
        model.add_implication(literal, edge)
    for item in beside:
        clear(stream, (position.start, position.end), item, literal)
    return literal
