"""Balance: how unevenly the days are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.objective.term import Measure
from scheduler.programme.capacity import formal_room, free_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.decision import Decision, Linear
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Balance:
    """The largest share less the smallest, over days that have room.

    A day's share is its formal minutes as a part of the room it has for them, written in minutes of the roomiest day:
    ``floor(formal * roomiest / room)``.
    """

    programme: Programme
    name: str = "balance"
    unit: str = "minutes"

    @property
    def _rooms(self) -> Mapping[int, int]:
        rooms = {day: formal_room(self.programme, day) for day in sorted(self.programme.hours)}
        return {day: room for day, room in rooms.items() if room}

    def post(self, decision: Decision) -> Linear:
        """Post each day's share as a whole number, and a number that spans them all."""
        rooms = self._rooms
        roomiest = max(rooms.values(), default=0)
        if len(rooms) < 2:  # noqa: PLR2004 - one day is always even with itself
            return decision.total([])
        # Where the load is no rule, a day may be fuller than its room; so it may be where something has begun.
        spent = sum(minutes_between(one.start, one.end) for one in self.programme.begun.values())
        most = {day: (free_minutes(self.programme, day) + spent) * roomiest // room for day, room in rooms.items()}
        everything = [session.id for session in self.programme.formal]
        lowest = roomiest
        if not self.programme.all_meet:  # side by side, sessions take more minutes than pass
            every = sum(self.programme.longest(session) for session in self.programme.formal)
            most = {day: every * roomiest // room for day, room in rooms.items()}
            lowest = max(most.values())
        low, high = decision.number(0, lowest), decision.number(0, max(most.values()))
        for day, room in rooms.items():
            share = decision.number(0, most[day])
            scaled = decision.formal(day, everything) * roomiest
            decision.require(share * room <= scaled)
            decision.require(share * room >= scaled - (room - 1))
            decision.require(low <= share)
            decision.require(high >= share)
        return high - low

    def measure(self, timetable: Timetable) -> Measure:
        """Add the minutes of each day; the fullest day pays."""
        rooms = self._rooms
        roomiest = max(rooms.values(), default=0)
        shares = {}
        for day, room in rooms.items():
            date = self.programme.clock.date_of(day)
            formal = sum(item.minutes for item in timetable.sessions if item.day == date)
            shares[day] = formal * roomiest // room
        if not shares or max(shares.values()) == min(shares.values()):
            return Measure(0)
        fullest = max(shares, key=lambda day: shares[day])
        spread = shares[fullest] - min(shares.values())
        return Measure(spread, ((f"day {fullest}", spread),))

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "minutes by which the fullest day is fuller than the emptiest, for the room they have"
