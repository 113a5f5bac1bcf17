"""Rooms, hours, meals and breaks that suit a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.generator.words import span

if TYPE_CHECKING:
    from random import Random

    from tests.generator.layout import Item, Layout

Entry = dict[str, object]
STALL = "stall"
CHANGEOVER = 10  # the default: minutes that a room needs between two layouts


def house(rng: Random, guests: int) -> list[Entry]:
    """Return the rooms: two halls, sometimes a third, a room too small for everyone, and rooms for groups."""
    half = -(-guests // 2)
    rooms: list[Entry] = [
        {"id": "hall-1", "name": "Great Hall", "layouts": {"theatre": guests + 20, "roundtable": guests + 3}},
        {"id": "hall-2", "name": "Long Room", "layouts": {"theatre": guests, "roundtable": guests}},
        {"id": "nook", "name": "Nook", "layouts": {"theatre": guests - 1, "breakout": half}},
        {"id": "dining", "name": "Dining Room", "layouts": {"dining": guests}},
    ]
    rooms += [{"id": f"group-{n}", "name": f"Room {n}", "layouts": {"breakout": half + n}} for n in (1, 2, 3)]
    if rng.random() < 0.4:
        rooms.append({"id": "hall-3", "name": "Salle des Fêtes", "layouts": {"roundtable": guests + 9}})
    rng.shuffle(rooms)
    return rooms


def seat(rng: Random, layout: Layout, entries: dict[str, Entry]) -> None:
    """Give every session of a layout rooms that are free, and time enough to lay them anew."""
    stalls = layout.of(STALL)
    for item in layout.sessions:
        entry = entries[item.of]
        if entry["format"] == "group":
            item.rooms = ("group-1", "group-2", "group-3")[: int(str(entry.get("groups", 2)))]
            continue
        taken = any(s.day == item.day and s.start < item.end and item.start < s.end for s in stalls)
        item.rooms = ("hall-2",) if taken else (rng.choice(("hall-1", "hall-2")),)
        before = _too_soon(layout, entries, item)
        if before and not taken:
            item.rooms = ("hall-1",) if item.rooms == ("hall-2",) else ("hall-2",)
        elif before:
            # The other hall is taken: both sit in one layout.
            entry["format"] = entries[before.of]["format"]


def _too_soon(layout: Layout, entries: dict[str, Entry], item: Item) -> Item | None:
    """Return the session before which leaves the room of an item too late for another layout."""
    for other in layout.formal(item.day):
        late = other.start < item.start < other.end + CHANGEOVER
        if late and other.rooms == item.rooms and entries[other.of]["format"] != entries[item.of]["format"]:
            return other
    return None


def hours(rng: Random, layout: Layout) -> Entry:
    """Return hours that hold every session, with a little room, sometimes in two ranges around lunch."""
    found: Entry = {}
    for day in layout.days:
        formal = layout.formal(day)
        start = formal[0].start - rng.choice((0, 0, 15))
        end = formal[-1].end + rng.choice((0, 15, 30, 60))
        noon = [item for item in formal if item.stretch in "AB"], [item for item in formal if item.stretch in "CD"]
        if noon[0] and noon[1] and rng.random() < 0.3:
            lunch = next(item for item in layout.on(day) if item.of in ("lunch", "arrival"))
            first = span(start, rng.choice((noon[0][-1].end, lunch.start)))
            found[f"day {day}"] = [first, span(rng.choice((lunch.end, noon[1][0].start)), end)]
        else:
            found[f"day {day}"] = span(start, end)
    return found


def meal_entries(rng: Random, layout: Layout) -> list[Entry]:
    """Return the meals, each with a window around the times that it is laid at."""
    found = []
    for name, title, on in (
        ("breakfast", "Breakfast", "mornings-after-a-night"),
        ("lunch", "Déjeuner", "all"),
        ("dinner", "Dinner", "nights"),
    ):
        held = layout.of(name)
        if held:
            entry: Entry = {"id": name, "title": title, **_around(rng, layout, held)}
            if on != "all" or rng.random() < 0.7:
                entry["on"] = on
            days = {item.day for item in held} | {item.day for item in layout.of("arrival") if name == "lunch"}
            if name == "lunch" and days != {*layout.days}:
                entry["on"] = [f"day {day}" for day in sorted(days)]
            if rng.random() < 0.4:
                entry["room"] = "dining"
            found.append(entry)
    return found


def break_entries(rng: Random, layout: Layout, ranges: object) -> list[Entry]:
    """Return the breaks, with their days where these do not follow from the hours."""
    found = []
    for name, title in (("coffee", "Coffee"), ("tea", "Tea")):
        held = layout.of(name)
        if held:
            entry: Entry = {"id": name, "title": title, **_around(rng, layout, held)}
            days = [f"day {day}" for day in sorted({item.day for item in held})]
            if days != days_of(entry["between"], cast("Entry", ranges)) or rng.random() < 0.2:
                entry["on"] = days
            found.append(entry)
    return found


def _around(rng: Random, layout: Layout, held: list[Item]) -> Entry:
    """Return a window and a length that allow every time at which an item is laid."""
    grid = layout.grid
    loose = rng.choice((0, grid, 30))
    least = max(grid, min(item.minutes for item in held) - grid * rng.choice((0, 0, 1)))
    most = max(item.minutes for item in held) + grid * rng.choice((0, 0, 1))
    windows = {f"day {item.day}": span(item.start - loose, item.end + loose) for item in held}
    whole = span(min(item.start for item in held) - loose, max(item.end for item in held) + loose)
    by_day = held[0].of == "lunch" and not layout.of("arrival") and len(held) == len(layout.days) and rng.random() < 0.3
    return {"between": windows if by_day else whole, "minutes": least if least == most else f"{least}-{most}"}


def days_of(window: object, ranges: Entry) -> list[str]:
    """Return the days whose hours contain a whole window, as the break is held there without `on`."""
    start, end = str(window).split("-")
    found = []
    for day, text in ranges.items():
        parts = cast("list[str]", text) if isinstance(text, list) else [str(text)]
        # Times of two digits compare as text.
        if any(part.split("-")[0] <= start and end <= part.split("-")[1] for part in parts):
            found.append(day)
    return found
