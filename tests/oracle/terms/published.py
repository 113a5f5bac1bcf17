"""How far a timetable is from what people were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.model import groups
from tests.oracle.rules.published import NOON, placed

if TYPE_CHECKING:
    from tests.oracle.model import Item, Items, Programme
    from tests.oracle.published import Place, Told

DAY, HALF, START, LATER, LENGTH, ROOM, OF_GROUPS = 25, 17, 10, 4, 3, 5, 2  # points
SOON = 1440  # minutes
QUARTER = 15  # minutes


def perturbation(programme: Programme, items: Items, told: Told) -> int:
    """Add up the points of whatever is held, was published, has not begun, and is where the program wants it."""
    return sum(paid(programme, items, told).values())


def paid(programme: Programme, items: Items, told: Told) -> dict[str, int]:
    """Return who pays how many points."""
    if told.keep == "nothing":
        return {}
    found = {
        item.id: points(programme, told, item)
        for item in items.values()
        if item.id in told.places and not told.begun(item.id)
    }
    return {key: number for key, number in found.items() if number}


def points(programme: Programme, told: Told, item: Item) -> int:
    place = told.places[item.id]
    if item.formal:
        soon = told.until is not None and place.span[0] < told.until + SOON
        return moved(programme, item, place) * (thirds(programme, item) + soon)
    if placed(programme, item):
        away = abs(programme.dates.minute(item.span[0]) - place.minute)
        return min(-(-away // QUARTER), LATER)
    return 0


def moved(programme: Programme, item: Item, place: Place) -> int:
    """Return the points of one session, for a third of all people."""
    minute = programme.dates.minute(item.span[0])
    found = LENGTH * (item.length != place.length)
    found += (OF_GROUPS if groups(item) > 1 else ROOM) * len({*place.rooms} - {*item.rooms})
    if programme.dates.day(item.span[0]) != place.day:
        return found + DAY
    if (minute < NOON) != (place.minute < NOON):
        return found + HALF
    away = abs(minute - place.minute)
    return found + (START + min(away // 30, LATER) if away else 0)


def thirds(programme: Programme, item: Item) -> int:
    """Return how many thirds of all people a session concerns: its audience, and those with a part, sure or not."""
    cast = programme.casts[item.id]
    if cast.audience is None:
        return 3
    return max(1, min(3, -(-3 * len(cast.due | cast.open) // len(programme.people))))


def weight(programme: Programme, told: Told) -> int:
    """Return what a point costs: a tenth, but never nothing, if some of it is to be kept; nothing without it."""
    if told.keep == "nothing" or not programme.perturbation:
        return 0
    return max(1, programme.perturbation // 10) if told.keep == "some" else programme.perturbation
