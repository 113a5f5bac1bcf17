"""The draft as a calendar file.

A draft is looked at by the people who plan; it is not for sending. Its events have UIDs of their own, SEQUENCE 0 and
one constant stamp, so the same timetable always gives the same bytes and no draft can stand for a published event.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vDuration

from scheduler.export.identity import draft_uid
from scheduler.export.nested import whole_of
from scheduler.export.values import Place, Text, categories
from scheduler.export.who import for_whom, informal_of, public
from scheduler.export.words import (
    kind_of,
    left_out_words,
    place_of,
    portions_of,
    roles_of,
    session_of,
    title_of,
)
from scheduler.export.zone import is_utc, touches_repeated_hour, vtimezone

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

PRODID = "-//session-timetable//timetable//EN"
STAMP = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP, CREATED and LAST-MODIFIED of every draft: a draft has no history, and nothing here reads the clock."""
STATUS = "Draft, not confirmed: it may still change."
_LOOK_AGAIN = timedelta(hours=1)
_FREE_KINDS = frozenset({"meal", "break", "free"})


def calendar(timetable: Timetable, programme: Programme) -> bytes:
    """Return the draft's calendar: one event for each item, meals and breaks included, in the timetable's order.

    What is private is not in it, for a calendar file is passed on.
    """
    timetable = public(timetable, programme)
    whole = _head(timetable, programme)
    local = [item for item in timetable.items if not _in_utc(item, programme)]
    if local:
        zone = programme.clock.zone
        whole.add_component(vtimezone(zone, min(item.start for item in local), max(item.end for item in local)))
    for item in timetable.items:
        whole.add_component(_event(item, timetable, programme))
    if not timetable.items:
        whole.add_component(_stay(programme))
    data: bytes = whole.to_ical(sorted=False)
    return data


def _head(timetable: Timetable, programme: Programme) -> Calendar:
    # Not Calendar.new(): it gives the calendar itself a random UID.
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", PRODID)
    whole.add("CALSCALE", "GREGORIAN")
    # The library knows no type for these four and would write them as they are, unescaped; so each is a Text.
    name = Text(f"DRAFT: {programme.title}")
    whole.add("NAME", name)
    whole.add("X-WR-CALNAME", name)
    left_out = "; ".join(left_out_words(timetable, programme))
    left_out = left_out and f"Left out: {left_out}"
    whole.add("X-WR-CALDESC", Text(_lines_of("Draft, not for sending.", left_out, programme.note)))
    whole.add("X-WR-TIMEZONE", Text(programme.clock.zone.key))
    # RFC 7986 gives REFRESH-INTERVAL no default type; the library's own property for it leaves VALUE out.
    whole.add("REFRESH-INTERVAL", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", vDuration(_LOOK_AGAIN))
    whole.add("COLOR", "slategray")
    return whole


def _event(item: Item, timetable: Timetable, programme: Programme) -> Event:
    event = _identified(draft_uid(programme.id, item.id))
    _add_time(event, "DTSTART", item.start, item, programme)
    _add_time(event, "DTEND", item.end, item, programme)
    event.add("SUMMARY", Text(title_of(item) or item.id))
    event.add("DESCRIPTION", Text(_description(item, timetable, programme)))
    _add_place(event, place_of(item, programme), programme)
    event.add("CATEGORIES", categories((item.kind, item.format) if item.format else (item.kind,)))
    event.add("TRANSP", "TRANSPARENT" if _leaves_free(item, programme) else "OPAQUE")
    return event


def _stay(programme: Programme) -> Event:
    """Return the event as a whole, in days: what a calendar holds that has no items, for an empty one is refused."""
    clock = programme.clock
    event = _identified(draft_uid(programme.id, "stay"))
    event.add("DTSTART", clock.first_day)
    event.add("DTEND", clock.date_of(len(clock.days) + 1))
    event.add("SUMMARY", Text(programme.title or programme.id))
    event.add("DESCRIPTION", Text(_lines_of(STATUS, programme.note)))
    _add_place(event, programme.house.name, programme)
    event.add("TRANSP", "TRANSPARENT")
    return event


def _identified(uid: str) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("SEQUENCE", 0)
    event.add("DTSTAMP", STAMP)
    event.add("CREATED", STAMP)
    event.add("LAST-MODIFIED", STAMP)
    event.add("STATUS", "TENTATIVE")
    return event


def _add_place(event: Event, words: str, programme: Programme) -> None:
    if words:
        event.add("LOCATION", Text(words))
    if programme.house.location:
        event.add("GEO", Place(programme.house.location))


def _in_utc(item: Item, programme: Programme) -> bool:
    """Return whether the item's times are written in UTC: local time is UTC, or would be read in two ways."""
    zone = programme.clock.zone
    return is_utc(zone) or touches_repeated_hour(item.start.astimezone(zone), item.end.astimezone(zone))


def _add_time(event: Event, name: str, moment: datetime, item: Item, programme: Programme) -> None:
    if _in_utc(item, programme):
        event.add(name, moment.astimezone(UTC))
        return
    zone = programme.clock.zone
    # Given the zone with the time, the library takes Accra, Reykjavik and their like for UTC and drops their name.
    event.add(name, moment.astimezone(zone).replace(tzinfo=None), parameters={"TZID": zone.key})


def _leaves_free(item: Item, programme: Programme) -> bool:
    """Return whether calendars show the time as free: meals, breaks, free time, what not everybody must attend."""
    informal = informal_of(item, programme)
    return item.kind in _FREE_KINDS or (informal is not None and not informal.binds_everyone)


def _description(item: Item, timetable: Timetable, programme: Programme) -> str:
    session, audience, whole = session_of(item, programme), for_whom(item, programme), whole_of(item, timetable)
    parts = [STATUS, kind_of(item, programme), whole and f"Part of: {whole}", audience and f"For: {audience}"]
    if session:
        parts += [f"- {question}" for question in session.questions]
        portions = portions_of(session, programme)
        parts += ["In parts:"] * bool(portions) + [f"- {portion}" for portion in portions]
        parts += [f"{role}: {'; '.join(people)}" for role, people in roles_of(session, programme)]
    return _lines_of(*parts, programme.note)


def _lines_of(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
