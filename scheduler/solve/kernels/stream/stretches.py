"""Stretches of a stream: what they last, and which formats meet in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.order import Literal, pairs
from scheduler.solve.kernels.stream.spots import close_spots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scheduler.solve.kernels.stream.places import Stand
    from scheduler.solve.kernels.stream.stream import Stream


@dataclass(frozen=True)
class StreamSpan:
    """From the first start of one segment to the last end of the same or a later one. See `scheduler.decision.Span`."""

    length: cp_model.LinearExpr
    held: tuple[Literal, ...]


def spans(stream: Stream, day: int, sessions: Collection[str]) -> Iterator[StreamSpan]:
    """Yield every piece that could be a stretch: within one hours range, with no certain pause in between.

    For those who are due in every session, segments are places enough; for others, each position is one.
    """
    if len(sessions) == len(stream.programme.formal):
        yield from _spans_of_all(stream, day)
        return
    for one, other, rows in close_spots(stream, day, sessions):
        no_pause = tuple(~row.pause for row in rows if not isinstance(row.pause, bool))
        length = stream.grid * (other.position.end - one.position.start)
        yield StreamSpan(length, (one.here, other.here, *no_pause))


def _spans_of_all(stream: Stream, day: int) -> Iterator[StreamSpan]:
    for made in stream.stands.get(day, []):
        yield StreamSpan(stream.grid * (made.end - made.start), (made.used,))
    for one, other, _, rows in pairs(stream):
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
    for one, other, _, rows in pairs(stream):
        steps = sum(row.pause if isinstance(row.pause, bool) else 0 for row in rows)
        open_pauses = [row.pause for row in rows if not isinstance(row.pause, bool)]
        if steps > 1 or other.segment.part - one.segment.part > 1:
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
