"""What lies between two sessions that follow each other: the minutes that rules ask for, and those that lie idle."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.order import Literal, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.decision import Need
    from scheduler.solve.kernels.stream.boundaries import Boundary
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.stream import Stream


def inside(stream: Stream, item: str, windows: Sequence[tuple[int, int]]) -> None:
    """Post that an item beside the stream lies whole in one of some windows of event minutes, if it is held."""
    model, loose = stream.model, stream.loose[item]
    picks = [model.new_bool_var("window") for _ in windows]
    model.add(cp_model.LinearExpr.sum(picks) >= loose.held)
    for pick, (start, end) in zip(picks, windows, strict=True):
        model.add(loose.start >= start).only_enforce_if(pick)
        model.add(loose.start + loose.minutes <= end).only_enforce_if(pick)


def chosen(position: Position, sessions: Iterable[str]) -> list[cp_model.IntVar]:
    """Return the literals that one of some sessions has a position."""
    return [position.x[session] for session in sessions if session in position.x]


def parted(
    stream: Stream, ones: Iterable[str], others: Iterable[str], minutes: int, when: Sequence[Literal] = ()
) -> None:
    """Post so many minutes between one of `ones` and one of `others` that follow each other within a segment."""
    for stands in stream.stands.values():
        for made in stands:
            for before, after in pairwise(made.positions):
                for first, second in ((ones, others), (others, ones)):
                    earlier, later = chosen(before, first), chosen(after, second)
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


def idle(stream: Stream, needs: Sequence[Need]) -> cp_model.LinearExpr:
    """Return at least the minutes between sessions of one stretch that nothing needs; see `scheduler.decision`."""
    total: list[cp_model.LinearExpr] = []
    for stands in stream.stands.values():
        for made in stands:
            most = stream.grid * (made.segment.ceiling - made.segment.floor)
            for before, after in pairwise(made.positions):
                options = list(_inside(needs, before, after))
                total.append(_gap(stream, stream.grid * after.gap, [after.used], options, most))
    for one, other, between, rows in pairs(stream):
        if one.segment.part == other.segment.part and not any(row.pause is True for row in rows):
            total.append(_over(stream, needs, (one, other), between, rows))
    return cp_model.LinearExpr.sum(total)


Option = tuple[Any, list[Any]]
"""Minutes that are needed, and the sums of literals that must each be at least 1 for it."""


def _inside(needs: Iterable[Need], before: Position, after: Position) -> Iterator[Option]:
    """Yield what may be needed between two positions of a segment."""
    for need in needs:
        earlier, later = chosen(before, need.before), chosen(after, need.after)
        if earlier and later:
            sums = [cp_model.LinearExpr.sum(earlier), cp_model.LinearExpr.sum(later)]
            yield need.minutes, [*sums, *need.when]


def _gap(
    stream: Stream, gap: cp_model.LinearExpr, when: Sequence[Literal], options: Sequence[Option], most: int
) -> cp_model.LinearExpr:
    """Return at least a gap less the largest option that holds; the gap itself where there is none."""
    if not options:
        return gap
    model = stream.model
    left = model.new_int_var(0, most, "idle")
    taken = _taken(stream, options)
    model.add(left >= gap - taken).only_enforce_if(*when)
    return left


def _taken(stream: Stream, options: Sequence[Option]) -> cp_model.LinearExpr:
    """Return a number that is at most the largest option that holds, and 0 if none does."""
    model = stream.model
    terms: list[cp_model.LinearExpr] = []
    picks = []
    for minutes, sums in options:
        pick = model.new_bool_var("needed")
        picks.append(pick)
        for literal in sums:
            model.add(literal >= 1).only_enforce_if(pick)
        if isinstance(minutes, int):
            terms.append(minutes * pick)
            continue
        amount = model.new_int_var(0, 24 * 60, "needed minutes")
        model.add(amount <= minutes).only_enforce_if(pick)
        model.add(amount == 0).only_enforce_if(~pick)
        terms.append(amount)
    model.add_at_most_one(picks)
    return cp_model.LinearExpr.sum(terms)


def _over(
    stream: Stream, needs: Sequence[Need], ends: tuple[Stand, Stand], between: list[Stand], rows: list[Boundary]
) -> cp_model.LinearExpr:
    """Return at least the idle minutes from one segment to a later one over boundaries that are no pause."""
    one, other = ends
    model = stream.model
    no_pause = [~row.pause for row in rows if not isinstance(row.pause, bool)]
    left = model.new_int_var(0, stream.grid * (other.segment.ceiling - one.segment.floor), "idle")
    filled = cp_model.LinearExpr.sum([row.minutes for row in rows])
    options: list[Option] = [(filled, [])] if rows else []
    for need in needs:
        later = chosen(other.positions[0], need.after)
        for rank, position in enumerate(one.positions):
            earlier = chosen(position, need.before)
            last = [1 - made.used for made in one.positions[rank + 1 : rank + 2]]
            if earlier and later:
                sums = [cp_model.LinearExpr.sum(earlier), cp_model.LinearExpr.sum(later), *last, *need.when]
                options.append(
                    (cast("cp_model.LinearExpr", need.minutes) + filled if rows and need.item else need.minutes, sums)
                )
    gap = stream.grid * (other.start - one.end)
    conditions = [one.used, other.used, *(~made.used for made in between), *no_pause]
    model.add(left >= gap - (_taken(stream, options) if options else 0)).only_enforce_if(conditions)
    return left
