"""Duration: minutes that sessions are shorter than their best length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.objective.term import measured

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Duration:
    """The sum over sessions of ``max(0, best - minutes)``."""

    programme: Programme
    name: str = "duration"
    unit: str = "minutes"

    def post(self, decision: Decision) -> Linear:
        """Post the shortfall of each session; one that cannot exceed its best needs no variable."""
        shortfalls = []
        for session in self.programme.sessions:
            lengths = session.minutes
            if session.id in self.programme.begun:
                short_of_it = max(0, lengths.best - self.programme.longest(session))
                shortfalls.append(decision.number(short_of_it, short_of_it))
                continue
            short = lengths.best * decision.held(session.id) - decision.minutes(session.id)
            if lengths.most > lengths.best:
                shortfall = decision.number(0, lengths.best - lengths.least)
                decision.require(shortfall >= short)
                shortfalls.append(shortfall)
            else:
                shortfalls.append(short)
        return decision.total(shortfalls)

    def measure(self, timetable: Timetable) -> Measure:
        """Measure each session that is held."""
        held = timetable.by_id
        return measured(
            {
                session.id: max(0, session.minutes.best - held[session.id].minutes)
                for session in self.programme.sessions
                if session.id in held
            }
        )

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "minutes that sessions are shorter than their best length"
