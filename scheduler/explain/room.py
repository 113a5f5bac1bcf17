"""Whether what is asked has room: minutes, numbers and long sessions, over all days and over some of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

from scheduler.explain.words import cited, counted, days_named, lengths_added, named, place, sentence

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

    def too_much(self) -> Iterator[tuple[str, str]]:
        """Yield what is asked beyond what there is room for: of which kind it is, and the words."""
        yield from self._minutes()
        yield from self._numbers()
        yield from self._long()

    def _minutes(self) -> Iterator[tuple[str, str]]:
        asked, room = sum(one.least for one in self.times), sum(day.room for day in self.days)
        if asked > room:
            sums = f"{lengths_added(self.times)} minutes at the shortest"
            who = "the sessions take" if self.everything else f"{self._only()} and take"
            yield "minutes", f"{who} {sums}, and there is room for {self._holds(1)}{self._why(self.times)}"

    def _numbers(self) -> Iterator[tuple[str, str]]:
        numbered, most = tuple(one for one in self.times if one.session.numbered), self.limits.sessions_per_day
        if len(numbered) > most * len(self.days):
            sessions = f"{counted(len(numbered), 'numbered session')} {self._where(numbered)}"
            cap = f"{most} a day ({place(self.limits, 'sessions_per_day')}) make {most * len(self.days)}"
            yield "numbers", f"{sessions}, and {cap}{self._why(numbered)}"

    def _long(self) -> Iterator[tuple[str, str]]:
        for least in sorted({one.least for one in self.times}, reverse=True):
            long = tuple(one for one in self.times if one.least >= least)
            if len(long) > sum(day.holds(least) for day in self.days):
                sessions = f"{counted(len(long), 'session')} of at least {least} minutes {self._where(long)}"
                run = f"a stretch has at most {self.limits.run} minutes ({place(self.limits, 'run')})"
                room = f"there is room for {self._holds(least)}"
                yield "long", f"{sessions}, and {room}; {run}{self._why(long)}"
                return

    def _only(self) -> str:
        return f"{named([one.session.id for one in self.times])} can only be on {self._days()}"

    def _where(self, some: Sequence[Times]) -> str:
        return ("is asked" if len(some) == 1 else "are asked") if self.everything else f"can only be on {self._days()}"

    def _days(self) -> str:
        return days_named(day.number for day in self.days)

    def _holds(self, unit: int) -> str:
        each = [day.holds(unit) for day in self.days]
        if len(each) == 1:
            return str(each[0])
        by_day = ", ".join(f"{number} on day {day.number}" for day, number in zip(self.days, each, strict=True))
        return f"{sum(each)}: {by_day}"

    def _why(self, times: Sequence[Times]) -> str:
        return "" if self.everything else cited(frozenset().union(*(one.sources for one in times)))


def overfull(days: Sequence[Day], times: Sequence[Times], limits: Limits) -> Iterator[str]:
    """Yield, for each kind of room, the first choice of days that have too little of it: all days come first."""
    said: set[str] = set()
    for some in choices(days):
        inside = tuple(one for one in times if all(_on(span, some) for span in one.spans))
        asked = Asked(some, inside, limits, len(inside) == len(times) and len(some) == len(days))
        for kind, words in asked.too_much():
            if kind not in said:
                said.add(kind)
                yield sentence(words)


def _on(span: tuple[int, int], days: Sequence[Day]) -> bool:
    return any(day.whole.low <= span[0] and span[1] <= day.whole.high for day in days)


def choices(days: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """Yield choices of days, all of them first, then the smallest; of a long event only neighbours."""
    if len(days) > MOST_DAYS:
        ends = combinations(range(len(days) + 1), 2)
        yield from sorted((tuple(days[low:high]) for low, high in ends), key=lambda some: -len(some))
        return
    yield tuple(days)
    yield from chain.from_iterable(combinations(days, size) for size in range(1, len(days)))
