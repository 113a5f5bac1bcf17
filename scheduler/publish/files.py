"""The files for people that follow from a record and its last revision: what to put on a web server, what to send."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler.publish.calendars import calendars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scheduler.publish.calendars import Calendar
    from scheduler.publish.model import Event, Record, Revision

_EMPTY_PAGE = b"<!doctype html>\n<title>Nothing to see</title>\n"


def files_of(
    record: Record, revision: Revision, previous: Revision | None = None, base_url: str = ""
) -> Mapping[str, bytes]:
    """Return what is to lie in ``published/``, by path: the same state gives the same bytes.

    Parameters
    ----------
    revision
        The last in the record.
    previous
        The one before it.
    base_url
        Where the folder ``web`` is on the internet, if that is known.
    """
    del previous, base_url
    files = {"web/index.html": _EMPTY_PAGE, "web/feeds/index.html": _EMPTY_PAGE}
    for calendar in calendars(record, revision.content):
        name = f"people/{calendar.addressee}" if calendar.addressee else "agenda"
        files[f"web/feeds/{calendar.token}.ics"] = _plain(calendar)
        files[f"outbox/{name}-r{revision.number}.ics"] = _plain(calendar)
    return files


def _plain(calendar: Calendar) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//session-timetable//timetable//EN"]
    for event in calendar.events:
        lines += _event(event)
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.entry.item}"
    yield f"SEQUENCE:{event.stamp.sequence}"
    yield f"DTSTAMP:{event.stamp.changed:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART{_time(event.entry.start)}"
    yield f"DTEND{_time(event.entry.end)}"
    yield "END:VEVENT"


def _time(moment: datetime | date) -> str:
    if isinstance(moment, datetime):
        return f":{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f";VALUE=DATE:{moment:%Y%m%d}"
