"""The house: halls, rooms for groups, places that are a walk away, and when they are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.generator.rich.draft import Held
from tests.generator.words import clock, span

if TYPE_CHECKING:
    from tests.generator.rich.draft import Draft, Entry

GROUPS = ("group-1", "group-2", "group-3")


def furnish(draft: Draft, seats: int) -> None:
    """Add rooms, so many seats in each hall, and walks between them."""
    rng = draft.rng
    half = -(-seats // 2)
    rooms: list[Entry] = [
        {
            "id": "hall-1",
            "name": "Great Hall",
            "layouts": {"theatre": seats + 20, "roundtable": seats, "circle": seats},
        },
        {"id": "hall-2", "name": "Long Room", "layouts": {"theatre": seats, "roundtable": seats + 4}},
        {"id": "nook", "name": "Nook", "layouts": {"theatre": 6, "breakout": half, "circle": 5}},
        {"id": "dining", "name": "Dining Room", "layouts": {"dining": seats}},
        {"id": "garden", "name": "Walled Garden", "layouts": {"reception": seats}},
    ]
    rooms += [{"id": room, "name": f"Room {room[-1]}", "layouts": {"breakout": half + 1}} for room in GROUPS]
    rng.shuffle(rooms)
    draft.rooms = {str(room["id"]): room for room in rooms}
    if rng.random() < 0.4:
        draft.rooms["garden"]["away"] = rng.choice((5, 10, 15))
    if rng.random() < 0.6:
        pairs = [("hall-1", "hall-2"), ("hall-1", "dining"), ("hall-2", "group-1"), ("group-1", "group-2")]
        for pair in rng.sample(pairs, rng.choice((1, 2, 3))):
            draft.ways[frozenset(pair)] = rng.choice((3, 5, 5, 10))


def close(draft: Draft) -> None:
    """Close some rooms while nothing is in them."""
    rng = draft.rng
    for room in rng.sample(sorted(draft.rooms), 4):
        day, start = rng.choice(draft.layout.days), rng.choice((540, 600, 720, 840, 960))
        end = start + rng.choice((60, 120, 180))
        forms = {f"day {day} {span(start, end)}": (day, start, end), span(start, end): (0, start, end)}
        forms[f"day {day}"] = (day, 0, 1440)
        closed = [text for text, time in forms.items() if rng.random() < 0.5 and not _used(draft, room, *time)]
        if closed and rng.random() < 0.5:
            draft.rooms[room]["closed"] = closed


def _used(draft: Draft, room: str, day: int, start: int, end: int) -> bool:
    """Return whether something is in a room at a time; day 0 is every day."""
    return any(
        room in item.rooms and item.start < end and start < item.end for item in draft.held if day in (0, item.day)
    )


def step_free(draft: Draft) -> None:
    """Let somebody ask for rooms without steps, and let there be no steps where they are due."""
    rng = draft.rng
    if rng.random() > 0.4:
        return
    guest = rng.choice([name for name in sorted(draft.guests) if name not in draft.withdrawn])
    draft.guests[guest]["needs"] = rng.choice(("step-free", "step-free; front row"))
    wanted: set[str] = set()
    for item in draft.layout.sessions:
        if guest in draft.due(draft.entries[item.of]):
            wanted.add(rng.choice(item.rooms))
    for room in wanted | {"dining"}:
        draft.rooms[room]["step_free"] = True


def walks(draft: Draft) -> Entry:
    """Return the walks as the file writes them."""
    found: Entry = {}
    for pair, minutes in draft.ways.items():
        one, other = sorted(pair)
        cast("Entry", found.setdefault(one, {}))[other] = minutes
    return found


def stall(draft: Draft) -> None:
    """Put something that nobody has to attend into a room that is free for it."""
    rng = draft.rng
    day, start = rng.choice(draft.layout.days), rng.choice((545, 600, 780, 900))
    room = rng.choice(("hall-1", "hall-2", "nook", "garden"))
    if rng.random() > 0.5 or _used(draft, room, day, start, start + 90):
        return
    item = Held("stall", "social", day, start, start + 90, "", (room,), "stall", None, "nobody")
    draft.held.append(item)
    entry = {"id": "stall", "title": "Book stall", "at": f"day {day} {clock(start)}", "minutes": 90, "room": room}
    draft.fixtures.append(entry | {"attendance": "optional"})
