"""Rooms, the part about layouts: between two of them a room needs time for new chairs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.between import forced, layouts_of
from scheduler.programme.check_rooms import suitable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision, Seat
    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Changeover:
    """Between two sessions of different layouts in one room lie at least `limits.changeover` minutes."""

    room: Room
    layouts: tuple[str, str]
    programme: Programme

    @property
    def name(self) -> str:
        """``rooms:conference-from-roundtable-to-theatre``."""
        return f"rooms:{self.room.id}-from-{self.layouts[0]}-to-{self.layouts[1]}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("changeover")

    def post(self, decision: Decision) -> None:
        """Post the minutes between all sessions that can have one layout and all that can have the other."""
        ones, others = (self._seats(layout) for layout in self.layouts)
        decision.parted(ones, others, self.programme.limits.changeover)

    def _seats(self, layout: str) -> frozenset[Seat]:
        found = set()
        for session in self.programme.formal:
            rooms = tuple(room.id for room in suitable(session, self.programme))
            if session.layout == layout and self.room.id in rooms:
                found.add((session.id, None if forced(session, rooms) else self.room.id))
        return frozenset(found)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure the minutes between every two sessions in the room."""
        known = self.programme.session_by_id
        here = [item for item in timetable.sessions if self.room.id in item.rooms and item.id in known]
        for one, other in combinations(here, 2):
            if {known[one.id].layout, known[other.id].layout} != set(self.layouts) or one.overlaps(other):
                continue
            left = minutes_between(one.end, other.start)
            if left < self.programme.limits.changeover:
                times = f"{one.id} at {words.span(one)} and {other.id} at {words.span(other)}"
                yield broken(self, f"{times}: {left} minutes to turn {self.room.name} round")

    def explain(self) -> str:
        """Return the rule in words."""
        first, second = self.layouts
        minutes = self.programme.limits.changeover
        return f"{self.room.name} needs {minutes} minutes to be turned round between {first} and {second}"


def changeovers(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each room and every two layouts that sessions can ask of it."""
    for room in programme.rooms if programme.limits.changeover else ():
        for layouts in layouts_of(room, programme):
            yield Changeover(room, layouts, programme)
