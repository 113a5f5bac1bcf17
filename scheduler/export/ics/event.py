"""One event of a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from icalendar import Event, vCalAddress

from scheduler.export.ics.times import add_times
from scheduler.export.values import Place, Text, categories

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from scheduler.export.entry import Entry


@dataclass(frozen=True)
class Written:
    """An event with all that its calendar says of it.

    Parameters
    ----------
    sequence, created, changed
        How often it has changed, since when it has been told of, and when it changed last (UTC).
    organizer
        Name and e-mail address of whoever sends it; only a message has one.
    """

    uid: str
    entry: Entry
    description: str
    status: Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
    sequence: int
    created: datetime
    changed: datetime
    organizer: tuple[str, str] | None = None


@lru_cache(maxsize=8192)
def event_bytes(written: Written, zone: ZoneInfo) -> bytes:
    """Return the lines of an event; what is the same for many people is worked out once."""
    event, entry = Event(), written.entry
    event.add("UID", written.uid)
    event.add("SEQUENCE", written.sequence)
    event.add("DTSTAMP", written.changed)
    event.add("CREATED", written.created)
    event.add("LAST-MODIFIED", written.changed)
    event.add("STATUS", written.status)
    if written.organizer:
        event.add("ORGANIZER", _address(*written.organizer))
    add_times(event, entry, zone)
    event.add("SUMMARY", Text(entry.title))
    event.add("DESCRIPTION", Text(written.description))
    _add_place(event, entry)
    if entry.categories:
        event.add("CATEGORIES", categories(entry.categories))
    event.add("TRANSP", "TRANSPARENT" if entry.free or written.status == "CANCELLED" else "OPAQUE")
    data: bytes = event.to_ical(sorted=False)
    return data


def lines_of(*lines: str) -> str:
    """Return the lines that say something, below each other."""
    return "\n".join(line for line in lines if line)


def _add_place(event: Event, entry: Entry) -> None:
    words = ", ".join(words for words in ("; ".join(entry.rooms), entry.house) if words)
    if words:
        event.add("LOCATION", Text(words))
    if entry.location:
        event.add("GEO", Place(entry.location))


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = Text(name)
    return address
