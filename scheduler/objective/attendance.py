"""Attendance: people who miss a session that they are due in, and open parts that would clash."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scheduler.objective.term import measured
from scheduler.programme.absence import absences
from scheduler.programme.cohorts import due, parts

if TYPE_CHECKING:
    from scheduler.decision import Decision, Linear
    from scheduler.objective.term import Measure
    from scheduler.programme.model import Near, Occurrence, Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable

OPEN_PART = 10
"""What a part that is to be confirmed counts where it would clash."""


class _Guests(NamedTuple):
    """People who would miss the same sessions for the same reasons."""

    sessions: frozenset[str]
    away: tuple[tuple[int, int], ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class Attendance:
    """One for each person and session that they are due in, without a part, and cannot be at.

    A person whose part is to be confirmed counts ten where they could not take it.
    """

    programme: Programme
    name: str = "attendance"
    unit: str = "person-sessions"

    def post(self, decision: Decision) -> Linear:
        """Post what each kind of guest misses, times how many they are."""
        kinds: Counter[_Guests] = Counter()
        for person in self.programme.people:
            away = tuple(
                (decision.minute(gap.start), decision.minute(gap.end)) for gap in absences(person, self.programme)
            )
            heard, asked = self._due(person), self._asked(person)
            kinds[_Guests(heard - asked, away, self._items(person, {"parts"}))] += 1
            kinds[_Guests(self._formal(asked), away, self._items(person, {"parts", "sessions"}))] += OPEN_PART
            kinds[_Guests(asked - self._formal(asked), away, ())] += OPEN_PART
        return decision.total(
            count * decision.missed(kind.sessions, kind.away, kind.items)
            for kind, count in kinds.items()
            if kind.sessions and (kind.away or kind.items)
        )

    def _formal(self, sessions: frozenset[str]) -> frozenset[str]:
        return frozenset(name for name in sessions if self.programme.session_by_id[name].during is None)

    def _due(self, person: Person) -> frozenset[str]:
        """Return the formal sessions that a person is due in without a confirmed part."""
        every = self.programme.formal
        return frozenset(s.id for s in every if person.id in due(self.programme, s) and person.id not in parts(s))

    def _asked(self, person: Person) -> frozenset[str]:
        """Return the sessions in which a person has a part that is to be confirmed, and no other."""
        return frozenset(s.id for s in self.programme.sessions if _asked(person, s) and person.id not in parts(s))

    def _items(self, person: Person, blocks: set[str]) -> tuple[str, ...]:
        """Return the items for some people that keep a person from sessions."""
        every: list[Occurrence | Near] = [*self.programme.occurrences, *self.programme.near]
        return tuple(one.id for one in every if one.people and person.id in one.people and one.blocks in blocks)

    def measure(self, timetable: Timetable) -> Measure:
        """Ask for each person and each session whether they can be there."""
        shares: dict[str, int] = {}
        for person in self.programme.people:
            heard, asked = self._due(person), self._asked(person)
            for name in heard | asked:
                item = timetable.by_id.get(name)
                if item is not None and self._missed(timetable, person, item, asked=name in asked):
                    shares[name] = shares.get(name, 0) + (OPEN_PART if name in asked else 1)
        return measured(shares)

    def _missed(self, timetable: Timetable, person: Person, item: Item, *, asked: bool) -> bool:
        if any(gap.overlaps(item.start, item.end) for gap in absences(person, self.programme)):
            return True
        held = (
            timetable.by_id.get(name) for name in self._items(person, {"parts", "sessions"} if asked else {"parts"})
        )
        return item.formal and any(other is not None and other.overlaps(item) for other in held)

    def explain(self) -> str:
        """Return what it weighs, in words."""
        return "people who are due in a session and miss it; ten for a part to be confirmed that would clash"


def _asked(person: Person, session: Session) -> bool:
    return any(part.person == person.id and not part.confirmed for part in session.parts)
