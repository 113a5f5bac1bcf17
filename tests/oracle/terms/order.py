"""Terms of what follows what: rooms and themes."""

from __future__ import annotations

from itertools import combinations, pairwise

from tests.oracle.model import Item, Items, Programme, heads, layout, sessions, step_free
from tests.oracle.words import truth

WASTE = 20  # seats too many that are worth a change of room


def rooms(programme: Programme, items: Items) -> int:
    """Count the changes of room from one session to the next, and the seats wasted."""
    whole = [item for item in sessions(programme, items) if len(item.rooms) == 1]
    days = [[i for i in whole if programme.dates.day(i.span[0]) == day] for day in programme.dates.all()]
    moves = sum(one.rooms != two.rooms for day in days for one, two in pairwise(day))
    return moves + sum(wasted(programme, item) for item in whole)


def wasted(programme: Programme, item: Item) -> int:
    """Return the seats of a session's room above those of the smallest that would do, in twenties."""
    people, flat = heads(programme, item), step_free(programme, item)
    seats = {key: int(room["layouts"].get(layout(item), -1)) for key, room in programme.rooms.items()}
    able = [key for key in seats if seats[key] >= max(people, 0)]
    able = [key for key in able if not flat or truth(programme.rooms[key].get("step_free"))]
    return max(0, seats[item.rooms[0]] - min((seats[key] for key in able), default=0)) // WASTE


def flow(programme: Programme, items: Items) -> int:
    """Count the sessions that part a theme, and the pairs whose themes stand in the wrong order."""
    held = sessions(programme, items)
    themes = [str(item.raw.get("theme", "")) for item in held]
    parted = 0
    for theme in {*themes} - {""}:
        places = [place for place, name in enumerate(themes) if name == theme]
        parted += places[-1] - places[0] + 1 - len(places)
    order = programme.themes
    wrong = (
        one in order and two in order and order.index(one) > order.index(two) for one, two in combinations(themes, 2)
    )
    return parted + sum(wrong)
