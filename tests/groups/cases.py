"""Made-up tasks of mixing people, with seats that keep every rule, from which the rules were drawn."""

from __future__ import annotations

from itertools import combinations
from random import Random

from scheduler.groups import Allocation, Apart, Attribute, Fixed, Mixing, Round, Together
from scheduler.groups.model import Rule, evenly


def people(number: int) -> tuple[str, ...]:
    return tuple(f"p{index}" for index in range(number))


def mixed(number: int, groups: list[int]) -> Mixing:
    """Return rounds in which everybody is there, of so many groups each."""
    return Mixing(tuple(evenly(f"r{index}", many, people(number)) for index, many in enumerate(groups)))


def planted(seed: int) -> tuple[Mixing, Allocation]:
    """Return a task that uses every kind of rule, and seats that keep them."""
    rng = Random(seed)  # noqa: S311 - no secret
    every = people(rng.randint(6, 30))
    rounds, seats = [], {}
    for index in range(rng.randint(1, 4)):
        present = tuple(person for person in every if rng.random() < 0.9) or every
        one = evenly(f"r{index}", rng.randint(2, max(2, len(present) // 3)), present)
        row = [group for group in one.groups for _ in range(one.least[group])]
        row += rng.sample(list(one.groups), len(present) - len(row))
        rng.shuffle(row)
        if rng.random() < 0.3:
            sizes = tuple(row.count(group) for group in one.groups)
            one = Round(one.id, sizes, sizes, present)
        wishes = {person: {rng.randrange(len(one.most)): rng.randint(1, 5)} for person in rng.sample(present, 3)}
        before = {person: rng.choice(one.groups) for person in present if rng.random() < 0.5}
        rounds.append(Round(one.id, one.least, one.most, present, wishes, before))
        seats[one.id] = dict(zip(present, row, strict=True))
    attributes = tuple(Attribute(name, 2, {one: rng.choice("abc") for one in every}) for name in ("sector", "region"))
    return Mixing(tuple(rounds), tuple(_rules(rng, seats)), attributes, moved=rng.randint(0, 3)), Allocation(seats)


def _rules(rng: Random, seats: dict[str, dict[str, int]]) -> list[Rule]:
    """Return rules that some seats keep."""
    found: list[Rule] = []
    for name, seating in seats.items():
        here = frozenset({name})
        for first, second in rng.sample(list(combinations(seating, 2)), 5):
            kind = Together if seating[first] == seating[second] else Apart
            found.append(kind(frozenset({first, second}), here))
        person = rng.choice(list(seating))
        found.append(Fixed(person, name, seating[person]))
    everyone = list({person for seating in seats.values() for person in seating})
    for pair in combinations(sorted(everyone), 2):
        shared = [seating for seating in seats.values() if {*pair} <= seating.keys()]
        same = {seating[pair[0]] == seating[pair[1]] for seating in shared}
        if same == {False} and rng.random() < 0.1:
            found.append(Apart(frozenset(pair)))
        if same == {True} and rng.random() < 0.5:
            found.append(Together(frozenset(pair)))
    return found
