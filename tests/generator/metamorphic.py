"""A programme told in another way, or with less: what its best timetable costs then stays the same, or is no more.

Every function takes a programme as a YAML loader gives it that makes nothing but text (`on` is a key then, and a day is
no date), changes nothing of it and returns another. It has to be whole: people are a list, no file of a house is named.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from tests.generator.renaming import Names, renamed_tree, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree = dict[str, Any]
BINDING = ("after", "same_day", "other_day", "on", "between", "place", "report_back")
PRINTED = {"title", "note", "questions", "parts", "name", "email", "web", "organizer", "address"}
DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
ORDERED = ("sessions", "rooms", "people")


def whole(tree: Tree) -> Tree:
    """Return a copy of a programme, which must stand in one file."""
    if tree.get("house") or isinstance(tree.get("people"), str):
        message = "the programme names other files"
        raise ValueError(message)
    return deepcopy(tree)


@dataclass(frozen=True)
class Renamed:
    """A programme in which sessions, fixtures, rooms and people have other ids; ``names`` are the new by the old ones.

    Meals and breaks keep theirs: some of these mean something. So do tags, themes, formats and layouts.
    """

    tree: Tree
    names: Names


def renamed(tree: Tree, seed: int = 0) -> Renamed:
    """Give other ids to everything, in another order of the alphabet."""
    rng = Random(f"renamed {seed}")  # noqa: S311 - made-up programmes, nothing secret
    tree = whole(tree)
    taken = set(strings(tree))
    prefix = next(text for text in ("n", "nn", "nnn", "new") if not any(word.startswith(text) for word in taken))
    if {str(guest["id"]) for guest in tree.get("people") or []} & set(_tags(tree)):
        message = "a tag is also the id of somebody"
        raise ValueError(message)
    lists = {"items": ("sessions", "fixtures"), "rooms": ("rooms",), "people": ("people",)}
    names: dict[str, dict[str, str]] = {}
    for kind, keys in lists.items():
        old = [str(entry["id"]) for key in keys for entry in tree.get(key) or []]
        numbers = rng.sample(range(len(old)), len(old))
        names[kind] = {name: f"{prefix}{kind[0]}-{number:03}" for name, number in zip(old, numbers, strict=True)}
    found = Names(**names)
    return Renamed(renamed_tree(tree, found), found)


def _tags(tree: Tree) -> Iterator[str]:
    for guest in tree.get("people") or []:
        given = guest.get("tags") or []
        yield from (word.strip() for word in (given if isinstance(given, list) else given.split(";")))


def turned(tree: Tree) -> Tree:
    """Return a programme whose sessions, rooms and people stand in the opposite order."""
    tree = whole(tree)
    return tree | {key: list(reversed(tree[key])) for key in ORDERED if tree.get(key)}


def shuffled(tree: Tree, seed: int) -> Tree:
    """Return a programme whose sessions, rooms and people stand in any order."""
    rng = Random(f"shuffled {seed}")  # noqa: S311 - made-up programmes, nothing secret
    tree = whole(tree)
    return tree | {key: rng.sample(tree[key], len(tree[key])) for key in ORDERED if tree.get(key)}


@dataclass(frozen=True)
class Shifted:
    """A programme some weeks later; `alike` tells whether all clocks go there as they go in the first one.

    Where they do not, a night may be longer, or somebody far away awake at other times: then the cost may differ.
    """

    tree: Tree
    weeks: int
    alike: bool


def shifted(tree: Tree, weeks: int = 1) -> Shifted:
    """Return a programme with every date so many weeks later, or earlier."""
    later = _shift(whole(tree), timedelta(weeks=weeks))
    return Shifted(later, weeks, _clocks(tree) == _clocks(later))


def shifted_alike(tree: Tree, most: int = 60) -> Shifted | None:
    """Return a programme as few weeks later as may be, but in a week in which all clocks go as in the first one."""
    found = (shifted(tree, weeks) for weeks in range(1, most + 1))
    return next((later for later in found if later.alike), None)


def _shift(value: Any, step: timedelta) -> Any:
    """Return what a value says, with its dates shifted; what is only printed stays."""
    if isinstance(value, dict):
        return {_shift(key, step): inner if key in PRINTED else _shift(inner, step) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shift(inner, step) for inner in value]
    if isinstance(value, str):
        return DATE.sub(lambda found: (date.fromisoformat(found[0]) + step).isoformat(), value)
    return value + step if isinstance(value, date) else value


def _clocks(tree: Tree) -> list[tuple[timedelta, ...]]:
    """Return how each clock that counts differs from that of the first hour of the event, hour by hour."""
    first, last = (date.fromisoformat(str(tree[key]).split()[-1]) for key in ("first_day", "last_day"))
    own = ZoneInfo(str(tree["timezone"]))
    others = {str(guest["timezone"]) for guest in tree.get("people") or [] if guest.get("timezone")}
    start = datetime.combine(first, time(), own)
    hours = range(24 * ((last - first).days + 1) + 2)
    base = _offset(start, own)
    instants = [(start.timestamp() + 3600 * hour) for hour in hours]
    found = []
    for instant in instants:
        here = datetime.fromtimestamp(instant, own)
        found.append(tuple(_offset(here, zone) - base for zone in (own, *map(ZoneInfo, sorted(others)))))
    return found


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return cast("timedelta", moment.astimezone(zone).utcoffset())


@dataclass(frozen=True)
class Dropped:
    """A programme without one key of one session, or without its pin."""

    tree: Tree
    session: str
    key: str


def bound(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield each session with each of its keys that binds and costs nothing: without it no timetable costs more."""
    for entry in tree.get("sessions") or []:
        yield from ((str(entry["id"]), key) for key in BINDING if entry.get(key) not in (None, "", []))
    sessions = {str(entry["id"]) for entry in tree.get("sessions") or []}
    yield from ((str(key), "pin") for key in tree.get("pins") or {} if key in sessions)


def without(tree: Tree, session: str, key: str) -> Dropped:
    """Take one key from one session, or its pin."""
    tree = whole(tree)
    if key == "pin":
        tree["pins"].pop(session)
    else:
        next(entry for entry in tree["sessions"] if entry["id"] == session).pop(key)
    return Dropped(tree, session, key)


def dropped(tree: Tree, seed: int) -> Dropped | None:
    """Take one key from one session, any of them; nothing if no session has one that binds."""
    choices = sorted(bound(tree))
    if not choices:
        return None
    return without(tree, *Random(f"dropped {seed}").choice(choices))  # noqa: S311 - nothing secret
