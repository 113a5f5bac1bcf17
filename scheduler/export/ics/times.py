"""Times as a calendar file writes them: dates, local time with its zone, or UTC where local time says two things."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from scheduler.export.zone import is_utc, touches_repeated_hour, vtimezone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from icalendar import Event

    from scheduler.export.entry import Entry


def add_times(event: Event, entry: Entry, zone: ZoneInfo) -> None:
    """Add DTSTART and DTEND."""
    local = is_local(entry, zone)
    for name, moment in (("DTSTART", entry.start), ("DTEND", entry.end)):
        if not isinstance(moment, datetime):
            event.add(name, moment)
        elif local:
            # Given the zone with the time, the library takes Accra, Reykjavik and their like for UTC and drops their
            # name.
            event.add(name, moment.astimezone(zone).replace(tzinfo=None), parameters={"TZID": zone.key})
        else:
            event.add(name, moment.astimezone(UTC))


def is_local(entry: Entry, zone: ZoneInfo) -> bool:
    """Return whether times are written as the clocks show them.

    They are not for whole days, where local time is UTC, and where it could be read in two ways.
    """
    start, end = entry.start, entry.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    return not is_utc(zone) and not touches_repeated_hour(start.astimezone(zone), end.astimezone(zone))


def zone_bytes(entries: Iterable[Entry], zone: ZoneInfo) -> bytes:
    """Return the VTIMEZONE that these events need; nothing if none is written in local time."""
    years = {
        moment.astimezone(zone).year
        for entry in entries
        if is_local(entry, zone)
        for moment in (entry.start, entry.end)
        if isinstance(moment, datetime)
    }
    return _zone_bytes(zone, min(years), max(years)) if years else b""


@lru_cache(maxsize=64)
def _zone_bytes(zone: ZoneInfo, first: int, last: int) -> bytes:
    """Return the VTIMEZONE for some years; every calendar of a meeting has the same."""
    start, end = (datetime(year, 6, 1, tzinfo=UTC) for year in (first, last))
    data: bytes = vtimezone(zone, start, end).to_ical(sorted=False)
    return data
