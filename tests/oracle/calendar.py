"""Reading the calendar, from its lines."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.oracle.hidden import with_private
from tests.oracle.model import Item, Items, Programme, beside, in_order, sessions
from tests.oracle.zone import Zone, blocks, fields, stamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

from tests.oracle.words import need

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")
NUMBER = re.compile(r"(?:DRAFT: )?(\d+(?:\.\d+)?[a-z]?)\. ")
Event = dict[str, tuple[str, str]]


def plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def places(programme: Programme, location: str) -> tuple[str, ...]:
    """Return the ids of the rooms that a LOCATION names."""
    if location == programme.house:
        return ()
    tail = f", {programme.house}" if programme.house else ""
    ids = {raw.get("name", key): key for key, raw in programme.rooms.items()}
    names = location.removesuffix(tail).split("; ")
    need(location.endswith(tail) and set(names) <= ids.keys(), f"no such place: {location!r}")
    return tuple(ids[name] for name in names)


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


def read_calendar(programme: Programme, ics: bytes, *, draft: bool) -> tuple[Items, list[str]]:
    """Return the items of a calendar, those that it keeps private too, and what is wrong with the file."""
    text = ics.decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
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
        numbers[key] = found[1] if (found := NUMBER.match(summary)) else ""
        if "RRULE" in event or "RDATE" in event:
            faults.append(f"items: {key} repeats")
        try:
            items[key] = read_event(programme, key, event, zones)
        except (KeyError, ValueError) as error:
            faults.append(f"items: {key} cannot be read: {error}")
    items = {item.id: item for item in in_order(items)}
    faults += held(programme, numbers)
    if draft and not faults:
        faults += numbered(programme, items, numbers)
    return with_private(programme, items), faults


def held(programme: Programme, seen: Collection[str]) -> Iterator[str]:
    """Everything is held but what may be left out, and a near item exactly if its session is."""
    for item in programme.items.values():
        name = beside(item)[1] if item.near else item.id
        need(name in programme.items, f"{item.id}: no such session: {name}")
        session = programme.items[name]
        if item.private:
            if item.id in seen:
                yield f"items: {item.id} is private"
        elif item.id not in seen and not (session.optional and session.id not in seen):
            yield f"items: {item.id} is missing"
        elif item.id in seen and session.id not in seen:
            yield f"items: {item.id} is there, and {session.id} is not"


def numbered(programme: Programme, items: Items, numbers: dict[str, str]) -> Iterator[str]:
    """In a draft the numbers follow the order; a part of a meal, and what asks for none, has none."""
    order = [item.id for item in sessions(programme, items) if item.numbered]
    right = {key: str(place) for place, key in enumerate(order, 1)}
    for item in items.values():
        if item.kind == "session" and numbers[item.id] != right.get(item.id, ""):
            has, wants = (
                f"the number {text}" if text else "no number" for text in (numbers[item.id], right.get(item.id))
            )
            yield f"numbers: {item.id} has {has}, not {wants}"
