"""The shape of a stream before anything is chosen: each day's boundaries in order, and the segments between them.

A *boundary* is a blocking item (meal, break, fixture); a *segment* is the time between two boundaries inside one
range of the day's hours. Sessions are placed by segment and position, so that no two of them can overlap. Times here
are slots: event minutes divided by the grid, rounded inwards for fixtures that are off the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.programme.model import Occurrence, Programme

MOST_ORDERS = 5000
FAR = 1_000_000
"""More slots than any event has."""


@dataclass(frozen=True)
class Block:
    """A blocking item in slots: it starts at `earliest` or later, ends by `latest`, lasts `least` to `most`."""

    occurrence: Occurrence
    earliest: int
    latest: int
    least: int
    most: int

    @property
    def fixed(self) -> bool:
        """Whether its exact time is set, on the grid or off it."""
        return self.occurrence.minutes.least == self.occurrence.minutes.most == self.occurrence.window.minutes


@dataclass(frozen=True)
class Rank:
    """What is known of the boundary of one rank, from the first of a day to the last, in slots.

    Parameters
    ----------
    blocks
        The blocks that can have this rank.
    soonest, due
        It starts no earlier, and no later.
    ready, over
        It ends no earlier, and no later.
    """

    blocks: tuple[Block, ...]
    soonest: int
    due: int
    ready: int
    over: int


@dataclass(frozen=True)
class Day:
    """A day's boundaries, by rank."""

    number: int
    ranks: tuple[Rank, ...]


@dataclass(frozen=True)
class Segment:
    """Where sessions can stand, from `low` to `high`: in hours range `part` of a day, after `rank` boundaries.

    From `floor` to `ceiling` there is always a moment between the two boundaries, for a segment that is not used.
    """

    day: int
    part: int
    rank: int
    low: int
    high: int
    floor: int
    ceiling: int


def block_of(programme: Programme, occurrence: Occurrence) -> Block:
    """Return an occurrence in slots."""
    clock, grid = programme.clock, programme.clock.grid
    low, high = clock.minute(occurrence.window.start), clock.minute(occurrence.window.end)
    if occurrence.minutes.least == occurrence.minutes.most == high - low:
        low, high = low // grid, -(-high // grid)
        return Block(occurrence, low, high, high - low, high - low)
    least, most = occurrence.minutes.least, occurrence.minutes.most
    return Block(occurrence, -(-low // grid), high // grid, -(-least // grid), most // grid)


def blocks_of(programme: Programme, day: int) -> list[Block]:
    """Return the blocking items of a day in slots.

    Items off the grid that follow each other within one slot have none in common: the later one begins where the
    earlier one ends, for nothing on the grid fits between them.
    """
    held = [occurrence for occurrence in programme.occurrences if occurrence.day == day and occurrence.binds_everyone]
    blocks: list[Block] = []
    before: Block | None = None
    for block in (block_of(programme, occurrence) for occurrence in sorted(held, key=lambda one: one.window)):
        late = block
        if block.fixed:
            if before and before.occurrence.window.end <= block.occurrence.window.start:
                low = max(block.earliest, before.latest)
                high = max(block.latest, low)
                late = Block(block.occurrence, low, high, high - low, high - low)
            before = late
        blocks.append(late)
    return blocks


def _orders(blocks: Sequence[Block], chosen: list[Block], now: int) -> Iterator[tuple[Block, ...]]:
    """Yield every order in which the blocks can follow each other, earliest first."""
    rest = [block for block in blocks if block not in chosen]
    if not rest:
        yield tuple(chosen)
        return
    for block in rest:
        end = max(now, block.earliest) + block.least
        if end > block.latest or not _in_time([other for other in rest if other is not block], end):
            continue
        yield from _orders(blocks, [*chosen, block], end)


def _in_time(blocks: Sequence[Block], now: int) -> bool:
    """Return whether blocks could each end in time if all of them could begin at once: without it no order is there."""
    for block in sorted(blocks, key=lambda block: block.latest):
        now += block.least
        if now > block.latest:
            return False
    return True


def _ranks(order: Sequence[Block]) -> list[Rank]:
    """Return the ranks of one order: each block as early as the ones before allow, and as late as those after do."""
    starts, ends, now = [], [], -FAR
    for block in order:
        starts.append(max(now, block.earliest))
        now = starts[-1] + block.least
    now = FAR
    for block in reversed(order):
        ends.append(min(now, block.latest))
        now = ends[-1] - block.least
    return [
        Rank((block,), start, end - block.least, start + block.least, end)
        for block, start, end in zip(order, starts, reversed(ends), strict=True)
    ]


def _either(one: Rank, other: Rank) -> Rank:
    """Return what is known of a rank that can be one or the other."""
    return Rank(
        tuple(dict.fromkeys((*one.blocks, *other.blocks))),
        min(one.soonest, other.soonest),
        max(one.due, other.due),
        min(one.ready, other.ready),
        max(one.over, other.over),
    )


def day_of(programme: Programme, number: int) -> Day | None:
    """Return the boundaries of a day, or None if its blocking items cannot all be held."""
    blocks = blocks_of(programme, number)
    blocks.sort(key=lambda block: (block.earliest + block.latest, block.occurrence.id))
    ranks: list[Rank] | None = None
    for count, order in enumerate(_orders(blocks, [], -FAR)):
        found = _ranks(order)
        ranks = found if ranks is None else [_either(*pair) for pair in zip(ranks, found, strict=True)]
        if count == MOST_ORDERS:
            return Day(number, (Rank(tuple(blocks), -FAR, FAR, -FAR, FAR),) * len(blocks))
    return None if ranks is None else Day(number, tuple(ranks))


def segments_of(programme: Programme, day: Day) -> Iterator[Segment]:
    """Yield the segments of a day in which the shortest session finds room, in order of time."""
    clock, grid = programme.clock, programme.clock.grid
    shortest = min((session.minutes.least for session in programme.formal), default=grid) // grid
    for part, window in enumerate(programme.hours.get(day.number, ())):
        opens, closes = -(-clock.minute(window.start) // grid), clock.minute(window.end) // grid
        for rank in range(len(day.ranks) + 1):
            before = day.ranks[rank - 1] if rank else None
            after = day.ranks[rank] if rank < len(day.ranks) else None
            low = max(opens, before.ready) if before else opens
            high = min(closes, after.due) if after else closes
            if high - low >= shortest:
                floor = min(low, after.soonest) if after else low
                ceiling = max(high, before.over) if before else high
                yield Segment(day.number, part, rank, low, high, floor, ceiling)
