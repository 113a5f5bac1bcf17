"""Changes of one thing in a programme that is published: each changes the tree and says what it did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Tree = dict[str, Any]
KEEP = ("most", "most", "some", "some", "all", "all", "nothing")
ISO = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")


@dataclass(frozen=True)
class Case:
    """A programme that is published, what is written in it then, and what the solve is told."""

    before: str
    after: str
    did: str
    keep: str
    moment: str


def tree_of(text: str) -> Tree:
    return dict(yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506 (it makes nothing but text)


def written(tree: Tree) -> str:
    return str(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True))


def formal(tree: Tree) -> list[Tree]:
    return [entry for entry in tree["sessions"] if "during" not in entry and "cancelled" not in entry]


def held(tree: Tree, items: list[Tree], rng: Random) -> tuple[Tree, Tree]:
    """Return a session as it is written, and where it was published."""
    places = {item["id"]: item for item in items}
    entry = rng.choice([entry for entry in formal(tree) if entry["id"] in places])
    return entry, places[entry["id"]]


def shown(tree: Tree, moment: str) -> tuple[str, str]:
    """Return ``day 2`` and ``14:00`` of a moment as a draft has it."""
    first = date.fromisoformat(tree["first_day"].split()[-1])
    return f"day {(date.fromisoformat(moment[:10]) - first).days + 1}", moment[11:16]


def cancel(rng: Random, tree: Tree, items: list[Tree]) -> str:
    entry, _ = held(tree, items, rng)
    entry["cancelled"] = "yes"
    return f"{entry['id']} is cancelled"


def take_out(rng: Random, tree: Tree, items: list[Tree]) -> str:
    """Take a session out of the file that no other line names."""
    entry, _ = held(tree, items, rng)
    tree["sessions"].remove(entry)
    if re.search(rf"\b{entry['id']}\b", written(tree)):
        entry["cancelled"] = "yes"
        tree["sessions"].append(entry)
    return f"{entry['id']} is gone"


def add(rng: Random, tree: Tree, _items: list[Tree]) -> str:
    for name in rng.choice((["new"], ["new", "newer"])):
        tree["sessions"].append(
            {"id": name, "title": name, "format": "plenary", "minutes": rng.choice(("30", "30-60"))}
        )
    return "something is new"


def length(rng: Random, tree: Tree, items: list[Tree]) -> str:
    entry, item = held(tree, items, rng)
    at = [int(item[end][11:13]) * 60 + int(item[end][14:16]) for end in ("start", "end")]
    minutes = at[1] - at[0] + rng.choice((-30, 30, 30, 60))
    entry["minutes"] = str(max(30, minutes))
    return f"{entry['id']} lasts {entry['minutes']}"


def pin(rng: Random, tree: Tree, items: list[Tree]) -> str:
    """Pin a session to where another one was, or to another time of its day."""
    entry, item = held(tree, items, rng)
    _, other = held(tree, items, rng)
    day, clock = shown(tree, rng.choice((item, other, other))["start"])
    if rng.random() < 0.5:
        clock = f"{(int(clock[:2]) + rng.choice((-2, -1, 1, 2, 4))) % 24:02}:{clock[3:]}"
    pins = tree.setdefault("pins", {})
    pins[entry["id"]] = f"{day} {clock}"
    return f"{entry['id']} is pinned to {day} {clock}"


def close(rng: Random, tree: Tree, items: list[Tree]) -> str:
    """Close a room in which something was to be held."""
    _, item = held(tree, items, rng)
    name = rng.choice(item["rooms"])
    for room in tree["rooms"]:
        if room["id"] == name:
            room["closed"] = [shown(tree, item["start"])[0]]
    return f"{name} is closed"


def away(rng: Random, tree: Tree, items: list[Tree]) -> str:
    """Have somebody away when something was to be held."""
    _, item = held(tree, items, rng)
    person = rng.choice(tree["people"])
    day, clock = shown(tree, item["start"])
    person["unavailable"] = [f"{day} {clock}-{item['end'][11:16]}"]
    return f"{person['id']} is away at {day} {clock}"


def window(rng: Random, tree: Tree, _items: list[Tree]) -> str:
    """Move the window of a meal or break."""
    entry = rng.choice([*tree.get("meals", []), *tree.get("breaks", [])] or [{}])
    if not isinstance(entry.get("between"), str):
        return ""
    by = rng.choice((-60, -30, 30, 60))
    ends = [int(clock[:2]) * 60 + int(clock[3:]) + by for clock in entry["between"].split("-")]
    entry["between"] = "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in ends)
    return f"{entry['id']} is between {entry['between']}"


def weigh(rng: Random, tree: Tree, items: list[Tree]) -> str:
    given = tree.get("weights", "balanced")
    whole = given if isinstance(given, dict) else {"profile": given}
    tree["weights"] = {**whole, "perturbation": str(rng.choice((0, 1, 3, 9, 10, 15, 20, 25)))}
    return f"{tree['weights']['perturbation']} for a point, and {pin(rng, tree, items)}"


def nothing(_rng: Random, _tree: Tree, _items: list[Tree]) -> str:
    return "nothing changes"


CHANGES: tuple[Callable[[Random, Tree, list[Tree]], str], ...] = (
    *(cancel, take_out, add, add, length, pin, pin, close, away, window, weigh, nothing),
)


def later(text: str, days: int) -> str:
    """Shift every date of a programme."""
    return ISO.sub(lambda found: (date.fromisoformat(found[1]) + timedelta(days)).isoformat(), text)


def change(rng: Random, before: str, items: list[Tree]) -> Case:
    """Change a published programme, and choose how it is solved again."""
    tree = tree_of(before)
    did = rng.choice(CHANGES)(rng, tree, items)
    after = written(tree)
    if rng.random() < 0.15:
        after, did = later(after, 7), f"{did}, a week later"
    keep = rng.choice(KEEP)
    moment = freeze(rng, tree, items) if keep != "nothing" and rng.random() < 0.5 else ""
    return Case(before, after, did, keep, moment)


def freeze(rng: Random, tree: Tree, items: list[Tree]) -> str:
    """Return a moment at which something began, or a little later, or exactly a day before."""
    item = rng.choice(items)
    day, clock = shown(tree, item["start"])
    back = rng.choice((0, 0, 0, 1))
    number = max(1, int(day.split()[1]) - back)
    hour, minute = int(clock[:2]), int(clock[3:])
    minute = min(minute + rng.choice((0, 0, 1, 20)), 59)
    return f"day {number} {hour:02}:{minute:02}"
