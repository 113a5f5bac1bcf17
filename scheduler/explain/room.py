"""Whether what is asked has room: minutes, numbers and long sessions, over all days and over some of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Day
    from scheduler.explain.times import Times
    from scheduler.programme.model import Limits

MOST_DAYS = 6


@dataclass(frozen=True)
class Asked:
    """Sessions that some days have to hold between them."""

    days: tuple[Day, ...]
    times: tuple[Times, ...]
    limits: Limits
    everything: bool

    def too_much(self) -> Iterator[tuple[str, int, str]]:
        """Yield what is asked beyond what there is room for: its kind, by how much, and the sentence."""
        yield from self._minutes()
        yield from self._numbers()
        yield from self._long()

    def _minutes(self) -> Iterator[tuple[str, int, str]]:
        asked, room = sum(one.least for one in self.times), sum(day.room for day in self.days)
        if asked > room:
            what = f"at their shortest {self._who()} {sums(self.times)} minutes, and there is room for {self._rooms(1)}"
            yield "minutes", asked - room, what

    def _numbers(self) -> Iterator[tuple[str, int, str]]:
        numbered, most = [one for one in self.times if one.session.numbered], self.limits.sessions_per_day
        over = len(numbered) - most * len(self.days)
        if over > 0:
            limit = f"at most {most} a day (sessions_per_day{place(self.limits, 'sessions_per_day')})"
            what = f"{len(numbered)} numbered sessions {self._where()}, {limit}: {most * len(self.days)} in all"
            yield "numbers", over, what

    def _long(self) -> Iterator[tuple[str, int, str]]:
        for least in sorted({one.least for one in self.times}, reverse=True):
            count = sum(one.least >= least for one in self.times)
            over = count - sum(day.holds(least) for day in self.days)
            if over > 0:
                what = f"{count} sessions {self._where()} take at least {least} minutes each"
                yield "long", over, f"{what}, and the stretches hold {self._rooms(least)} of that length"
                return

    def _who(self) -> str:
        if self.everything:
            return "all sessions together take"
        names = listed([one.session.id for one in self.times])
        return f"{names}, which can only be on {days_named(self.days)}, take"

    def _where(self) -> str:
        return "are asked" if self.everything else f"can only be on {days_named(self.days)}"

    def _rooms(self, unit: int) -> str:
        each = [day.holds(unit) for day in self.days]
        if len(each) == 1:
            return str(each[0])
        by_day = ", ".join(f"{number} on day {day.number}" for day, number in zip(self.days, each, strict=True))
        return f"{sum(each)}: {by_day}"


def place(limits: Limits, key: str) -> str:
    """Return where a limit was written, as `` in FILE:LINE``, or that it is the default."""
    source = limits.where(key)
    return f" in {source}" if source.line else ", the default"


def sums(times: Sequence[Times]) -> str:
    """Return the sum of the shortest lengths, as ``15 + 10 x 75 = 765``."""
    lengths = sorted(one.least for one in times)
    parts = [
        f"{lengths.count(length)} x {length}" if lengths.count(length) > 1 else str(length)
        for length in sorted(set(lengths))
    ]
    return " + ".join(parts) + (f" = {sum(lengths)}" if len(lengths) > 1 else "")


def days_named(days: Sequence[Day]) -> str:
    """Return ``day 1 or day 2``."""
    return " or ".join(f"day {day.number}" for day in days)


def overfull(days: Sequence[Day], times: Sequence[Times], limits: Limits) -> Iterator[str]:
    """Yield, for each kind of room, the fewest days that have too little of it."""
    said: set[str] = set()
    for some in _choices(days):
        inside = tuple(one for one in times if one.spans and all(_on(span, some) for span in one.spans))
        asked = Asked(some, inside, limits, len(inside) == len(times) and len(some) == len(days))
        for kind, _, sentence in asked.too_much():
            if kind not in said:
                said.add(kind)
                yield sentence[0].upper() + sentence[1:] + "."


def _on(span: tuple[int, int], days: Sequence[Day]) -> bool:
    return any(day.whole.low <= span[0] and span[1] <= day.whole.high for day in days)


def _choices(days: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """Yield choices of days, all of them first; of a long event only neighbours."""
    if len(days) > MOST_DAYS:
        ends = combinations(range(len(days) + 1), 2)
        yield from sorted((tuple(days[low:high]) for low, high in ends), key=lambda some: -len(some))
        return
    yield tuple(days)
    yield from chain.from_iterable(combinations(days, size) for size in range(1, len(days)))
