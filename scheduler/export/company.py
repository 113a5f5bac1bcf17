"""Who meets whom in groups and at tables: how often, counted from a timetable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from scheduler.export.own_group import rounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

Pair = frozenset[str]


@dataclass(frozen=True)
class Company:
    """How often each two people are in one group or at one table.

    Parameters
    ----------
    people
        Ids of all who are in any round, in the order of the programme.
    times
        How often two of them meet, who do.
    rounds
        How many sessions in groups and meals at tables there are.
    """

    people: tuple[str, ...]
    times: Mapping[Pair, int]
    rounds: int

    @property
    def pairs(self) -> int:
        """How many pairs there are of all these people."""
        return comb(len(self.people), 2)

    @property
    def met(self) -> int:
        """How many of the pairs meet."""
        return len(self.times)

    @property
    def repeated(self) -> int:
        """Sum over the pairs of C(times, 2): a third meeting counts more than a second."""
        return sum(comb(times, 2) for times in self.times.values())

    @property
    def share(self) -> float:
        """Which part of the pairs meet, from 0 to 1; 1 where there are none."""
        return self.met / self.pairs if self.pairs else 1.0

    def spread(self) -> Mapping[int, int]:
        """Return how many pairs meet how often, those who never do included."""
        counts = Counter(self.times.values())
        never = self.pairs - self.met
        return dict(sorted({**({0: never} if never else {}), **counts}.items()))

    def between(self, one: str, other: str) -> int:
        """Return how often two people meet."""
        return self.times.get(frozenset({one, other}), 0)

    def of(self, person: str) -> Mapping[str, int]:
        """Return how often somebody meets each of the others."""
        return {other: self.between(person, other) for other in self.people if other != person}


def company(timetable: Timetable, programme: Programme) -> Company:
    """Return who meets whom."""
    found = rounds(timetable)
    times: Counter[Pair] = Counter()
    seen: set[str] = set()
    for _, sitting in found:
        for group in sitting.groups:
            seen.update(group.people)
            times.update(frozenset(pair) for pair in combinations(group.people, 2))
    order = {person.id: place for place, person in enumerate(programme.people)}
    people = tuple(sorted(seen, key=lambda name: (order.get(name, len(order)), name)))
    return Company(people, dict(times), len(found))


def name_of(person: str, programme: Programme) -> str:
    """Return somebody's name; of somebody whom the programme no longer knows, the id."""
    known = programme.person_by_id.get(person)
    return known.name if known else person
