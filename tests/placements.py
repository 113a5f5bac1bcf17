"""Every way to place the items of a tiny programme: the plain enumeration that the solver is held against.

A placement puts each session, meal and break on the grid with one of its lengths. Only overlaps are left out, for a
stream has none by construction; whatever else is wrong with a placement is for the rules to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Occurrence, Programme, Session

Key = tuple[tuple[str, int, int], ...]
"""Id, start and end in event minutes, of every session and every occurrence that can move; sorted."""


@dataclass(frozen=True)
class Choice:
    """One item with every interval that it could have, in event minutes."""

    id: str
    intervals: tuple[tuple[int, int], ...]


def _lengths(least: int, most: int, grid: int) -> range:
    return range(-(-least // grid) * grid, most + 1, grid)


def _of_session(programme: Programme, session: Session) -> Choice:
    clock, grid = programme.clock, programme.clock.grid
    found = []
    for windows in programme.hours.values():
        low, high = clock.minute(windows[0].start), clock.minute(windows[-1].end)
        for start in range(low, high, grid):
            ends = (start + length for length in _lengths(session.minutes.least, session.minutes.most, grid))
            found.extend((start, end) for end in ends if end <= high)
    return Choice(session.id, tuple(found))


def _of_occurrence(programme: Programme, one: Occurrence) -> Choice:
    clock, grid = programme.clock, programme.clock.grid
    low, high = clock.minute(one.window.start), clock.minute(one.window.end)
    if one.family == "fixture":
        return Choice(one.id, ((low, high),))
    found = []
    for start in range(-(-low // grid) * grid, high, grid):
        ends = (start + length for length in _lengths(one.minutes.least, one.minutes.most, grid))
        found.extend((start, end) for end in ends if end <= high)
    return Choice(one.id, tuple(found))


def placements(programme: Programme) -> Iterator[dict[str, tuple[int, int]]]:
    """Yield every placement, as id to start and end."""
    blocking = [_of_occurrence(programme, one) for one in programme.occurrences if one.binds_everyone]
    sessions = [_of_session(programme, session) for session in programme.sessions]
    yield from _extend([*blocking, *sessions], {})


def _extend(choices: list[Choice], placed: dict[str, tuple[int, int]]) -> Iterator[dict[str, tuple[int, int]]]:
    if not choices:
        yield dict(placed)
        return
    choice, rest = choices[0], choices[1:]
    for start, end in choice.intervals:
        if all(end <= other[0] or other[1] <= start for other in placed.values()):
            placed[choice.id] = (start, end)
            yield from _extend(rest, placed)
            del placed[choice.id]


def key_of(programme: Programme, placed: dict[str, tuple[int, int]]) -> Key:
    """Return what tells one placement from another."""
    known = programme.occurrence_by_id
    moving = {name for name in placed if name not in known or known[name].family != "fixture"}
    return tuple(sorted((name, *placed[name]) for name in moving))


def timetable_of(programme: Programme, placed: dict[str, tuple[int, int]]) -> Timetable:
    """Return a placement as a timetable; each session has the first rooms that fit it, its pinned room before all."""
    clock, pinned = programme.clock, {pin.session: pin.room for pin in programme.pins if pin.room}
    items = []
    for name, (start, end) in placed.items():
        times = clock.moment(start), clock.moment(end)
        session = programme.session_by_id.get(name)
        if session is None:
            one = programme.occurrence_by_id[name]
            items.append(Item(name, one.kind, one.title, *times, (one.room,) if one.room else (), None, None, one.of))
            continue
        seats = programme.seats_for(session)
        fitting = [room.id for room in programme.rooms if room.layouts.get(session.layout, -1) >= seats]
        wanted = pinned.get(name)
        fitting = [room for room in fitting if room == wanted] + [room for room in fitting if room != wanted]
        chosen = fitting[: max(session.groups, 1)]
        in_order = tuple(room.id for room in programme.rooms if room.id in chosen)
        items.append(Item(name, "session", session.title, *times, in_order, session.format, None, name))
    for one in programme.occurrences:
        if not one.binds_everyone:
            rooms_of = (one.room,) if one.room else ()
            items.append(
                Item(one.id, one.kind, one.title, one.window.start, one.window.end, rooms_of, None, None, one.of)
            )
    items.sort(key=lambda item: (item.start, item.end, item.id))
    printed = numbers(programme, items)
    numbered = tuple(
        Item(i.id, i.kind, i.title, i.start, i.end, i.rooms, i.format, printed.get(i.id), i.of) for i in items
    )
    return Timetable(programme.id, numbered)
