"""Load: what a day may ask of people, and the evening that they are left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import suffix_of, widest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision, Linear
    from scheduler.errors import Source
    from scheduler.programme.model import Cohort, Occurrence, Programme
    from scheduler.timetable.model import Item, Timetable

FULL_DAY = 240
"""Formal minutes from which on a day owes its people informal time."""


@dataclass(frozen=True)
class TheirDay:
    """A day of the people of a cohort; ``suffix`` ends the names of its rules."""

    day: int
    programme: Programme
    cohort: Cohort
    suffix: str = ""

    def sessions(self, timetable: Timetable) -> tuple[Item, ...]:
        """Return the sessions of that day which they are due in, in order of time."""
        date = self.programme.clock.date_of(self.day)
        return tuple(item for item in timetable.sessions if item.day == date and item.id in self.cohort.sessions)

    def begun(self) -> list[str]:
        """Return the sessions of that day which they were due in and which have begun."""
        past, day_of = self.programme.begun, self.programme.clock.day_of
        return [name for name in self.cohort.sessions if name in past and day_of(past[name].start) == self.day]

    @property
    def whom(self) -> str:
        """How messages end: nothing for everybody."""
        return f" for {self.cohort.name}" * bool(self.suffix)


def _at_least(decision: Decision, number: Linear, least: int) -> Linear:
    """Return a number, or `least` if that is larger."""
    return decision.largest([number, decision.number(least, least)])


@dataclass(frozen=True)
class Formal(TheirDay):
    """A day has at most `limits.formal_per_day` minutes of sessions."""

    @property
    def name(self) -> str:
        """``load:day-2-formal``."""
        return f"load:day-{self.day}-formal{self.suffix}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("formal_per_day")

    def post(self, decision: Decision) -> None:
        """Post the sum; where more than that has begun, nothing more is held on that day."""
        most, begun = self.programme.limits.formal_per_day, self.begun()
        minutes = decision.formal(self.day, self.cohort.sessions)
        spent = decision.formal(self.day, begun)
        decision.require(minutes <= (_at_least(decision, spent, most) if begun else most))

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Add the minutes of the day's sessions."""
        total = sum(item.minutes for item in self.sessions(timetable))
        if total > self.programme.limits.formal_per_day:
            yield broken(self, f"day {self.day} has {total} formal minutes{self.whom}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"day {self.day} has at most {self.programme.limits.formal_per_day} formal minutes{self.whom}"


@dataclass(frozen=True)
class Sessions(TheirDay):
    """A day has at most `limits.sessions_per_day` numbered sessions."""

    @property
    def name(self) -> str:
        """``load:day-2-sessions``."""
        return f"load:day-{self.day}-sessions{self.suffix}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("sessions_per_day")

    def post(self, decision: Decision) -> None:
        """Post the count; where more than that have begun, no more are held on that day."""
        theirs = [session for session in self.programme.formal if session.id in self.cohort.sessions]
        numbered = [session.id for session in theirs if session.numbered]
        count = decision.total(decision.on(session, self.day) for session in numbered)
        most, begun = self.programme.limits.sessions_per_day, {*numbered} & {*self.begun()}
        spent = decision.total(decision.on(session, self.day) for session in sorted(begun))
        decision.require(count <= (_at_least(decision, spent, most) if begun else most))

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Count the day's sessions that carry a number."""
        known = self.programme.session_by_id
        count = sum(known[item.id].numbered for item in self.sessions(timetable))
        if count > self.programme.limits.sessions_per_day:
            yield broken(self, f"day {self.day} has {count} sessions{self.whom}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"day {self.day} has at most {self.programme.limits.sessions_per_day} sessions{self.whom}"


@dataclass(frozen=True)
class Informal(TheirDay):
    """A day with at least four formal hours has `limits.informal_per_day` minutes that are not formal, in pauses.

    They count from the first formal start to the last formal end, in pieces of at least `limits.pause`.
    """

    open_ended: ClassVar[bool] = True

    @property
    def name(self) -> str:
        """``load:day-2-informal``."""
        return f"load:day-{self.day}-informal{self.suffix}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("informal_per_day")

    def post(self, decision: Decision) -> None:
        """Post the sum for days that are full."""
        theirs = self.cohort.sessions
        full = decision.whether(decision.formal(self.day, theirs), FULL_DAY, 24 * 60)
        decision.require(decision.informal(self.day, theirs) >= self.programme.limits.informal_per_day, full)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Add the gaps between the day's sessions, leaving out those that are shorter than a pause."""
        held = self.sessions(timetable)
        if sum(item.minutes for item in held) < FULL_DAY:
            return
        gaps = [minutes_between(before.end, after.start) for before, after in pairwise(held)]
        total = sum(gap for gap in gaps if gap >= self.programme.limits.pause)
        if total < self.programme.limits.informal_per_day:
            yield broken(self, f"day {self.day} has {total} informal minutes between its sessions{self.whom}")

    def explain(self) -> str:
        """Return the rule in words."""
        least = self.programme.limits.informal_per_day
        full = f"day {self.day}, if it has four formal hours{self.whom},"
        return f"{full} has at least {least} informal minutes between sessions"


@dataclass(frozen=True)
class Evening:
    """The formal day ends at least `limits.evening` minutes before dinner."""

    dinner: Occurrence
    programme: Programme

    @property
    def name(self) -> str:
        """``load:evening-before-dinner@day-2``."""
        return f"load:evening-before-{self.dinner.id}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("evening")

    @property
    def day(self) -> int:
        """The day that it is about."""
        return self.dinner.day

    def post(self, decision: Decision) -> None:
        """Post the quiet time before dinner."""
        decision.quiet_before(self.dinner.id, self.programme.limits.evening)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look at every formal end of the day that comes before dinner."""
        dinner = timetable.by_id.get(self.dinner.id)
        if dinner is None:
            return
        for item in timetable.sessions:
            if item.day == dinner.day and item.until <= dinner.since:
                left = minutes_between(item.end, dinner.start)
                if left < self.programme.limits.evening:
                    times = f"{item.id} at {words.span(item)} ends {left} minutes before {dinner.title}"
                    yield broken(self, times)

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.programme.limits.evening} minutes lie between the last session and {self.dinner.title}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield constraints for each day that has hours and each cohort that they can bind, and one for each dinner."""
    for day in sorted(programme.hours):
        for suffix, cohort in widest(programme):
            yield Formal(day, programme, cohort, suffix)
            yield Sessions(day, programme, cohort, suffix)
        for cohort in programme.cohorts:
            theirs = [session for session in programme.formal if session.id in cohort.sessions]
            if cohort is programme.cohorts[0] or sum(programme.longest(session) for session in theirs) >= FULL_DAY:
                yield Informal(day, programme, cohort, suffix_of(programme, cohort))
    for occurrence in programme.occurrences:
        if occurrence.stands_for == "dinner" and occurrence.binds_everyone:
            yield Evening(occurrence, programme)
