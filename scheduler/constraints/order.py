"""Order: what comes after what, what reports back when, what comes first and last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import days, during, nearby, words
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import for_all_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import After, Programme, Session
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class ComesAfter:
    """A session starts after another one ends, at least and at most so many minutes later."""

    session: str
    after: After

    @property
    def name(self) -> str:
        """``order:s4-after-s1``."""
        return f"order:{self.session}-after-{self.after.session}"

    @property
    def source(self) -> Source:
        """Where ``after`` was written."""
        return self.after.source

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session, self.after.session})

    def post(self, decision: Decision) -> None:
        """Post the order, and the gap where it has an end."""
        decision.follows(self.session, self.after.session)
        if self.after.least or self.after.most is not None:
            gap = decision.start(self.session) - decision.end(self.after.session)
            both = (decision.held(self.session), decision.held(self.after.session))
            decision.require(gap >= self.after.least, *both)
            if self.after.most is not None:
                decision.require(gap <= self.after.most, *both)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure the minutes between."""
        later, earlier = timetable.by_id.get(self.session), timetable.by_id.get(self.after.session)
        if later is None or earlier is None:
            return
        gap = minutes_between(earlier.end, later.start)
        if gap < self.after.least or (self.after.most is not None and gap > self.after.most):
            times = f"{later.id} at {words.span(later)}, {earlier.id} at {words.span(earlier)}"
            yield broken(self, f"{times}: {gap} minutes between them")

    def explain(self) -> str:
        """Return the rule in words."""
        least = f", at least {self.after.least} minutes" if self.after.least else ""
        most = "" if self.after.most is None else f", at most {self.after.most} minutes"
        return f"{self.session} comes after {self.after.session}{least}{most}"


