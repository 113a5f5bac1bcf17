"""Breaks: each on each of its days, in its window, within its minutes, and between two sessions of that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from scheduler.constraints import words
from scheduler.constraints.occurrences import of_family
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Programme
    from scheduler.timetable.model import Timetable

_DAY = 25 * 60
"""Minutes that the longest day has."""


@dataclass(frozen=True)
class Between:
    """A break stands between two sessions of its day: one ends before it, one starts after it."""

    open_ended: ClassVar[bool] = True
    occurrence: Occurrence
    sessions: tuple[str, ...]

    @property
    def name(self) -> str:
        """``breaks:morning@day-2-between-sessions``."""
        return f"breaks:{self.occurrence.id}-between-sessions"

    @property
    def source(self) -> Source:
        """Where the break was written."""
        return self.occurrence.source

    @property
    def day(self) -> int:
        """The day that it is about."""
        return self.occurrence.day

    def post(self, decision: Decision) -> None:
        """Post one session at least on either side; beside one that binds nobody, sessions are looked at one by one."""
        one = self.occurrence
        if one.binds_everyone:
            for number in decision.sessions_around(one.id):
                decision.require(number >= 1)
            return
        before = {name: decision.start(one.id) - decision.end(name) for name in self.sessions}
        after = {name: decision.start(name) - decision.end(one.id) for name in self.sessions}
        for distances in (before, after):
            decision.one_of(
                decision.all_of([decision.on(name, one.day), decision.whether(distance, 0, _DAY)])
                for name, distance in distances.items()
            )

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Look for a session on either side, on the same date."""
        item = timetable.by_id.get(self.occurrence.id)
        if item is None:
            return
        day = [session for session in timetable.sessions if session.day == item.day]
        if not any(session.until <= item.since for session in day):
            yield broken(self, f"no session comes before {item.title} at {words.span(item)}")
        if not any(session.since >= item.until for session in day):
            yield broken(self, f"no session comes after {item.title} at {words.span(item)}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.occurrence.title} stands between two sessions of its day"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield the constraints of every break."""
    yield from of_family(programme, "break")
    sessions = tuple(session.id for session in programme.formal)
    for occurrence in programme.occurrences:
        if occurrence.family == "break":
            yield Between(occurrence, sessions)
