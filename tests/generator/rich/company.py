"""Fixtures and meals for some of the people, where they keep nobody from what they must attend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.layout import steps, up
from tests.generator.rich.draft import Draft, Entry, Held
from tests.generator.words import clock

if TYPE_CHECKING:
    from collections.abc import Iterable


def clear(draft: Draft, item: Held) -> bool:
    """Return whether an item may be held beside everything else: nobody in two places, no room taken twice, walks."""
    return all(_beside(draft, item, other) for other in draft.held if other.day == item.day)


def _beside(draft: Draft, item: Held, other: Held) -> bool:
    """Return whether two items of one day may both be held."""
    gap = 0
    overlap = item.start < other.end and other.start < item.end
    if other.kind == "session":
        if draft.bound(item, other):
            gap = draft.walk(item.rooms, other.rooms) if item.rooms else 0
            return other.end + gap <= item.start or item.end + gap <= other.start
    elif overlap and (item.people is None or other.people is None or item.people & other.people):
        return False  # a meal keeps clear of fixtures even where nobody has to attend it
    return not (overlap and set(item.rooms) & set(other.rooms))


def _add(draft: Draft, entry: Entry, items: Iterable[Held], *, lists: list[Entry]) -> None:
    """Add an entry whose items can all be held."""
    items = list(items)
    if items and all(clear(draft, item) for item in items):
        draft.held.extend(items)
        lists.append(entry)


def accompany(draft: Draft) -> None:
    """Add what is for some of the people."""
    rng = draft.rng
    for item in draft.held:
        if item.beside and rng.random() < 0.25:
            _some(draft, item)
    makers = ((_breakfast, 0.5), (_steering, 0.5), (_checkout, 0.4), (_aside, 0.6), (_nightcap, 0.3), (_depart, 0.4))
    for make, share in makers:
        if rng.random() < share:
            make(draft)


def _some(draft: Draft, item: Held) -> None:
    """Let what stands next to a session be for some of the people only."""
    words = draft.rng.choice((["south"], ["day-guest", "p4"]))
    blocks = draft.rng.choice(("parts", "sessions"))
    item.people, item.blocks = draft.members(words), blocks
    for entry in draft.fixtures:
        if entry["id"] == item.of:
            entry.update({"people": words} | ({"blocks": blocks} if blocks == "sessions" else {}))


def change(draft: Draft) -> None:
    """Put something before dinner or in place of it, and let a break be for whoever likes."""
    if draft.rng.random() < 0.4:
        _reception(draft)
    if draft.rng.random() < 0.4:
        _replaced(draft)
    if draft.rng.random() < 0.12:
        for item in draft.held:
            item.blocks = "nobody" if item.of == "tea" else item.blocks


def _breakfast(draft: Draft) -> None:
    """Lay breakfast for those who sleep in the house."""
    rng, grid = draft.rng, draft.grid
    start, minutes = up(450, grid), rng.choice(steps(45, 60, grid))
    days = draft.layout.days[1:]
    entry: Entry = {"id": "breakfast", "title": "Breakfast", "on": "mornings-after-a-night", "people": "residents"}
    if rng.random() < 0.4:
        entry["blocks"] = rng.choice(("parts", "sessions"))
    blocks = str(entry.get("blocks", "parts"))
    rooms = ("dining",) if rng.random() < 0.5 else ()
    entry |= {"room": "dining"} if rooms else {}
    items = [Held("breakfast", "meal", day, start, start + minutes, "", rooms, f"breakfast@day-{day}") for day in days]
    for item in items:
        item.people, item.blocks = draft.residents(item.day, item.start), blocks
    _add(draft, entry, items, lists=draft.meals)


def _steering(draft: Draft) -> None:
    """Let the steering committee meet before the morning."""
    rng = draft.rng
    first = rng.choice((1, 2))
    days = [day for day in draft.layout.days if day >= first]
    minutes = rng.choice((15, 25, 30))
    entry: Entry = {"id": "steering", "title": "Steering committee", "at": "08:30", "minutes": minutes}
    entry |= {"each": [f"day {day}" for day in days], "people": ["steering"], "kind": "social"}
    if rng.random() < 0.7:
        entry["private"] = True
    if rng.random() < 0.3:
        entry["blocks"] = "parts"
    rooms = ("nook",) if rng.random() < 0.4 else ()
    entry |= {"room": "nook"} if rooms else {}
    people = draft.members(["steering"])
    made = [Held("steering", "social", day, 510, 510 + minutes, "", rooms, f"steering@day-{day}") for day in days]
    for item in made:
        item.people, item.blocks = people, "parts"
    if people:
        _add(draft, entry, made, lists=draft.fixtures)


def _checkout(draft: Draft) -> None:
    """Let those who sleep in the house give their keys back; only who speaks then is kept from it."""
    day, start = draft.layout.days[-1], draft.rng.choice((510, 525, 540, 550))
    for later in (0, 10, 30, 60, 90):
        item = Held("checkout", "protected", day, start + later, start + later + 30, "", (), "checkout")
        item.people, item.blocks = draft.residents(day, item.start), "parts"
        if clear(draft, item):
            entry = _at(item, "Check-out") | {"kind": "protected", "people": ["residents"], "blocks": "parts"}
            _add(draft, entry, [item], lists=draft.fixtures)
            return


def _aside(draft: Draft) -> None:
    """Put something for some of the people where they need not be in a session."""
    rng = draft.rng
    for number in range(1, rng.choice((2, 3))):
        words = rng.choice((["press"], ["south"], ["day-guest", "p5"], ["p6", "p7"]))
        blocks = rng.choice(("parts", "parts", "sessions"))
        people = draft.members(words)
        title, kind = rng.choice((("Prayers", "protected"), ("Press briefing", "social"), ("Visit", "travel")))
        for day, start in [(rng.choice(draft.layout.days), rng.randrange(540, 1020, 5)) for _ in range(12)]:
            name = f"aside-{number}"
            item = Held(name, kind, day, start, start + rng.choice((15, 20, 30)), "", (), name, people, blocks)
            room = rng.choice((None, None, "nook", "garden"))
            item.rooms = (room,) if room else ()
            if people and clear(draft, item):
                entry = _at(item, title) | {"kind": kind, "people": words} | ({"room": room} if room else {})
                if blocks == "sessions" or rng.random() < 0.4:
                    entry["blocks"] = blocks
                if rng.random() < 0.3:
                    entry["private"] = True
                _add(draft, entry, [item], lists=draft.fixtures)
                break


def _reception(draft: Draft) -> None:
    """Put a reception before a dinner."""
    for dinner in draft.layout.of("dinner")[:1]:
        rooms = ("garden",) if draft.rng.random() < 0.5 else ()
        item = Held("drinks", "social", dinner.day, dinner.start - 25, dinner.start, "", rooms, "drinks")
        entry = _at(item, "Drinks") | ({"room": "garden"} if rooms else {})
        _add(draft, entry, [item], lists=draft.fixtures)


def _nightcap(draft: Draft) -> None:
    """Lay something late for whoever likes, or for some."""
    start = up(1290, draft.grid)
    entry: Entry = {"id": "nightcap", "title": "Nightcap", "on": "nights"}
    entry |= draft.rng.choice(
        ({"attendance": "optional"}, {"people": ["north", "p5"]}, {"people": ["p8"], "private": True})
    )
    people = draft.members(["north", "p5"] if "north" in str(entry) else ["p8"]) if "people" in entry else None
    blocks = "nobody" if people is None else "parts"
    if people or people is None:
        days = draft.layout.days[:-1]
        items = [
            Held("nightcap", "meal", day, start, start + 30, "", (), f"nightcap@day-{day}", people, blocks)
            for day in days
        ]
        _add(draft, entry, items, lists=draft.meals)


def _depart(draft: Draft) -> None:
    """Let everybody depart at the end."""
    day = draft.layout.days[-1]
    start = draft.layout.on(day)[-1].end + 30
    item = Held("depart", "travel", day, start, start + 15, "", (), "depart")
    _add(draft, _at(item, "Participants depart") | {"kind": "travel"}, [item], lists=draft.fixtures)


def _replaced(draft: Draft) -> None:
    """Let a fixture stand for one of several dinners or breaks."""
    for name, other, title in (("dinner", "gala", "Gala dinner"), ("tea", "boat", "Boat trip")):
        held = [item for item in draft.held if item.of == name]
        if len(held) > 1 and draft.rng.random() < 0.7:
            item = draft.rng.choice(held)
            kind = item.kind
            item.of = item.name = other
            draft.fixtures.append({"id": other, "title": title, "kind": kind, "replaces": name})


def _at(item: Held, title: str) -> Entry:
    """Return a fixture at a set time."""
    return {"id": item.of, "title": title, "at": f"day {item.day} {clock(item.start)}", "minutes": item.minutes}
