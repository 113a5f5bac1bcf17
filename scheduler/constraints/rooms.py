"""Rooms: one item a room at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Programme, Room
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class OneAtATime:
    """A room holds one item at a time.

    ``sessions`` are all of them; ``optional`` are the items in this room that sessions may overlap in time, because
    nobody has to attend them. (Items that block everybody are apart from every session anyway.)
    """

    room: Room
    sessions: tuple[str, ...]
    optional: tuple[Occurrence, ...]

    @property
    def name(self) -> str:
        """``rooms:library``."""
        return f"rooms:{self.room.id}"

    @property
    def source(self) -> Source:
        """Where the room was written."""
        return self.room.source

    def post(self, decision: Decision) -> None:
        """Post that a session in this room is before or after each optional item in it."""
        for session in self.sessions:
            here = decision.in_room(session, self.room.id)
            for occurrence in self.optional:
                before = decision.choice()
                start, end = decision.minute(occurrence.window.start), decision.minute(occurrence.window.end)
                decision.require(decision.end(session) <= start, here, before)
                decision.require(decision.start(session) >= end, here, ~before)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare every two items in the room."""
        here = [item for item in timetable.items if self.room.id in item.rooms]
        for one, other in combinations(here, 2):
            if one.start < other.end and other.start < one.end:
                times = f"{one.id} at {words.span(one)} and {other.id} at {words.span(other)}"
                yield broken(self, f"{self.room.name} holds two items at one time: {times}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.room.name} holds one item at a time"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint a room."""
    sessions = tuple(session.id for session in programme.sessions)
    for room in programme.rooms:
        optional = tuple(one for one in programme.occurrences if one.room == room.id and not one.blocks)
        yield OneAtATime(room, sessions, optional)
