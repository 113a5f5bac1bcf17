"""Wishes: preferences for a time that are not met, each counted once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.objective.term import measured

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear, Literal
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme, Wish
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class Wishes:
    """The number of ``prefer`` that do not hold and of ``avoid`` that do."""

    programme: Programme
    name: str = "wishes"
    unit: str = "sessions"

    def post(self, decision: Decision) -> Linear:
        """Post each wish as literals of which at most one holds."""
        unmet: list[Linear] = []
        for session in self.programme.sessions:
            for wish in session.wishes:
                held = decision.held(session.id)
                ways = self._ways(decision, session.id, wish)
                holds = decision.total(decision.all_of([way, held]) if session.optional else way for way in ways)
                unmet.append(held - holds if wish.wanted else holds)
        return decision.total(unmet)

    def _ways(self, decision: Decision, session: str, wish: Wish) -> list[Literal]:
        """Return literals, at most one of which holds, and one if and only if the session is where the wish says."""
        days = self.programme.clock.days
        if wish.kind == "first-of-day":
            return [decision.opens(session, day, numbered=False) for day in days]
        if wish.kind == "last-of-day":
            return [decision.closes(session, day) for day in days]
        if wish.kind == "after-lunch":
            lunches = [one for one in self.programme.occurrences if one.stands_for == "lunch" and one.binds_everyone]
            return [decision.first_after(session, lunch.id) for lunch in lunches]
        windows = [(decision.minute(window.start), decision.minute(window.end)) for window in wish.windows]
        start, end = decision.start(session), decision.end(session)
        if wish.kind == "starts-in":
            return [decision.whether(start, low, high - 1) for low, high in windows]
        return [
            decision.all_of([decision.whether(start, low, high), decision.whether(end, low, high)])
            for low, high in windows
        ]

    def measure(self, timetable: Timetable) -> Measure:
        """Count, session by session, the wishes that are not met."""
        shares: dict[str, int] = {}
        for session in self.programme.sessions:
            item = timetable.by_id.get(session.id)
            if item is not None:
                unmet = [wish for wish in session.wishes if self._holds(timetable, item, wish) is not wish.wanted]
                shares[session.id] = len(unmet)
        return measured(shares)

    def _holds(self, timetable: Timetable, item: Item, wish: Wish) -> bool:
        meets = self.programme.meet
        same_day = [other for other in timetable.sessions if other.day == item.day and meets(item.id, other.id)]
        if wish.kind == "first-of-day":
            return all(item.since <= other.since for other in same_day)
        if wish.kind == "last-of-day":
            return all(item.since >= other.since for other in same_day)
        if wish.kind == "after-lunch":
            return any(self._opens_after(lunch, item, same_day) for lunch in self._lunches(timetable))
        if wish.kind == "starts-in":
            return any(window.start <= item.start < window.end for window in wish.windows)
        return any(window.contains(item.start, item.end) for window in wish.windows)

    @staticmethod
    def _opens_after(lunch: Item, item: Item, same_day: list[Item]) -> bool:
        after = [other for other in same_day if other.since >= lunch.until]
        return lunch.day == item.day and item.since >= lunch.until and all(item.since <= other.since for other in after)

    def _lunches(self, timetable: Timetable) -> list[Item]:
        known = self.programme.occurrence_by_id
        return [
            item
            for item in timetable.items
            if item.id in known and known[item.id].stands_for == "lunch" and known[item.id].binds_everyone
        ]

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "preferences for a time that are not met"
