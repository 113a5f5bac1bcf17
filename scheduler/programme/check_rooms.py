"""Whether the house has the rooms and the seats that each session asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.apart import place_left
from scheduler.programme.cohorts import due
from scheduler.programme.problems import nearest
from scheduler.programme.venue import Room
from scheduler.programme.words import clock_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Person, Pin, Programme, Session
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context

STEP_FREE = "step-free"


def suitable(session: Session, programme: Programme) -> list[Room]:
    """Return the rooms that can take the session, or one of its groups; closed times are not looked at.

    One room is without steps where somebody who is due needs that and the house says which are. Of the rooms of
    several groups only one has to be, so all are returned. A session that has begun has the rooms that it was published
    with, even those that the house no longer lists.
    """
    if session.id in programme.begun:
        rooms = programme.begun[session.id].rooms
        return [programme.room_by_id.get(name) or Room(name, name, {}) for name in rooms]
    fitting = _seating(session, programme)
    if session.groups or not without_steps(session, programme):
        return fitting
    return [room for room in fitting if room.step_free]


def without_steps(session: Session, programme: Programme) -> list[Person]:
    """Return who makes the session need a room without steps: nobody if the house says of no room that it is one."""
    if not any(room.step_free for room in programme.rooms):
        return []
    names = due(programme, session)
    return [one for one in programme.people if one.id in names and STEP_FREE in one.needs and not one.remote]


def _seating(session: Session, programme: Programme) -> list[Room]:
    need = programme.seats_for(session)
    return [room for room in programme.rooms if room.layouts.get(session.layout, -1) >= need]


def check_rooms(programme: Programme, sessions: Iterable[Session], context: Context) -> None:
    """Add a problem for each session that no choice of rooms can seat, and for each pin to a room that cannot."""
    if not programme.rooms:
        source = context.document.root.source
        remedy = 'Write "house: a file with rooms", or "rooms:" here'
        context.problems.add(source, "rooms", "there are no rooms", remedy)
        return
    for session in sessions:
        _check(session, programme, context)
        _check_steps(session, programme, context)
    for pin in programme.pins:
        _check_pin(pin, programme, context)


def _check(session: Session, programme: Programme, context: Context) -> None:
    asked, found = max(session.groups, 1), len(_seating(session, programme))
    if found >= asked:
        return
    source, where = _place(session)
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


def _check_steps(session: Session, programme: Programme, context: Context) -> None:
    rooms, guests = _seating(session, programme), without_steps(session, programme)
    if len(rooms) < max(session.groups, 1) or not guests or any(room.step_free for room in rooms):
        return
    source, where = _place(session)
    what = f"{guests[0].name} needs a room without steps, and none that can take it as {session.layout} is one"
    context.problems.add(source, where, what, 'Ask for another layout, or write "step_free: yes" for a room that is')


def _place(session: Session) -> tuple[Source, str]:
    key = "layout" if "layout" in session.sources else "groups" if "groups" in session.sources else "format"
    return session.where(key), f"session {session.id}: {key}"


def _check_pin(pin: Pin, programme: Programme, context: Context) -> None:
    session, room = programme.session_by_id.get(pin.session), programme.room_by_id.get(pin.room or "")
    if session is None or session.during is not None or room is None:
        return
    fitting = suitable(session, programme)
    if room in fitting:
        return
    seats, need = room.layouts.get(session.layout), programme.seats_for(session)
    what = f"{room.name} has {seats} seats as {session.layout}, and {need} are needed"
    if seats is None:
        what = f'{room.name} has no layout "{session.layout}"'
    elif seats >= need:
        what = f"{room.name} has steps, and {without_steps(session, programme)[0].name} needs a room without"
    names = [other.id for other in fitting]
    remedy = f"Rooms that can take it: {', '.join(names)}" if names else "Take the room out of the pin"
    context.problems.add(pin.source, f"pin {pin.session}: room", what, remedy)


def check_shared(programme: Programme, problems: Problems) -> None:
    """Add a problem for each item of a set time that overlaps another one in its room, as only some can.

    That everybody would be at two items at once is said elsewhere, whatever their rooms are.
    """
    last: dict[str, Occurrence] = {}  # by room: of those before, the one that ends last
    for one in programme.occurrences:
        if one.room is None:
            continue
        _check_closed(one, programme, problems)
        if one.minutes.least < one.window.minutes:
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


def _check_closed(one: Occurrence, programme: Programme, problems: Problems) -> None:
    room = programme.room_by_id.get(one.room or "")
    if room is None:
        return
    closed = [window for window in room.closed if window.overlaps(one.window.start, one.window.end)]
    possible = not closed if one.fixed else place_left(one.window, one.minutes.least, programme.clock, closed)
    if not possible:
        what = f"{room.name} is closed on day {one.day}, {clock_times(closed[0])}"
        problems.add(one.source, f"{one.family} {one.of}: room", what, "Move it, or give it another room")
