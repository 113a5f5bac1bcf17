"""Freeze: what has begun stays exactly as published, and nothing else begins before the moment that was set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.begun import Begun
    from scheduler.programme.model import Near, Occurrence, Programme, Session
    from scheduler.timetable.model import Timetable

FAR = 10**7
"""More minutes than any event has."""


@dataclass(frozen=True)
class Stays:
    """An item that has begun keeps its start, its end and its rooms; a session has a choice of those of the house."""

    item: Session | Occurrence | Near
    past: Begun
    rooms: tuple[str, ...]
    formal: bool

    @property
    def name(self) -> str:
        """``freeze:s4``."""
        return f"freeze:{self.item.id}"

    @property
    def source(self) -> Source:
        """Where the item was written."""
        return self.item.source

    def post(self, decision: Decision) -> None:
        """Post its two ends, that it is held, and its rooms where it has a choice of them."""
        name = self.item.id
        start, end = decision.minute(self.past.start), decision.minute(self.past.end)
        decision.require(decision.held(name) >= 1)
        for number, value in ((decision.start(name), start), (decision.minutes(name), end - start)):
            decision.require(number - value >= 0)
            decision.require(number - value <= 0)
        if self.formal:
            decision.lies_in(name, [(start, end)])
            for room in dict.fromkeys((*self.rooms, *self.past.rooms)):
                here = decision.in_room(name, room)
                decision.require(here >= 1 if room in self.past.rooms else here <= 0)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare all of it with what was published."""
        item, past = timetable.by_id.get(self.item.id), self.past
        when = words.interval(past.start, past.end)
        if item is None:
            yield broken(self, f"{self.item.id} has begun, at {when}, and is left out")
            return
        if (item.since, item.until) != (words.instant(past.start), words.instant(past.end)):
            yield broken(self, f"{item.id} has begun, at {when}, and is moved to {words.span(item)}")
        if item.rooms != past.rooms:
            here, there = (", ".join(rooms) or "no room" for rooms in (past.rooms, item.rooms))
            yield broken(self, f"{item.id} has begun, in {here}, and is moved to {there}")

    def explain(self) -> str:
        """Return the rule in words."""
        where = f" in {', '.join(self.past.rooms)}" if self.past.rooms else ""
        return f"{self.item.id} has begun, and stays at {words.interval(self.past.start, self.past.end)}{where}"


@dataclass(frozen=True)
class NotYet:
    """An item that has not begun does not begin before the moment up to which the past is kept."""

    item: Session | Occurrence | Near
    until: datetime
    formal: bool

    @property
    def name(self) -> str:
        """``freeze:s9-not-yet``."""
        return f"freeze:{self.item.id}-not-yet"

    @property
    def source(self) -> Source:
        """Where the item was written."""
        return self.item.source

    def post(self, decision: Decision) -> None:
        """Post a window that begins at the moment, or the start."""
        name, until = self.item.id, decision.minute(words.whole_minute(self.until))
        if self.formal:
            decision.lies_in(name, [(until, FAR)])
        else:
            decision.require(decision.start(name) >= until, decision.held(name))

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the start with the moment."""
        item = timetable.by_id.get(self.item.id)
        if item is not None and item.since < words.instant(self.until):
            yield broken(self, f"{item.id} would begin at {words.span(item)}, and it is {words.moment(self.until)}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.item.id} has not begun, so it begins at {words.moment(self.until)} or later"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each session, meal and break, and for what stands next to a session."""
    published, past = programme.published, programme.begun
    if published is None or published.until is None:
        return
    until = published.until.astimezone(programme.clock.zone)
    formal, rooms = {session.id for session in programme.formal}, tuple(room.id for room in programme.rooms)
    placed = [one for one in programme.occurrences if one.family != "fixture"]
    every: list[Session | Occurrence | Near] = [*programme.sessions, *placed, *programme.near]
    for item in every:
        if item.id in past:
            yield Stays(item, past[item.id], rooms, item.id in formal)
        elif getattr(item, "session", None) not in past:  # what a fixture stands next to may have begun before it came
            yield NotYet(item, until, item.id in formal)
