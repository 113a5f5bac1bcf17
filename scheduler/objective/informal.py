"""Informal: days that leave people little time between sessions, and days that differ in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.objective.term import measured
from scheduler.programme.cohorts import widest

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

FULL_DAY = 240
"""Formal minutes from which on a day counts."""
MORE = 30
"""Minutes above `limits.informal_per_day` that are wanted."""
_DAY = 24 * 60


@dataclass(frozen=True)
class Informal:
    """Minutes that full days are below the limit and half an hour, and by which the best of them is above the worst.

    A day is full that has at least four formal hours. Its informal minutes are those between its sessions, in pieces
    of at least a pause.
    """

    programme: Programme
    name: str = "informal"
    unit: str = "minutes"

    @property
    def _wanted(self) -> int:
        return self.programme.limits.informal_per_day + MORE

    def post(self, decision: Decision) -> Linear:
        """Post what it comes to for those who have most of it."""
        found = [posted for sessions in self._groups() if (posted := self._post(decision, sessions)) is not None]
        if len(found) < 2:  # noqa: PLR2004 - one is the largest
            return decision.total(found)
        largest = decision.number(0, _DAY * (len(self.programme.hours) + 1))
        for posted in found:
            decision.require(largest >= posted)
        return largest

    def _post(self, decision: Decision, sessions: frozenset[str]) -> Linear | None:
        """Post the shortfall of each day that can be full, and a number above every difference."""
        every = [session for session in self.programme.formal if session.id in sessions]
        if sum(self.programme.longest(session) for session in every) < FULL_DAY:
            return None
        days: list[tuple[Linear, Literal]] = []
        shortfalls = []
        for day in sorted(self.programme.hours):
            informal = decision.informal(day, sessions)
            full = decision.whether(decision.formal(day, sessions), FULL_DAY, _DAY)
            shortfall = decision.number(0, self._wanted)
            decision.require(shortfall >= self._wanted - informal, full)
            shortfalls.append(shortfall)
            days.append((informal, full))
        spread = decision.number(0, _DAY)
        for (more, one), (less, other) in permutations(days, 2):
            decision.require(spread >= more - less, one, other)
        return decision.total([spread, *shortfalls])

    def measure(self, timetable: Timetable) -> Measure:
        """Measure the days of all; where sessions can be side by side, the days of those whose cost is largest."""
        measures = [self._measure(timetable, sessions) for sessions in self._groups()]
        return max(measures, key=lambda measure: measure.total)

    def _groups(self) -> list[frozenset[str]]:
        """Return the sessions that count together: all of them, or those of each of the widest cohorts."""
        if self.programme.all_meet:
            return [frozenset(session.id for session in self.programme.formal)]
        return [cohort.sessions for _, cohort in widest(self.programme)]

    def _measure(self, timetable: Timetable, sessions: frozenset[str]) -> Measure:
        """Measure each full day; the one with least informal time pays for the difference."""
        found = {}
        for day in sorted(self.programme.hours):
            date = self.programme.clock.date_of(day)
            held = [item for item in timetable.sessions if item.day == date and item.id in sessions]
            if sum(item.minutes for item in held) >= FULL_DAY:
                gaps = [minutes_between(before.end, after.start) for before, after in pairwise(held)]
                found[day] = sum(gap for gap in gaps if gap >= self.programme.limits.pause)
        shares = {f"day {day}": max(0, self._wanted - minutes) for day, minutes in found.items()}
        if found:
            least = min(found, key=lambda day: found[day])
            shares[f"day {least}"] += max(found.values()) - found[least]
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return f"minutes between sessions that full days have less than {self._wanted} of, and differ in"
