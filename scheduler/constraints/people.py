"""People: nobody is in two places. Everybody attends every session, and every item that is not optional."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Apart:
    """Two items that the same people attend do not overlap."""

    one: str
    other: str
    source: Source

    @property
    def name(self) -> str:
        """``people:s1-and-s4``."""
        return f"people:{self.one}-and-{self.other}"

    def post(self, decision: Decision) -> None:
        """Post that the two are disjoint."""
        decision.disjoint(self.one, self.other)

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Compare the two intervals."""
        one, other = timetable.by_id.get(self.one), timetable.by_id.get(self.other)
        if one and other and one.overlaps(other):
            yield broken(self, f"{self.one} at {words.span(one)} overlaps {self.other} at {words.span(other)}")

    def explain(self) -> str:
        """Return the rule in words."""
        return f"{self.one} and {self.other} have the same people, so they do not overlap"


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield one constraint for every two sessions, and for every two blocking items of one day."""
    for one, other in combinations(programme.sessions, 2):
        yield Apart(one.id, other.id, other.source)
    blocking = [occurrence for occurrence in programme.occurrences if occurrence.binds_everyone]
    for first, second in combinations(blocking, 2):
        if first.day == second.day:
            yield Apart(first.id, second.id, second.source)
