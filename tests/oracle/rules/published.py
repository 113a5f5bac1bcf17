"""What was published stays: all of it, or what has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.rules.people import room_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.model import Item, Items, Programme
    from tests.oracle.published import Told

NOON = 720


def placed(programme: Programme, item: Item) -> bool:
    """Tell whether the program chooses when a meal or break is: the director has left it more than one start."""
    return item.kind != "session" and bool(item.windows) and len(room_for(programme, item)) > 1


def kept(programme: Programme, items: Items, told: Told) -> Iterator[str]:
    """With ``--keep all`` nothing that was published moves, but for what others set, and what has begun."""
    for item in programme.items.values():
        place = told.places.get(item.id)
        if told.keep != "all" or place is None or told.begun(item.id):
            continue
        now = items.get(item.id)
        if item.kind != "session" and not placed(programme, item):
            continue
        if now is None:
            if not item.private:
                yield f"kept: {item.id} is not held"
            continue
        day, minute = programme.dates.day(now.span[0]), programme.dates.minute(now.span[0])
        if (day, minute) != (place.day, place.minute):
            yield f"kept: {item.id} starts on {clock(day, minute)}, not on {clock(place.day, place.minute)}"
        if item.formal and set(now.rooms) != set(place.rooms):
            yield f"kept: {item.id} is in {', '.join(now.rooms)}, not in {', '.join(place.rooms)}"


def clock(day: int, minute: int) -> str:
    return f"day {day} {minute // 60:02}:{minute % 60:02}"


def freeze(programme: Programme, items: Items, told: Told) -> Iterator[str]:
    """What has begun is as it was published, and nothing else begins in the past, but for fixtures, which are facts."""
    if told.until is None:
        return
    for item in programme.items.values():
        if item.fixed is None:
            yield from frozen(programme, items, told, item)


def frozen(programme: Programme, items: Items, told: Told, item: Item) -> Iterator[str]:
    now = items.get(item.id)
    if not told.begun(item.id):
        if now is not None and told.until is not None and now.span[0] < told.until:
            yield f"freeze: {item.id} begins in the past"
        return
    place = told.places[item.id]
    if now is None:
        yield f"freeze: {item.id} has begun and is not held"
        return
    for word, has, was in zip(("starts", "ends"), now.span, place.span, strict=True):
        if has != was:
            here, there = (clock(programme.dates.day(at), programme.dates.minute(at)) for at in (has, was))
            yield f"freeze: {item.id} {word} on {here}, not on {there}"
    if set(now.rooms) != set(place.rooms):
        here, there = (", ".join(rooms) or "no room" for rooms in (now.rooms, place.rooms))
        yield f"freeze: {item.id} is in {here}, not in {there}"
