"""Where an item is: in a room that is free, open, large enough, and not too far away."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tests.oracle.model import (
    Item,
    Items,
    Programme,
    groups,
    heads,
    in_order,
    layout,
    seats_said,
    sessions,
    step_free,
)
from tests.oracle.rules.people import keeps_off, within
from tests.oracle.together import meets
from tests.oracle.words import meet, texts, truth

if TYPE_CHECKING:
    from collections.abc import Iterator


def one_at_a_time(programme: Programme, items: Items) -> Iterator[str]:
    """No room holds two items, and none holds one while it is closed."""
    held = [item for item in in_order(items) if not item.part]
    for one, two in combinations(held, 2):
        if meet(one.span, two.span) and not within(one, two):
            for room in sorted(set(one.rooms) & set(two.rooms)):
                yield f"rooms: {one.id} and {two.id} are both in {name(programme, room)}"
    for item in held:
        for room in sorted(set(item.rooms)):
            closed = texts(programme.rooms[room].get("closed"))
            spans = [span for text in closed for span in programme.dates.spans(text, programme.dates.all())]
            if any(meet(item.span, span) for span in spans):
                yield f"rooms: {item.id} is in {name(programme, room)}, which is closed"


def name(programme: Programme, room: str) -> str:
    return str(programme.rooms[room].get("name", room))


def room_fit(programme: Programme, items: Items) -> Iterator[str]:
    """A session has as many rooms as groups, or one, with the layout and the seats; other items have their own room."""
    for item in items.values():
        if item.formal:
            yield from fits(programme, item)
        elif not item.part and item.rooms != tuple(texts(item.raw.get("room"))):
            yield f"rooms: {item.id} is not in its room"


def fits(programme: Programme, item: Item) -> Iterator[str]:
    """Who is due needs a seat, unless they take part from elsewhere; the largest group has the largest room."""
    if not len(item.rooms) == len(set(item.rooms)) == groups(item):
        yield f"room-fit: {item.id} has {len(set(item.rooms))} different rooms, not {groups(item)}"
        return
    rooms = [programme.rooms[room] for room in item.rooms]
    seats = sorted(int(room["layouts"].get(layout(item), 0)) for room in rooms)
    people = heads(programme, item)
    shares = [(people + group) // groups(item) for group in range(groups(item))]
    if seats_said(item):  # then each group has a room for those who are in it: see tests/oracle/groups.py
        shares = [0] * groups(item)
    if not all(layout(item) in room["layouts"] for room in rooms):
        yield f"room-fit: {item.id} has a room without the layout {layout(item)}"
    elif any(seat < share for seat, share in zip(seats, shares, strict=True)):
        yield f"room-fit: {item.id} has too few seats for {people} people"
    if step_free(programme, item) and not any(truth(room.get("step_free")) for room in rooms):
        yield f"room-fit: {item.id} has no room without a step"


def walks(programme: Programme, items: Items) -> Iterator[str]:
    """There is time to walk from a session to any other of its date that it meets, and to what its people attend."""
    for one, two in combinations(in_order(items), 2):
        gap, way = two.span[0] - one.span[1], programme.walk(one.rooms, two.rooms)
        same_day = programme.dates.day(one.span[0]) == programme.dates.day(two.span[0])
        if same_day and 0 <= gap < way and walked(programme, one, two):
            yield f"rooms: {gap} minutes from {one.id} to {two.id}, which are {way} apart"


def walked(programme: Programme, one: Item, two: Item) -> bool:
    """Tell whether somebody goes from one item to the other, by what the programme says of them."""
    if one.part or two.part or one.in_break or two.in_break:
        return False
    if one.formal and two.formal:
        return meets(programme, one, two)
    item, session = (two, one) if one.formal else (one, two)
    own = item.near and session.id in item.raw["near"].values()
    return session.formal and not own and keeps_off(programme, item, session)


def changeovers(programme: Programme, items: Items) -> Iterator[str]:
    """There is time to set out a room in another way."""
    least = programme.limits["changeover"]
    for one, two in combinations(sessions(programme, items), 2):
        gap = two.span[0] - one.span[1]
        if layout(one) != layout(two) and 0 <= gap < least:
            for room in sorted(set(one.rooms) & set(two.rooms)):
                yield f"rooms: {gap} minutes from {one.id} to {two.id} to set out {name(programme, room)} anew"
