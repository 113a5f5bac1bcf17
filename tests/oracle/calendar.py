"""Reading the calendar, from its lines."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from itertools import count, product
from string import ascii_lowercase
from typing import TYPE_CHECKING

from tests.oracle.hidden import known, with_private
from tests.oracle.model import Item, Items, Programme, beside, in_order, sessions
from tests.oracle.together import groups_in_time, in_one_stream
from tests.oracle.words import need
from tests.oracle.zone import Zone, blocks, fields, stamp, unfolded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tests.oracle.published import Told

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")
NUMBER = re.compile(r"(?:DRAFT: )?(\d+(?:\.\d+|[a-z]{1,2})?)\. ")
Event = dict[str, tuple[str, str]]


def plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def rooms_of(programme: Programme, location: str) -> list[str]:
    """Return the names of the rooms that a LOCATION names."""
    if location == programme.house:
        return []
    tail = f", {programme.house}" if programme.house else ""
    need(location.endswith(tail), f"no such place: {location!r}")
    return location.removesuffix(tail).split("; ")


def places(programme: Programme, location: str) -> tuple[str, ...]:
    """Return the ids of the rooms that a LOCATION names."""
    ids = {raw.get("name", key): key for key, raw in programme.rooms.items()}
    names = rooms_of(programme, location)
    need(set(names) <= ids.keys(), f"no such place: {location!r}")
    return tuple(ids[name] for name in names)


def number_of(event: Event) -> str:
    """Return the number before a title, or nothing."""
    found = NUMBER.match(plain(event["SUMMARY"][1]))
    return found[1] if found else ""


def events(programme: Programme, text: str, *, draft: bool) -> Iterator[tuple[str, Event]]:
    """Yield each event with the id of its item; without one, if the programme asks for no such item."""
    path = f"{programme.id}/draft" if draft else programme.id
    ids = {str(uuid.uuid5(NAMESPACE, f"{path}/{key}")): key for key in programme.items}
    for event in map(fields, blocks(text, "VEVENT")):
        yield ids.get(event["UID"][1], ""), event


def read_event(programme: Programme, key: str, event: Event, zones: dict[str, Zone]) -> Item:
    start, end = (stamp(*event[name], zones) for name in ("DTSTART", "DTEND"))
    rooms = places(programme, plain(event.get("LOCATION", ("", ""))[1]))
    return replace(programme.items[key], span=(start, end), rooms=rooms)


def read_calendar(programme: Programme, ics: bytes, *, draft: bool, told: Told) -> tuple[Items, list[str]]:
    """Return the items of a calendar, those that it keeps private too, and what is wrong with the file."""
    text = unfolded(ics)
    year = programme.dates.first.year + 2
    zones = {fields(block)["TZID"][1]: Zone(block, year) for block in blocks(text, "VTIMEZONE")}
    items: Items = {}
    faults: list[str] = []
    numbers: dict[str, str] = {}
    for key, event in events(programme, text, draft=draft):
        summary = plain(event["SUMMARY"][1])
        if not key:
            faults.append(f"items: not in the programme: {summary}")
            continue
        if key in numbers:
            faults.append(f"items: {key} is there twice")
            continue
        numbers[key] = number_of(event)
        if "RRULE" in event or "RDATE" in event:
            faults.append(f"items: {key} repeats")
        try:
            items[key] = read_event(programme, key, event, zones)
        except (KeyError, ValueError) as error:
            faults.append(f"items: {key} cannot be read: {error}")
    items = {item.id: item for item in in_order(items)}
    faults += held(programme, items, numbers, told)
    if (draft or told.taken) and not faults:
        faults += numbered(programme, items, numbers, told)
    return with_private(programme, items), faults


def held(programme: Programme, items: Items, seen: Collection[str], told: Told) -> Iterator[str]:
    """Everything is held but what may be left out, and a near item exactly if its session is."""
    for item in programme.items.values():
        name = beside(item)[1] if item.near else item.id
        need(name in programme.items, f"{item.id}: no such session: {name}")
        session = programme.items[name]
        if item.private:
            if item.id in seen:
                yield f"items: {item.id} is private"
        elif item.id not in seen and not (session.optional and session.id not in seen):
            if not too_late(programme, items, item, told):
                yield f"items: {item.id} is missing"
        elif item.id in seen and session.id not in seen:
            yield f"items: {item.id} is there, and {session.id} is not"


def too_late(programme: Programme, items: Items, item: Item, told: Told) -> bool:
    """Tell whether an item that nobody was told of would have to begin in the past, next to a session that has."""
    if not (item.near and told.begun(beside(item)[1])) or item.id in told.places:
        return False
    places = [found.span for found in known(programme, items, item)]
    return not places or (told.until is not None and places[0][0] < told.until)


def numbered(programme: Programme, items: Items, numbers: dict[str, str], told: Told) -> Iterator[str]:
    """A session has the number that is its own; a part of a meal, and what asks for none, has none."""
    right = own_numbers(programme, items, told)
    for item in items.values():
        if item.kind == "session" and numbers[item.id] != right.get(item.id, ""):
            has, wants = (
                f"the number {text}" if text else "no number" for text in (numbers[item.id], right.get(item.id))
            )
            yield f"numbers: {item.id} has {has}, not {wants}"


def own_numbers(programme: Programme, items: Items, told: Told) -> dict[str, str]:
    """Return the numbers: in the order of starts, or as they were published, and then 4.1 for what comes after 4.

    Until they are published, sessions side by side are 4a and 4b; later on 4.1 comes after each of these.
    """
    held = [item for item in sessions(programme, items) if item.numbered]
    if not told.taken:
        groups = [[item] for item in held] if in_one_stream(programme) else groups_in_time(held)
        return {key: number for place, group in enumerate(groups, 1) for key, number in lettered(group, place)}
    order = [item.id for item in held]
    found: dict[str, str] = {}
    whole = "0"
    for key in order:
        free = (number for place in count(1) if (number := f"{whole}.{place}") not in told.taken | {*found.values()})
        found[key] = told.numbers[key] if key in told.numbers else next(free)
        whole = found[key].partition(".")[0].rstrip(ascii_lowercase)
    return found


def lettered(group: list[Item], place: int) -> Iterator[tuple[str, str]]:
    """Yield the number of each session of a group, with a letter if there are several: a to z, then aa, ab and on."""
    letters = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))] if len(group) > 1 else [""]
    yield from ((item.id, f"{place}{letter}") for item, letter in zip(group, letters, strict=False))
