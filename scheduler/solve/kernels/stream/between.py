"""What lies between two sessions that follow each other: the minutes that rules ask for, and those that lie idle."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.order import Literal, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.decision import Need, Way
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


def idle(stream: Stream, needs: Sequence[Need], ways: Sequence[Way]) -> cp_model.LinearExpr:
    """Return at least the minutes between sessions of one hours range that nothing needs; see `scheduler.decision`."""
    total: list[cp_model.LinearExpr] = []
    for stands in stream.stands.values():
        for made in stands:
            most = stream.grid * (made.segment.ceiling - made.segment.floor)
            for before, after in pairwise(made.positions):
                options = list(_inside(needs, before, after))
                total.append(_gap(stream, stream.grid * after.gap, [after.used], options, most))
    for one, other, between, rows in pairs(stream):
        if one.segment.part == other.segment.part:
            total.append(_over(stream, (needs, ways), (one, other), between, rows))
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
    if not options:
        return cp_model.LinearExpr.sum([])
    model = stream.model
    terms: list[cp_model.LinearExpr] = []
    picks = []
    for minutes, sums in options:
        pick = model.new_bool_var("needed")
        picks.append(pick)
        for literal in sums:
            if literal is not True:
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
    stream: Stream,
    asked: tuple[Sequence[Need], Sequence[Way]],
    ends: tuple[Stand, Stand],
    between: list[Stand],
    rows: list[Boundary],
) -> cp_model.LinearExpr:
    """Return at least the idle minutes from one segment to a later one, over the items that stand between them."""
    one, other = ends
    (needs, ways), model = asked, stream.model
    left = model.new_int_var(0, stream.grid * (other.segment.ceiling - one.segment.floor), "idle")
    filled = cp_model.LinearExpr.sum([row.minutes for row in rows])
    certain = sum(min(stream.held[name].occurrence.minutes.least for name in row.who) for row in rows)
    more = [need for need in needs if need.item or not isinstance(need.minutes, int) or need.minutes > certain]
    options = [
        (
            cast("cp_model.LinearExpr", need.minutes) + filled if rows and need.item else need.minutes,
            [*sums, *need.when],
        )
        for need in more
        for sums in _meeting(one, other, need)
    ]
    taken = _taken(stream, [(filled, []), *options] if rows else options) if options else filled
    if rows:
        taken += _taken(stream, [option for way in ways for option in _out(one, rows[0], way)])
        taken += _taken(stream, [option for way in ways for option in _in(other, rows[-1], way)])
    conditions = [one.used, other.used, *(~made.used for made in between)]
    model.add(left >= stream.grid * (other.start - one.end) - taken).only_enforce_if(conditions)
    return left


def _meeting(one: Stand, other: Stand, need: Need) -> Iterator[list[Any]]:
    """Yield the ways in which the last session of one segment and the first of another are those of a need."""
    later = chosen(other.positions[0], need.after)
    for rank, position in enumerate(one.positions):
        earlier = chosen(position, need.before)
        if earlier and later:
            yield [cp_model.LinearExpr.sum(earlier), cp_model.LinearExpr.sum(later), *_last(one, rank)]


def _last(made: Stand, rank: int) -> list[cp_model.LinearExpr]:
    """Return what must be 1 for the position of some rank to be the last that is used."""
    return [1 - after.used for after in made.positions[rank + 1 : rank + 2]]


def _out(made: Stand, row: Boundary, way: Way) -> Iterator[Option]:
    """Yield the way from the last session of a segment to the item after it."""
    if way.item in row.who:
        for rank, position in enumerate(made.positions):
            if way.session in position.x:
                yield way.minutes, [position.x[way.session], row.who[way.item], *_last(made, rank), *way.when]


def _in(made: Stand, row: Boundary, way: Way) -> Iterator[Option]:
    """Yield the way from the item before a segment to its first session."""
    if way.item in row.who and way.session in made.positions[0].x:
        yield way.minutes, [made.positions[0].x[way.session], row.who[way.item], *way.when]
