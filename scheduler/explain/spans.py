"""Spans of time in event minutes, and what meals, breaks and fixtures take out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.clock import Clock
    from scheduler.programme.model import Window


class Span(NamedTuple):
    """From `low` to `high`, in event minutes, half open."""

    low: int
    high: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.high - self.low


EVER = Span(-(10**9), 10**9)
"""From long before to long after any event."""


class Slide(NamedTuple):
    """Something that takes at least `minutes` and starts between `first` and `last`."""

    first: int
    last: int
    minutes: int

    def least_taken(self, spans: Sequence[Span]) -> int:
        """Return the minutes that it takes out of some disjoint spans, wherever it is put, at the least.

        Notes
        -----
        It takes less and less only while its end lies in no span and its beginning in one: until its beginning leaves
        that span. So the least is there, or at one of the two ends of its slide.
        """
        starts = {self.first, self.last, *(span.high for span in spans)}
        return min(self._taken(start, spans) for start in starts if self.first <= start <= self.last)

    def _taken(self, start: int, spans: Iterable[Span]) -> int:
        end = start + self.minutes
        return sum(max(0, min(end, span.high) - max(start, span.low)) for span in spans)


def rounded_up(minute: int, grid: int) -> int:
    """Return the first minute on the grid from `minute` on."""
    return -(-minute // grid) * grid


def rounded_down(minute: int, grid: int) -> int:
    """Return the last minute on the grid up to `minute`."""
    return minute // grid * grid


def spans_of(windows: Iterable[Window], clock: Clock) -> tuple[Span, ...]:
    """Return windows in event minutes, without what lies before the first and after the last point of the grid."""
    grid = clock.grid
    both = ((rounded_up(clock.minute(w.start), grid), rounded_down(clock.minute(w.end), grid)) for w in windows)
    return tuple(Span(low, high) for low, high in both if low < high)


def common(spans: Iterable[Span], others: Sequence[Span], least: int = 1) -> tuple[Span, ...]:
    """Return where spans and others overlap for at least so many minutes: in order, none inside of another."""
    both = {Span(max(one.low, other.low), min(one.high, other.high)) for one in spans for other in others}
    found: list[Span] = []
    for span in sorted(both, key=lambda span: (span.low, -span.high)):
        if span.minutes >= least and (not found or span.high > found[-1].high):
            found.append(span)
    return tuple(found)
