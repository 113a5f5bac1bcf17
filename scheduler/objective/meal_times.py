"""Meal-times: meals and breaks that are held far from the time at which they are liked best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.objective.term import measured

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Occurrence, Programme
    from scheduler.timetable.model import Timetable

QUARTER = 15


@dataclass(frozen=True)
class MealTimes:
    """Whole quarters of an hour between the start of each meal or break and its best start."""

    programme: Programme
    name: str = "meal-times"
    unit: str = "quarter hours"

    def _meals(self) -> list[Occurrence]:
        return [one for one in self.programme.occurrences if one.family != "fixture"]

    def post(self, decision: Decision) -> Linear:
        """Post the quarters of each meal or break that can move."""
        found = []
        for one in self._meals():
            if one.fixed and one.id not in self.programme.begun:
                continue
            best, quarters = decision.minute(one.window.start) + one.best, decision.number(0, 24 * 4)
            start = decision.start(one.id)
            decision.require(quarters * QUARTER >= start - best - (QUARTER - 1))
            decision.require(quarters * QUARTER >= best - start - (QUARTER - 1))
            found.append(quarters)
        return decision.total(found)

    def measure(self, timetable: Timetable) -> Measure:
        """Measure each meal or break."""
        shares = {}
        for one in self._meals():
            item = timetable.by_id.get(one.id)
            if item is not None:
                shares[one.id] = abs(minutes_between(one.window.start, item.start) - one.best) // QUARTER
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "quarters of an hour that meals and breaks are away from their best time"
