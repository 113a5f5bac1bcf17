"""What a day has room for: its meals, breaks and fixtures in order, and the stretches that lie between them.

Times are event minutes. Every number is a bound that no timetable can pass, found by adding up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, groupby, islice
from typing import TYPE_CHECKING

from scheduler.constraints.load import FULL_DAY
from scheduler.explain.spans import Slide, Span, rounded_down, rounded_up, spans_of
from scheduler.programme.model import PAUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.programme.model import Occurrence, Programme

MOST_ORDERS = 60
_FOREVER = 10**9


@dataclass(frozen=True)
class Block:
    """A meal, break or fixture that everybody attends: where it can be, and what it takes at the least.

    Parameters
    ----------
    earliest, latest
        It starts no earlier than the one and ends no later than the other.
    pause
        Whether it can last long enough to be a pause.
    quiet
        Minutes before it in which no session is held.
    """

    occurrence: Occurrence
    earliest: int
    latest: int
    least: int
    pause: bool
    quiet: int

    @property
    def slide(self) -> Slide:
        """Where it can be if no other block is in its way."""
        return Slide(self.earliest, self.latest - self.least, self.least)


@dataclass(frozen=True)
class Piece:
    """Where sessions can stand between two blocks; pieces with the same ``stretch`` have no pause between them."""

    stretch: tuple[int, int]
    span: Span


@dataclass(frozen=True)
class Placed:
    """A block in one order: it starts between `first` and `last`."""

    block: Block
    first: int
    last: int

    @property
    def slide(self) -> Slide:
        """Where it can be."""
        return Slide(self.first, self.last, self.block.least)


@dataclass(frozen=True)
class Order:
    """One order in which the blocks of a day can follow each other, and what it leaves for sessions."""

    slides: tuple[Placed, ...]
    pieces: tuple[Piece, ...]

    def stretches(self, within: Span) -> Iterator[tuple[Piece, ...]]:
        """Yield the stretches as far as they lie in a span."""
        cut = (Piece(p.stretch, Span(max(p.span.low, within.low), min(p.span.high, within.high))) for p in self.pieces)
        for _, pieces in groupby((piece for piece in cut if piece.span.minutes > 0), lambda piece: piece.stretch):
            yield tuple(pieces)


@dataclass(frozen=True)
class Day:
    """A day, with hours or without.

    Parameters
    ----------
    orders
        Every order in which its blocks can be held; none if they cannot.
    run, formal
        Most minutes of a stretch, and of all sessions of the day, as multiples of the grid.
    """

    number: int
    hours: tuple[Span, ...]
    blocks: tuple[Block, ...]
    orders: tuple[Order, ...]
    run: int
    formal: int
    informal: int
    grid: int
    _known: dict[tuple[int, Span], int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def whole(self) -> Span:
        """From the first to the last minute of the hours."""
        return Span(self.hours[0].low, self.hours[-1].high)

    @cached_property
    def taken(self) -> int:
        """Minutes that the blocks take out of the hours at the least."""
        return sum(block.slide.least_taken(self.hours) for block in self.blocks)

    @cached_property
    def room(self) -> int:
        """No timetable has more formal minutes on this day."""
        return self.holds(1)

    def holds(self, unit: int, within: Span | None = None) -> int:
        """Return how many sessions of at least `unit` minutes each the day holds at the most, inside a span.

        With unit 1 these are minutes.
        """
        span = within or self.whole
        key = unit, Span(max(span.low, self.whole.low), min(span.high, self.whole.high))
        if key not in self._known:
            self._known[key] = max((self._held(order, *key) for order in self.orders), default=0)
        return self._known[key]

    def extents(self, least: int) -> tuple[int, ...]:
        """Return the longest that each stretch can be, of the order with the most stretches of `least` minutes."""
        found: tuple[int, ...] = ()
        for order in self.orders:
            every = (self._extent(order, pieces) for pieces in order.stretches(self.whole))
            long = tuple(extent for extent in every if extent >= least)
            found = max(found, long, key=lambda extents: (len(extents), sum(extents)))
        return found

    def _extent(self, order: Order, pieces: Sequence[Piece]) -> int:
        total = sum(piece.span.minutes for piece in pieces)
        return min(self.run, total, self._free(order, Span(pieces[0].span.low, pieces[-1].span.high)))

    def _free(self, order: Order, span: Span) -> int:
        inside = [Span(max(one.low, span.low), min(one.high, span.high)) for one in self.hours]
        inside = [one for one in inside if one.minutes > 0]
        return sum(one.minutes for one in inside) - sum(placed.slide.least_taken(inside) for placed in order.slides)

    def _held(self, order: Order, unit: int, within: Span) -> int:
        """Return the least sum over every way to cut the stretches into neighbouring groups.

        A group holds no more than its stretches one by one, and no more than its time without the blocks in it.
        """
        stretches = list(order.stretches(within))
        extents = [self._extent(order, pieces) // unit for pieces in stretches]
        best = [0]
        for end in range(1, len(stretches) + 1):
            sums = [best[end - 1] + extents[end - 1]]
            for start in range(end - 1):
                span = Span(stretches[start][0].span.low, stretches[end - 1][-1].span.high)
                sums.append(best[start] + self._free(order, span) // unit)
            best.append(min(sums))
        return min(best[-1], self._allowed(order) // unit)

    def _allowed(self, order: Order) -> int:
        """Return the most formal minutes that `formal_per_day` and `informal_per_day` allow."""
        if not order.pieces:
            return 0
        extent = order.pieces[-1].span.high - order.pieces[0].span.low
        return min(self.formal, max(rounded_down(FULL_DAY - 1, self.grid), extent - self.informal))


def _block(programme: Programme, one: Occurrence) -> Block:
    clock, limits = programme.clock, programme.limits
    low, high, least = clock.minute(one.window.start), clock.minute(one.window.end), one.minutes.least
    if one.family != "fixture":
        low, high = rounded_up(low, clock.grid), rounded_down(high, clock.grid)
    pause = one.kind in PAUSE_KINDS and one.minutes.most >= limits.pause
    return Block(one, low, high, least, pause, limits.evening if one.stands_for == "dinner" else 0)


def orders(blocks: Sequence[Block], now: int = -_FOREVER) -> Iterator[tuple[Block, ...]]:
    """Yield every order in which blocks can be held one after another, from `now` on."""
    if not blocks:
        yield ()
    for index, block in enumerate(blocks):
        end = max(now, block.earliest) + block.least
        rest = (*blocks[:index], *blocks[index + 1 :])
        if end <= block.latest and _in_time(rest, end):
            for order in orders(rest, end):
                yield (block, *order)


def _in_time(blocks: Iterable[Block], now: int) -> bool:
    """Return whether blocks that could begin at any time, one after another from `now` on, would all end in time.

    Where they would not, no order of them is worth a try; ten items of one window have millions.
    """
    for block in sorted(blocks, key=lambda block: block.latest):
        now += block.least
        if now > block.latest:
            return False
    return True


def day_of(programme: Programme, number: int) -> Day:
    """Return the arithmetic of one day."""
    clock, limits = programme.clock, programme.limits
    hours = spans_of(programme.hours.get(number, ()), clock)
    blocks = tuple(_block(programme, one) for one in programme.occurrences if one.day == number and one.binds_everyone)
    found = list(islice(orders(blocks), MOST_ORDERS + 1))
    if len(found) > MOST_ORDERS:
        made = [_any_order(blocks, hours)]
    else:
        made = [_order(order, hours, clock.grid) for order in found]
    return Day(
        number=number,
        hours=hours,
        blocks=blocks,
        orders=tuple(made),
        run=rounded_down(limits.run, clock.grid),
        formal=rounded_down(limits.formal_per_day, clock.grid),
        informal=limits.informal_per_day,
        grid=clock.grid,
    )


def _order(order: Sequence[Block], hours: Sequence[Span], grid: int) -> Order:
    ends = list(accumulate(order, lambda now, block: max(now, block.earliest) + block.least, initial=-_FOREVER))
    lasts = [*accumulate(reversed(order), lambda now, block: min(now, block.latest) - block.least, initial=_FOREVER)]
    lasts.reverse()
    slides = tuple(
        Placed(block, end - block.least, last) for block, end, last in zip(order, ends[1:], lasts[:-1], strict=True)
    )
    pieces = []
    for part, span in enumerate(hours):
        for rank, (low, high) in enumerate(zip(ends, _quiet_from(order, lasts), strict=True)):
            free = Span(max(span.low, rounded_up(low, grid)), min(span.high, rounded_down(high, grid)))
            if free.minutes > 0:
                pieces.append(Piece((part, sum(block.pause for block in order[:rank])), free))
    return Order(slides, tuple(pieces))


def _quiet_from(order: Sequence[Block], lasts: Sequence[int]) -> list[int]:
    """Return, before each block and at the end, the latest that a session can end there."""
    before = [last - block.quiet for block, last in zip(order, lasts[:-1], strict=True)]
    return [min([last, *before[rank:]]) for rank, last in enumerate(lasts)]


def _any_order(blocks: Sequence[Block], hours: Sequence[Span]) -> Order:
    """Return what holds for every order, where there are too many to go through one by one."""
    ranks = 1 + sum(block.pause for block in blocks)
    pieces = tuple(Piece((part, rank), span) for part, span in enumerate(hours) for rank in range(ranks))
    slides = (Placed(block, block.earliest, block.latest - block.least) for block in blocks)
    return Order(tuple(slides), pieces)


def days_of(programme: Programme) -> tuple[Day, ...]:
    """Return every day of the event."""
    return tuple(day_of(programme, number) for number in programme.clock.days)
