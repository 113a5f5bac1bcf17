"""What comes after what, on which day, and what the director has pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracle.model import Item, Items, Programme, sessions
from tests.oracle.together import first_of_both, meets
from tests.oracle.words import inside, known, minutes, need, texts

if TYPE_CHECKING:
    from collections.abc import Iterator


def named(programme: Programme, items: Items, value: Any) -> list[Item]:
    """Return the sessions of these ids, but for those that are cancelled, left out or missing."""
    for key in texts(value):
        there = key in programme.items and programme.items[key].formal
        need(there or key in programme.cancelled, f"no such session: {key}")
    return [items[key] for key in texts(value) if key in items]


def after(programme: Programme, items: Items) -> Iterator[str]:
    """A session starts when another is over, at least and at most so many minutes later."""
    for item in sessions(programme, items):
        for entry in texts(item.raw.get("after")):
            rule = known("after", entry if isinstance(entry, dict) else {"session": entry})
            for earlier in named(programme, items, rule["session"]):
                gap = item.span[0] - earlier.span[1]
                if gap < minutes(rule.get("least", "0")) or ("most" in rule and gap > minutes(rule["most"])):
                    yield f"order: {item.id} starts {gap} minutes after {earlier.id}"


def report_back(programme: Programme, items: Items) -> Iterator[str]:
    """What a session found is reported in another: after a pause at most, the next morning, or any time later."""
    for item in sessions(programme, items):
        for entry in texts(item.raw.get("report_back")):
            rule = known("report_back", entry if isinstance(entry, dict) else {"session": entry})
            within = rule.get("within", "pause")
            for back in named(programme, items, rule["session"]):
                if back.span[0] < item.span[1] or not reached(programme, items, item, back)[within]:
                    yield f"order: {item.id} does not report back to {back.id} within {within}"


def reached(programme: Programme, items: Items, item: Item, back: Item) -> dict[str, bool]:
    """Tell within which reaches a later session lies; only what meets both of the two can lie between them."""
    between = [i for i in items.values() if inside(i.span, (item.span[1], back.span[0]))]
    day, later = programme.dates.day(item.span[0]), programme.dates.day(back.span[0])
    meals = sum(i.blocking and not i.near and i.kind in {"meal", "break"} for i in between)
    others = [i for i in between if i.formal and meets(programme, i, item) and meets(programme, i, back)]
    pause = later == day and meals <= 1 and not others
    first = later == day + 1 and first_of_both(programme, items, item, back)
    return {"pause": pause, "next-morning": pause or first, "event": True}


def days(programme: Programme, items: Items) -> Iterator[str]:
    """Yield what breaks ``on``, ``between``, ``same_day`` and ``other_day``."""
    for item in sessions(programme, items):
        day = programme.dates.day(item.span[0])
        if "on" in item.raw and day not in programme.dates.held(item.raw["on"]):
            yield f"order: {item.id} is on day {day}"
        windows = programme.dates.windows(item.raw.get("between")).get(day, [])
        if "between" in item.raw and not any(inside(item.span, window) for window in windows):
            yield f"order: {item.id} is outside its window"
        for mate in named(programme, items, item.raw.get("same_day")):
            if programme.dates.day(mate.span[0]) != day:
                yield f"order: {item.id} is not on the day of {mate.id}"
        for mate in named(programme, items, item.raw.get("other_day")):
            if programme.dates.day(mate.span[0]) == day:
                yield f"order: {item.id} is on the day of {mate.id}"


def place(programme: Programme, items: Items) -> Iterator[str]:
    """Nothing that all of its people attend comes before the first or after the last, of the event or of a day."""
    for item in sessions(programme, items):
        if wish := item.raw.get("place"):
            word, _, text = wish.partition(" of ")
            need(word in {"first", "last"}, f"{item.id}: not a place: {wish!r}")
            day = programme.dates.days(text)[0] if text else None
            held = [i for i in sessions(programme, items, day) if i is item or for_all_of(programme, item, i)]
            ahead = [i for i in held if (i.span[0] < item.span[0] if word == "first" else i.span[1] > item.span[1])]
            if ahead or item not in held:
                yield f"order: {item.id} is not {wish}"


def for_all_of(programme: Programme, item: Item, other: Item) -> bool:
    """Tell whether the audience of another session contains all of the audience of this one."""
    own, wide = programme.casts[item.id].audience, programme.casts[other.id].audience
    return wide is None or (own is not None and own <= wide)


def pins(programme: Programme, items: Items) -> Iterator[str]:
    """An item is when and where the director said."""
    for key, value in programme.pins.items():
        pin = known("pins", value if isinstance(value, dict) else {"at": value})
        need(key in programme.items or key in programme.cancelled, f"a pin of nothing: {key}")
        if key in items and "at" in pin and items[key].span[0] != programme.dates.moment(pin["at"]):
            yield f"pins: {key} is not at {pin['at']}"
        if key in items and not set(texts(pin.get("room"))) <= set(items[key].rooms):
            yield f"pins: {key} is not in {', '.join(texts(pin['room']))}"
