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
    from scheduler.timetable.model import Timetable


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
        """Count from the order of starts; the last session of a theme pays, and one that comes too early."""
        row = [item.id for item in timetable.sessions]
        shares: dict[str, int] = {}
        for names in self._themes().values():
            places = [place for place, name in enumerate(row) if name in names]
            if places:
                between = [name for name in row[places[0] : places[-1]] if name not in names]
                shares[row[places[-1]]] = shares.get(row[places[-1]], 0) + len(between)
        for one, other in self._ordered():
            if one in row and other in row and row.index(other) < row.index(one):
                shares[other] = shares.get(other, 0) + 1
        return measured(shares)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "sessions of one theme that lie apart, and themes in the wrong order"
