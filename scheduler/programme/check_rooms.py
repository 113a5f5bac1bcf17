"""Whether the house has the rooms and the seats that each session asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.problems import nearest
from scheduler.programme.words import clock_times

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Pin, Programme, Room, Session
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context


def suitable(session: Session, programme: Programme) -> list[Room]:
    """Return the rooms that can take the session, or one of its groups."""
    need = programme.seats_for(session)
    return [room for room in programme.rooms if room.layouts.get(session.layout, -1) >= need]


def check_rooms(programme: Programme, context: Context) -> None:
    """Add a problem for each session that no choice of rooms can seat, and for each pin to a room that cannot."""
    if not programme.rooms:
        source = context.document.root.source
        remedy = 'Write "house: a file with rooms", or "rooms:" here'
        context.problems.add(source, "rooms", "there are no rooms", remedy)
        return
    for session in programme.sessions:
        _check(session, programme, context)
    for pin in programme.pins:
        _check_pin(pin, programme, context)


def _check(session: Session, programme: Programme, context: Context) -> None:
    asked, found = max(session.groups, 1), len(suitable(session, programme))
    if found >= asked:
        return
    key = "layout" if "layout" in session.sources else "groups" if "groups" in session.sources else "format"
    source, where = session.where(key), f"session {session.id}: {key}"
    need, layout = programme.seats_for(session), session.layout
    rooms = [room for room in programme.rooms if layout in room.layouts]
    if not rooms:
        known = [name for room in programme.rooms for name in room.layouts]
        context.problems.add(source, where, f'no room has the layout "{layout}"', nearest(layout, known))
    elif session.groups:
        what = f"{asked} rooms with {need} seats each are needed as {layout}, and there are {found}"
        context.problems.add(source, where, what, "Ask for other groups, another layout, or more rooms")
    else:
        best = max(rooms, key=lambda room: room.layouts[layout])
        what = f"{need} seats are needed as {layout}, and {best.name}, the largest, has {best.layouts[layout]}"
        context.problems.add(source, where, what, "Ask for another layout, or a larger room")


def _check_pin(pin: Pin, programme: Programme, context: Context) -> None:
    session, room = programme.session_by_id.get(pin.session), programme.room_by_id.get(pin.room or "")
    if session is None or room is None or room in suitable(session, programme):
        return
    seats, need = room.layouts.get(session.layout), programme.seats_for(session)
    what = f"{room.name} has {seats} seats as {session.layout}, and {need} are needed"
    if seats is None:
        what = f'{room.name} has no layout "{session.layout}"'
    names = [other.id for other in suitable(session, programme)]
    remedy = f"Rooms that can take it: {', '.join(names)}" if names else "Take the room out of the pin"
    context.problems.add(pin.source, f"pin {pin.session}: room", what, remedy)


def check_shared(programme: Programme, problems: Problems) -> None:
    """Add a problem for each item of a set time that overlaps another one in its room, as only optional ones can.

    That everybody would be at two items at once is said elsewhere, whatever their rooms are.
    """
    last: dict[str, Occurrence] = {}  # by room: of those before, the one that ends last
    for one in programme.occurrences:
        if one.room is None or one.minutes.least < one.window.minutes:
            continue
        other = last.get(one.room, one)
        if other is not one and other.window.overlaps(one.window.start, one.window.end):
            if not (one.binds_everyone and other.binds_everyone):
                room = programme.room_by_id[one.room].name if one.room in programme.room_by_id else one.room
                what = f"{room} is taken by {other.title}, {clock_times(other.window)} on day {other.day}"
                problems.add(one.source, f"{one.family} {one.of}", what, "Move one of the two, or give it another room")
            if one.window.end <= other.window.end:
                continue
        last[one.room] = one
