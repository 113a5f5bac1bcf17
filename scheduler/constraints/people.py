"""People: nobody is in two places, so two sessions that meet do not overlap, nor do items that are for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import broken
from scheduler.programme.cohorts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.rule import Constraint, Violation
    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.programme.model import Occurrence, Programme
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

    @property
    def items(self) -> frozenset[str]:
        """The two items that it is about."""
        return frozenset({self.one, self.other})

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
    """Yield one constraint for every two items that somebody has to be at, as far as no other family says it."""
    for one, other in combinations(programme.formal, 2):
        if programme.meet(one.id, other.id):
            yield Apart(one.id, other.id, other.source)
    blocking = [occurrence for occurrence in programme.occurrences if occurrence.binds_everyone]
    for first, second in combinations(blocking, 2):
        if first.day == second.day:
            yield Apart(first.id, second.id, second.source)
    for meal in programme.occurrences:
        for fixture in meal.apart_from:
            yield Apart(meal.id, fixture, meal.source)
    yield from _near(programme, blocking)
    yield from _spoken(programme)


def _near(programme: Programme, blocking: Sequence[Occurrence]) -> Iterator[Constraint]:
    """Yield what keeps near items that are for everybody apart from others: all but the pause that one lies in."""
    beside = [near for near in programme.near if near.binds_everyone]
    for near in beside:
        for item in blocking if not near.in_pause else ():
            yield Apart(near.id, item.id, near.source)
    for near, other in combinations(beside, 2):
        if near.session != other.session and near.in_pause == other.in_pause:
            yield Apart(near.id, other.id, other.source)


def _spoken(programme: Programme) -> Iterator[Constraint]:
    """Yield what keeps the parts of meals apart: from each other, and from sessions in which their speakers speak."""
    spoken = [session for session in programme.sessions if session.during is not None]
    for one, other in combinations(spoken, 2):
        if one.during == other.during:
            yield Apart(one.id, other.id, other.source)
    for session in programme.formal:
        for one in spoken:
            if parts(session) & parts(one):
                yield Apart(session.id, one.id, one.source)
