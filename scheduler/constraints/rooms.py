"""Rooms: one item a room at a time, time for the way and for new chairs, and nothing in a room that is closed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.constraints import changeover, closed, ways, words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Near, Occurrence, Programme, Room
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class OneAtATime:
    """A room holds one item at a time.

    ``sessions`` are all of them; ``optional`` are the items in this room that others may overlap in time, because
    not everybody has to attend them; ``blocking`` are the others in it. (Sessions and items that block everybody are
    apart anyway.) ``inside`` are those that lie in a pause, which may have the same room.
    """

    room: Room
    sessions: tuple[str, ...]
    optional: tuple[str, ...]
    blocking: tuple[str, ...]
    inside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """``rooms:library``."""
        return f"rooms:{self.room.id}"

    @property
    def source(self) -> Source:
        """Where the room was written."""
        return self.room.source

    def post(self, decision: Decision) -> None:
        """Post it for sessions; and that each other item of the room is before or after each optional item in it."""
        decision.room_holds_one(self.room.id, self.sessions)
        for index, optional in enumerate(self.optional):
            for session in self.sessions:
                decision.apart((session, optional), 0, decision.in_room(session, self.room.id))
            for other in (*self.blocking, *self.inside, *self.optional[:index]):
                decision.apart((other, optional), 0)
        for pair in combinations(self.inside, 2):
            decision.apart(pair, 0)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare every two items in the room; a part of a meal is where its meal is."""
        here = [
            item
            for item in timetable.items
            if self.room.id in item.rooms and not (item.inside and item.kind == "session")
        ]
        for one, other in combinations(here, 2):
            if one.overlaps(other) and one.inside != other.id and other.inside != one.id:
                times = f"{one.id} at {words.span(one)} and {other.id} at {words.span(other)}"
                yield broken(self, f"{self.room.name} holds two items at one time: {times}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.room.name} holds one item at a time"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint a room, then what ways, layouts and closed times ask for."""
    sessions = tuple(session.id for session in programme.formal)
    items: list[Occurrence | Near] = [*programme.occurrences, *(near for near in programme.near if not near.in_pause)]
    for room in programme.rooms:
        here = [one for one in items if one.room == room.id]
        optional = tuple(one.id for one in here if not one.binds_everyone)
        inside = tuple(near.id for near in programme.near if near.in_pause and near.room == room.id)
        yield OneAtATime(room, sessions, optional, tuple(one.id for one in here if one.binds_everyone), inside)
    yield from ways.walks(programme)
    yield from changeover.changeovers(programme)
    yield from closed.closures(programme)
