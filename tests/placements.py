"""Every way to place the items of a tiny programme: the plain enumeration that the solver is held against.

A placement puts each session, meal and break on the grid with one of its lengths, each session into rooms that can
take it, and leaves out some of the sessions that may be left out. Only overlaps of what somebody attends both of are
missing: a kernel has none by construction; whatever else is wrong with a placement is for the rules to say. What is
next to a session has no choice of its own: it is where the language says, or the placement is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.timetable.model import Item, Timetable
from scheduler.timetable.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.programme.model import Near, Occurrence, Programme, Session

Spot = tuple[int, int, tuple[str, ...]]
"""Start and end in event minutes, and rooms."""
Placed = dict[str, Spot]
Key = tuple[tuple[str, int, int, tuple[str, ...]], ...]
"""Id, start, end and rooms of everything that is held; sorted."""


@dataclass(frozen=True)
class Choice:
    """One item with every spot that it could have; ``apart`` from others of its kind; it may be left out."""

    id: str
    spots: tuple[Spot, ...]
    apart: bool = True
    optional: bool = False


def _lengths(least: int, most: int, grid: int) -> range:
    return range(-(-least // grid) * grid, most + 1, grid)


def _within(low: int, high: int, lengths: range, grid: int) -> Iterator[tuple[int, int]]:
    for start in range(-(-low // grid) * grid, high, grid):
        yield from ((start, start + length) for length in lengths if start + length <= high)


def _of_session(programme: Programme, session: Session) -> Choice:
    if session.id in programme.begun:
        return Choice(session.id, (_as_it_was(programme, session.id),), apart=session.during is None)
    clock, grid = programme.clock, programme.clock.grid
    lengths = _lengths(session.minutes.least, session.minutes.most, grid)
    if session.during is not None:
        meal = programme.occurrence_by_id[session.during]
        times = list(_within(clock.minute(meal.window.start), clock.minute(meal.window.end), lengths, grid))
        rooms = [(meal.room,) if meal.room else ()]
    else:
        hours = [(clock.minute(some[0].start), clock.minute(some[-1].end)) for some in programme.hours.values()]
        times = [time for low, high in hours for time in _within(low, high, lengths, grid)]
        rooms = _rooms(programme, session)
    spots = tuple((*time, some) for time, some in product(times, rooms))
    return Choice(session.id, spots, apart=session.during is None, optional=session.optional)


def _as_it_was(programme: Programme, name: str) -> Spot:
    past = programme.begun[name]
    return programme.clock.minute(past.start), programme.clock.minute(past.end), past.rooms


def _rooms(programme: Programme, session: Session) -> list[tuple[str, ...]]:
    seats = programme.seats_for(session)
    fitting = [room.id for room in programme.rooms if room.layouts.get(session.layout, -1) >= seats]
    return list(combinations(fitting, max(session.groups, 1)))


def _of_occurrence(programme: Programme, one: Occurrence) -> Choice:
    if one.id in programme.begun:
        return Choice(one.id, (_as_it_was(programme, one.id),), apart=one.binds_everyone)
    clock, rooms = programme.clock, (one.room,) if one.room else ()
    low, high = clock.minute(one.window.start), clock.minute(one.window.end)
    if one.family == "fixture":
        return Choice(one.id, ((low, high, rooms),), apart=one.binds_everyone)
    times = _within(low, high, _lengths(one.minutes.least, one.minutes.most, clock.grid), clock.grid)
    return Choice(one.id, tuple((*time, rooms) for time in times), apart=one.binds_everyone)


def placements(programme: Programme) -> Iterator[Placed]:
    """Yield every placement, as id to start, end and rooms."""
    occurrences = [_of_occurrence(programme, one) for one in programme.occurrences]
    sessions = [_of_session(programme, session) for session in programme.sessions]
    apart = {choice.id for choice in (*occurrences, *sessions) if choice.apart}
    for placed in _extend([*occurrences, *sessions], {}, apart, programme.strangers):
        if _lean(programme, placed):
            yield placed


def _extend(
    choices: list[Choice], placed: Placed, apart: set[str], strangers: Mapping[str, frozenset[str]]
) -> Iterator[Placed]:
    if not choices:
        yield dict(placed)
        return
    choice, rest = choices[0], choices[1:]
    if choice.optional:
        yield from _extend(rest, placed, apart, strangers)
    near = apart - strangers.get(choice.id, frozenset())
    for spot in choice.spots:
        rivals = [other for name, other in placed.items() if name in near] if choice.apart else []
        if all(spot[1] <= other[0] or other[1] <= spot[0] for other in rivals):
            placed[choice.id] = spot
            yield from _extend(rest, placed, apart, strangers)
            del placed[choice.id]


def _lean(programme: Programme, placed: Placed) -> bool:
    """Put each near item where it belongs; return whether there is such a place."""
    for near in programme.near:
        if near.session in placed:
            begun = near.id in programme.begun
            spot = _as_it_was(programme, near.id) if begun else _beside(programme, near, placed)
            if spot is None:
                return False
            placed[near.id] = spot
    return True


def _beside(programme: Programme, near: Near, placed: Mapping[str, Spot]) -> Spot | None:
    start, end, rooms = placed[near.session]
    own = (near.room,) if near.room else ()
    if near.in_pause:
        pause = _pause(programme, near, placed)
        if pause is None or pause[1] - pause[0] < near.minutes:
            return None
        low = pause[0] if near.side == "after" else pause[1] - near.minutes
        return low, low + near.minutes, own
    walk = programme.walk(rooms, own) if own else 0
    low = end + walk if near.side == "after" else start - walk - near.minutes
    return low, low + near.minutes, own


def _pause(programme: Programme, near: Near, placed: Mapping[str, Spot]) -> Spot | None:
    """Return the meal or break that is next to a near item's session, with nothing between."""
    known = programme.occurrence_by_id
    start, end, _ = placed[near.session]
    day = programme.clock.moment(start).date()
    formal = {session.id for session in programme.formal}
    row = {
        name: spot
        for name, spot in placed.items()
        if ((name in formal and programme.meet(name, near.session)) or (name in known and known[name].binds_everyone))
        and programme.clock.moment(spot[0]).date() == day
    }
    if near.side == "after":
        beside = min((spot, name) for name, spot in {**row, "": (10**9, 10**9, ())}.items() if spot[0] >= end)
    else:
        beside = max((spot, name) for name, spot in {**row, "": (-1, -1, ())}.items() if spot[1] <= start)
    spot, name = beside
    return spot if name in known and known[name].kind in {"meal", "break"} else None


