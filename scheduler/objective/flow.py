"""Flow: sessions of one theme that lie apart, and themes in the wrong order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.objective.term import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class Flow:
    """Sessions between the first and the last of a theme that are not of it, and pairs against the order of themes."""

    programme: Programme
    name: str = "flow"
    unit: str = "steps"

    def _themes(self) -> dict[str, list[str]]:
        themes: dict[str, list[str]] = {}
        for session in self.programme.formal:
            if session.theme:
                themes.setdefault(session.theme, []).append(session.id)
        return themes

    def _ordered(self) -> Iterator[tuple[str, str]]:
        """Yield every two sessions of which the first is to come before the second."""
        themes = self._themes()
        for first, second in combinations(self.programme.themes, 2):
            for one in themes.get(first, ()):
                for other in themes.get(second, ()):
                    yield one, other

    def post(self, decision: Decision) -> Linear:
        """Post the intruders of each theme that has two sessions, and each pair in the wrong order."""
        apart = [decision.intruders(names) for names in self._themes().values() if len(names) > 1]
        return decision.total([*apart, *(decision.precedes(other, one) for one, other in self._ordered())])

    def measure(self, timetable: Timetable) -> Measure:
        """Count from the times; the last session of a theme pays, and one that comes too early."""
        held = {item.id: item for item in timetable.sessions}
        shares: dict[str, int] = {}
        for names in self._themes().values():
            theirs = [held[name] for name in names if name in held]
            others = [item for item in timetable.sessions if item.id not in names]
            if theirs:
                last = max(theirs, key=lambda item: (item.since, item.until, item.id))
                between = sum(self._intrudes(item, theirs) for item in others)
                shares[last.id] = shares.get(last.id, 0) + between
        for one, other in self._ordered():
            if one in held and other in held and held[other].since < held[one].since:
                shares[other] = shares.get(other, 0) + 1
        return measured(shares)

    def _intrudes(self, item: Item, theirs: list[Item]) -> bool:
        """Return whether a session comes between two of a theme that both have some of its people."""
        met = [one for one in theirs if self.programme.meet(one.id, item.id)]
        return any(one.until <= item.since for one in met) and any(item.until <= one.since for one in met)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "sessions of one theme that lie apart, and themes in the wrong order"