@dataclass(frozen=True)
class ReportsBack:
    """A group session reports to another session, within a pause, by the next morning, or any time later."""

    session: Session
    to: str
    within: str
    programme: Programme

    @property
    def name(self) -> str:
        """``order:s4-reports-back-to-s5``."""
        return f"order:{self.session.id}-reports-back-to-{self.to}"

    @property
    def source(self) -> Source:
        """Where ``report_back`` was written."""
        return self.session.where("report_back")

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.session.id, self.to})

    def post(self, decision: Decision) -> None:
        """Post the order, then the ways in which the report can follow."""
        decision.follows(self.to, self.session.id)
        if self.within == "event":
            return
        ways = [decision.next_to(self.session.id, self.to)]
        if self.within == "next-morning" and self.programme.session_by_id[self.to].numbered:
            both = [session.id for session in self.programme.formal if self._meets_both(session.id)]
            for day in self.programme.clock.days[:-1]:
                opening = decision.opens(self.to, day + 1, numbered=True, among=both)
                ways.append(decision.all_of([decision.on(self.session.id, day), opening]))
        decision.one_of([*ways, ~decision.held(self.session.id), ~decision.held(self.to)])

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look at what lies between the two."""
        groups, report = timetable.by_id.get(self.session.id), timetable.by_id.get(self.to)
        if groups is None or report is None:
            return
        late = self.within == "pause" or not self._next_morning(timetable, groups, report)
        if report.since < groups.until:
            yield broken(self, f"{report.id} at {words.span(report)} comes before {groups.id} at {words.span(groups)}")
        elif self.within != "event" and not self._after_pause(timetable, groups, report) and late:
            times = f"{groups.id} at {words.span(groups)} reports back at {words.span(report)}"
            yield broken(self, f"{times}, not {self._when()}")

    def _when(self) -> str:
        return "after one pause at the most" + (" or first in the next morning" * (self.within == "next-morning"))

    def _after_pause(self, timetable: Timetable, groups: Item, report: Item) -> bool:
        between = [item for item in timetable.items if groups.until <= item.since and item.until <= report.since]
        pauses = [item for item in between if item.kind in {"meal", "break"} and self._attended(item)]
        sessions = [item for item in between if item.formal and self._meets_both(item.id)]
        return groups.day == report.day and len(pauses) <= 1 and not sessions

    def _meets_both(self, name: str) -> bool:
        """Return whether somebody who hears the report could see a session between it and the groups."""
        return self.programme.meet(name, self.session.id) and self.programme.meet(name, self.to)

    def _attended(self, item: Item) -> bool:
        occurrence = self.programme.occurrence_by_id.get(item.id)
        return occurrence.binds_everyone if occurrence else item.id not in self.programme.near_by_id

    def _next_morning(self, timetable: Timetable, groups: Item, report: Item) -> bool:
        known = self.programme.session_by_id
        same_day = [item for item in timetable.sessions if item.day == report.day]
        numbered = [item.id for item in same_day if known[item.id].numbered]
        counted = [name for name in numbered if name == report.id or self._meets_both(name)]
        return (report.day - groups.day).days == 1 and counted[:1] == [report.id]

    def explain(self) -> str:
        """Return the rule in words."""
        when = "any time later" if self.within == "event" else self._when()
        return f"{self.session.id} reports back in {self.to}, {when}"


@dataclass(frozen=True)
class FirstOrLast:
    """No session that is for all of the same people comes before (after) this one, in the event or on one day."""

    session: Session
    programme: Programme

    @property
    def name(self) -> str:
        """``order:welcome-first``, ``order:s9-last-of-day-2``."""
        place = self.session.place
        day = f"-of-day-{place.day}" if place and place.day else ""
        return f"order:{self.session.id}-{place.which if place else ''}{day}"

    @property
    def source(self) -> Source:
        """Where ``place`` was written."""
        return self.session.where("place")

    @property
    def items(self) -> frozenset[str]:
        """The session, and those that it comes before or after."""
        return frozenset({self.session.id, *self._rivals()})

    def post(self, decision: Decision) -> None:
        """Post the order against each session for all of its people; on one day, that day too.

        Two that have begun are as they were.
        """
        place, name, held = self.session.place, self.session.id, decision.held(self.session.id)
        if place is None:
            return
        past = self.programme.begun
        first, rivals = place.which == "first", [one for one in self._rivals() if not {name, one} <= {*past}]
        if place.day is not None and not past and len(rivals) == len(self.programme.formal) - 1:
            everybody = decision.opens(name, place.day, numbered=False) if first else decision.closes(name, place.day)
            decision.require(everybody >= 1, held)
            return
        if place.day is not None and name not in past:
            decision.require(decision.on(name, place.day) >= 1, held)
        for other in rivals:
            earlier, later = (name, other) if first else (other, name)
            if place.day is None:
                decision.follows(later, earlier)
            else:
                gap = decision.start(later) - decision.end(earlier)
                decision.require(gap >= 0, held, decision.on(other, place.day))

    def _rivals(self) -> list[str]:
        every = self.programme.formal
        return [one.id for one in every if one.id != self.session.id and for_all_of(one, self.session)]

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for a session on the wrong side."""
        item, place = timetable.by_id.get(self.session.id), self.session.place
        if item is None or place is None:
            return
        if place.day is not None and item.day != self.programme.clock.date_of(place.day):
            yield broken(self, f"{item.id} at {words.span(item)} is not on day {place.day}")
            return
        rivals = self._rivals()
        for other in (one for one in timetable.sessions if one.id in rivals):
            wrong = other.since < item.since if place.which == "first" else other.since > item.since
            if wrong and (place.day is None or other.day == item.day):
                times = f"{other.id} at {words.span(other)} comes {'before' if place.which == 'first' else 'after'}"
                yield broken(self, f"{times} {item.id} at {words.span(item)}")

    def explain(self) -> str:
        """Return the rule in words."""
        place = self.session.place
        day = f" of day {place.day}" if place and place.day else ""
        whose = "" if self.session.audience is None else " for its people"
        return f"{self.session.id} is the {place.which if place else ''} session{day}{whose}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each ``after``, ``report_back`` and ``place``; then what else sets times."""
    for session in programme.sessions:
        for after in session.after:
            yield ComesAfter(session.id, after)
        if session.report_back:
            yield ReportsBack(session, session.report_back.session, session.report_back.within, programme)
        if session.place:
            yield FirstOrLast(session, programme)
    yield from chain.from_iterable(days.constraints(session, programme) for session in programme.sessions)
    yield from nearby.near_items(programme)
    yield from during.parts_of_meals(programme)
