"""What two sessions need between them because of their rooms: the way from one to the other, and new chairs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.programme.check_rooms import suitable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme, Room, Session


@dataclass(frozen=True)
class Between:
    """Minutes that lie between each of some sessions and each of others, whichever comes first.

    Parameters
    ----------
    rooms
        Pairs of session and room that must all hold for it; none where the sessions have no other choice.
    unless_same
        Whether it does not hold where both sessions have the very same rooms.
    """

    ones: frozenset[str]
    others: frozenset[str]
    minutes: int
    rooms: tuple[tuple[str, str], ...] = ()
    unless_same: bool = False


def forced(session: Session, rooms: tuple[str, ...]) -> bool:
    """Return whether a session has to take all of the rooms that can take it."""
    return len(rooms) == max(session.groups, 1)


def ways(one: Session, other: Session, programme: Programme) -> Iterator[Between]:
    """Yield what the way between two sessions asks for, by the rooms that they can have."""
    if not programme.walks:
        return
    rooms = {session.id: tuple(room.id for room in suitable(session, programme)) for session in (one, other)}
    both = forced(one, rooms[one.id]) and forced(other, rooms[other.id])
    pair = (frozenset({one.id}), frozenset({other.id}))
    if both:
        minutes = programme.walk(rooms[one.id], rooms[other.id])
        if minutes:
            yield Between(*pair, minutes)
        return
    groups = bool(one.groups and other.groups)
    for here, there in product(rooms[one.id], rooms[other.id]):
        minutes = programme.walk((here,), (there,))
        if minutes:
            taken = ((one, here), (other, there))
            chosen = tuple((session.id, room) for session, room in taken if not forced(session, rooms[session.id]))
            yield Between(*pair, minutes, chosen, unless_same=groups)


def layouts_of(room: Room, programme: Programme) -> tuple[tuple[str, str], ...]:
    """Return every two layouts that sessions can ask of a room."""
    asked = {session.layout for session in programme.formal if session.layout in room.layouts}
    return tuple(combinations(sorted(asked), 2))
