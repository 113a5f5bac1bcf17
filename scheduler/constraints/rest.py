"""Rest: in a stretch, at most `limits.run` minutes pass on the clock from the first start to the last end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.constraints.past import the_past
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import widest
from scheduler.timetable.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Cohort, Programme
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class Run:
    """The stretches of one day are no longer than `limits.run` for the people of a cohort."""

    day: int
    programme: Programme
    cohort: Cohort
    suffix: str = ""

    @property
    def name(self) -> str:
        """``rest:day-2``."""
        return f"rest:day-{self.day}{self.suffix}"

    @property
    def source(self) -> Source:
        """Where the limit was written."""
        return self.programme.limits.where("run")

    def post(self, decision: Decision) -> None:
        """Post the limit for every piece that could be a stretch; one that has begun and is longer goes no further."""
        limit, sessions = self.programme.limits.run, self.cohort.sessions
        longer = [row for row in self._begun() if _minutes(row) > limit]
        over = frozenset(item.id for row in longer for item in row)
        to_come = sessions - self.programme.begun.keys()
        parts = [({item.id for item in row} | to_come, _minutes(row)) for row in longer]
        for some, most in ((sessions - over, limit), *parts):
            for span in decision.spans(self.day, some):
                decision.require(span.length <= most, *span.held)

    def _begun(self) -> list[list[Item]]:
        """Return the stretches of what has begun."""
        if not self.programme.begun:
            return []
        return self._rows(the_past(self.programme))

    def _rows(self, timetable: Timetable) -> list[list[Item]]:
        """Return the sessions of the cohort in each stretch of the day that has any."""
        found = stretches(self.programme, timetable, self.programme.clock.date_of(self.day)).values()
        rows = ([item for item in every if item.id in self.cohort.sessions] for every in found)
        return [row for row in rows if row]

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure every stretch of the day."""
        for items in self._rows(timetable):
            run = _minutes(items)
            if run > self.programme.limits.run:
                names = f"{items[0].id} to {items[-1].id}" if len(items) > 1 else items[0].id
                times = words.interval(items[0].start, items[-1].end)
                yield broken(self, f"{names}, {times}, are {run} minutes without a pause")

    def explain(self) -> str:
        """Return the rule in words."""
        whom = f" for {self.cohort.name}" * bool(self.suffix)
        return f"on day {self.day} at most {self.programme.limits.run} minutes pass without a pause{whom}"


def _minutes(row: list[Item]) -> int:
    """Return what passes on the clock from the first start of a stretch to its last end."""
    return minutes_between(row[0].start, max(row, key=lambda item: item.until).end)


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each day that has hours and each of the widest cohorts."""
    for suffix, cohort in widest(programme):
        for day in sorted(programme.hours):
            yield Run(day, programme, cohort, suffix)
