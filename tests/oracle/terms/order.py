"""Terms of what follows what: rooms and themes."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from tests.oracle.model import Item, Items, Programme, groups, heads, layout, sessions, step_free
from tests.oracle.together import before, meets
from tests.oracle.words import truth

if TYPE_CHECKING:
    from tests.oracle.published import Told

WASTE = 20  # seats too many that are worth a change of room


def rooms(programme: Programme, items: Items, told: Told) -> int:
    """Count the sessions that none before them shares its room with, and the seats wasted where nothing has begun."""
    whole = one_room(programme, items)
    days = [[i for i in whole if programme.dates.day(i.span[0]) == day] for day in programme.dates.all()]
    moves = sum(moved(programme, day, item) for day in days for item in day)
    return moves + sum(wasted(programme, item) for item in whole if not told.begun(item.id))


def one_room(programme: Programme, items: Items) -> list[Item]:
    """Return the sessions without groups, each in its first room.

    What has begun may have been in groups when it was published, and keeps those rooms.
    """
    held = sessions(programme, items)
    return [replace(item, rooms=item.rooms[:1]) for item in held if groups(item) == 1 and item.rooms]


def moved(programme: Programme, day: list[Item], item: Item) -> bool:
    """Tell whether everybody comes from another room."""
    rooms = [other.rooms for other in before(programme, day, item)]
    return bool(rooms) and item.rooms not in rooms


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
    themes = {theme_of(item) for item in held} - {""}
    parted = sum(parts(programme, held, item, theme) for item in held for theme in themes - {theme_of(item)})
    order = programme.themes
    wrong = (
        one.span[0] < two.span[0] and order.index(theme_of(one)) > order.index(theme_of(two))
        for one, two in product([item for item in held if theme_of(item) in order], repeat=2)
    )
    return parted + sum(wrong)


def theme_of(item: Item) -> str:
    return str(item.raw.get("theme", ""))


def parts(programme: Programme, held: list[Item], item: Item, theme: str) -> bool:
    """Tell whether a session lies between two of a theme that it meets."""
    own = [other for other in held if theme_of(other) == theme and meets(programme, other, item)]
    return any(o.span[1] <= item.span[0] for o in own) and any(o.span[0] >= item.span[1] for o in own)
