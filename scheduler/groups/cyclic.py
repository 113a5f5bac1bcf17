"""Seats for rounds that are all alike, made from one round that is turned like a wheel.

People stand on wheels of as many places as there are rounds, and a few beside them. Each round is the one before with
every wheel turned by one place. Two people meet again exactly if, in the first round, two pairs turn into each other;
so it is enough to seat one round in which no two pairs do, which is a much smaller task than seating them all.
Such *starter blocks* are how resolvable designs are found (Colbourn and Dinitz, Handbook of Combinatorial Designs,
2nd edition, 2007, part VI.16 on difference families).
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb, exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from scheduler.groups.model import Mixing

STEPS = 10_000
"""Exchanges that are tried in one run, while it gets colder."""
RUNS = 12
_COLDEST = 0.12


def alike(mixing: Mixing) -> bool:
    """Return whether all rounds are alike, nobody is bound to anything, and only meetings count."""
    if mixing.rules or mixing.attributes or len(mixing.rounds) < 3:  # noqa: PLR2004 - two rounds need no wheel
        return False
    first = mixing.rounds[0]
    return all(
        one.least == one.most == first.most
        and len({*one.most}) == 1
        and {*one.present} == {*mixing.people}
        and not one.wishes
        and not one.before
        and one.kept is None
        for one in mixing.rounds
    )


def cyclic(mixing: Mixing, rng: Random, stop: Callable[[], bool]) -> list[list[int]]:
    """Return a group for each person (by number) in each round, with few who meet again; for `alike` rounds only."""
    rounds, people = len(mixing.rounds), len(mixing.people)
    wheel = _Wheel(people, rounds)
    best: tuple[int, list[list[int]]] | None = None
    for _ in range(RUNS):
        found = _Run(wheel, len(mixing.rounds[0].most), rng).cooled(stop)
        if best is None or found[0] < best[0]:
            best = found
        if best[0] == 0 or stop():
            break
    return list(_turned(best[1], wheel, rounds)) if best else []


class _Wheel:
    """How pairs turn into each other: each pair belongs to one *orbit*."""

    def __init__(self, people: int, rounds: int) -> None:
        whole = people // rounds * rounds
        turn = [person // rounds * rounds + (person + 1) % rounds for person in range(whole)]
        self.turn = turn + list(range(whole, people))
        self.orbit = [[0] * people for _ in range(people)]
        lengths: list[int] = []
        seen: set[frozenset[int]] = set()
        for pair in combinations(range(people), 2):
            one, other = pair
            length = 0
            while frozenset((one, other)) not in seen:
                seen.add(frozenset((one, other)))
                self.orbit[one][other] = self.orbit[other][one] = len(lengths)
                one, other, length = self.turn[one], self.turn[other], length + 1
            if length:
                lengths.append(length)
        # What it costs over all rounds that so many pairs of one orbit sit together in the first.
        most = len(lengths)
        self.price = [[length * comb(number * rounds // length, 2) for number in range(most)] for length in lengths]
        self.rounds = rounds


class _Run:
    """One run: a round in random order that is made better by exchanges, fewer of which are for the worse in time."""

    def __init__(self, wheel: _Wheel, groups: int, rng: Random) -> None:
        people = list(range(len(wheel.turn)))
        rng.shuffle(people)
        size = len(people) // groups
        self.wheel, self.rng, self.size = wheel, rng, size
        self.groups = [people[size * group : size * (group + 1)] for group in range(groups)]
        pairs = [pair for group in self.groups for pair in combinations(group, 2)]
        held = Counter(wheel.orbit[one][other] for one, other in pairs)
        self.held = [held[orbit] for orbit in range(len(wheel.price))]
        self.cost = sum(price[number] for price, number in zip(wheel.price, self.held, strict=True))

    def cooled(self, stop: Callable[[], bool]) -> tuple[int, list[list[int]]]:
        """Return the best cost and its groups."""
        best = (self.cost, [list(group) for group in self.groups])
        for step in range(STEPS):
            warmth = self.wheel.rounds * (1 - step / STEPS + _COLDEST)
            self._try(warmth)
            if self.cost < best[0]:
                best = (self.cost, [list(group) for group in self.groups])
            if best[0] == 0 or (step % 100 == 0 and stop()):
                break
        return best

    def _try(self, warmth: float) -> None:
        """Exchange two people of two groups, unless that is worse by too much for this warmth."""
        rng, groups = self.rng, self.groups
        place = int(rng.random() * len(groups))
        one, other = groups[place], groups[place - 1 - int(rng.random() * (len(groups) - 1))]
        here, there = int(rng.random() * self.size), int(rng.random() * self.size)
        person, guest = one[here], other[there]
        mates, hosts = [x for x in one if x != person], [x for x in other if x != guest]
        change = self._count(person, mates, -1) + self._count(guest, hosts, -1)
        change += self._count(guest, mates, 1) + self._count(person, hosts, 1)
        if change <= 0 or rng.random() < exp(-change / warmth):
            one[here], other[there] = guest, person
            self.cost += change
        else:
            self._count(guest, mates, -1)
            self._count(person, hosts, -1)
            self._count(person, mates, 1)
            self._count(guest, hosts, 1)

    def _count(self, person: int, mates: Sequence[int], step: int) -> int:
        """Count one pair more or less for each mate of a person, and return what the cost changes by."""
        orbit, held, price, change = self.wheel.orbit[person], self.held, self.wheel.price, 0
        for mate in mates:
            one = orbit[mate]
            number = held[one]
            held[one] = number + step
            change += price[one][number + step] - price[one][number]
        return change


def _turned(groups: list[list[int]], wheel: _Wheel, rounds: int) -> Sequence[list[int]]:
    """Return the group of each person in each round, from the groups of the first."""
    found = []
    for _ in range(rounds):
        seats = [0] * len(wheel.turn)
        for group, people in enumerate(groups):
            for person in people:
                seats[person] = group
        found.append(seats)
        groups = [[wheel.turn[person] for person in people] for people in groups]
    return found
