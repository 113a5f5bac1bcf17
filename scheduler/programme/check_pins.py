"""Whether each pin lies where its session may be, and apart from what else is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.programme.check_rooms import suitable
from scheduler.programme.cohorts import due, parts
from scheduler.programme.fit import windows_for
from scheduler.programme.model import Window
from scheduler.programme.words import clock_times, days_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Pin, Programme, Session
    from scheduler.programme.problems import Problems


def check_pins(programme: Programme, problems: Problems, *, rooms: bool) -> None:
    """Add a problem for each pin off the grid, outside of the hours, or on top of a pin or a fixture.

    Two sessions that do not meet may be side by side, if there are rooms for both; that is asked if all of the house
    and the people could be read (`rooms`).
    """
    fixed: list[tuple[Session, Window]] = []  # the pins before
    for pin in programme.pins:
        session = programme.session_by_id.get(pin.session)
        if session is None:
            continue
        if session.during is not None:
            _check_room_of_part(session, pin, problems)
        if pin.at is None:
            continue
        window, where = Window(pin.at, later(pin.at, session.minutes.least)), f"pin {session.id}"
        _check(session, window, pin.source, programme, problems)
        _check_closed(pin, window, programme, problems)
        for one in programme.occurrences:
            if one.window.overlaps(window.start, window.end) and _keeps_out(one, session, programme):
                what = f"it overlaps {one.title}, {clock_times(one.window)}"
                problems.add(pin.source, where, what, "Move one of the two")
        for other, taken in fixed:
            if other.during == session.during and taken.overlaps(window.start, window.end):
                for more, remedy in _against(session, other, programme, rooms=rooms):
                    what = f"it overlaps the pin of session {other.id}, {clock_times(taken)}{more}"
                    problems.add(pin.source, where, what, remedy)
        fixed.append((session, window))


def _against(one: Session, other: Session, programme: Programme, *, rooms: bool) -> Iterator[tuple[str, str]]:
    """Yield what more is to be said of two pins that overlap, and the remedy; nothing if they may be side by side."""
    if one.during is not None or programme.meet(one.id, other.id):
        yield "", "Move one of the two"
    elif rooms and not _room_for_both(one, other, programme):
        yield ", and there are no rooms for both", "Move one of the two, or give it another room"


def _room_for_both(one: Session, other: Session, programme: Programme) -> bool:
    """Return whether two sessions can have rooms at one time, each with those that it is pinned to.

    That each has rooms for itself is asked elsewhere.
    """
    (here, first, some), (there, second, more) = (_rooms(session, programme) for session in (one, other))
    if len(here) < some or len(there) < more:
        return True
    return (
        not first & second
        and len(here - second) >= some
        and len(there - first) >= more
        and len(here | there) >= some + more
    )


def _rooms(session: Session, programme: Programme) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the rooms that a session can have, those that a pin gives it, and how many it takes."""
    fitting = frozenset(room.id for room in suitable(session, programme))
    pinned = frozenset(pin.room for pin in programme.pins if pin.session == session.id and pin.room)
    if not session.groups and pinned:
        fitting &= pinned
    return fitting, pinned, max(session.groups, 1)


def _keeps_out(fixture: Occurrence, session: Session, programme: Programme) -> bool:
    """Return whether a session may not overlap a fixture, because it is for everybody or for those who are due."""
    if fixture.family != "fixture" or fixture.blocks == "nobody" or session.during is not None:
        return False
    if fixture.people is None:
        return True
    return bool(fixture.people & (due(programme, session) if fixture.blocks == "sessions" else parts(session)))


def _check_room_of_part(session: Session, pin: Pin, problems: Problems) -> None:
    if pin.room is not None:
        what = "a part of a meal is where the meal is"
        problems.add(pin.source, f"pin {session.id}: room", what, "Take the room out of the pin")


def _check_closed(pin: Pin, window: Window, programme: Programme, problems: Problems) -> None:
    room = programme.room_by_id.get(pin.room or "")
    for closed in room.closed if room is not None else ():
        if room is not None and closed.overlaps(window.start, window.end):
            day = programme.clock.day_of(closed.start)
            what = f"{room.name} is closed on day {day}, {clock_times(closed)}"
            problems.add(pin.source, f"pin {pin.session}: room", what, "Move the pin, or name another room")


def _check(session: Session, window: Window, source: Source, programme: Programme, problems: Problems) -> None:
    where, clock = f"pin {session.id}", programme.clock
    if not clock.on_grid(window.start):
        what = f"{window.start:%H:%M} is not on the grid of {clock.grid} minutes"
        problems.add(source, where, what, "Write a time on the grid, or another grid")
    shortest = f"{clock_times(window)}, at its shortest,"
    if session.during is not None:
        meal = programme.occurrence_by_id[session.during]
        if not meal.window.contains(window.start, window.end):
            what = f"{shortest} is outside of {meal.title}, {clock_times(meal.window)} on day {meal.day}"
            problems.add(source, where, what, "Move the pin, or the meal")
        return
    hours = [one for windows in programme.hours.values() for one in windows]
    if not any(one.contains(window.start, window.end) for one in hours):
        day = clock.day_of(window.start)
        what = f"{shortest} is outside of the hours ({days_hours({day: programme.hours.get(day, ())})})"
        if day not in programme.hours:
            what = f"day {day} has no hours"
        problems.add(source, where, what, "Move the pin, or widen the hours")
    elif not any(one.contains(window.start, window.end) for one in windows_for(session, programme)):
        keys = [key for key in ("on", "between", "place") if key in session.sources]
        what = f"{shortest} is against its own {' and '.join(f'{key!r}' for key in keys)}".replace("'", '"')
        problems.add(source, where, what, "Keep one of the two")
