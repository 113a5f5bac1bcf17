"""One rule more, which the layout may break: the way to programmes that nobody knows to be possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tests.generator.limits import DEFAULTS
from tests.generator.people import bound

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.generator.layout import Item, Layout

Entry = dict[str, object]
AWAY = {"arrives", "departs", "unavailable"}


def spoil(rng: Random, layout: Layout, tree: Entry, entries: dict[str, Entry]) -> str:
    """Add one rule to a file, and say which."""
    ways: list[Callable[[Random, Layout, Entry, dict[str, Entry]], str]] = [_days, _limit, _lengths, _order, _absence]
    return rng.choice(ways)(rng, layout, tree, entries)


def _free(layout: Layout, tree: Entry, entries: dict[str, Entry]) -> list[Item]:
    """Return the sessions that carry no rule about their day, so that one more is no plain contradiction."""
    pins = cast("Entry", tree["pins"])
    fixed = ("on", "between", "place", "same_day", "other_day", "report_back", "after")
    return [
        item for item in layout.sessions if item.of not in pins and not any(key in entries[item.of] for key in fixed)
    ]


def _days(rng: Random, layout: Layout, tree: Entry, entries: dict[str, Entry]) -> str:
    """Put a session on another day than it is laid on."""
    for item in _free(layout, tree, entries)[:1]:
        day = rng.choice([day for day in layout.days if day != item.day])
        entries[item.of]["on"] = f"day {day}"
        return f"{item.of} on day {day}"
    return _limit(rng, layout, tree, entries)


def _limit(rng: Random, layout: Layout, tree: Entry, _entries: dict[str, Entry]) -> str:
    """Allow a day fewer formal minutes, or fewer sessions, than the layout has."""
    name = rng.choice(("formal_per_day", "sessions_per_day"))
    sums = [(sum(i.minutes for i in layout.formal(day)), len(layout.formal(day))) for day in layout.days]
    most = max(minutes for minutes, _ in sums) - 30 if name == "formal_per_day" else max(n for _, n in sums) - 1
    cast("Entry", tree["limits"])[name] = min(most, DEFAULTS[name])
    return f"{name} {most}"


def _lengths(rng: Random, layout: Layout, tree: Entry, entries: dict[str, Entry]) -> str:
    """Make every session of one day longer than it is laid, but those whose window or people are tight as they are."""
    day = rng.choice(layout.days)
    away = {guest["id"] for guest in cast("list[Entry]", tree["people"]) if guest.keys() & AWAY}
    for item in layout.formal(day):
        if "between" not in entries[item.of] and not away & set(bound(entries[item.of])):
            entries[item.of]["minutes"] = item.minutes + 2 * layout.grid
    return f"longer sessions of day {day}"


def _order(_rng: Random, layout: Layout, tree: Entry, entries: dict[str, Entry]) -> str:
    """Hold the last session that may move on the day of the first one."""
    free = _free(layout, tree, entries)
    if len(free) > 1:
        key = "same_day" if free[0].day != free[-1].day else "other_day"
        entries[free[0].of][key] = [free[-1].of]
        return f"{free[0].of} {key} {free[-1].of}"
    return _limit(_rng, layout, tree, entries)


def _absence(_rng: Random, layout: Layout, tree: Entry, entries: dict[str, Entry]) -> str:
    """Let a chair be away on the day on which they have a part."""
    guests = {str(guest["id"]): guest for guest in cast("list[Entry]", tree["people"])}
    pins = cast("Entry", tree["pins"])
    rules = {"on", "between", "place"}
    for item in layout.sessions:
        chair = str(entries[item.of].get("chair", ""))
        if chair and item.of not in pins and len(guests[chair]) == 3 and not rules & entries[item.of].keys():
            guests[chair]["unavailable"] = [f"day {item.day}"]
            return f"{chair} away on day {item.day}"
    return _limit(_rng, layout, tree, entries)
