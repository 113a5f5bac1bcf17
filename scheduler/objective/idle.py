"""Idle: minutes between sessions in which nothing happens and nothing is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.decision import Need, Way
from scheduler.objective.term import measured
from scheduler.programme.between import changes, forced, layouts_of, ways
from scheduler.programme.check_rooms import suitable
from scheduler.timetable.stretches import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.between import Between
    from scheduler.programme.model import Near, Programme
    from scheduler.timetable.model import Timetable


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
        """Post the kernel's sum, with what every two sessions need."""
        return decision.idle([*self._rooms(decision), *self._items(decision)], list(self._ways(decision)))

    def _ways(self, decision: Decision) -> Iterator[Way]:
        """Yield the way from each session to each blocking meal, break or fixture that has a room."""
        held = [one for one in self.programme.occurrences if one.binds_everyone and one.room]
        for session in self.programme.formal if self.programme.walks else ():
            rooms = tuple(room.id for room in suitable(session, self.programme))
            for item, room in product(held, rooms):
                minutes = self.programme.walk((room,), (item.room or "",))
                if minutes:
                    when = () if forced(session, rooms) else (decision.in_room(session.id, room),)
                    yield Way(session.id, item.id, minutes, when)

    def _rooms(self, decision: Decision) -> Iterator[Need]:
        programme = self.programme
        for one, other in combinations(programme.formal, 2):
            for between in ways(one, other, programme):
                yield from _both_ways(decision, between, programme)
        for room in programme.rooms:
            for layouts in layouts_of(room, programme):
                for between in changes(room, layouts, programme):
                    yield from _both_ways(decision, between, programme)

    def _items(self, decision: Decision) -> Iterator[Need]:
        near = [one for one in self.programme.near if one.binds_everyone and not one.in_pause]
        every = frozenset(session.id for session in self.programme.formal)
        after = [one for one in near if one.side == "after"]
        before = [one for one in near if one.side == "before"]
        for one in after:
            yield Need(frozenset({one.session}), every, _share(decision, one), (), item=True)
        for one in before:
            yield Need(every, frozenset({one.session}), _share(decision, one), (), item=True)
        for one, other in product(after, before):
            both = _share(decision, one) + _share(decision, other)
            yield Need(frozenset({one.session}), frozenset({other.session}), both, (), item=True)

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


def _both_ways(decision: Decision, between: Between, programme: Programme) -> Iterator[Need]:
    """Yield a need for each order of the sessions."""
    when = [decision.in_room(session, room) for session, room in between.rooms]
    if between.unless_same:
        when.append(_differ(decision, between, programme))
    yield Need(between.ones, between.others, between.minutes, tuple(when))
    yield Need(between.others, between.ones, between.minutes, tuple(when))


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
