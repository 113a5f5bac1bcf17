"""The people: what they are called by, where they have a part, when they are away, and from where they take part."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.generator.rich.draft import CORE, Draft, Entry
from tests.generator.words import clock, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.generator.layout import Item

ZONES = ("America/Lima", "America/New_York", "Africa/Accra", "Europe/Kyiv", "Asia/Dhaka", "Asia/Manila", "Asia/Tokyo")
REGIONS = ("North", "South", "East")


def invite(draft: Draft, count: int) -> None:
    """Make up so many people, and say who carries which tag."""
    rng = draft.rng
    names = [f"p{number}" for number in range(1, count + 1)]
    for name in names:
        guest: Entry = {"id": name, "name": f"Guest {name[1:]}", "email": f"{name}@example.org"}
        extra = {"organisation": f"Office {name[1:]}", "country": "XX", "role": "adviser", "diet": "vegetarian"}
        guest |= {key: value for key, value in extra.items() if rng.random() < 0.15}
        guest |= {"region": rng.choice(REGIONS), "sector": rng.choice(("public", "private"))}
        draft.guests[name] = guest
    for tag, share in (("north", 0.5), ("south", 0.5), ("press", 0.2), ("steering", 0.2), ("day-guest", 0.15)):
        draft.tags[tag] = {name for name in names[1:] if rng.random() < share}
        draft.tags[tag].add(CORE if tag in ("north", "south") else rng.choice(names[1:]))
    if rng.random() < 0.25:
        # A word must still mean somebody.
        last = {name for members in draft.tags.values() if len(members) < 3 for name in members}
        draft.withdrawn = {name for name in rng.sample(names[9:], 2) if name not in last}
    for name in names:
        tags = [tag for tag, members in draft.tags.items() if name in members]
        if tags:
            draft.guests[name]["tags"] = tags


def invite_to(draft: Draft) -> None:
    """Hold some sessions for some of the people only, and give parts in all of them."""
    rng = draft.rng
    select = rng.random() < 0.45
    for item in draft.layout.sessions:
        entry = draft.entries[item.of]
        if select and rng.random() < 0.3:
            few = [name for name in (CORE, "p2", "p3", "p4", "p9") if name not in draft.withdrawn]
            entry["audience"] = rng.choice((["north"], ["south"], ["north", "press"], few))
        names = [name for name in rng.sample(sorted(draft.guests), 12) if not _remote(draft, name)]
        give_parts(draft, entry, names)
    spoken = [item for item in draft.layout.sessions if "groups" not in draft.entries[item.of]]
    for item in spoken:
        entry = draft.entries[item.of]
        if rng.random() < 0.12 and entry["format"] != "group":
            first = min(rng.choice((10, 12, 15)), item.minutes // 2)
            whole = [{"title": "Opening words", "minutes": first, "speakers": [rng.choice(sorted(draft.guests))]}]
            entry["parts"] = whole + [{"title": "Questions", "minutes": item.minutes - first}] * rng.choice((0, 1))


def _remote(draft: Draft, name: str) -> bool:
    """Return whether somebody is known to take part from elsewhere."""
    return "remote" in draft.guests[name]


def give_parts(draft: Draft, entry: Entry, names: list[str]) -> None:
    """Give parts in one session to some of nine people or more."""
    rng = draft.rng
    if rng.random() < 0.6:
        entry["chair"] = rng.choice((names[0], names[0], names[0], f"{names[0]}*", "*Minister"))
    if entry.get("format") == "group":
        groups = int(str(entry.get("groups", 2)))
        for role, first in (("facilitators", 1), ("rapporteurs", 1 + groups)):
            if rng.random() < 0.5:
                entry[role] = names[first : first + groups]
                if rng.random() < 0.15:
                    entry[role] = [*names[first : first + groups - 1], rng.choice(("*", "*A partner"))]
    elif rng.random() < 0.7:
        unsure = rng.choice(("*", "*Minister", f"{names[3]}*"))
        entry["speakers"] = [names[1], names[2], *([unsure] if rng.random() < 0.3 else [])]


def send_away(draft: Draft) -> None:
    """Let some people come late, leave early, be away for a while, or take part from elsewhere."""
    rng = draft.rng
    far = set(rng.sample(sorted(draft.guests), 2)) if rng.random() < 0.4 else set()
    for name, guest in draft.guests.items():
        items = [item for item in draft.layout.sessions if name in draft.parts(draft.entries[item.of])]
        items += [item for entry, item in draft.during if name in draft.parts(entry)]
        items.sort(key=lambda item: (item.day, item.start))
        if name in far - draft.withdrawn:
            _far(draft, guest, items)
        else:
            guest.update(_away(draft, items))
            if rng.random() < 0.05:
                guest["timezone"] = rng.choice(ZONES)


def _away(draft: Draft, items: list[Item]) -> Entry:
    """Return when somebody is not there; never when they have a part."""
    rng, days = draft.rng, draft.layout.days
    found: Entry = {}
    sessions = draft.layout.sessions
    first, last = (items[0], items[-1]) if items else (sessions[-1], sessions[0])
    if rng.random() < 0.15:
        early = first.start - rng.choice((0, 30, 120))
        found["arrives"] = rng.choice((f"day {first.day} {clock(early)}", "day 1", "day 0 18:00"))
    if rng.random() < 0.15 and (items or "arrives" not in found):
        late = last.end + rng.choice((0, 30, 120))
        found["departs"] = rng.choice((f"day {last.day} {clock(late)}", f"day {days[-1]}", f"day {days[-1] + 1} 09:00"))
    if rng.random() < 0.2 and not found:
        start, day = rng.choice((540, 600, 840, 960)), rng.choice(days)
        end = start + rng.choice((60, 90, 120))
        forms = {f"day {day} {span(start, end)}": (day, start, end), span(start, end): (0, start, end)}
        forms[f"day {day}"] = (day, 0, 1440)
        free = [text for text, when in forms.items() if not _clash(items, *when)]
        found |= {"unavailable": rng.sample(free, min(len(free), rng.choice((1, 1, 2))))} if free else {}
    return found


def _clash(items: Iterable[Item], day: int, start: int, end: int) -> bool:
    """Return whether an item is held at that time; day 0 is every day."""
    return any(day in (0, item.day) and item.start < end and start < item.end for item in items)


def _far(draft: Draft, guest: Entry, items: list[Item]) -> None:
    """Let somebody take part from elsewhere, by hours of their own clock in which all their parts lie."""
    zone = draft.rng.choice(ZONES)
    first, last = 420, 1320
    for item in items:
        begin, end = (_local(draft, item.day, minute, zone) for minute in (item.start, item.end))
        if begin[0] != end[0]:
            return  # across their midnight: they come themselves
        first, last = min(first, begin[1]), max(last, end[1])
    guest |= {"remote": "yes", "timezone": zone}
    if (first, last) != (420, 1320) or draft.rng.random() < 0.4:
        guest["remote_hours"] = span(first, last)
    if draft.rng.random() < 0.3 and not items:
        del guest["timezone"]


def _local(draft: Draft, day: int, minute: int, zone: str) -> tuple[object, int]:
    """Return the date and the minute of a moment by the clock of another zone."""
    there = datetime.combine(draft.first_day, datetime.min.time()) + timedelta(days=day - 1, minutes=minute)
    here = there.replace(tzinfo=ZoneInfo(draft.zone)).astimezone(ZoneInfo(zone))
    return here.date(), here.hour * 60 + here.minute
