"""Terms that a session pays by itself."""

from __future__ import annotations

import re

from tests.oracle.model import Item, Items, Programme, sessions
from tests.oracle.rules.load import stands_for
from tests.oracle.together import meets
from tests.oracle.words import inside, length, meet, texts

CLASH = 10  # what a part costs that would clash if it were confirmed, in absences
SLEEPY = 60  # minutes after lunch
NOON = 12


def drop(programme: Programme, items: Items) -> int:
    """Count the optional sessions that are left out."""
    return sum(item.kind == "session" and item.optional and item.id not in items for item in programme.items.values())


def duration(_programme: Programme, items: Items) -> int:
    """Add up the minutes below the best lengths of sessions, parts of meals included."""
    held = [item for item in items.values() if item.kind == "session"]
    return sum(max(0, length(item.raw["minutes"])[1] - item.length) for item in held)


def attendance(programme: Programme, items: Items) -> int:
    """Count who misses what: one for each person without a part, ten for a part that would clash."""
    total = 0
    for item in (item for item in items.values() if item.kind == "session"):
        cast = programme.casts[item.id]
        clashing = {name for name in cast.open if away(programme, items, item, name, every=True)}
        others = cast.due - cast.confirmed - clashing if item.formal else frozenset()
        missing = {name for name in others if away(programme, items, item, name, every=False)}
        total += CLASH * len(clashing) + len(missing)
    return total


def away(programme: Programme, items: Items, session: Item, name: str, *, every: bool) -> bool:
    """Tell whether somebody is not there, or has something else: whatever it is, or only what blocks parts alone."""
    if programme.people[name].misses(session.span):
        return True
    held = [i for i in items.values() if i.asked and meet(i.span, session.span) and session.formal]
    return any(name in (programme.meant(item) or ()) and (every or not item.blocks_sessions) for item in held)


def wishes(programme: Programme, items: Items) -> int:
    """Count each ``prefer`` that does not come true, and each ``avoid`` that does."""
    held = sessions(programme, items)
    unmet = sum(not true(programme, items, item, wish) for item in held for wish in texts(item.raw.get("prefer")))
    return unmet + sum(true(programme, items, item, wish) for item in held for wish in texts(item.raw.get("avoid")))


def true(programme: Programme, items: Items, item: Item, wish: str) -> bool:
    """Tell whether a wish comes true."""
    dates = programme.dates
    day = own_day(programme, items, item)
    if wish in {"morning", "afternoon"}:
        return (dates.local(item.span[0]).hour < NOON) is (wish == "morning")
    if wish in {"first-of-day", "last-of-day"}:
        return day[0 if wish == "first-of-day" else -1] is item
    if wish == "after-lunch":
        return bool(lunches(programme, items, item))
    if re.search(r"\d:\d", wish):
        return any(inside(item.span, span) for span in dates.spans(wish, dates.all()))
    return dates.day(item.span[0]) in dates.days(wish)


def own_day(programme: Programme, items: Items, session: Item) -> list[Item]:
    """Return the sessions of the day of a session that meet it, and itself."""
    day = sessions(programme, items, programme.dates.day(session.span[0]))
    return [item for item in day if item is session or meets(programme, item, session)]


def lunches(programme: Programme, items: Items, session: Item) -> list[Item]:
    """Return the lunch, or what replaces it, after which a session is the first of those that it meets on its day."""
    day = programme.dates.day(session.span[0])
    found = [i for i in items.values() if stands_for(i, "lunch") and programme.dates.day(i.span[0]) == day]
    held = own_day(programme, items, session)
    return [lunch for lunch in found if next((i for i in held if i.span[0] >= lunch.span[1]), None) is session]


def graveyard(programme: Programme, items: Items) -> int:
    """Count the numbered plenaries right after lunch, but not where the hours open an hour after lunch can be over."""
    return sum(
        opens(programme, item) < (lunch.windows[-1][1] if lunch.windows else lunch.span[1]) + SLEEPY
        for item in sessions(programme, items)
        if item.numbered and item.raw["format"] == "plenary"
        for lunch in lunches(programme, items, item)
    )


def opens(programme: Programme, item: Item) -> int:
    """Return when the range of the hours begins that holds a session; only what has begun can be outside of all."""
    return min((span[0] for span in programme.hours if inside(item.span, span)), default=item.span[0])
