"""What an allocation costs, counted from who sits where; the search has no part in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.groups.model import Allocation, Attribute, Mixing, Round, Seating


@dataclass(frozen=True)
class Measure:
    """What an allocation costs, term by term, before weights.

    Parameters
    ----------
    meetings
        The sum over all pairs who met of ``n * (n - 1) / 2`` for n meetings.
    pairs
        How many pairs met; ``possible`` is how many could have, for both are there in one round.
    most
        How often the pair met that met most often.
    uneven
        By attribute, by how many people all groups together are off the even shares that whole numbers allow.
    wishes
        What the wishes cost.
    moved
        How many people are in another group than was published.
    cost
        The weighted sum.
    """

    meetings: int
    pairs: int
    possible: int
    most: int
    uneven: Mapping[str, int]
    wishes: int
    moved: int
    cost: int


def measure(mixing: Mixing, allocation: Allocation) -> Measure:
    """Return what an allocation costs."""
    met = meetings(allocation)
    repeated = sum(comb(times, 2) for times in met.values())
    uneven = {one.name: _uneven(one, mixing, allocation) for one in mixing.attributes}
    wishes = sum(_wishes(one, allocation.seats[one.id]) for one in mixing.rounds)
    moved = sum(len(movers(one, allocation.seats[one.id])) for one in mixing.rounds)
    weighed = sum(one.weight * uneven[one.name] for one in mixing.attributes)
    return Measure(
        meetings=repeated,
        pairs=len(met),
        possible=len({pair for one in mixing.rounds for pair in combinations(sorted(one.present), 2)}),
        most=max(met.values(), default=0),
        uneven=uneven,
        wishes=wishes,
        moved=moved,
        cost=mixing.met * repeated + weighed + wishes + mixing.moved * moved,
    )


def meetings(allocation: Allocation) -> Counter[tuple[str, str]]:
    """Return how often each pair meets, of those who do."""
    return Counter(
        pair
        for seating in allocation.seats.values()
        for group in _members(seating).values()
        for pair in combinations(sorted(group), 2)
    )


def movers(one: Round, seating: Seating) -> tuple[str, ...]:
    """Return who is in another group of a round than was published."""
    return tuple(person for person, group in seating.items() if one.before.get(person, group) != group)


def shares(attribute: Attribute, one: Round, seating: Seating) -> Iterator[tuple[int, str, int, int, int]]:
    """Yield for each group and value of an attribute: group, value, how many there are, and the even share's ends."""
    there = Counter(attribute.values[person] for person in one.present if person in attribute.values)
    members = _members(seating)
    for group in one.groups:
        some = members.get(group, [])
        held = Counter(attribute.values[person] for person in some if person in attribute.values)
        for value, number in there.items():
            least, rest = divmod(len(some) * number, len(one.present))
            yield group, value, held[value], least, least + bool(rest)


def _uneven(attribute: Attribute, mixing: Mixing, allocation: Allocation) -> int:
    return sum(
        max(0, held - most, least - held)
        for one in mixing.rounds
        for _, _, held, least, most in shares(attribute, one, allocation.seats[one.id])
    )


def _wishes(one: Round, seating: Seating) -> int:
    return sum(costs.get(seating[person], 0) for person, costs in one.wishes.items() if person in seating)


def _members(seating: Seating) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person, group in seating.items():
        found.setdefault(group, []).append(person)
    return found
