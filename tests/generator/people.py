"""Guests of a made-up event: some have parts, some come late, leave early or are away for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.words import clock

if TYPE_CHECKING:
    from random import Random

    from tests.generator.layout import Item, Layout

Entry = dict[str, object]


def people(rng: Random, layout: Layout, entries: dict[str, Entry], guests: int) -> list[Entry]:
    """Give parts in the sessions of a file to some people, and return all of them."""
    held: dict[str, list[Item]] = {f"p{n}": [] for n in range(1, guests + 1)}
    for item in layout.sessions:
        names = rng.sample(sorted(held), 6)
        _parts(rng, entries[item.of], names)
        for name in bound(entries[item.of]):
            held[name].append(item)
    found = []
    for name, items in held.items():
        entry: Entry = {"id": name, "name": f"Guest {name[1:]}", "email": f"{name}@example.org"}
        away = _away(rng, layout, sorted(items, key=lambda item: (item.day, item.start)))
        found.append(entry | away)
    return found


def _parts(rng: Random, entry: Entry, names: list[str]) -> None:
    """Give parts in one session to some of six people."""
    if rng.random() < 0.7:
        entry["chair"] = names[0]
    if entry["format"] == "group":
        groups = int(str(entry.get("groups", 2)))
        if rng.random() < 0.7:
            entry["facilitators"] = names[1 : 1 + groups]
    elif rng.random() < 0.7:
        unsure = rng.choice(("*", "*Minister", f"{names[3]}*"))
        entry["speakers"] = [names[1], names[2], *([unsure] if rng.random() < 0.3 else [])]


def bound(entry: Entry) -> list[str]:
    """Return the people whose part in a session is confirmed."""
    found: list[str] = [str(entry["chair"])] if "chair" in entry else []
    for role in ("speakers", "facilitators"):
        names = entry.get(role, [])
        if isinstance(names, list):
            found += names
    return [name for name in found if "*" not in name]


def _away(rng: Random, layout: Layout, items: list[Item]) -> Entry:
    """Return when somebody is not there; never during the sessions where they have a part."""
    found: Entry = {}
    first, last = (items[0], items[-1]) if items else (layout.sessions[-1], layout.sessions[0])
    if rng.random() < 0.2:
        found["arrives"] = _moment(rng, first.day, first.start - rng.choice((0, 30, 120)), whole="day 1")
    if rng.random() < 0.2 and (items or "arrives" not in found):
        found["departs"] = _moment(rng, last.day, last.end + rng.choice((0, 30, 120)), whole=f"day {layout.days[-1]}")
    if rng.random() < 0.2:
        start, day = rng.choice((540, 600, 840, 960)), rng.choice(layout.days)
        end = start + rng.choice((60, 90, 120))
        clash = [item for item in items if item.day == day and item.start < end and start < item.end]
        if not clash and _inside(found, (day, start, end), layout.days[-1]):
            found["unavailable"] = [f"day {day} {clock(start)}-{clock(end)}"]
    return found


def _moment(rng: Random, day: int, minute: int, whole: str) -> str:
    """Return a moment, or now and then a whole day that is no rule at all."""
    return whole if rng.random() < 0.1 else f"day {day} {clock(minute)}"


def _inside(found: Entry, when: tuple[int, int, int], last: int) -> bool:
    """Return whether somebody would be there at all at that time; an absence before arrival says nothing."""
    day, start, end = when
    early, late = str(found.get("arrives", "day 1 00:00")), str(found.get("departs", f"day {last} 24:00"))
    return early <= f"day {day} {clock(start)}" and f"day {day} {clock(end)}" <= late
