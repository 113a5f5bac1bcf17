"""Fixtures of every kind, put into a layout where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.layout import Item, Layout
from tests.generator.words import clock

if TYPE_CHECKING:
    from random import Random

Entry = dict[str, object]


def fixtures(rng: Random, layout: Layout) -> list[Entry]:
    """Add fixtures to a layout, and return them as the file writes them."""
    found = [_entry(item, "Participants arrive", replaces="lunch") for item in layout.of("arrival")]
    for make in (_within, _between, _evening, _early, _departure, _optional):
        found += make(rng, layout)
    return found


def _entry(item: Item, title: str, **more: str) -> Entry:
    """Return a fixture as the file writes it."""
    at = f"day {item.day} {clock(item.start)}"
    return {"id": item.of, "title": title, "at": at, "minutes": item.minutes, "kind": item.kind, **more}


def _within(rng: Random, layout: Layout) -> list[Entry]:
    """Shorten the first session of a stretch of two, and put something that may be no pause after it."""
    if rng.random() > 0.6:
        return []
    for first, second in zip(layout.sessions, layout.sessions[1:], strict=False):
        if (first.day, first.end) == (second.day, second.start) and first.minutes >= 30 + layout.grid:
            first.end -= layout.grid
            minutes = rng.choice([length for length in (5, 7, 10, 15) if length <= layout.grid])
            kind = rng.choice(("social", "protected", "free"))
            item = Item("photo", kind, first.day, first.end, first.end + minutes)
            layout.items.append(item)
            return [_entry(item, "Group photograph")]
    return []


def _between(rng: Random, layout: Layout) -> list[Entry]:
    """Put something that may be a pause after the last session of a day, with one more session behind it."""
    if rng.random() > 0.35:
        return []
    day = rng.choice(layout.days)
    last = layout.formal(day)[-1]
    minutes = rng.choice((15, 20, 25, 30, 40))
    limit = min([item.start for item in layout.on(day) if item.start >= last.end], default=1260)
    room = -(-minutes // layout.grid) * layout.grid
    if last.minutes < 60 or last.end + room > limit:
        return []
    # The last session moves back: what comes before it now ends with the fixture.
    item = Item("tour", rng.choice(("social", "protected", "free", "travel")), day, last.start, last.start + minutes)
    last.start += room
    last.end += room
    layout.items.append(item)
    return [_entry(item, "A walk through the grounds")]


def _evening(rng: Random, layout: Layout) -> list[Entry]:
    """Put a reception before dinner, where there is time."""
    found = []
    for dinner in layout.of("dinner"):
        ends = max(item.end for item in layout.on(dinner.day) if item.end <= dinner.start)
        if dinner.start - ends >= 25 and rng.random() < 0.4:
            item = Item(f"reception-{dinner.day}", "social", dinner.day, dinner.start - 25, dinner.start)
            layout.items.append(item)
            found.append(_entry(item, "Drinks"))
    return found


def _early(rng: Random, layout: Layout) -> list[Entry]:
    """Put a protected fixture before everything else of the last day."""
    start = layout.on(layout.days[-1])[0].start - 40
    if rng.random() > 0.25:
        return []
    item = Item("quiet", "protected", layout.days[-1], start, start + 33)
    layout.items.append(item)
    return [_entry(item, "Quiet time")]


def _departure(rng: Random, layout: Layout) -> list[Entry]:
    """Let everybody depart after everything else of the last day."""
    start = layout.on(layout.days[-1])[-1].end + 30
    if rng.random() > 0.4:
        return []
    item = Item("depart", "travel", layout.days[-1], start, start + 15)
    layout.items.append(item)
    return [_entry(item, "Participants depart")]


def _optional(rng: Random, layout: Layout) -> list[Entry]:
    """Put something in the first hall that nobody has to attend and that takes the hall."""
    if rng.random() > 0.3:
        return []
    other = rng.choice(layout.sessions)
    item = Item("stall", "optional", other.day, other.start - 20, other.end + 20, rooms=("hall-1",))
    layout.items.append(item)
    return [{**_entry(item, "Book stall"), "kind": "social", "attendance": "optional", "room": "hall-1"}]
