"""What is soft about groups and tables, by plain counting: who meets again, who met at all, uneven shares, wishes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from tests.oracle.groups import seated_of, where
from tests.oracle.mixing import Draft, Round, bears, pairs, place_of, rounds
from tests.oracle.reading import read
from tests.oracle.words import cell, texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.groups import Seated
    from tests.oracle.model import Programme


@dataclass(frozen=True)
class Shares:
    """What a draft costs.

    Parameters
    ----------
    repeated
        The sum over all pairs of people of C(times met, 2).
    bound
        As few as counting allows.
    met, possible
        Pairs who met, and pairs who are in one round at least once.
    uneven
        For each attribute to balance, by how many people groups miss the share that whole numbers allow.
    places
        By how many places people are below the dearest on their lists.
    weights
        What one of each costs: of each attribute, and of a place.
    """

    repeated: int
    bound: int
    met: int
    possible: int
    uneven: dict[str, int]
    places: int
    weights: dict[str, int]


def shares(path: Path, draft: Draft) -> Shares:
    """Count all that is soft in the groups and tables of a draft."""
    programme, seated = read(path), seated_of(draft)
    held = {key: one for key, one in rounds(programme, draft).items() if key in seated}
    times = Counter(pair for key in held for group in seated[key] for pair in pairs(frozenset(group.people)))
    could = {pair for key in held for pair in pairs(frozenset(where(seated[key])))}
    balance = programme.mix.get("balance") or []
    said = balance if isinstance(balance, dict) else dict.fromkeys(texts(balance), "1")
    weights = {name: int(weight) for name, weight in said.items()}
    return Shares(
        repeated=sum(comb(count, 2) for count in times.values()),
        bound=bound(held, seated),
        met=len(times),
        possible=len(could),
        uneven={name: sum(uneven(programme, seated, key, name) for key in held) for name in weights},
        places=sum(places(programme, one, seated) for one in held.values()),
        weights={**weights, "preferences": int(programme.mix.get("preferences", 1))},
    )


def spread(people: int, cells: int) -> int:
    """Return how many pairs share a cell at least, if people are spread over cells as evenly as can be."""
    full, rest = divmod(people, cells)
    return cells * comb(full, 2) + rest * full


def bound(held: dict[str, Round], seated: Seated) -> int:
    """Return the fewest repeated meetings that counting allows, one pair of rounds after the other."""
    return sum(bound_of(held, seated, one, two) for one, two in combinations(held, 2))


def bound_of(held: dict[str, Round], seated: Seated, one: str, two: str) -> int:
    """Return how many pairs at least are together in both rounds; of kept groups everybody is in the same one."""
    here, there = where(seated[one]), where(seated[two])
    both = len(here.keys() & there.keys())
    if held[one].source == two or held[two].source == one:
        return spread(both, held[one].number)
    found = [spread(both, held[one].number * held[two].number)]
    if here.keys() == there.keys():  # then the sizes say more, where they are the only ones that there can be
        found += [
            sum(spread(len(group.people), held[other].number) for group in seated[key])
            for key, other in ((one, two), (two, one))
            if held[key].even
        ]
    return max(found)


def uneven(programme: Programme, seated: Seated, key: str, name: str) -> int:
    """Return how many people of each value each group has too many or too few, for shares rounded up or down."""
    values = {who: str(programme.people[who].row.get(name) or "").strip() for who in where(seated[key])}
    whole = Counter(value for value in values.values() if value)
    found = 0
    for group in seated[key]:
        own = Counter(values[who] for who in group.people)
        for value, count in whole.items():
            least = count * len(group.people) // len(values)
            most = -(-count * len(group.people) // len(values))
            found += max(0, least - own[value], own[value] - most)
    return found


def wishes(programme: Programme, name: str) -> dict[str, list[str]]:
    """Return the groups that somebody would like in each session, dearest first."""
    found = (text.partition(":") for text in cell(programme.people[name].row.get("preferences")))
    return {key.strip(): [one.strip() for one in re.split(">", rest) if one.strip()] for key, _, rest in found}


def places(programme: Programme, one: Round, seated: Seated) -> int:
    """Return the places below the dearest, of everybody in a round; a group that is not named is one below the last."""
    total = 0
    for name, number in where(seated[one.id]).items():
        for key, liked in wishes(programme, name).items():
            if bears(one, key):
                order = [place_of(one, said) for said in liked]
                total += order.index(number) if number in order else len(order)
    return total


def movers(before: Draft, after: Draft) -> set[tuple[str, str]]:
    """Return who is in another group than before, with the round: only rounds that are in both, and who is in both."""
    old, new = seated_of(before), seated_of(after)
    return {
        (key, name)
        for key in old.keys() & new.keys()
        for name, number in where(new[key]).items()
        if where(old[key]).get(name, number) != number
    }
