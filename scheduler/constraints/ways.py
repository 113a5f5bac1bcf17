"""Rooms, the part about ways: from one room to the next there is time to walk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.between import forced, ways
from scheduler.programme.check_rooms import suitable
from scheduler.programme.cohorts import kept_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision, Literal
    from scheduler.errors import Source
    from scheduler.programme.between import Between
    from scheduler.programme.model import Near, Occurrence, Programme, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Walk:
    """Between a session and another item there is time for the way, whatever lies between."""

    session: Session
    other: Session | Occurrence | Near
    programme: Programme

    @property
    def name(self) -> str:
        """``rooms:walk-s1-and-s4``."""
        return f"rooms:walk-{self.session.id}-and-{self.other.id}"

    @property
    def source(self) -> Source:
        """Where the session was written."""
        return self.session.source

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session.id, self.other.id})

    def post(self, decision: Decision) -> None:
        """Post the minutes for each choice of rooms that needs any."""
        other, day = self.other, self._on_one_date(decision) if _short_night(self.programme) else ()
        if other.id in self.programme.session_by_id:
            for between in ways(self.session, self.programme.session_by_id[other.id], self.programme):
                _part(decision, between, self.programme, day)
            return
        rooms = [room.id for room in suitable(self.session, self.programme)]
        bound = forced(self.session, tuple(rooms))
        for room in rooms:
            minutes = self.programme.walk((room,), (str(getattr(other, "room", "")),))
            if minutes:
                when = () if bound else (decision.in_room(self.session.id, room),)
                decision.apart((self.session.id, other.id), minutes, *when, *day)

    def _on_one_date(self, decision: Decision) -> tuple[Literal, ...]:
        """Return a literal that holds if the two are on one date."""
        same, name = decision.choice(), str(getattr(self.other, "session", self.other.id))
        for day in self.programme.clock.days:
            here = [decision.on(self.session.id, day)]
            if name in self.programme.session_by_id:
                here.append(decision.on(name, day))
            elif day != getattr(self.other, "day", day):
                continue
            decision.require(same >= 1, *here)
        return (same,)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure the minutes between the two on one date."""
        one, other = timetable.by_id.get(self.session.id), timetable.by_id.get(self.other.id)
        if one is None or other is None or one.day != other.day or one.overlaps(other):
            return
        first, second = sorted((one, other), key=lambda item: item.since)
        left, walk = minutes_between(first.end, second.start), self.programme.walk(one.rooms, other.rooms)
        if left < walk:
            times = f"{first.id} at {words.span(first)} and {second.id} at {words.span(second)}"
            yield broken(self, f"{times}: {left} minutes for a way of {walk}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"between {self.session.id} and {self.other.id} there is time for the way"


def _short_night(programme: Programme) -> bool:
    """Return whether a way could be longer than the night between two days, over which none has to be walked."""
    longest, held = max(programme.walks.values(), default=0), programme.occurrences
    for day in programme.clock.days[1:]:
        before = [*programme.hours.get(day - 1, ()), *(one.window for one in held if one.day == day - 1)]
        after = [*programme.hours.get(day, ()), *(one.window for one in held if one.day == day)]
        if any(minutes_between(one.end, other.start) < longest for one in before for other in after):
            return True
    return False


def _part(decision: Decision, between: Between, programme: Programme, day: tuple[Literal, ...]) -> None:
    """Post the way between two sessions for one choice of their rooms, where some literals hold."""
    rooms = dict(between.rooms)
    (one,), (other,) = between.ones, between.others
    first, second = (frozenset({(session, rooms.get(session))}) for session in (one, other))
    when = list(day)
    if between.unless_same:
        same = decision.choice()
        for room in programme.rooms:
            here, there = decision.in_room(one, room.id), decision.in_room(other, room.id)
            decision.require(here - there <= 0, same)
            decision.require(there - here <= 0, same)
        when.append(~same)
    decision.parted(first, second, between.minutes, *when)


def walks(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for every two sessions that meet, and for each session and item that it keeps clear of."""
    if not programme.walks:
        return
    for one, other in combinations(programme.formal, 2):
        if programme.meet(one.id, other.id):
            yield Walk(one, other, programme)
    every: list[Occurrence | Near] = [*programme.occurrences, *programme.near]
    items = [one for one in every if one.room]
    for session in programme.formal:
        for item in items:
            own = item.id in programme.near_by_id and _own(session, programme.near_by_id[item.id])
            if not own and kept_from(programme, session, item):
                yield Walk(session, item, programme)


def _own(session: Session, near: Near) -> bool:
    """Return whether the walk is part of a near item's own time, or it lies in a pause."""
    return near.in_pause or near.session == session.id
