"""Rules about two sessions, as arithmetic on when each of them can be held."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from scheduler.explain.spans import EVER, Span
from scheduler.explain.words import cited, clock_time, day_numbers, days_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scheduler.clock import Clock
    from scheduler.errors import Source
    from scheduler.explain.days import Day
    from scheduler.explain.times import Times
    from scheduler.programme.model import Programme, Session


class Link(Protocol):
    """A rule about two sessions."""

    @property
    def pair(self) -> tuple[str, str]:
        """The two sessions."""

    def narrow(self, one: Times, other: Times) -> tuple[Times, Times]:
        """Return what it leaves of the times of its two sessions; either may be left none."""

    def clash(self, one: Times, other: Times) -> str:
        """Return in words why it leaves none."""


@dataclass(frozen=True)
class Before:
    """One session ends before another one starts, `least` to `most` minutes earlier."""

    pair: tuple[str, str]
    least: int
    most: int | None
    source: Source
    clock: Clock

    def narrow(self, one: Times, other: Times) -> tuple[Times, Times]:
        """Let the later one start after the first end of the earlier one, and so on for all four ends."""
        why = one.sources | other.sources | {self.source}
        low, high = other.first_start, one.last_end
        earlier = one.narrowed([Span(EVER.low, other.last_start - self.least)], why)
        later = other.narrowed([Span(one.first_end + self.least, EVER.high)], why)
        if self.most is not None:
            if low > high + self.most:
                return earlier.narrowed([], why), later.narrowed([], why)
            earlier = earlier.narrowed([Span(low - self.most - one.session.minutes.most, EVER.high)], why)
            later = later.narrowed([Span(EVER.low, high + self.most + other.session.minutes.most)], why)
        return earlier, later

    def clash(self, one: Times, other: Times) -> str:
        """Return the two moments that do not fit."""
        earlier, later = self.pair
        why = cited(one.sources | other.sources | {self.source})
        if self.too_late(one, other):
            first, last = clock_time(one.first_end, self.clock), clock_time(other.last_start, self.clock)
            ends = f"{earlier} ends {first} at the earliest, and {later} starts {last} at the latest"
            return f"session {later} comes after {earlier}{self.gap}, but {ends}{why}"
        first, last = clock_time(other.first_start, self.clock), clock_time(one.last_end, self.clock)
        ends = f"{earlier} ends {last} at the latest, and {later} starts {first} at the earliest"
        return f"session {later} starts at most {self.most} minutes after {earlier} ends, but {ends}{why}"

    @property
    def gap(self) -> str:
        """The least gap in words, if there is one."""
        return f" by at least {self.least} minutes" if self.least else ""

    def too_late(self, one: Times, other: Times) -> bool:
        """Return whether the earlier one cannot end in time."""
        return one.first_end + self.least > other.last_start


@dataclass(frozen=True)
class OnDays:
    """The days of two sessions go together; `fit` says which do, and `what` says it in words."""

    pair: tuple[str, str]
    what: str
    fit: Callable[[int, int], bool]
    source: Source
    days: Sequence[Day]

    def narrow(self, one: Times, other: Times) -> tuple[Times, Times]:
        """Keep the days that have a fitting day on the other side."""
        why = one.sources | other.sources | {self.source}
        ones, others = day_numbers(one, self.days), day_numbers(other, self.days)
        left = {day for day in ones if any(self.fit(day, there) for there in others)}
        right = {there for there in others if any(self.fit(day, there) for day in ones)}
        return one.narrowed(self._spans(left), why), other.narrowed(self._spans(right), why)

    def _spans(self, numbers: set[int]) -> Iterator[Span]:
        return (day.whole for day in self.days if day.number in numbers)

    def clash(self, one: Times, other: Times) -> str:
        """Return the days that each of them has."""
        first, second = (days_named(day_numbers(times, self.days)) for times in (one, other))
        why = cited(one.sources | other.sources | {self.source})
        return f"{self.what}, but {self.pair[0]} can only be on {first}, and {self.pair[1]} on {second}{why}"


@dataclass(frozen=True)
class OnOneDay:
    """On one day, a session comes before another one if that is on this day too; or after it."""

    pair: tuple[str, str]
    first: bool
    day: Day
    source: Source
    clock: Clock

    def narrow(self, one: Times, other: Times) -> tuple[Times, Times]:
        """Leave the other session the time after this one on this day, and all other days."""
        low, high = self.day.whole
        if self.first:
            low = one.first_end
        else:
            high = one.last_start
        away = [Span(EVER.low, self.day.whole.low), Span(self.day.whole.high, EVER.high)]
        why = one.sources | other.sources | {self.source}
        return one, other.narrowed([away[0], Span(low, high), away[1]], why)

    def clash(self, one: Times, other: Times) -> str:
        """Return the moment that leaves no time."""
        this, that = self.pair
        end = (
            f"ends {clock_time(one.first_end, self.clock)} at the earliest"
            if self.first
            else f"starts {clock_time(one.last_start, self.clock)} at the latest"
        )
        which = f"the {'first' if self.first else 'last'} of day {self.day.number}"
        why = cited(one.sources | other.sources | {self.source})
        return f"session {this} is {which} and {end}, which leaves no time for {that}{why}"


def links_of(programme: Programme, days: Sequence[Day]) -> tuple[Link, ...]:
    """Return every rule about two sessions."""
    own = (_of_session(session, programme, days) for session in programme.sessions)
    return tuple(chain.from_iterable(own))


def _of_session(session: Session, programme: Programme, days: Sequence[Day]) -> Iterator[Link]:
    clock, name = programme.clock, session.id
    for after in session.after:
        yield Before((after.session, name), after.least, after.most, after.source, clock)
        if after.most is not None:
            what = f"session {name} starts at most {after.most} minutes after {after.session} ends"
            yield OnDays((after.session, name), what, _soon(days, after.most), after.source, days)
    if session.report_back is not None:
        yield from _report(session, session.report_back.session, session.report_back.within, programme, days)
    for other in session.same_day:
        what = f"sessions {name} and {other} are on one day"
        yield OnDays((name, other), what, lambda one, two: one == two, session.where("same_day"), days)
    for other in session.other_day:
        what = f"sessions {name} and {other} are on different days"
        yield OnDays((name, other), what, lambda one, two: one != two, session.where("other_day"), days)
    yield from _place(session, programme, days)


def _soon(days: Sequence[Day], most: int) -> Callable[[int, int], bool]:
    """Return whether a session on the second day can start so soon after the end of one on the first."""
    hours = {day.number: day.whole for day in days}
    return lambda one, two: one <= two and hours[two].low - hours[one].high <= most


def _report(session: Session, to: str, within: str, programme: Programme, days: Sequence[Day]) -> Iterator[Link]:
    source = session.where("report_back")
    yield Before((session.id, to), 0, None, source, programme.clock)
    if within == "pause":
        what = f"session {session.id} reports back in {to} on its own day"
        yield OnDays((session.id, to), what, lambda one, two: one == two, source, days)
    elif within == "next-morning":
        what = f"session {session.id} reports back in {to} by the next morning"
        yield OnDays((session.id, to), what, lambda one, two: 0 <= two - one <= 1, source, days)


def _place(session: Session, programme: Programme, days: Sequence[Day]) -> Iterator[Link]:
    if session.place is None:
        return
    source, first = session.where("place"), session.place.which == "first"
    known: Mapping[int, Day] = {day.number: day for day in days}
    for other in programme.sessions:
        if other.id == session.id:
            continue
        if session.place.day is None:
            pair = (session.id, other.id) if first else (other.id, session.id)
            yield Before(pair, 0, None, source, programme.clock)
        elif session.place.day in known:
            yield OnOneDay((session.id, other.id), first, known[session.place.day], source, programme.clock)
