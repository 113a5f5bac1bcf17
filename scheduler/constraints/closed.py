"""Rooms, the part about closed ones: nothing is held in a room while it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Near, Occurrence, Programme, Room
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Closed:
    """No item uses a room while it is closed."""

    room: Room
    programme: Programme

    @property
    def name(self) -> str:
        """``rooms:library-closed``."""
        return f"rooms:{self.room.id}-closed"

    @property
    def source(self) -> Source:
        """Where the room was written."""
        return self.room.source

    def post(self, decision: Decision) -> None:
        """Post that sessions in the room, and other items that have it, lie outside of each closed time."""
        every: list[Occurrence | Near] = [*self.programme.occurrences, *self.programme.near]
        others = [one.id for one in every if one.room == self.room.id]
        for window in self.room.closed:
            low, high = decision.minute(window.start), decision.minute(window.end)
            for session in self.programme.formal:
                decision.outside(session.id, low, high, decision.in_room(session.id, self.room.id))
            for item in others:
                decision.outside(item, low, high)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare each item in the room with each closed time; a part of a meal is in the room with its meal."""
        here = [item for item in timetable.items if self.room.id in item.rooms]
        for item in here:
            part_of_meal = item.kind == "session" and item.inside is not None
            for window in self.room.closed:
                if not part_of_meal and window.overlaps(item.start, item.end):
                    shut = words.interval(window.start, window.end)
                    yield broken(self, f"{item.id} is in {self.room.name} at {words.span(item)}, closed {shut}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.room.name} is closed {words.windows(self.room.closed)}"


def closures(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each room that is closed at times."""
    for room in programme.rooms:
        if room.closed:
            yield Closed(room, programme)
