"""Drop: optional sessions that are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.objective.term import measured

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme, Session
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Drop:
    """The number of optional sessions that are not held."""

    programme: Programme
    name: str = "drop"
    unit: str = "sessions"

    def post(self, decision: Decision) -> Linear:
        """Post one number a session that may be left out."""
        return decision.total(1 - decision.held(session.id) for session in self._optional())

    def _optional(self) -> list[Session]:
        return [session for session in self.programme.sessions if session.optional]

    def measure(self, timetable: Timetable) -> Measure:
        """Count those that are not among the items."""
        return measured({session.id: int(session.id not in timetable.by_id) for session in self._optional()})

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "optional sessions that are left out"
