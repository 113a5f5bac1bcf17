"""What four libraries read in a calendar file; none of them shares code with another, nor with the lint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import ics
import vobject
from ical.calendar_stream import IcsCalendarStream
from vobject.icalendar import registerTzid

from tests.calendars import values


@dataclass(frozen=True, order=True)
class Event:
    """One event as a reader tells it; times are instants, and a day begins at midnight UTC."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str


def instant(moment: date) -> datetime:
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None
        return moment.astimezone(UTC)
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def by_icalendar(data: bytes) -> list[Event]:
    """Read with the library that also writes our files; it knows zones by their names."""
    return [
        Event(
            str(event["UID"]),
            instant(event.decoded("DTSTART")),
            instant(event.decoded("DTEND")),
            str(event["SUMMARY"]),
            str(event.get("LOCATION", "")),
            str(event.get("DESCRIPTION", "")),
        )
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]


def by_ical(data: bytes) -> list[Event]:
    """Read with the strict library; it refuses what it does not understand."""
    (calendar,) = IcsCalendarStream.from_ics(data.decode()).calendars
    return [
        Event(
            event.uid or "",
            instant(event.dtstart),
            instant(event.dtend or event.dtstart),
            event.summary or "",
            event.location or "",
            event.description or "",
        )
        for event in calendar.events
    ]


def by_ics(data: bytes) -> list[Event]:
    return [
        Event(
            event.uid,
            instant(event.begin.datetime),
            instant(event.end.datetime),
            event.name or "",
            event.location or "",
            event.description or "",
        )
        for event in ics.Calendar(data.decode()).events
    ]


def by_vobject(data: bytes) -> list[Event]:
    # It remembers the first VTIMEZONE of each name that the process ever read; a file is read by its own.
    for name in values(data, "TZID"):
        registerTzid(name, None)
    return [
        Event(
            event.uid.value,
            instant(event.dtstart.value),
            instant(event.dtend.value),
            event.summary.value,
            _text(event, "location"),
            _text(event, "description"),
        )
        for event in vobject.readOne(data.decode()).vevent_list
    ]


def _text(event: Any, name: str) -> str:
    return str(getattr(event, name).value) if hasattr(event, name) else ""
