"""Calendar files read back by code that shares nothing with the exporter."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

import icalendar
from dateutil.tz import tzical
from ical.calendar_stream import IcsCalendarStream


@dataclass(frozen=True)
class Seen:
    """What a reader says of one event; times are instants."""

    uid: str
    summary: str
    start: datetime
    end: datetime
    location: str
    description: str
    categories: tuple[str, ...]


def by_icalendar(data: bytes) -> list[Seen]:
    calendar = icalendar.Calendar.from_ical(data)
    assert [component.errors for component in calendar.walk() if component.errors] == []
    return [
        Seen(
            uid=str(event["UID"]),
            summary=str(event["SUMMARY"]),
            start=event.decoded("DTSTART").astimezone(UTC),
            end=event.decoded("DTEND").astimezone(UTC),
            location=str(event.get("LOCATION", "")),
            description=str(event["DESCRIPTION"]),
            categories=tuple(str(category) for category in event["CATEGORIES"].cats),
        )
        for event in calendar.walk("VEVENT")
    ]


def by_ical(data: bytes) -> list[Seen]:
    """Read with the strict library; it refuses what it does not understand."""
    (calendar,) = IcsCalendarStream.from_ics(data.decode()).calendars
    seen = []
    for event in calendar.events:
        assert isinstance(event.dtstart, datetime)
        assert isinstance(event.dtend, datetime)
        seen.append(
            Seen(
                uid=event.uid or "",
                summary=event.summary or "",
                start=event.dtstart.astimezone(UTC),
                end=event.dtend.astimezone(UTC),
                location=event.location or "",
                description=event.description or "",
                categories=tuple(event.categories),
            )
        )
    return seen


def unfolded(data: bytes) -> list[str]:
    """Return the content lines."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def values(data: bytes, name: str) -> list[str]:
    """Return what stands after the first colon in every line whose property is `name`."""
    return [line.split(":", 1)[1] for line in unfolded(data) if line.split(":", 1)[0].split(";", 1)[0] == name]


def file_zone(data: bytes) -> tzinfo:
    """Return the file's only VTIMEZONE, as dateutil follows it."""
    lines = unfolded(data)
    text = "\r\n".join(lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE") + 1]) + "\r\n"
    zone = tzical(io.StringIO(text)).get()
    assert zone is not None
    return zone


def instants_by_file_zone(data: bytes, name: str) -> list[datetime]:
    """Return DTSTART or DTEND of every event as an instant, with no zone but the file's own."""
    found = []
    zone = file_zone(data)
    for value in values(data[data.index(b"BEGIN:VEVENT") :], name):
        moment = datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(
            tzinfo=UTC if value.endswith("Z") else zone
        )
        found.append(moment.astimezone(UTC))
    return found
