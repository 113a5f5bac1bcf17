"""What a calendar does not show: private items, whose times may follow from the programme or from a session."""

from __future__ import annotations

from dataclasses import replace

from tests.oracle.model import Item, Items, Programme, beside, in_order
from tests.oracle.words import length, texts


def with_private(programme: Programme, items: Items) -> Items:
    """Return the items with those private ones whose times are known."""
    found = [item for hidden in programme.items.values() if hidden.private for item in known(programme, items, hidden)]
    shown = {key: item for key, item in items.items() if not item.private}
    return {item.id: item for item in in_order(shown | {item.id: item for item in found})}


def unknown(programme: Programme, items: Items) -> list[Item]:
    """Return the private meals, of which nobody can say when they are held."""
    return [item for item in programme.items.values() if item.private and item.windows and item.id not in items]


def known(programme: Programme, items: Items, hidden: Item) -> list[Item]:
    """Return a private fixture at its set time, or a near item at the time of its session; nothing for a meal."""
    item = replace(hidden, rooms=tuple(texts(hidden.raw.get("room"))))
    minutes = length(item.raw["minutes"])[0]
    if item.fixed is not None:
        return [replace(item, span=(item.fixed, item.fixed + minutes))]
    side, name = beside(item) if item.near else ("", "")
    edge = edge_of(programme, items, item, side) if name in items else None
    if edge is None:
        return []
    return [replace(item, span=(edge, edge + minutes) if side == "after" else (edge - minutes, edge))]


def edge_of(programme: Programme, items: Items, item: Item, side: str) -> int | None:
    """Return when an item near a session starts, if it comes after it, or ends, if it comes before."""
    session = items[beside(item)[1]]
    if item.in_break:
        pause = next_pause(programme, items, side, session)
        return None if pause is None else pause.span[0 if side == "after" else 1]
    way = programme.walk(session.rooms, item.rooms)
    return session.span[1] + way if side == "after" else session.span[0] - way


def next_pause(programme: Programme, items: Items, side: str, session: Item) -> Item | None:
    """Return the first meal, break or fixture for everyone after a session on its date, or the last before it."""
    day = programme.dates.day(session.span[0])
    held = [i for i in in_order(items) if i.blocking and not i.near and programme.dates.day(i.span[0]) == day]
    if side == "after":
        return next((item for item in held if item.span[0] >= session.span[1]), None)
    return next((item for item in reversed(held) if item.span[1] <= session.span[0]), None)
