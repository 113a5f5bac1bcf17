"""Whether two pinned sessions leave time between them for the way from room to room, or for new chairs."""

from __future__ import annotations

from itertools import combinations, product
from math import comb
from typing import TYPE_CHECKING

from scheduler.explain.words import cited, clock_time, counted, sentence
from scheduler.programme.check_rooms import suitable
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.times import Times
    from scheduler.programme.model import Programme, Session

    Rooms = tuple[str, ...]

MOST_CHOICES = 60


def too_far(times: Sequence[Times], programme: Programme) -> Iterator[str]:
    """Yield every two pinned sessions of one day with too little time between, whatever rooms they take.

    The time between is at its longest when the first one is as short as it can be. Those that overlap are said
    elsewhere.
    """
    clock = programme.clock
    pinned = sorted(((one, one.pin) for one in times if one.pin is not None), key=lambda pair: pair[1])
    for (one, start), (other, second) in combinations(pinned, 2):
        left = second - start - one.least
        if left < 0 or clock.day_of(clock.moment(start)) != clock.day_of(clock.moment(second)):
            continue
        why = _why(one.session, other.session, left, programme)
        if why:
            first = f"session {one.session.id} is pinned to {clock_time(start, clock)} and takes at least {one.least}"
            then = f"{other.session.id} is pinned to {clock_time(second, clock)}"
            words = f"{first} minutes, and {then}: {counted(left, 'minute')} between them, and {why}"
            sources = {pin.source for pin in programme.pins if pin.session in {one.session.id, other.session.id}}
            yield sentence(words + cited(sources))


def _why(one: Session, other: Session, left: int, programme: Programme) -> str:
    """Return what needs more than the minutes left, for the choice of rooms that needs least; nothing if none does."""
    changeover = programme.limits.changeover if one.layout != other.layout else 0
    needs = []
    for here, there in product(_choices(one, programme), _choices(other, programme)):
        way, chairs = programme.walk(here, there), changeover if set(here) & set(there) else 0
        if max(way, chairs) <= left:
            return ""
        needs.append((max(way, chairs), way >= chairs, here, there))
    if not needs:
        return ""
    least, is_way, here, there = min(needs)
    if len(needs) > 1:
        return f"whatever rooms they take, the way or new chairs need at least {least}"
    if is_way:
        return f"the way from {_named(here, programme)} to {_named(there, programme)} takes {least}"
    both = tuple(room for room in here if room in there)
    return f"new chairs in {_named(both, programme)} take {least}"


def _choices(session: Session, programme: Programme) -> list[Rooms]:
    """Return every choice of rooms that a session can have; none where there are too many to look at."""
    rooms = [room.id for room in suitable(session, programme)]
    number = max(session.groups, 1)
    if comb(len(rooms), number) > MOST_CHOICES:
        return []
    pinned = {pin.room for pin in programme.pins if pin.session == session.id and pin.room}
    return [some for some in combinations(rooms, number) if pinned <= set(some)]


def _named(rooms: Rooms, programme: Programme) -> str:
    return listed([programme.room_by_id[room].name for room in rooms])
