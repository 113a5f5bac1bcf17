"""When each session can be held, by the rules that speak of it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.errors import NOWHERE, Source
from scheduler.explain.spans import EVER, Slide, Span, common, rounded_down, rounded_up, spans_of
from scheduler.programme.absence import absences, present
from scheduler.programme.check_rooms import suitable
from scheduler.programme.moments import whole_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.explain.days import Day
    from scheduler.programme.model import Programme, Session


@dataclass(frozen=True)
class Bound:
    """A rule that says when a session can be held: inside one of its spans, whole. A pin sets its ``start`` too."""

    what: str
    source: Source
    spans: tuple[Span, ...]
    start: int | None = None


@dataclass(frozen=True)
class Times:
    """When a session can be held: inside one of its spans, whole.

    Parameters
    ----------
    spans
        In order, none inside of another, none shorter than the session; empty if it can never be held.
    pin
        Its start, where a pin sets it.
    sources
        The rules that narrowed the spans.
    """

    session: Session
    spans: tuple[Span, ...]
    pin: int | None = None
    sources: frozenset[Source] = frozenset()

    @property
    def least(self) -> int:
        """Its shortest length."""
        return self.session.minutes.least

    @property
    def first_start(self) -> int:
        """No timetable starts it earlier."""
        return self.spans[0].low

    @property
    def first_end(self) -> int:
        """No timetable ends it earlier."""
        return self.spans[0].low + self.least

    @property
    def last_start(self) -> int:
        """No timetable starts it later."""
        return self.spans[-1].high - self.least if self.pin is None else self.pin

    @property
    def last_end(self) -> int:
        """No timetable ends it later."""
        return self.spans[-1].high

    def narrowed(self, spans: Iterable[Span], sources: frozenset[Source]) -> Times:
        """Return what is left of it inside of other spans, by some rules; itself if they take nothing."""
        left = common(self.spans, tuple(spans), self.least)
        if self.pin is not None:
            left = tuple(span for span in left if span.low <= self.pin)
        return self if left == self.spans else replace(self, spans=left, sources=self.sources | sources)

    def least_taken(self, within: Span) -> int:
        """Return the minutes that it takes out of a span, whenever it is held, at the least."""
        if self.pin is not None:
            return Slide(self.pin, self.pin, self.least).least_taken([within])
        slides = (Slide(span.low, span.high - self.least, self.least) for span in self.spans)
        return min(slide.least_taken([within]) for slide in slides)


def bounds_of(session: Session, programme: Programme, days: Sequence[Day]) -> tuple[Bound, ...]:
    """Return every rule that says when a session can be held; the hours, meals, breaks and fixtures come first."""
    pieces = {piece.span for day in days for order in day.orders for piece in order.pieces}
    hours = Bound("the hours, meals, breaks and fixtures leave nothing else", NOWHERE, tuple(sorted(pieces)))
    return (hours, *_own(session, programme), *_presence(session, programme), *_rooms(session, programme))


def _own(session: Session, programme: Programme) -> Iterator[Bound]:
    clock = programme.clock
    if session.on is not None:
        days = " or ".join(f"day {day}" for day in session.on)
        spans = spans_of((whole_day(clock, day) for day in session.on), clock)
        yield Bound(f"it is on {days}", session.where("on"), spans)
    if session.between is not None:
        spans = spans_of(session.between, clock)
        yield Bound(f"it is between {words.windows(session.between)}", session.where("between"), spans)
    if session.place is not None and session.place.day is not None:
        what = f"it is the {session.place.which} of day {session.place.day}"
        yield Bound(what, session.where("place"), spans_of([whole_day(clock, session.place.day)], clock))
    for pin in programme.pins:
        if pin.session == session.id and pin.at is not None:
            at = clock.minute(pin.at)
            yield Bound(f"it is pinned to {words.moment(pin.at)}", pin.source, (EVER,), at)


def _presence(session: Session, programme: Programme) -> Iterator[Bound]:
    for name in dict.fromkeys(part.person for part in session.parts if part.confirmed and part.person):
        person = programme.person_by_id[name]
        if absences(person, programme):
            there = present(person, programme)
            what = f"{person.name} has a part in it and is there {words.windows(there) if there else 'at no time'}"
            yield Bound(what, person.source, spans_of(there, programme.clock))


def _rooms(session: Session, programme: Programme) -> Iterator[Bound]:
    """Yield what optional items leave of the rooms that a session can use."""
    clock, rooms = programme.clock, {room.id for room in suitable(session, programme)}
    pinned = {pin.room for pin in programme.pins if pin.session == session.id and pin.room}
    spare = len(rooms) - max(session.groups, 1)
    taken = [one for one in programme.occurrences if not one.binds_everyone and one.room in rooms]
    for one in taken:
        there = {other.room for other in taken if other.window.contains(one.window.start, one.window.end)}
        if there & pinned or len(there) > spare:
            start, end = clock.minute(one.window.start), clock.minute(one.window.end)
            left = (Span(EVER.low, rounded_down(start, clock.grid)), Span(rounded_up(end, clock.grid), EVER.high))
            what = f"{one.title} takes a room that it needs {words.interval(one.window.start, one.window.end)}"
            yield Bound(what, one.source, left)


def open_to(bounds: Iterable[Bound], session: Session) -> tuple[Span, ...]:
    """Return where a session can lie whole under some bounds."""
    least = session.minutes.least
    spans: tuple[Span, ...] = (EVER,)
    starts: list[int] = []
    for bound in bounds:
        spans = common(spans, bound.spans, least)
        if bound.start is not None:
            starts.append(bound.start)
    for start in starts:
        latest = start + session.minutes.most
        spans = tuple(Span(start, min(s.high, latest)) for s in spans if s.low <= start <= s.high - least)
    return spans


def times_of(session: Session, bounds: Sequence[Bound]) -> Times:
    """Return when a session can be held, and which of its rules narrow it."""
    spans = open_to(bounds, session)
    narrow = [bound for bound in bounds[1:] if open_to([one for one in bounds if one is not bound], session) != spans]
    pin = next((bound.start for bound in bounds if bound.start is not None), None)
    return Times(session, spans, pin, frozenset(bound.source for bound in narrow))


def to_blame(session: Session, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    """Return a smallest choice of bounds, besides the first, that leave a session no time: none can be spared."""
    kept = list(bounds)
    for bound in bounds[:0:-1]:
        fewer = [one for one in kept if one is not bound]
        if not open_to(fewer, session):
            kept = fewer
    return tuple(kept[1:])
