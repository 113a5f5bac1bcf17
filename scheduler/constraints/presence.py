"""Presence: people with a part are there, after they arrive, before they depart, and when they are not unavailable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.absence import absences, present
from scheduler.programme.model import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class There:
    """A person with a confirmed part in a session is there for the whole of it."""

    person: Person
    session: Session
    programme: Programme

    @property
    def name(self) -> str:
        """``presence:minister-in-s4``."""
        return f"presence:{self.person.id}-in-{self.session.id}"

    @property
    def source(self) -> Source:
        """Where the person was written."""
        return self.person.source

    @property
    def items(self) -> frozenset[str]:
        """The session that it is about."""
        return frozenset({self.session.id})

    def post(self, decision: Decision) -> None:
        """Post the windows in which the person is there."""
        windows = present(self.person, self.programme)
        decision.lies_in(self.session.id, [(decision.minute(w.start), decision.minute(w.end)) for w in windows])

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the session with every absence of the person."""
        item = timetable.by_id.get(self.session.id)
        if item is None:
            return
        if self.person.arrives and item.start < self.person.arrives:
            yield broken(self, f"{self._part(item)}, before they arrive at {words.moment(self.person.arrives)}")
        if self.person.departs and item.end > self.person.departs:
            yield broken(self, f"{self._part(item)}, after they depart at {words.moment(self.person.departs)}")
        for window in self.person.unavailable:
            if window.overlaps(item.start, item.end):
                away = words.interval(window.start, window.end)
                yield broken(self, f"{self._part(item)}, unavailable {away}")
        if self.person.remote and any(night.overlaps(item.since, item.until) for night in self._nights(item)):
            zone = self.person.zone or self.programme.clock.zone
            theirs = words.interval(item.start.astimezone(zone), item.end.astimezone(zone))
            hours = "-".join(f"{edge:%H:%M}" for edge in self.person.remote_hours)
            yield broken(self, f"{self._part(item)}, {theirs} by their own clock, not inside {hours}")

    def _nights(self, item: Item) -> Iterator[Window]:
        """Yield the times around an item at which somebody who takes part from elsewhere is not asked to."""
        zone, (opens, closes) = self.person.zone or self.programme.clock.zone, self.person.remote_hours
        first, last = item.start.astimezone(zone).date(), item.end.astimezone(zone).date()
        for number in range(-1, (last - first).days + 1):
            date = first + timedelta(days=number)
            evening = datetime.combine(date + timedelta(days=closes <= opens), closes, zone).astimezone(UTC)
            morning = datetime.combine(date + timedelta(days=1), opens, zone).astimezone(UTC)
            if evening < morning:
                yield Window(evening, morning)

    def _part(self, item: Item) -> str:
        return f"{self.person.name} has a part in {self.session.id} at {words.span(item)}"

    def explain(self) -> str:
        """Return the rule in words."""
        gaps = words.windows(absences(self.person, self.programme))
        return f"{self.person.name} has a part in {self.session.id} and is not there {gaps}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each session and each person who has a confirmed part in it and is away at times."""
    for session in programme.sessions:
        names = dict.fromkeys(part.person for part in session.parts if part.confirmed and part.person)
        for name in names:
            person = programme.person_by_id[name]
            if absences(person, programme):
                yield There(person, session, programme)
