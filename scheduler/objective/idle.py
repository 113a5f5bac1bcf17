"""Idle: minutes between sessions in which nothing happens and nothing is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

from scheduler.decision import Need, Seat, Way
from scheduler.objective.term import measured
from scheduler.programme.between import forced, ways
from scheduler.programme.check_rooms import suitable
from scheduler.timetable.stretches import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.between import Between
    from scheduler.programme.model import Near, Programme
    from scheduler.timetable.model import Timetable

Seats = dict[tuple[str, str], set[Seat]]
"""By room and layout: the sessions that can be held so, each with the room where it has a choice."""


@dataclass(frozen=True)
class Idle:
    """The minutes between consecutive sessions of one range of the hours that are not needed.

    Needed is the most of: the way between them, the time for new chairs, and the items that lie between; and the ways
    to the first of these items and from the last.
    """

    programme: Programme
    name: str = "idle"
    unit: str = "minutes"

    def post(self, decision: Decision) -> Linear:
        """Post the kernel's sum, with what sessions need between them and beside informal items."""
        rooms = {session.id: suitable(session, self.programme) for session in self.programme.formal}
        seats: Seats = {}
        for session in self.programme.formal:
            bound = forced(session, tuple(room.id for room in rooms[session.id]))
            for room in rooms[session.id]:
                seats.setdefault((room.id, session.layout), set()).add((session.id, None if bound else room.id))
        needs = (*self._walks(seats), *self._between_groups(decision), *self._chairs(seats), *self._items(decision))
        return decision.idle(needs, tuple(self._ways(seats)))

    def _walks(self, seats: Seats) -> Iterator[Need]:
        """Yield the way from each room to each other one, but from groups to groups."""
        groups = {session.id for session in self.programme.formal if session.groups}
        for here, there in permutations(sorted({room for room, _ in seats}), 2):
            minutes = self.programme.walk((here,), (there,))
            if minutes:
                before, after = _in(seats, here), _in(seats, there)
                yield Need(_but(before, groups), after, minutes)
                yield Need(_among(before, groups), _but(after, groups), minutes)

    def _between_groups(self, decision: Decision) -> Iterator[Need]:
        """Yield the ways between two sessions in groups, who do not move where they keep all of their rooms."""
        for one, other in combinations([session for session in self.programme.formal if session.groups], 2):
            for between in ways(one, other, self.programme):
                when = [decision.in_room(session, room) for session, room in between.rooms]
                if between.unless_same:
                    when.append(_differ(decision, between, self.programme))
                for first, second in ((one.id, other.id), (other.id, one.id)):
                    yield Need(frozenset({(first, None)}), frozenset({(second, None)}), between.minutes, tuple(when))

    def _chairs(self, seats: Seats) -> Iterator[Need]:
        """Yield the time for new chairs between two layouts of a room."""
        minutes = self.programme.limits.changeover
        for (room, layout), (other, new) in permutations(seats, 2) if minutes else ():
            if room == other:
                yield Need(frozenset(seats[room, layout]), frozenset(seats[other, new]), minutes)

    def _ways(self, seats: Seats) -> Iterator[Way]:
        """Yield the way from each room to each blocking meal, break or fixture that has one."""
        held = [one for one in self.programme.occurrences if one.binds_everyone and one.room]
        for room, item in product(sorted({room for room, _ in seats}), held):
            minutes = self.programme.walk((room,), (item.room or "",))
            if minutes:
                yield Way(_in(seats, room), item.id, minutes)

    def _items(self, decision: Decision) -> Iterator[Need]:
        near = [one for one in self.programme.near if one.binds_everyone and not one.in_pause]
        every = frozenset((session.id, None) for session in self.programme.formal)
        after = [one for one in near if one.side == "after"]
        before = [one for one in near if one.side == "before"]
        for one in after:
            yield Need(frozenset({(one.session, None)}), every, _share(decision, one), item=True)
        for one in before:
            yield Need(every, frozenset({(one.session, None)}), _share(decision, one), item=True)
        for one, other in product(after, before):
            both = _share(decision, one) + _share(decision, other)
            yield Need(frozenset({(one.session, None)}), frozenset({(other.session, None)}), both, item=True)

    def measure(self, timetable: Timetable) -> Measure:
        """Measure every gap; the session after it pays."""
        shares: dict[str, int] = {}
        for day in timetable.days:
            for _, after, minutes in gaps(self.programme, timetable, day):
                shares[after.id] = shares.get(after.id, 0) + max(0, minutes)
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "minutes between sessions in which nothing happens and nothing is needed"


def _in(seats: Seats, room: str) -> frozenset[Seat]:
    """Return the seats of a room, whatever the layout."""
    return frozenset(seat for (name, _), some in seats.items() if name == room for seat in some)


def _among(seats: frozenset[Seat], sessions: set[str]) -> frozenset[Seat]:
    return frozenset(seat for seat in seats if seat[0] in sessions)


def _but(seats: frozenset[Seat], sessions: set[str]) -> frozenset[Seat]:
    return frozenset(seat for seat in seats if seat[0] not in sessions)


def _differ(decision: Decision, between: Between, programme: Programme) -> Literal:
    """Return a literal that implies: two group sessions do not have the very same rooms."""
    differ = decision.choice()
    (one,), (other,) = between.ones, between.others
    ways = [
        decision.all_of([decision.in_room(here, room.id), ~decision.in_room(there, room.id)])
        for room in programme.rooms
        for here, there in ((one, other), (other, one))
    ]
    decision.one_of([*ways, ~differ])
    return differ


def _share(decision: Decision, near: Near) -> Linear | int:
    """Return the minutes from a session to the far end of what is near it."""
    if near.room is None:
        return near.minutes
    if near.side == "after":
        return decision.end(near.id) - decision.end(near.session)
    return decision.start(near.session) - decision.start(near.id)
