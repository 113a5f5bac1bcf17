"""Changes of room for everybody: from one session of a day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from scheduler.solve.kernels.stream.places import Position
    from scheduler.solve.kernels.stream.seats import Seats
    from scheduler.solve.kernels.stream.stream import Stream

    Rooms = Mapping[str, Collection[str]]


def moves(seats: Seats, rooms: Rooms) -> cp_model.LinearExpr:
    """Return at least how often a day's one-room sessions change the room; exactly, where that is unwanted.

    Parameters
    ----------
    rooms
        Of each one-room session the rooms that it can have; of several, each day is followed by the room that
        everybody was in last.
    """
    stream = seats.stream
    every = [room.id for room in stream.programme.rooms if any(room.id in some for some in rooms.values())]
    every += sorted({room for some in rooms.values() for room in some} - {*every})  # of a house as it was
    if len(every) < 2:  # noqa: PLR2004 - in one room nobody moves
        return stream.model.new_constant(0)
    total: list[cp_model.IntVar] = []
    for stands in stream.stands.values():
        before: dict[str, cp_model.IntVar] | None = None
        for position in (position for made in stands for position in made.positions):
            now = _room_at(seats, position, every, rooms)
            if before is not None:
                total.append(_moved(stream, before, now))
            before = now
    return cp_model.LinearExpr.sum(total)


def _room_at(seats: Seats, position: Position, every: Sequence[str], rooms: Rooms) -> dict[str, cp_model.IntVar]:
    """Return the literals of the room that everybody is in at a position; where no such session is, any one."""
    model = seats.stream.model
    now = {room: model.new_bool_var(f"in {room}") for room in every}
    model.add_exactly_one(now.values())
    for room, literal in now.items():
        theirs = [(name, None if len(some) == 1 else room) for name, some in rooms.items() if room in some]
        here = seats.at(position, theirs)
        if here:
            model.add(literal >= cp_model.LinearExpr.sum(here))
    return now


def _moved(
    stream: Stream, before: Mapping[str, cp_model.IntVar], now: Mapping[str, cp_model.IntVar]
) -> cp_model.IntVar:
    moved = stream.model.new_bool_var("moved")
    for room, literal in now.items():
        stream.model.add(moved >= literal - before[room])
    return moved
