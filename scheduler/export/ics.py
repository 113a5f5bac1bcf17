"""The draft as a calendar file.

A draft is looked at by the people who plan; it is not for sending. Its events have UIDs of their own, SEQUENCE 0 and
one constant stamp, so the same timetable always gives the same bytes and no draft can stand for a published event.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.export.identity import draft_uid
from scheduler.export.stream import line, stream, text
from scheduler.export.words import kind_of, place_of, roles_of, session_of, title_of
from scheduler.export.zone import is_utc, touches_repeated_hour, vtimezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

PRODID = "-//session-timetable//timetable//EN"
STAMP = "19700101T000000Z"
"""DTSTAMP, CREATED and LAST-MODIFIED of every draft: a draft has no history, and nothing here reads the clock."""
STATUS = "Draft, not confirmed: it may still change."
_FREE_KINDS = frozenset({"meal", "break", "free"})


def calendar(timetable: Timetable, programme: Programme) -> bytes:
    """Return the draft's calendar: one event for each item, meals and breaks included, in the timetable's order."""
    return stream(_lines(timetable, programme))


def _lines(timetable: Timetable, programme: Programme) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield from _head(programme)
    local = [item for item in timetable.items if not _in_utc(item, programme)]
    if local:
        zone = programme.clock.zone
        yield from vtimezone(zone, min(item.start for item in local), max(item.end for item in local))
    for item in timetable.items:
        yield from _event(item, programme)
    if not timetable.items:
        yield from _stay(programme)
    yield "END:VCALENDAR"


def _head(programme: Programme) -> Iterator[str]:
    name = text(f"DRAFT: {programme.title}")
    yield line("VERSION", "2.0")
    yield line("PRODID", PRODID)
    yield line("CALSCALE", "GREGORIAN")
    yield line("NAME", name)
    yield line("X-WR-CALNAME", name)
    yield line("X-WR-CALDESC", text(_lines_of("Draft, not for sending.", programme.note)))
    yield line("X-WR-TIMEZONE", text(programme.clock.zone.key))
    yield line("REFRESH-INTERVAL", "PT1H", VALUE="DURATION")
    yield line("X-PUBLISHED-TTL", "PT1H")
    yield line("COLOR", "slategray")


def _event(item: Item, programme: Programme) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _identity(draft_uid(programme.id, item.id))
    yield _time("DTSTART", item.start, item, programme)
    yield _time("DTEND", item.end, item, programme)
    yield line("SUMMARY", text(title_of(item) or item.id))
    yield line("DESCRIPTION", text(_description(item, programme)))
    place = place_of(item, programme)
    if place:
        yield line("LOCATION", text(place))
    yield from _geo(programme)
    categories = (item.kind, item.format) if item.format else (item.kind,)
    yield line("CATEGORIES", ",".join(text(category) for category in categories))
    yield line("TRANSP", "TRANSPARENT" if _leaves_free(item, programme) else "OPAQUE")
    yield "END:VEVENT"


def _stay(programme: Programme) -> Iterator[str]:
    """Yield the event as a whole, in days: what a calendar holds that has no items, for an empty one is refused."""
    clock = programme.clock
    yield "BEGIN:VEVENT"
    yield from _identity(draft_uid(programme.id, "stay"))
    yield line("DTSTART", f"{clock.first_day:%Y%m%d}", VALUE="DATE")
    yield line("DTEND", f"{clock.date_of(len(clock.days) + 1):%Y%m%d}", VALUE="DATE")
    yield line("SUMMARY", text(programme.title or programme.id))
    yield line("DESCRIPTION", text(_lines_of(STATUS, programme.note)))
    if programme.house.name:
        yield line("LOCATION", text(programme.house.name))
    yield from _geo(programme)
    yield line("TRANSP", "TRANSPARENT")
    yield "END:VEVENT"


def _identity(uid: str) -> Iterator[str]:
    yield line("UID", uid)
    yield line("SEQUENCE", "0")
    yield line("DTSTAMP", STAMP)
    yield line("CREATED", STAMP)
    yield line("LAST-MODIFIED", STAMP)
    yield line("STATUS", "TENTATIVE")


def _geo(programme: Programme) -> Iterator[str]:
    if programme.house.location:
        latitude, longitude = programme.house.location
        yield line("GEO", f"{latitude:.6f};{longitude:.6f}")


def _in_utc(item: Item, programme: Programme) -> bool:
    """Return whether the item's times are written in UTC: local time is UTC, or would be read in two ways."""
    zone = programme.clock.zone
    return is_utc(zone) or touches_repeated_hour(item.start.astimezone(zone), item.end.astimezone(zone))


def _time(name: str, moment: datetime, item: Item, programme: Programme) -> str:
    if _in_utc(item, programme):
        return line(name, f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    zone = programme.clock.zone
    return line(name, f"{moment.astimezone(zone):%Y%m%dT%H%M%S}", TZID=zone.key)


def _leaves_free(item: Item, programme: Programme) -> bool:
    """Return whether calendars show the time as free: meals, breaks, free time, and what nobody has to attend."""
    occurrence = programme.occurrence_by_id.get(item.id)
    return item.kind in _FREE_KINDS or (occurrence is not None and not occurrence.blocks)


def _description(item: Item, programme: Programme) -> str:
    session = session_of(item, programme)
    parts = [STATUS, kind_of(item, programme)]
    if session:
        parts += [f"- {question}" for question in session.questions]
        parts += [f"{role}: {'; '.join(people)}" for role, people in roles_of(session, programme)]
    return _lines_of(*parts, programme.note)


def _lines_of(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
