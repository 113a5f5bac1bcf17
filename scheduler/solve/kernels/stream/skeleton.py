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


@dataclass(frozen=True)
class Block:
    """A blocking item in slots: it starts at `earliest` or later, ends by `latest`, lasts `least` to `most`."""

    occurrence: Occurrence
    earliest: int
    latest: int
    least: int
    most: int


@dataclass(frozen=True)
class Day:
    """A day's blocks and what is known of their order.

    Parameters
    ----------
    candidates
        For each rank, from the first boundary to the last, the blocks that can have it.
    ready
        For each rank, the earliest slot at which the boundary of that rank can end.
    due
        For each rank, the latest slot at which the boundary of that rank can start.
    """

    number: int
    candidates: tuple[tuple[Block, ...], ...]
    ready: tuple[int, ...]
    due: tuple[int, ...]


@dataclass(frozen=True)
class Segment:
    """Where sessions can stand, from `low` to `high`: in hours range `part` of a day, after `rank` boundaries."""

    day: int
    part: int
    rank: int
    low: int
    high: int


def block_of(programme: Programme, occurrence: Occurrence) -> Block:
    """Return an occurrence in slots."""
    clock, grid = programme.clock, programme.clock.grid
    low, high = clock.minute(occurrence.window.start), clock.minute(occurrence.window.end)
    if occurrence.minutes.least == occurrence.minutes.most == high - low:
        low, high = low // grid, -(-high // grid)
        return Block(occurrence, low, high, high - low, high - low)
    least, most = occurrence.minutes.least, occurrence.minutes.most
    return Block(occurrence, -(-low // grid), high // grid, -(-least // grid), most // grid)


def _orders(blocks: Sequence[Block], chosen: list[Block], now: int) -> Iterator[tuple[Block, ...]]:
    """Yield every order in which the blocks can follow each other, earliest first."""
    rest = [block for block in blocks if block not in chosen]
    if not rest:
        yield tuple(chosen)
        return
    for block in rest:
        end = max(now, block.earliest) + block.least
        others_fit = all(end <= other.latest - other.least for other in rest if other is not block)
        if end > block.latest or not others_fit:
            continue
        yield from _orders(blocks, [*chosen, block], end)


def _earliest_ends(order: Sequence[Block]) -> list[int]:
    now, ends = -1_000_000, []
    for block in order:
        now = max(now, block.earliest) + block.least
        ends.append(now)
    return ends


def _latest_starts(order: Sequence[Block]) -> list[int]:
    now, starts = 1_000_000_000, []
    for block in reversed(order):
        now = min(now, block.latest) - block.least
        starts.append(now)
    return starts[::-1]


def day_of(programme: Programme, number: int) -> Day | None:
    """Return the boundaries of a day, or None if its blocking items cannot all be held."""
    blocks = [
        block_of(programme, occurrence)
        for occurrence in programme.occurrences
        if occurrence.day == number and occurrence.blocks
    ]
    blocks.sort(key=lambda block: (block.earliest + block.latest, block.occurrence.id))
    ranks: list[dict[Block, None]] = [{} for _ in blocks]
    ready, due = [1_000_000_000] * len(blocks), [-1_000_000] * len(blocks)
    found = False
    for count, order in enumerate(_orders(blocks, [], -1_000_000)):
        found = True
        for rank, (block, end, start) in enumerate(
            zip(order, _earliest_ends(order), _latest_starts(order), strict=True),
        ):
            ranks[rank][block] = None
            ready[rank], due[rank] = min(ready[rank], end), max(due[rank], start)
        if count == MOST_ORDERS:
            return Day(
                number, tuple(tuple(blocks) for _ in blocks), (-1_000_000,) * len(blocks), (10**9,) * len(blocks)
            )
    if not found:
        return None
    return Day(number, tuple(tuple(rank) for rank in ranks), tuple(ready), tuple(due))


def segments_of(programme: Programme, day: Day) -> Iterator[Segment]:
    """Yield the segments of a day in which the shortest session finds room, in order of time."""
    clock, grid = programme.clock, programme.clock.grid
    shortest = min(session.minutes.least for session in programme.sessions) // grid
    for part, window in enumerate(programme.hours.get(day.number, ())):
        opens, closes = -(-clock.minute(window.start) // grid), clock.minute(window.end) // grid
        for rank in range(len(day.candidates) + 1):
            low = max(opens, day.ready[rank - 1]) if rank else opens
            high = min(closes, day.due[rank]) if rank < len(day.candidates) else closes
            if high - low >= shortest:
                yield Segment(day.number, part, rank, low, high)
