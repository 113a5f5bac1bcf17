"""Whether the sessions fit between two moments: what each must take of that time, added up, against the room."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.explain.spans import Span
from scheduler.explain.words import cited, clock_time, named, sentence
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.clock import Clock
    from scheduler.explain.days import Day
    from scheduler.explain.times import Times


def pinned_together(times: Iterable[Times], clock: Clock) -> Iterator[str]:
    """Yield every two sessions whose pins overlap, however short they are."""
    pinned = [(one, one.pin) for one in times if one.pin is not None]
    for (one, start), (other, second) in combinations(sorted(pinned, key=lambda pair: pair[1]), 2):
        if second < start + one.least:
            takes = f"and takes at least {one.least} minutes"
            first = f"session {one.session.id} is pinned to {clock_time(start, clock)} {takes}"
            then = f"{other.session.id} is pinned to {clock_time(second, clock)}, before its end"
            yield sentence(f"{first}, and {then}{cited(one.sources | other.sources)}")


def squeezed(days: Sequence[Day], times: Sequence[Times], clock: Clock) -> str | None:
    """Return why there is too little room between two moments, for the shortest such time, if there is one."""
    starts = sorted({one.first_start for one in times})
    ends = sorted({one.last_end if one.pin is None else one.pin + one.least for one in times})
    spans = [Span(start, end) for start, end in product(starts, ends) if start < end]
    for span in sorted(spans, key=lambda span: (span.minutes, span)):
        if words := _too_long(span, days, times, clock) or _too_many(span, days, times, clock):
            return sentence(words)
    return None


def _too_long(span: Span, days: Sequence[Day], times: Sequence[Times], clock: Clock) -> str:
    taken = [(one, minutes) for one in times if (minutes := one.least_taken(span))]
    asked, room = sum(minutes for _, minutes in taken), sum(day.holds(1, span) for day in days)
    if asked <= room:
        return ""
    who = listed([f"{one.session.id} {minutes}" for one, minutes in taken])
    sums = f"{asked} minutes at the least ({who})"
    return (
        f"{_between(span, clock)} the sessions take {sums}, and there is room for {room}{_why(one for one, _ in taken)}"
    )


def _too_many(span: Span, days: Sequence[Day], times: Sequence[Times], clock: Clock) -> str:
    inside = [one for one in times if span.low <= one.first_start and one.last_end <= span.high]
    for least in sorted({one.least for one in inside}, reverse=True):
        long = [one for one in inside if one.least >= least]
        room = sum(day.holds(least, span) for day in days)
        if len(long) > room:
            who = f"{named([one.session.id for one in long])} take at least {least} minutes each"
            return f"{_between(span, clock)} {who}, and there is room for {room} of them in the stretches{_why(long)}"
    return ""


def _between(span: Span, clock: Clock) -> str:
    return f"between {clock_time(span.low, clock)} and {clock_time(span.high, clock)}"


def _why(times: Iterable[Times]) -> str:
    return cited(source for one in times for source in one.sources)
