"""How far the rooms are from each other."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from tests.oracle.words import Raw, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = frozenset[str]


def written(*sources: Raw) -> dict[Pair, int]:
    """Return the pairs that are written, those of the programme above those of the house."""
    walks = [source.get("walk") or {} for source in sources]
    return {Pair((one, two)): minutes(text) for walk in walks for one, row in walk.items() for two, text in row.items()}


def ways(rooms: dict[str, Raw], *sources: Raw) -> dict[Pair, int]:
    """Return the shortest ways between rooms of which something is written; between all others it takes no time."""
    edges = written(*sources)
    for one, two in combinations(rooms, 2):
        if away := [minutes(rooms[room]["away"]) for room in (one, two) if "away" in rooms[room]]:
            edges[Pair((one, two))] = min(max(away), edges.get(Pair((one, two)), max(away)))
    found = shortest(edges, rooms)
    return {pair: found[pair] for pair in edges}


def shortest(edges: dict[Pair, int], rooms: Iterable[str]) -> dict[Pair, int]:
    """Return the ways over any rooms, by trying each room as the one to pass through."""
    found = dict(edges)
    names = list(rooms)
    for over, one, two in product(names, names, names):
        first, second = found.get(Pair((one, over))), found.get(Pair((over, two)))
        if len({one, over, two}) == len("abc") and first is not None and second is not None:
            found[Pair((one, two))] = min(first + second, found.get(Pair((one, two)), first + second))
    return found
