"""Kept: nothing that is published moves, where the director wants to keep all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.clock import Clock
    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Programme, Put, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Kept:
    """A published session, or a meal or break that the solver places, starts when it did; a session is where it was.

    Parameters
    ----------
    rooms
        Ids of the rooms of the house, for a session that is no part of a meal; None for what has no choice of rooms.
    """

    item: Session | Occurrence
    put: Put
    clock: Clock
    rooms: tuple[str, ...] | None

    @property
    def name(self) -> str:
        """``kept:s4``."""
        return f"kept:{self.item.id}"

    @property
    def source(self) -> Source:
        """Where the session, meal or break was written."""
        return self.item.source

    @property
    def items(self) -> frozenset[str]:
        """What it is about."""
        return frozenset({self.item.id})

    def post(self, decision: Decision) -> None:
        """Post that it is held, that it starts in one of the minutes that show its clock time, and its rooms."""
        name = self.item.id
        decision.require(decision.held(name) >= 1)
        starts = []
        for minute in self.clock.showing(self.put.day, self.put.minute):
            starts.append(decision.choice())
            decision.require(decision.start(name) >= minute, starts[-1])
            decision.require(decision.start(name) <= minute, starts[-1])
        decision.one_of(starts)
        if self.rooms is None:
            return
        for room in self.rooms:
            here = decision.in_room(name, room)
            decision.require(here >= 1 if room in self.put.rooms else here <= 0)
        if not {*self.put.rooms} <= {*self.rooms}:
            decision.one_of([])

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the number of the day, the clock time and the rooms."""
        item = timetable.by_id.get(self.item.id)
        if item is None:
            yield broken(self, f"{self.item.id} is left out, and it is published")
            return
        day, minute = self.clock.day_of_date(item.day), item.start.hour * 60 + item.start.minute
        if (day, minute) != (self.put.day, self.put.minute):
            yield broken(self, f"{item.id} starts at {words.moment(item.start)}, and {self._told}")
        if self.rooms is not None and {*item.rooms} != {*self.put.rooms}:
            now, then = (", ".join(rooms) or "no room" for rooms in (item.rooms, self.put.rooms))
            yield broken(self, f"{item.id} is in {now}, and published in {then}")

    @property
    def _told(self) -> str:
        """When it was to start; on a day that the event no longer has, by its number."""
        minutes = self.clock.showing(self.put.day, self.put.minute)
        if minutes:
            return f"published for {words.moment(self.clock.moment(minutes[0]))}"
        hour, minute = divmod(self.put.minute, 60)
        return f"published for day {self.put.day} {hour:02}:{minute:02}"

    def explain(self) -> str:
        """Return the rule in words."""
        rooms = f", in {', '.join(self.put.rooms)}" if self.rooms is not None and self.put.rooms else ""
        return f"{self.item.id} stays as {self._told}{rooms}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each published item that is still there; nothing unless all of it is to be kept."""
    published = programme.published
    if published is None or published.keep != "all":
        return
    house = tuple(room.id for room in programme.rooms)
    for session in programme.sessions:
        if session.id in published.items:
            rooms = house if session.during is None else None
            yield Kept(session, published.items[session.id], programme.clock, rooms)
    for one in programme.occurrences:
        if not one.fixed and one.id in published.items:
            yield Kept(one, published.items[one.id], programme.clock, None)
