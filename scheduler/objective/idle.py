"""Idle: minutes between sessions of one stretch in which nothing happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.objective.term import measured
from scheduler.timetable.stretches import gaps

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Idle:
    """The minutes between consecutive sessions of a stretch that no blocking item fills."""

    programme: Programme
    name: str = "idle"
    unit: str = "minutes"

    def post(self, decision: Decision) -> Linear:
        """Post the kernel's sum."""
        return decision.idle()

    def measure(self, timetable: Timetable) -> Measure:
        """Measure every gap; the session after it pays."""
        shares: dict[str, int] = {}
        for day in timetable.days:
            for _, after, minutes in gaps(self.programme, timetable, day):
                shares[after.id] = shares.get(after.id, 0) + max(0, minutes)
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "minutes between sessions of one stretch in which nothing happens"
