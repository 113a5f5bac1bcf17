"""Rest: in a stretch, at most `limits.run` minutes pass on the clock from the first start to the last end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import widest
from scheduler.timetable.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Cohort, Programme
    from scheduler.timetable.model import Timetable


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
        """Post the limit for every piece that could be a stretch."""
        for span in decision.spans(self.day, self.cohort.sessions):
            decision.require(span.length <= self.programme.limits.run, *span.held)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Measure every stretch of the day."""
        day = self.programme.clock.date_of(self.day)
        for every in stretches(self.programme, timetable, day).values():
            items = [item for item in every if item.id in self.cohort.sessions]
            if not items:
                continue
            run = minutes_between(items[0].start, max(items, key=lambda item: item.until).end)
            if run > self.programme.limits.run:
                names = f"{items[0].id} to {items[-1].id}" if len(items) > 1 else items[0].id
                times = words.interval(items[0].start, items[-1].end)
                yield broken(self, f"{names}, {times}, are {run} minutes without a pause")

    def explain(self) -> str:
        """Return the rule in words."""
        whom = f" for {self.cohort.name}" * bool(self.suffix)
        return f"on day {self.day} at most {self.programme.limits.run} minutes pass without a pause{whom}"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for each day that has hours and each of the widest cohorts."""
    for suffix, cohort in widest(programme):
        for day in sorted(programme.hours):
            yield Run(day, programme, cohort, suffix)
