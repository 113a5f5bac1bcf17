"""Every right timetable of a tiny programme, one after the other, and the cheapest of them: by the oracle alone.

What a solver proves is to cost as much. Sessions have a choice of time, length and one room, and may be left out where
they are optional. Fixtures are where they are, what is near a session follows it; there are no meals, breaks or groups.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle.together import meets
from tests.oracle.words import length
from tests.planted_beside import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.oracle.model import Item, Items, Programme

# What the page of the language says that a unit of each term costs.
BALANCED = {
    "drop": 10000,
    "attendance": 10,
    "duration": 1,
    "wishes": 9,
    "graveyard": 9,
    "alternation": 6,
    "balance": 1,
    "informal": 1,
    "idle": 3,
    "meal-times": 1,
    "rooms": 2,
    "flow": 2,
}
WEIGHTS = {"balanced": BALANCED, "light-days": BALANCED | {"balance": 4, "informal": 3}}


@dataclass(frozen=True)
class Best:
    """The least that a right timetable costs, every one that costs as little, and how many are right."""

    cost: int
    timetables: tuple[Items, ...]
    right: int


def cheapest(programme: Programme, profile: str = "balanced") -> Best | None:
    """Return the best of all timetables, or None if there is none."""
    found = [(cost(programme, items, profile), items) for items in timetables(programme)]
    least = min((price for price, _ in found), default=0)
    best = tuple(items for price, items in found if price == least)
    return Best(least, best, len(found)) if found else None


def cost(programme: Programme, items: Items, profile: str = "balanced") -> int:
    """Return what a timetable costs by one of the profiles."""
    weights: Mapping[str, int] = WEIGHTS[profile]
    return sum(weights[term] * measure for term, measure in oracle.measures(programme, items).items())


def tries(programme: Programme) -> int:
    """Return in how many ways sessions can be placed that are right each by itself."""
    return prod(len(choices(programme, item)) for item in programme.items.values() if item.formal)


def timetables(programme: Programme) -> Iterator[Items]:
    """Yield every right timetable of a programme."""
    asked = list(programme.items.values())
    fixed = {item.id: _lasting(item, item.fixed) for item in asked if item.fixed is not None}
    for chosen in product(*(choices(programme, item) for item in asked if item.formal)):
        held = [item for item in chosen if item is not None]
        if not any(clash(programme, one, two) for one, two in combinations(held, 2)):
            items = fixed | {item.id: item for item in held}
            items |= {near.id: near for item in asked if item.near for near in _near(items, item)}
            if not _wrong(programme, items):
                yield items


def choices(programme: Programme, item: Item) -> list[Item | None]:
    """Return every time and room that a session could have by itself, and None if it may be left out."""
    least, _, most = length(item.raw["minutes"])
    found: list[Item | None] = [None] if item.optional else []
    for (low, high), room in product(programme.hours, programme.rooms):
        for start in range(low, high, programme.grid):
            for minutes in range(least, min(most, high - start) + 1, programme.grid):
                spot = replace(item, span=(start, start + minutes), rooms=(room,))
                if not any(fault for rule in oracle.RULES for fault in rule(programme, {item.id: spot})):
                    found.append(spot)
    return found


def clash(programme: Programme, one: Item, two: Item) -> bool:
    """Tell whether two sessions cannot be at their times, for somebody or for their room."""
    together = one.span[0] < two.span[1] and two.span[0] < one.span[1]
    return together and (meets(programme, one, two) or one.rooms == two.rooms)


def _lasting(item: Item, start: int) -> Item:
    return replace(item, span=(start, start + length(item.raw["minutes"])[0]))


def _near(items: Items, near: Item) -> Iterator[Item]:
    """Yield what comes right after a session, if that is held."""
    session = items.get(near.raw["near"]["after"])
    if session is not None:
        yield _lasting(near, session.span[1])


def _wrong(programme: Programme, items: Items) -> list[str]:
    """Return what is wrong, but for what is left out as it may be, and what would be near that."""
    left = {item.id for item in programme.items.values() if item.optional and item.id not in items}
    left |= {item.id for item in programme.items.values() if item.near and item.raw["near"]["after"] in left}
    return [fault for fault in faults(programme, items) if fault.removeprefix("items: ") not in left]
