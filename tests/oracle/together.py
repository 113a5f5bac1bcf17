"""Whose sessions meet: two do if somebody is due in both, and only those that meet come one after the other."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from tests.oracle.model import sessions
from tests.oracle.words import inside

if TYPE_CHECKING:
    from tests.oracle.model import Item, Items, Programme


def meets(programme: Programme, one: Item, two: Item) -> bool:
    """Tell whether somebody is due in both sessions; the list of people may be empty, and everybody is still due."""
    here, there = programme.casts[one.id], programme.casts[two.id]
    return (here.audience is None and there.audience is None) or bool(here.due & there.due)


def formal(programme: Programme) -> list[Item]:
    """Return every session that the programme asks for, those that may be left out too."""
    return [item for item in programme.items.values() if item.formal]


def in_one_stream(programme: Programme) -> bool:
    """Tell whether every two sessions meet, so that none can be side by side."""
    return all(meets(programme, *pair) for pair in combinations(formal(programme), 2))


def widest(programme: Programme) -> list[frozenset[str]]:
    """Return the sessions of each person, by their ids, but not where somebody else has all of them and more."""
    asked = formal(programme)
    found = {frozenset(i.id for i in asked if name in programme.casts[i.id].due) for name in programme.people}
    found.add(frozenset(item.id for item in asked if programme.casts[item.id].audience is None))
    return [own for own in found if not any(own < other for other in found)]


def first_of_both(programme: Programme, items: Items, group: Item, back: Item) -> bool:
    """Tell whether a report opens its day, but for sessions that do not meet both it and what it reports on."""
    held = [i for i in sessions(programme, items, programme.dates.day(back.span[0])) if i.numbered]
    own = [i for i in held if i is back or (meets(programme, i, group) and meets(programme, i, back))]
    return own[:1] == [back]


def before(programme: Programme, held: list[Item], item: Item) -> list[Item]:
    """Return those of some sessions that meet a session and end last before it starts: several if they end together."""
    earlier = [i for i in held if i is not item and i.span[1] <= item.span[0] and meets(programme, i, item)]
    last = max((i.span[1] for i in earlier), default=0)
    return [i for i in earlier if i.span[1] == last]


def groups_in_time(held: list[Item]) -> list[list[Item]]:
    """Return sessions, in the order of their starts, with each that starts before those before it are over."""
    found = [held[:1]] if held else []
    for _, item in pairwise(held):
        if item.span[0] >= max(other.span[1] for other in found[-1]):
            found.append([])
        found[-1].append(item)
    return found


def in_one_range(programme: Programme, one: Item, two: Item) -> bool:
    return any(inside(one.span, span) and inside(two.span, span) for span in programme.hours)
