"""What a state of the programme tells, as a part of the files of a record, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler.export.entry import Content, Entry, Guest
from scheduler.publish.codec_group import group_read, group_written, groups_read, groups_written

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from scheduler.timetable.fields import Fields

_LATITUDE_AND_LONGITUDE = 2


def written(content: Content) -> dict[str, object]:
    """Return it as JSON has it."""
    return {
        "programme": content.programme,
        "title": content.title,
        "timezone": content.zone,
        "note": content.note,
        "entries": [entry_written(entry) for entry in content.entries],
        "guests": [guest_written(guest) for guest in content.guests],
    }


def read(fields: Fields) -> Content:
    """Return what `written` wrote.

    Raises
    ------
    DraftError
        If anything in it is missing, unknown, of the wrong type, or contradicts itself.
    """
    zone = fields.zone("timezone")
    content = Content(
        programme=fields.text("programme"),
        title=fields.prose("title"),
        zone=zone.key,
        note=fields.prose("note"),
        entries=tuple(entry_read(entry, zone) for entry in fields.objects("entries", "item")),
        guests=tuple(guest_read(guest) for guest in fields.objects("guests", "id")),
    )
    fields.nothing_else()
    _consistent(fields, content)
    return content


def entry_written(entry: Entry) -> dict[str, object]:
    """Return one event; a date is ``2018-10-24``, a time has its offset."""
    return {
        "item": entry.item,
        "kind": entry.kind,
        "title": entry.title,
        "start": entry.start.isoformat(),
        "end": entry.end.isoformat(),
        "rooms": list(entry.rooms),
        "house": entry.house,
        "location": entry.location and list(entry.location),
        "about": list(entry.about),
        "part": list(entry.part),
        "categories": list(entry.categories),
        "free": entry.free,
        "private": entry.private,
        **({"group": group_written(entry.group)} if entry.group else {}),
    }


def entry_read(fields: Fields, zone: ZoneInfo | None) -> Entry:
    """Return one event, whose times are those of `zone`; without one its start and end are dates."""
    entry = Entry(
        item=fields.text("item"),
        kind=fields.text("kind"),
        title=fields.prose("title"),
        start=_when(fields, "start", zone),
        end=_when(fields, "end", zone),
        rooms=fields.proses("rooms"),
        house=fields.prose("house"),
        location=_location(fields),
        about=fields.proses("about"),
        part=fields.proses("part"),
        categories=fields.proses("categories"),
        free=fields.truth("free"),
        private=fields.truth("private"),
        group=group_read(fields.inner("group")) if "group" in fields.names else None,
    )
    fields.nothing_else()
    if not _before(entry.start, entry.end):
        fields.refuse("end", "it does not end after it starts")
    return entry


def guest_written(guest: Guest) -> dict[str, object]:
    """Return somebody who has a calendar of their own."""
    return {
        "id": guest.id,
        "name": guest.name,
        "stay": entry_written(guest.stay),
        "parts": {item: list(part) for item, part in guest.parts.items()},
        **groups_written(guest.groups),
    }


def guest_read(fields: Fields) -> Guest:
    """Return what `guest_written` wrote."""
    guest = Guest(
        id=fields.text("id"),
        name=fields.prose("name"),
        stay=entry_read(fields.inner("stay"), None),
        parts=fields.lists("parts"),
        groups=groups_read(fields),
    )
    fields.nothing_else()
    for item in guest.groups:
        if item not in guest.parts:
            fields.refuse("groups", f"“{item}” is not among the parts")
    return guest


def zone_of(entry: Entry) -> str | None:
    """Return the name of the zone of an event's times, None for one in days."""
    zone = entry.start.tzinfo if isinstance(entry.start, datetime) else None
    return None if zone is None else str(zone)


def _when(fields: Fields, key: str, zone: ZoneInfo | None) -> datetime | date:
    return fields.day(key) if zone is None else fields.moment(key, zone)


def _before(start: datetime | date, end: datetime | date) -> bool:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start.astimezone(UTC) < end.astimezone(UTC)
    return start < end


def _location(fields: Fields) -> tuple[float, float] | None:
    if fields.nothing("location"):
        return None
    found = fields.numbers("location")
    if len(found) != _LATITUDE_AND_LONGITUDE:
        fields.refuse("location", "latitude and longitude belong here")
    return found[0], found[1]


def _consistent(fields: Fields, content: Content) -> None:
    """Refuse an item or a person that stands twice, and parts in an item that is not there."""
    items = [entry.item for entry in content.entries]
    people = [guest.id for guest in content.guests]
    for key, names in (("entries", items), ("guests", people)):
        for name in names:
            if names.count(name) > 1:
                fields.refuse(key, f"“{name}” stands twice")
    known = set(items)
    for guest in content.guests:
        for item in guest.parts:
            if item not in known:
                fields.refuse("guests", f"{guest.id} has a part in “{item}”, which is not among the entries")
