"""When an event is: that its start and end say one instant each, and the same one to every client."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.verify.ics_zone import local_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.verify.ics_reader import Component, Findings, Line
    from scheduler.verify.ics_zone import FileZone

_FIXED_OFFSET = re.compile(r"(?:Etc/)?(?:GMT|UTC|UT)?[+-]?\d.*|.*/(?:GMT|UTC)[+-]\d+|EST|MST|HST")
_UTC_NAMES = frozenset({"UTC", "UCT", "Zulu", "Universal", "GMT", "Greenwich"})


def check_times(event: Component, zones: Mapping[str, FileZone], findings: Findings) -> None:
    """Note what is wrong with DTSTART and DTEND."""
    start, end = event.first("DTSTART"), event.first("DTEND")
    if start is None or end is None:
        return
    for line in (start, end):
        _check_value(line, findings)
    begins, ends = (_moment(line, zones, findings) for line in (start, end))
    if _form(start) != _form(end):
        findings.add(end.number, "DTEND of another type or zone than DTSTART")
    elif begins is not None and ends is not None and begins >= ends:
        findings.add(end.number, "DTEND is not after DTSTART")
    transparency = event.first("TRANSP")
    if start.parameters.get("VALUE") == "DATE" and (transparency is None or transparency.value != "TRANSPARENT"):
        findings.add(start.number, "whole days that are not TRANSP:TRANSPARENT")


def is_utc_stamp(line: Line) -> bool:
    """Return whether the value is a moment in UTC, ``19700101T000000Z``."""
    return line.value.endswith("Z") and not line.parameters and local_time(line.value[:-1]) is not None


def _check_value(line: Line, findings: Findings) -> None:
    kind = line.parameters.get("VALUE", "DATE-TIME")
    if kind not in {"DATE", "DATE-TIME"}:
        findings.add(line.number, f"{line.name} with VALUE={kind}")
    if kind == "DATE" and "TZID" in line.parameters:
        findings.add(line.number, f"{line.name} is a day, and in a time zone")


def _form(line: Line) -> tuple[str, str, bool]:
    return line.parameters.get("VALUE", "DATE-TIME"), line.parameters.get("TZID", ""), line.value.endswith("Z")


def _moment(line: Line, zones: Mapping[str, FileZone], findings: Findings) -> datetime | None:
    """Return the instant (of a date, its beginning in UTC), or None with a finding."""
    if line.parameters.get("VALUE") == "DATE":
        day = _day(line.value)
        if day is None:
            findings.add(line.number, f"{line.name} is no date")
        return day
    moment = local_time(line.value[:15])
    if moment is None or line.value[15:] not in ("", "Z"):
        fixed = moment is not None and line.value[15:16] in ("+", "-")
        findings.add(line.number, f"{line.name} with a fixed offset" if fixed else f"{line.name} is no date and time")
        return None
    tzid = line.parameters.get("TZID")
    if line.value.endswith("Z"):
        if tzid:
            findings.add(line.number, f"{line.name} with both TZID and Z")
        return moment.replace(tzinfo=UTC)
    if tzid is None:
        findings.add(line.number, f"{line.name} in no time zone")
        return None
    return _zoned(line, moment, tzid, zones, findings)


def _zoned(
    line: Line, local: datetime, tzid: str, zones: Mapping[str, FileZone], findings: Findings
) -> datetime | None:
    """Return the instant of a local time, having compared the file's VTIMEZONE with zoneinfo."""
    if tzid not in zones:
        findings.add(line.number, f"no VTIMEZONE {tzid}")
    zone = _zone(line, tzid, findings)
    if zone is None:
        return None
    moment = local.replace(tzinfo=zone)
    instant = moment.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        findings.add(line.number, f"{line.name} does not exist: the clocks go forward over it")
    elif moment.utcoffset() != moment.replace(fold=1).utcoffset():
        findings.add(line.number, f"{line.name} happens twice: it must be written in UTC")
    elif tzid in zones and zones[tzid].offset(local) != moment.utcoffset():
        findings.add(line.number, f"{line.name} by VTIMEZONE {tzid} is another instant than by the zone itself")
    return instant


def _zone(line: Line, tzid: str, findings: Findings) -> ZoneInfo | None:
    if _FIXED_OFFSET.fullmatch(tzid):
        findings.add(line.number, f"TZID {tzid} is a fixed offset")
        return None
    if tzid.rpartition("/")[2] in _UTC_NAMES:
        findings.add(line.number, f"TZID {tzid} is UTC: write Z")
        return None
    zone = zone_named(tzid)
    if zone is None:
        findings.add(line.number, f"TZID {tzid} is no IANA zone")
    return zone


def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA zone of a name, or None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _day(value: str) -> datetime | None:
    try:
        day = date.fromisoformat(value) if re.fullmatch("[0-9]{8}", value) else None
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
