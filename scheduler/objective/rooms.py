"""Rooms: changes of room for everybody, and rooms that are larger than they need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.objective.term import measured
from scheduler.programme.check_rooms import suitable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme, Session
    from scheduler.timetable.model import Item, Timetable

SEATS = 20
"""So many seats too many count like a move."""


@dataclass(frozen=True)
class Rooms:
    """How often the people of a day's one-room sessions change the room, and every 20 seats more than are needed."""

    programme: Programme
    name: str = "rooms"
    unit: str = "moves"

    def _single(self) -> list[Session]:
        return [session for session in self.programme.formal if not session.groups]

    def _spare(self, session: Session) -> Mapping[str, int]:
        """Return for each room that serves how many twenties of seats it has above the smallest.

        One that has begun has the rooms that it has; nothing is weighed of them.
        """
        if session.id in self.programme.begun:
            return dict.fromkeys(self.programme.begun[session.id].rooms[:1], 0)
        seats = {room.id: room.layouts[session.layout] for room in suitable(session, self.programme)}
        return {room: (number - min(seats.values())) // SEATS for room, number in seats.items()}

    def post(self, decision: Decision) -> Linear:
        """Post the moves, and a number for each room that is too large."""
        spare = {session.id: self._spare(session) for session in self._single()}
        seats = [
            decision.in_room(name, room) * more for name, rooms in spare.items() for room, more in rooms.items() if more
        ]
        return decision.total([decision.moves({name: tuple(rooms) for name, rooms in spare.items()}), *seats])

    def measure(self, timetable: Timetable) -> Measure:
        """Follow everybody through each day; the session that they move for pays.

        Whoever edits a timetable can leave a session without a room.
        """
        single = {session.id: self._spare(session) for session in self._single()}
        held = [item for item in timetable.sessions if item.id in single]
        shares = {item.id: sum(single[item.id].get(room, 0) for room in item.rooms[:1]) for item in held}
        for day in timetable.days:
            row = [item for item in timetable.on(day) if item.id in single]
            for item in row:
                shares[item.id] += self._moved(item, row)
        return measured(shares)

    def _moved(self, item: Item, row: list[Item]) -> bool:
        """Return whether all who come from a session come from another room: from those that ended last before it."""
        before = [one for one in row if one.until <= item.since and self.programme.meet(one.id, item.id)]
        last = max((one.until for one in before), default=None)
        rooms = [one.rooms[:1] for one in before if one.until == last]
        return bool(rooms) and item.rooms[:1] not in rooms

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return f"changes of room for everybody, and every {SEATS} seats more than the smallest room that serves"
