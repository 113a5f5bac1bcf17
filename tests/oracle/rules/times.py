"""When an item is held: at its set time, in its window, in its hours, on the grid, for as long as was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.hidden import next_pause
from tests.oracle.model import Item, Items, Programme, beside, in_order, sessions
from tests.oracle.together import meets
from tests.oracle.words import inside, length

if TYPE_CHECKING:
    from collections.abc import Iterator


def times(programme: Programme, items: Items) -> Iterator[str]:
    """A fixture is at its time; anything else is inside its window, and on the grid; everything has its length."""
    for item in items.values():
        least, _, most = length(item.raw["minutes"])
        if not least <= item.length <= most:
            yield f"length: {item.id} lasts {item.length} minutes, not {least} to {most}"
        if item.fixed is not None:
            if item.span[0] != item.fixed:
                yield f"fixtures: {item.id} is not at its time"
        elif not item.near:
            yield from placed(programme, item)


def placed(programme: Programme, item: Item) -> Iterator[str]:
    if not (item.part or any(inside(item.span, window) for window in item.windows)):
        yield f"hours: {item.id} is outside {'the hours' if item.formal else 'its window'}"
    if any(programme.dates.minute(instant) % programme.grid for instant in item.span):
        yield f"grid: {item.id} is off the grid of {programme.grid} minutes"


def breaks(programme: Programme, items: Items) -> Iterator[str]:
    """A break stands between two sessions of its day."""
    for item in items.values():
        if item.kind == "break" and item.windows:
            spans = [session.span for session in sessions(programme, items, programme.dates.day(item.span[0]))]
            if not (any(s[1] <= item.span[0] for s in spans) and any(s[0] >= item.span[1] for s in spans)):
                yield f"breaks: {item.id} is not between two sessions"


def near(programme: Programme, items: Items) -> Iterator[str]:
    """A near item is held right after its session, or right before it, but for the walk."""
    for item in items.values():
        side, name = beside(item) if item.near else ("", "")
        session = items.get(name)
        if session is None:
            continue
        if item.in_break:
            yield from in_break(programme, items, item, session)
            continue
        way = programme.walk(session.rooms, item.rooms)
        gap = item.span[0] - session.span[1] if side == "after" else session.span[0] - item.span[1]
        if gap != way:
            verb = "starts" if side == "after" else "ends"
            yield f"order: {item.id} {verb} {gap} minutes {side} {name}, not {way}"


def in_break(programme: Programme, items: Items, item: Item, session: Item) -> Iterator[str]:
    """Yield what is wrong with an item that lies in the pause after or before its session."""
    side, name = beside(item)
    pause = next_pause(programme, items, side, session)
    if pause is None or pause.kind not in {"meal", "break"}:
        yield f"order: no meal or break comes right {side} {name} for {item.id}"
        return
    between = (session.span[1], pause.span[0]) if side == "after" else (pause.span[1], session.span[0])
    others = [
        other.id
        for other in sessions(programme, items)
        if inside(other.span, between) and meets(programme, other, session)
    ]
    if others:
        yield f"order: {others[0]} is between {name} and {pause.id}, in which {item.id} lies"
    end = 0 if side == "after" else 1
    if not inside(item.span, pause.span) or item.span[end] != pause.span[end]:
        yield f"order: {item.id} does not {'start' if side == 'after' else 'end'} with {pause.id}"


def during(programme: Programme, items: Items) -> Iterator[str]:
    """A part of a meal or a fixture lies whole in it, and is where it is."""
    for item in in_order(items):
        host = items.get(programme.hosts.get(item.id, ""))
        if host is not None and not inside(item.span, host.span):
            yield f"during: {item.id} is not inside {host.id}"
        if host is not None and item.rooms != host.rooms:
            yield f"rooms: {item.id} is not where {host.id} is"
