"""What a timetable was held against, as a part of ``draft.json``, and back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, get_args

from scheduler.clock import MINUTES_A_DAY
from scheduler.programme.model import Keep, Published, Put

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from scheduler.timetable.fields import Fields


def written(published: Published, zone: ZoneInfo) -> dict[str, object]:
    """Return it as JSON has it: items by id, a moment with its offset in `zone`."""
    return {
        "revision": published.revision,
        "keep": published.keep,
        "until": published.until and published.until.astimezone(zone).isoformat(),
        "items": [_put(name, put) for name, put in sorted(published.items.items())],
        "numbers": dict(sorted(published.numbers.items())),
        **({"groups": [_groups(published, name) for name in sorted(published.groups)]} if published.groups else {}),
    }


def _groups(published: Published, name: str) -> dict[str, object]:
    """Return who was in which group of an item as JSON has it; the rooms of groups, where they had any."""
    rooms = published.group_rooms.get(name)
    return {
        "id": name,
        "people": dict(sorted(published.groups[name].items())),
        **({"rooms": list(rooms)} if rooms else {}),
    }


def _put(name: str, put: Put) -> dict[str, object]:
    """Return a place as JSON has it; that the clock shows its minute again is written in that one hour alone."""
    where = {"id": name, "day": put.day, "minute": put.minute, "minutes": put.minutes, "rooms": list(put.rooms)}
    return {**where, "again": True} if put.again else where


def read(fields: Fields, zone: ZoneInfo) -> Published:
    """Return what `written` wrote.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, or of the wrong type.
    """
    until = fields.text_or_none("until")
    items: dict[str, Put] = {}
    for item in fields.objects("items", "id"):
        name, put = _read_put(item)
        if name in items:
            fields.refuse("items", f"“{name}” stands twice")
        items[name] = put
    groups, rooms = _read_groups(fields)
    published = Published(
        revision=fields.whole("revision"),
        keep=fields.choice("keep", get_args(Keep)),
        items=items,
        numbers=fields.mapping("numbers"),
        until=None if until is None else _moment(fields, until, zone),
        groups=groups,
        group_rooms=rooms,
    )
    fields.nothing_else()
    return published


def _read_put(fields: Fields) -> tuple[str, Put]:
    name = fields.text("id")
    again = "again" in fields.names and fields.truth("again")
    put = Put(fields.whole("day"), fields.whole("minute"), fields.whole("minutes"), fields.texts("rooms"), again)
    fields.nothing_else()
    if not 0 <= put.minute < MINUTES_A_DAY:
        fields.refuse("minute", f"{put.minute} is no minute of a day")
    return name, put


def _read_groups(fields: Fields) -> tuple[dict[str, dict[str, int]], dict[str, tuple[str, ...]]]:
    """Return who was in which group, and the rooms of groups, by item."""
    groups: dict[str, dict[str, int]] = {}
    rooms: dict[str, tuple[str, ...]] = {}
    if "groups" not in fields.names:
        return groups, rooms
    for one in fields.objects("groups", "id"):
        name, people = one.text("id"), one.inner("people")
        if name in groups:
            fields.refuse("groups", f"“{name}” stands twice")
        groups[name] = {person: people.whole(person) for person in people.names}
        for person, number in groups[name].items():
            if number < 1:
                people.refuse(person, f"{number} is no group: they are counted from 1")
        if "rooms" in one.names:
            rooms[name] = one.texts("rooms")
        one.nothing_else()
    return groups, rooms


def _moment(fields: Fields, text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fields.refuse("until", f"“{text}” is no time")
    if moment.tzinfo is None:
        fields.refuse("until", f"“{text}” has no offset from UTC")
    return moment.astimezone(zone)
