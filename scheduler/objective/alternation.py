"""Alternation: sessions of one format close together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.objective.term import measured
from scheduler.timetable.stretches import close, stretches

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Alternation:
    """The number of pairs of sessions of one format that meet, in one stretch or in neighbouring ones of a day."""

    programme: Programme
    name: str = "alternation"
    unit: str = "pairs"

    def post(self, decision: Decision) -> Linear:
        """Post the close pairs of each format that has a pair."""
        formats: dict[str, list[str]] = {}
        for session in self.programme.formal:
            formats.setdefault(session.format, []).append(session.id)
        return decision.total(decision.close_pairs(names) for names in formats.values() if len(names) > 1)

    def measure(self, timetable: Timetable) -> Measure:
        """Count the pairs; the later session of a pair pays."""
        shares: dict[str, int] = {}
        for day in timetable.days:
            placed = [
                (index, item) for index, items in stretches(self.programme, timetable, day).items() for item in items
            ]
            for (one, earlier), (other, later) in combinations(placed, 2):
                alike = earlier.format == later.format and self.programme.meet(earlier.id, later.id)
                if alike and close(one, other):
                    shares[later.id] = shares.get(later.id, 0) + 1
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "pairs of sessions of one format in one stretch or in neighbouring ones"
