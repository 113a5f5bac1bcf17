"""Rules about sessions that a layout keeps, made up from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.words import clock, day_name, span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from tests.generator.layout import Item, Layout

Entry = dict[str, object]
WISHES = ("morning", "afternoon", "after-lunch", "first-of-day", "last-of-day", "day 2", "09:00-11:00", "14:00-16:00")


def bind(rng: Random, layout: Layout, entries: dict[str, Entry], first_day: date) -> None:
    """Add rules to the sessions of a file, few enough that something is left to choose."""
    sessions = layout.sessions
    _after(rng, sessions, entries)
    _places(rng, layout, entries)
    _days(rng, sessions, entries)
    for item in rng.sample(sessions, 2):
        if rng.random() < 0.4 and "place" not in entries[item.of]:
            entries[item.of]["on"] = _on(rng, item, first_day, layout.days)
    for item in rng.sample(sessions, 2):
        if rng.random() < 0.35:
            entries[item.of]["between"] = _between(rng, item, entries[item.of])
    for item in rng.sample(sessions, 4):
        if rng.random() < 0.6:
            entries[item.of][rng.choice(("prefer", "avoid"))] = rng.sample(WISHES, rng.choice((1, 1, 2)))


def _after(rng: Random, sessions: list[Item], entries: dict[str, Entry]) -> None:
    """Put some sessions after earlier ones, sometimes with a least and a most gap."""
    for _ in range(rng.choice((1, 2, 3))):
        first, second = sorted(rng.sample(range(len(sessions)), 2))
        earlier, later = sessions[first], sessions[second]
        if "after" in entries[later.of]:
            continue
        gap = (later.day - earlier.day) * 1440 + later.start - earlier.end
        bound: Entry = {"session": earlier.of}
        if rng.random() < 0.4:
            # Clocks may go forward in the night between two days: an hour less of real time.
            bound["least"] = min(1440, max(0, gap - rng.choice((0, 30, 60)) - 60 * (later.day - earlier.day)))
        if earlier.day == later.day and rng.random() < 0.6:
            bound["most"] = gap + rng.choice((0, 30, 90))
        entries[later.of]["after"] = [bound] if len(bound) > 1 else rng.choice((earlier.of, [earlier.of]))


def _places(rng: Random, layout: Layout, entries: dict[str, Entry]) -> None:
    """Place sessions first or last, of the event or of a day."""
    sessions = layout.sessions
    if rng.random() < 0.5:
        entries[sessions[0].of]["place"] = "first"
    if rng.random() < 0.4:
        entries[sessions[-1].of]["place"] = "last"
    if rng.random() < 0.35:
        day = rng.choice(layout.days)
        which, item = rng.choice((("first", layout.formal(day)[0]), ("last", layout.formal(day)[-1])))
        entries[item.of].setdefault("place", f"{which} of day {day}")


def _days(rng: Random, sessions: list[Item], entries: dict[str, Entry]) -> None:
    """Hold two sessions on one day, or on two."""
    if rng.random() < 0.6:
        one, other = rng.sample(sessions, 2)
        key = "same_day" if one.day == other.day else "other_day"
        entries[one.of][key] = [other.of]


def _on(rng: Random, item: Item, first_day: date, days: range) -> object:
    """Return a day, or two days, that an item is on."""
    day = day_name(rng, first_day, item.day)
    other = day_name(rng, first_day, rng.choice([day for day in days if day != item.day]))
    return rng.choice((day, [day, other]))


def _between(rng: Random, item: Item, entry: Entry) -> object:
    """Return a window around an item, for all days or by day."""
    loose = rng.choice((0, 15, 60))
    window = span(item.start - loose, item.end + rng.choice((0, 30, 90)))
    if "on" in entry or rng.random() < 0.5:
        return window
    return rng.choice(({f"day {item.day}": window}, {f"day {item.day}": window, "else": "09:00-18:00"}))


def report_backs(rng: Random, layout: Layout, entries: dict[str, Entry]) -> None:
    """Let group sessions report to sessions that come soon enough."""
    taken: set[str] = set()
    for item in layout.sessions:
        if entries[item.of]["format"] == "group" and rng.random() < 0.8:
            choices = [pair for pair in _targets(layout, item) if pair[0] not in taken]
            choices = [pair for pair in choices if entries[pair[0]]["format"] != "group"]
            if choices:
                soon = [pair for pair in choices if pair[1] == "pause"]
                session, within = rng.choice(soon if soon and rng.random() < 0.5 else choices)
                taken.add(session)
                back = {"session": session, "within": within}
                plain = {"session": session} if within == "pause" else back
                entries[item.of]["report_back"] = rng.choice((plain, back))


def _targets(layout: Layout, item: Item) -> Iterator[tuple[str, str]]:
    """Yield sessions that an item could report to, and how soon they come."""
    after = [later for later in layout.formal(item.day) if later.start >= item.end]
    if after:
        between = [other for other in layout.on(item.day) if item.end <= other.start and other.end <= after[0].start]
        if len(between) <= 1 and all(other.kind in ("meal", "break") for other in between):
            yield after[0].of, "pause"
            yield after[0].of, "next-morning"
    if item.day + 1 in layout.days:
        yield next(s.of for s in layout.formal(item.day + 1)), "next-morning"
    for later in layout.sessions:
        if (later.day, later.start) > (item.day, item.start):
            yield later.of, "event"


def pins(rng: Random, layout: Layout, entries: dict[str, Entry]) -> Entry:
    """Pin up to two sessions to their start, their room or both."""
    found: Entry = {}
    for item in rng.sample(layout.sessions, rng.choice((0, 0, 1, 1, 2))):
        at = f"day {item.day} {clock(item.start)}"
        forms: list[object] = [at, {"at": at}]
        if entries[item.of]["format"] != "group":
            forms += [{"at": at, "room": item.rooms[0]}, {"room": item.rooms[0]}]
        found[item.of] = rng.choice(forms)
    return found
