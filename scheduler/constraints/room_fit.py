"""Room-fit: a session has as many rooms as it needs, each with its layout and enough seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.constraints.rule import broken
from scheduler.programme.check_rooms import without_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Room, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Fits:
    """A session's rooms: one, or as many as groups; each takes its layout with `seats` seats.

    Where ``step_free`` is asked, one of them at least can be reached without steps.
    """

    session: Session
    seats: int
    rooms: tuple[Room, ...]
    step_free: bool = False

    @property
    def name(self) -> str:
        """``room-fit:s4``."""
        return f"room-fit:{self.session.id}"

    @property
    def source(self) -> Source:
        """Where the session was written."""
        return self.session.source

    @property
    def wanted(self) -> int:
        """How many rooms it needs."""
        return max(self.session.groups, 1)

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.session.id})

    def post(self, decision: Decision) -> None:
        """Post the number of rooms, from those that fit."""
        fitting = [decision.in_room(self.session.id, room.id) for room in self.rooms if self._fits(room)]
        missing = decision.total(fitting) - self.wanted * decision.held(self.session.id)
        decision.require(missing >= 0)
        decision.require(missing <= 0)
        if self.step_free:
            level = [decision.in_room(self.session.id, room.id) for room in self.rooms if room.step_free]
            decision.require(decision.total(level) >= 1, decision.held(self.session.id))
        for room in self.rooms:
            if not self._fits(room):
                decision.require(decision.in_room(self.session.id, room.id) <= 0)

    def _fits(self, room: Room) -> bool:
        seats = room.layouts.get(self.session.layout)
        return seats is not None and seats >= self.seats

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Count the rooms, then look at the seats of each."""
        item = timetable.by_id.get(self.session.id)
        if item is None:
            return
        if len(set(item.rooms)) != self.wanted or len(item.rooms) != self.wanted:
            yield broken(
                self, f"{item.id} has {len(set(item.rooms))} rooms ({', '.join(item.rooms)}), not {self.wanted}"
            )
        known = {room.id: room for room in self.rooms}
        for name in item.rooms:
            seats = known[name].layouts.get(self.session.layout) if name in known else None
            if seats is None:
                yield broken(self, f"{name} cannot take the layout {self.session.layout}")
            elif seats < self.seats:
                yield broken(
                    self, f"{known[name].name} seats {seats} as {self.session.layout}, {self.seats} are needed"
                )

        if self.step_free and not any(known[name].step_free for name in item.rooms if name in known):
            yield broken(self, f"{item.id} is in {', '.join(item.rooms)}, and somebody who is due needs no steps")

    def explain(self) -> str:
        """Return the rule in words."""
        rooms = "a room" if self.wanted == 1 else f"{self.wanted} rooms"
        level = ", one without steps" * self.step_free
        return f"{self.session.id} needs {rooms} with {self.seats} seats as {self.session.layout}{level}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint a session that is no part of a meal."""
    for session in programme.formal:
        yield Fits(session, programme.seats_for(session), programme.rooms, bool(without_steps(session, programme)))
