"""When each session can be held, by the rules that speak of it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.errors import NOWHERE, Source
from scheduler.explain.spans import EVER, Span, common, rounded_down, rounded_up, spans_of
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
    """When a session can be held: inside one of its spans, whole; `sources` are the rules that narrowed it."""

    session: Session
    spans: tuple[Span, ...]
    sources: frozenset[Source] = frozenset()

    @property
    def least(self) -> int:
        """Its shortest length."""
        return self.session.minutes.least


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
    taken = [one for one in programme.occurrences if not one.blocks and one.room in rooms]
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
    """Return when a session can be held, and which rules narrow it."""
    own = frozenset(bound.source for bound in bounds if bound.source != NOWHERE)
    return Times(session, open_to(bounds, session), own)


def to_blame(session: Session, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    """Return a smallest choice of bounds, besides the first, that leave a session no time: none can be spared."""
    kept = list(bounds)
    for bound in bounds[:0:-1]:
        fewer = [one for one in kept if one is not bound]
        if not open_to(fewer, session):
            kept = fewer
    return tuple(kept[1:])
