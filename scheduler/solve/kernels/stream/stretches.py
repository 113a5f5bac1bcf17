"""Stretches of a stream: what they last, which formats meet in them, and what lies idle in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.order import Literal, conjunction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.solve.kernels.stream.boundaries import Boundary
    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


@dataclass(frozen=True)
class StreamSpan:
    """From the first start of one segment to the last end of the same or a later one. See `scheduler.decision.Span`."""

    length: cp_model.LinearExpr
    held: tuple[Literal, ...]


def _pairs(stream: Stream) -> Iterator[tuple[Stand, Stand, list[Stand], list[Boundary]]]:
    """Yield every two segments of a day, the earlier first, with the segments and boundaries between them."""
    for day, stands in stream.stands.items():
        for first, last in combinations(range(len(stands)), 2):
            one, other = stands[first], stands[last]
            rows = stream.boundaries[day][one.segment.rank : other.segment.rank]
            yield one, other, stands[first + 1 : last], rows


def spans(stream: Stream, day: int) -> Iterator[StreamSpan]:
    """Yield every piece that could be a stretch: segments of one hours range with no certain pause between."""
    for made in stream.stands.get(day, []):
        yield StreamSpan(stream.grid * (made.end - made.start), (made.used,))
    for one, other, _, rows in _pairs(stream):
        if one.segment.day != day or one.segment.part != other.segment.part:
            continue
        if not any(row.pause is True for row in rows):
            no_pause = tuple(~row.pause for row in rows if not isinstance(row.pause, bool))
            yield StreamSpan(stream.grid * (other.end - one.start), (one.used, other.used, *no_pause))


def _levels(stream: Stream, made: Stand, sessions: set[str]) -> list[cp_model.IntVar]:
    """Return literals "at least 1, 2, ... of these sessions are in this segment"."""
    here = [position.x[name] for position in made.positions for name in position.x if name in sessions]
    count = min(len(made.positions), len({name for p in made.positions for name in p.x if name in sessions}))
    levels = [stream.model.new_bool_var(f"at least {level + 1}") for level in range(count)]
    stream.model.add(cp_model.LinearExpr.sum(levels) == cp_model.LinearExpr.sum(here))
    for lower, upper in pairwise(levels):
        stream.model.add_implication(upper, lower)
    return levels


def close_pairs(stream: Stream, sessions: Iterable[str]) -> cp_model.LinearExpr:
    """Return the number of pairs of some sessions in one stretch or in neighbouring ones."""
    chosen = set(sessions)
    levels = {id(made): _levels(stream, made, chosen) for made, rank, _ in stream.positions() if rank == 0}
    cost: list[cp_model.LinearExpr] = [
        index * literal for row in levels.values() for index, literal in enumerate(row) if index
    ]
    for one, other, _, rows in _pairs(stream):
        steps = other.segment.part - one.segment.part
        steps += sum(row.pause if isinstance(row.pause, bool) else 0 for row in rows)
        open_pauses = [row.pause for row in rows if not isinstance(row.pause, bool)]
        if steps > 1:
            continue
        near = _at_most(stream.model, open_pauses, 1 - steps)
        cost.extend(_product(stream.model, [a, b, *near]) for a in levels[id(one)] for b in levels[id(other)])
    return cp_model.LinearExpr.sum(cost)


def _at_most(model: cp_model.CpModel, literals: list[cp_model.IntVar], most: int) -> list[cp_model.IntVar]:
    """Return no literal if at most so many hold whatever is chosen, or one that holds at least then."""
    if len(literals) <= most:
        return []
    near = model.new_bool_var("near")
    model.add(cp_model.LinearExpr.sum(literals) > most).only_enforce_if(~near)
    return [near]


def _product(model: cp_model.CpModel, literals: list[cp_model.IntVar]) -> cp_model.IntVar:
    """Return a literal that holds at least if all of some literals hold: exact where it costs."""
    product = model.new_bool_var("pair")
    model.add(product >= cp_model.LinearExpr.sum(literals) - (len(literals) - 1))
    return product


def idle(stream: Stream) -> cp_model.LinearExpr:
    """Return the minutes between consecutive sessions of one stretch that no blocking item fills."""
    total = [stream.grid * position.gap for _, rank, position in stream.positions() if rank]
    for one, other, between, rows in _pairs(stream):
        if one.segment.part != other.segment.part or any(row.pause is True for row in rows):
            continue
        no_pause = [~row.pause for row in rows if not isinstance(row.pause, bool)]
        most = stream.grid * (other.segment.ceiling - one.segment.floor)
        gap = stream.model.new_int_var(0, most, "idle")
        stream.model.add(
            gap >= stream.grid * (other.start - one.end) - cp_model.LinearExpr.sum([row.minutes for row in rows])
        ).only_enforce_if(
            [one.used, other.used, *(~made.used for made in between), *no_pause],
        )
        total.append(gap)
    return cp_model.LinearExpr.sum(total)


def informal(stream: Stream, day: int) -> cp_model.LinearExpr:
    """Return a day's minutes between first start and last end that are not formal, in pieces of at least a pause."""
    model, grid, stands = stream.model, stream.grid, stream.stands.get(day, [])
    if not stands:
        return model.new_constant(0)
    low, high = min(made.segment.floor for made in stands), max(made.segment.ceiling for made in stands)
    first, last = (model.new_int_var(low, high, f"{edge} of day {day}") for edge in ("first start", "last end"))
    nobody = [~made.used for made in stands]
    for edge in (first, last):
        model.add(edge == low).only_enforce_if(nobody)
    for index, made in enumerate(stands):
        model.add(first == made.start).only_enforce_if([made.used, *nobody[:index]])
        model.add(last == made.end).only_enforce_if([made.used, *nobody[index + 1 :]])
    formal = [y for made in stands for position in made.positions for y in position.y.values()]
    return grid * (last - first) - grid * cp_model.LinearExpr.sum(formal) - grid * _crumbs(stream, day)


def _crumbs(stream: Stream, day: int) -> cp_model.LinearExpr:
    """Return the slots of gaps between consecutive sessions of a day that are shorter than a pause."""
    model, stands = stream.model, stream.stands[day]
    crumbs = [_crumb(stream, position.gap) for made in stands for rank, position in enumerate(made.positions) if rank]
    for one, other, between, rows in _pairs(stream):
        if one.segment.day != day or any(row.pause is True for row in rows):
            continue
        gap = model.new_int_var(0, other.segment.ceiling - one.segment.floor, "gap")
        both = conjunction(model, [one.used, other.used, *(~made.used for made in between)])
        model.add(gap == other.start - one.end).only_enforce_if(both)
        model.add(gap == 0).only_enforce_if(~both)
        crumbs.append(_crumb(stream, gap))
    return cp_model.LinearExpr.sum(crumbs)


def _crumb(stream: Stream, gap: cp_model.LinearExpr) -> cp_model.IntVar:
    """Return the gap if it is shorter than a pause, else 0."""
    pause = -(-stream.programme.limits.pause // stream.grid)
    crumb = stream.model.new_int_var(0, max(pause - 1, 0), "crumb")
    long_enough = stream.model.new_bool_var("long enough")
    stream.model.add(gap >= pause).only_enforce_if(long_enough)
    stream.model.add(gap < pause).only_enforce_if(~long_enough)
    stream.model.add(crumb == 0).only_enforce_if(long_enough)
    stream.model.add(crumb == gap).only_enforce_if(~long_enough)
    return crumb
