"""Where a search starts: seats that keep every hard rule, as near as can be to what was published.

People who have to be together are one *party*. Parties with a rule are placed by trying every way, in an order in
which the hardest come first; whoever has no rule fills the groups up. Both together are exact: where this finds no
seats, there are none, unless it gave up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.groups.model import Apart, Fixed, Together, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from scheduler.groups.model import Round, Rule, Seating

MOST_STEPS = 200_000
"""Parties that are placed before the search for a start gives up."""
_MOST_PARTIES = 600
"""Parties with a rule and a choice, of which each way is tried within the one before: of more it gives up at once."""


class GaveUpError(Exception):
    """Raised when no seats were found in time, which does not prove that there are none."""


@dataclass(frozen=True)
class Party:
    """People who are together in a round, the groups that they may be in, and parties that they are apart from."""

    people: tuple[str, ...]
    groups: frozenset[int]
    enemies: frozenset[int] = frozenset()


@dataclass
class _Table:
    """A round that is being filled."""

    one: Round
    parties: Sequence[Party]
    rng: Random
    most_steps: int
    seats: dict[int, int] = field(default_factory=dict)
    sizes: Counter[int] = field(default_factory=Counter)
    steps: int = 0

    def open_for(self, index: int) -> list[int]:
        """Return the groups that a party can have, those first in which most of it was before."""
        party = self.parties[index]
        taken = {self.seats[other] for other in party.enemies if other in self.seats}
        size = len(party.people)
        free = [group for group in party.groups - taken if self.sizes[group] + size <= self.one.most[group]]
        before = Counter(self.one.before.get(person) for person in party.people)
        keys = {group: (-before[group], self.sizes[group], self.rng.random()) for group in sorted(free)}
        return sorted(free, key=lambda group: keys[group])

    def force(self, parties: frozenset[int]) -> bool:
        """Place parties that can have one group only, however many they are; return whether it has room for them."""
        for index in sorted(parties):
            free = self.open_for(index)
            if not free:
                return False
            self.seats[index] = free[0]
            self.sizes[free[0]] += len(self.parties[index].people)
        return True

    def place(self, waiting: frozenset[int]) -> bool:
        """Place all parties that wait; where that cannot be, leave all as it was."""
        if not self._fits():
            return False
        if not waiting:
            return True
        self.steps += 1
        if self.steps > self.most_steps:
            raise GaveUpError
        ways = {index: self.open_for(index) for index in sorted(waiting)}
        index = min(ways, key=lambda one: (len(ways[one]), -len(self.parties[one].people), one))
        size = len(self.parties[index].people)
        for group in ways[index]:
            self.seats[index] = group
            self.sizes[group] += size
            if self.place(waiting - {index}):
                return True
            del self.seats[index]
            self.sizes[group] -= size
        return False

    def _fits(self) -> bool:
        """Return whether all groups can still have their least."""
        needed = sum(max(self.one.least[group], self.sizes[group]) for group in self.one.groups)
        return needed <= len(self.one.present)


def seated(one: Round, rules: Iterable[Rule], rng: Random, most_steps: int = MOST_STEPS) -> Seating | None:
    """Return seats for everybody in a round, or None if there are none.

    Parameters
    ----------
    most_steps
        Parties that are placed before it gives up.

    Raises
    ------
    GaveUpError
        If none were found in time.
    """
    if one.kept is not None:
        return {person: one.kept[person] for person in one.present}
    parties = parties_of(one, rules)
    if any(least > most for least, most in zip(one.least, one.most, strict=True)):
        return None
    if parties is None or not sum(one.least) <= len(one.present) <= sum(one.most):
        return None
    bound = frozenset(index for index, party in enumerate(parties) if _is_bound(party, one))
    table = _Table(one, parties, rng, most_steps)
    forced = frozenset(index for index in bound if len(parties[index].groups) == 1)
    if len(bound - forced) > _MOST_PARTIES:
        raise GaveUpError
    if not table.force(forced) or not table.place(bound - forced):
        return None
    seats = {person: group for index, group in table.seats.items() for person in parties[index].people}
    free = [party.people[0] for index, party in enumerate(parties) if index not in bound]
    seats |= dict(_filled(one, free, table.sizes, rng))
    return {person: seats[person] for person in one.present}


def parties_of(one: Round, rules: Iterable[Rule]) -> list[Party] | None:
    """Return the parties of a round, or None where a rule contradicts another one, or names somebody who is away."""
    here = [rule for rule in rules if one.kept is None and binds(rule, one)]
    members = _joined(one, here)
    names = sorted({*members.values()}, key=lambda people: one.present.index(people[0]))
    number = {person: index for index, people in enumerate(names) for person in people}
    groups = [frozenset(one.groups)] * len(names)
    enemies: list[set[int]] = [set() for _ in names]
    for rule in here:
        if isinstance(rule, Apart) and len(rule.people & number.keys()) > len(one.groups):
            return None
        if isinstance(rule, Fixed | Within):
            if rule.person not in number:
                return None
            groups[number[rule.person]] &= {rule.group} if isinstance(rule, Fixed) else rule.groups
        elif isinstance(rule, Apart):
            for first, second in combinations(sorted(rule.people & number.keys()), 2):
                if number[first] == number[second]:
                    return None
                enemies[number[first]].add(number[second])
                enemies[number[second]].add(number[first])
    if not all(groups):
        return None
    return [Party(people, *rest) for people, *rest in zip(names, groups, map(frozenset, enemies), strict=True)]


def binds(rule: Rule, one: Round) -> bool:
    """Return whether a rule is about a round."""
    if isinstance(rule, Fixed | Within):
        return rule.round == one.id
    return rule.rounds is None or one.id in rule.rounds


def _joined(one: Round, rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Return the party of each person."""
    party: dict[str, tuple[str, ...]] = {person: (person,) for person in one.present}
    for rule in rules:
        if isinstance(rule, Together):
            there = [person for person in one.present if person in rule.people]
            every = {person for member in there for person in party[member]}
            together = tuple(person for person in one.present if person in every)
            party |= dict.fromkeys(together, together)
    return party


def _is_bound(party: Party, one: Round) -> bool:
    return len(party.people) > 1 or len(party.groups) < len(one.groups) or bool(party.enemies)


def _filled(one: Round, free: Sequence[str], taken: Counter[int], rng: Random) -> Iterator[tuple[str, int]]:
    """Yield a group for everybody who has no rule: that from before as far as there is a seat.

    Seats above the least of a group are few; the groups that were largest have them first, so that fewest move.
    """
    sizes = Counter({group: taken[group] for group in one.groups})
    more = len(one.present) - sum(max(one.least[group], sizes[group]) for group in one.groups)
    before: dict[int, list[str]] = {group: [] for group in one.groups}
    for person in free:
        before.setdefault(one.before.get(person, -1), []).append(person)
    rest: list[str] = []
    for group in sorted(before, key=lambda group: (-len(before[group]) - taken[group], group)):
        for person in before[group]:
            open_ = group in one.groups and sizes[group] < one.most[group]
            if open_ and (sizes[group] < one.least[group] or more):
                more -= sizes[group] >= one.least[group]
                sizes[group] += 1
                yield person, group
            else:
                rest.append(person)
    seats = [group for group in one.groups for _ in range(one.least[group] - sizes[group])]
    above = [group for group in one.groups for _ in range(one.most[group] - max(one.least[group], sizes[group]))]
    rng.shuffle(above)
    seats += above[:more]
    rng.shuffle(seats)
    yield from zip(rest, seats, strict=True)
