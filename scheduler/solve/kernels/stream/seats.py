"""Where a session is held: the positions of those that have a choice of rooms, told apart by room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.programme.check_rooms import suitable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scheduler.decision import Seat
    from scheduler.solve.kernels.stream.places import Position
    from scheduler.solve.kernels.stream.stream import Stream


@dataclass
class Seats:
    """Positions by room, made when they are asked for.

    A session in one room has one literal for each position and room, and they add up to its positions and to its rooms
    exactly, so that rows over them are tight; which rooms can take it is thereby built in.
    """

    stream: Stream
    in_room: Callable[[str, str], cp_model.IntVar]
    _made: dict[tuple[int, str, str], cp_model.IntVar] = field(default_factory=dict)
    _split: set[str] = field(default_factory=set)

    def at(self, position: Position, seats: Iterable[Seat]) -> list[cp_model.IntVar]:
        """Return literals, of which at most one holds: each says that one of some sessions is here, in its room."""
        here = sorted((seat for seat in seats if seat[0] in position.x), key=str)
        return [position.x[session] if room is None else self._at(position, session, room) for session, room in here]

    def _at(self, position: Position, session: str, room: str) -> cp_model.IntVar:
        if self.stream.programme.session_by_id[session].groups:
            return self._product(position, session, room)
        if session not in self._split:
            self._split.add(session)
            self._divide(session)
        seat = self._made.get((id(position), session, room))
        return self.stream.model.new_constant(0) if seat is None else seat

    def _divide(self, session: str) -> None:
        model, programme = self.stream.model, self.stream.programme
        rooms = [room.id for room in suitable(programme.session_by_id[session], programme)]
        by_room: dict[str, list[cp_model.IntVar]] = {room: [] for room in rooms}
        for _, _, position in self.stream.places(session):
            for room in rooms:
                literal = model.new_bool_var(f"{session} here in {room}")
                self._made[id(position), session, room] = literal
                by_room[room].append(literal)
            here = [self._made[id(position), session, room] for room in rooms]
            model.add(cp_model.LinearExpr.sum(here) == position.x[session])
        for room, literals in by_room.items():
            model.add(cp_model.LinearExpr.sum(literals) == self.in_room(session, room))

    def _product(self, position: Position, session: str, room: str) -> cp_model.IntVar:
        """Return a literal that holds exactly if a session in groups has a position, and a room among others."""
        key = (id(position), session, room)
        if key not in self._made:
            here, there = position.x[session], self.in_room(session, room)
            literal = self.stream.model.new_bool_var(f"{session} here in {room}")
            self.stream.model.add_implication(literal, here)
            self.stream.model.add_implication(literal, there)
            self.stream.model.add_bool_or([literal, ~here, ~there])
            self._made[key] = literal
        return self._made[key]