def key_of(placed: Mapping[str, Spot]) -> Key:
    """Return what tells one placement from another."""
    return tuple(sorted((name, *spot) for name, spot in placed.items()))


def timetable_of(programme: Programme, placed: Mapping[str, Spot]) -> Timetable:
    """Return a placement as a timetable."""
    items = [_item(programme, name, placed) for name in placed]
    items.sort(key=lambda item: (item.since, item.until, item.id))
    printed = numbers(programme, items)
    optional = (session.id for session in programme.sessions if session.id not in placed)
    numbered = tuple(replace(item, number=printed.get(item.id)) for item in items)
    return Timetable(programme.id, numbered, left_out=tuple(optional))


def _item(programme: Programme, name: str, placed: Mapping[str, Spot]) -> Item:
    start, end, rooms = placed[name]
    times = programme.clock.moment(start), programme.clock.moment(end)
    session, near = programme.session_by_id.get(name), programme.near_by_id.get(name)
    if session is not None:
        return Item(name, "session", session.title, *times, rooms, session.format, None, name, session.during)
    if near is not None:
        pause = _pause(programme, near, placed) if near.in_pause else None
        inside = next((other for other, spot in placed.items() if spot == pause), None) if pause else None
        return Item(name, near.kind, near.title, *times, rooms, of=near.of, inside=inside)
    one = programme.occurrence_by_id[name]
    return Item(name, one.kind, one.title, *times, rooms, of=one.of)
