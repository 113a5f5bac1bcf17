"""Who meets whom in groups and at tables: how often, counted from a timetable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from scheduler.export.own_group import rounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Item, Timetable

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
        How many sessions in groups and meals at tables are counted.
    pairs
        How many pairs could meet, for both are in one of these rounds.
    kept
        Ids of the sessions that keep the groups of another one, each with the id of that: nobody meets anew in them,
        and they are not counted again.
    """

    people: tuple[str, ...]
    times: Mapping[Pair, int]
    rounds: int
    pairs: int
    kept: tuple[tuple[str, str], ...] = ()

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
        """Which part of the pairs who could meet do, from 0 to 1; 1 where there are none."""
        return self.met / self.pairs if self.pairs else 1.0

    def spread(self) -> Mapping[int, int]:
        """Return how many pairs meet how often, also how many never do who could."""
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
    kept = tuple((item.id, other) for item, _ in found if (other := kept_from(item, timetable, programme)))
    own = [sitting for item, sitting in found if not kept_from(item, timetable, programme)]
    times = Counter(pair for sitting in own for group in sitting.groups for pair in _pairs(group.people))
    pairs = {pair for sitting in own for pair in _pairs(_all(sitting))}
    seen = {person for _, sitting in found for person in _all(sitting)}
    order = {person.id: place for place, person in enumerate(programme.people)}
    people = tuple(sorted(seen, key=lambda name: (order.get(name, len(order)), name)))
    return Company(people, dict(times), len(own), len(pairs), kept)


def kept_from(item: Item, timetable: Timetable, programme: Programme) -> str | None:
    """Return the id of the session whose groups one keeps; None where it has groups of its own."""
    session = programme.session_by_id.get(item.id)
    other = session.same_groups_as if session else None
    return other if other in timetable.sitting_by_item else None


def _all(sitting: Sitting) -> tuple[str, ...]:
    return tuple(person for group in sitting.groups for person in group.people)


def _pairs(people: Iterable[str]) -> Iterator[Pair]:
    return (frozenset(pair) for pair in combinations(people, 2))


def name_of(person: str, programme: Programme) -> str:
    """Return somebody's name; of somebody whom the programme no longer knows, the id."""
    known = programme.person_by_id.get(person)
    return known.name if known else person
