"""Graveyard: a plenary right after lunch, when heads are heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.objective.term import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Occurrence, Programme, Session, Window
    from scheduler.timetable.model import Item, Timetable

PLENARY = "plenary"
HOUR = 60


@dataclass(frozen=True)
class Graveyard:
    """The number of numbered plenaries that are the first session after lunch on their day, for those who are in them.

    One in a range of the hours that opens an hour or more after the latest end of lunch does not count.
    """

    programme: Programme
    name: str = "graveyard"
    unit: str = "sessions"

    def post(self, decision: Decision) -> Linear:
        """Post each plenary after each lunch."""
        found = [
            self._right_after(decision, session, lunch) for session in self._plenaries() for lunch in self._lunches()
        ]
        return decision.total(found)

    def _right_after(self, decision: Decision, session: Session, lunch: Occurrence) -> Literal:
        first, start = decision.first_after(session.id, lunch.id), decision.start(session.id)
        late = [
            ~decision.whether(start, decision.minute(window.start), decision.minute(window.end) - 1)
            for window in self._late(lunch)
        ]
        return decision.all_of([first, *late]) if late else first

    def _plenaries(self) -> list[Session]:
        return [session for session in self.programme.formal if session.format == PLENARY and session.numbered]

    def _lunches(self) -> list[Occurrence]:
        return [one for one in self.programme.occurrences if one.stands_for == "lunch" and one.binds_everyone]

    def _late(self, lunch: Occurrence) -> Iterator[Window]:
        """Yield the ranges of a day that open an hour or more after lunch."""
        for window in self.programme.hours.get(lunch.day, ()):
            if minutes_between(lunch.window.end, window.start) >= HOUR:
                yield window

    def measure(self, timetable: Timetable) -> Measure:
        """Look at each plenary after a lunch, for a session that meets it between the two."""
        shares: dict[str, int] = {}
        plenaries = {session.id for session in self._plenaries()}
        for lunch in self._lunches():
            eaten = timetable.by_id.get(lunch.id)
            after = [] if eaten is None else [item for item in timetable.on(eaten.day) if _follows(item, eaten)]
            for place, item in enumerate(after):
                if item.id in plenaries and not any(self.programme.meet(item.id, one.id) for one in after[:place]):
                    late = any(window.start <= item.start < window.end for window in self._late(lunch))
                    shares[item.id] = int(not late)
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "plenaries that are the first session after lunch"


def _follows(item: Item, lunch: Item) -> bool:
    return item.formal and item.since >= lunch.until
