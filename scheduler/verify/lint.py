"""The lint of calendar files: what every client needs, and no library checks for us.

It reads the bytes with a reader of its own, shares nothing with the exporter, and compares each time with zoneinfo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.verify.ics_reader import Findings, read
from scheduler.verify.ics_times import check_times, is_utc_stamp
from scheduler.verify.ics_zone import file_zones

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.verify.ics_reader import Component

_TEXTS = frozenset(
    {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "TZNAME"}
)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS_LIST = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
_GEO = re.compile(r"([+-]?\d+(?:\.\d+)?);([+-]?\d+(?:\.\d+)?)")
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY")
_AT_MOST_ONCE = ("CREATED", "LAST-MODIFIED", "DESCRIPTION", "LOCATION", "GEO", "TRANSP", "ORGANIZER", "URL", "CLASS")
_NEVER = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DURATION")
_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
_VALUES = {
    "SEQUENCE": (re.compile(r"\d+"), "a whole number from 0"),
    "STATUS": (re.compile("TENTATIVE|CONFIRMED|CANCELLED"), "TENTATIVE, CONFIRMED or CANCELLED"),
    "TRANSP": (re.compile("OPAQUE|TRANSPARENT"), "OPAQUE or TRANSPARENT"),
    "UID": (re.compile(r"\S+"), "an identifier"),
    "SUMMARY": (re.compile(r".*\S.*", re.DOTALL), "a title"),
}
_HIGHEST = (90, 180)


def lint(data: bytes) -> tuple[str, ...]:
    """Return everything that is wrong with a calendar file, as ``line 12: what``, by line; nothing if it is sound."""
    findings = Findings()
    outermost = read(data, findings)
    calendars = [component for component in outermost if component.name == "VCALENDAR"]
    if not calendars:
        findings.add(1, "no VCALENDAR")
    for component in outermost:
        if component.name != "VCALENDAR":
            findings.add(component.number, f"{component.name} outside of VCALENDAR")
    for calendar in calendars[1:]:
        findings.add(calendar.number, "a second VCALENDAR")
    for calendar in calendars:
        _check_calendar(calendar, findings)
    return findings.sentences()


def _check_calendar(calendar: Component, findings: Findings) -> None:
    _check_counts(calendar, findings, once=("VERSION", "PRODID", "CALSCALE"), at_most_once=("METHOD",), never=("UID",))
    _check_head(calendar, findings)
    for component in calendar.walk():
        _check_texts(component, findings)
    zones = file_zones(calendar, findings)
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    if not events:
        findings.add(calendar.number, "a calendar without events")
    for event in events:
        _check_event(event, findings)
        check_times(event, zones, findings)
        if calendar.first("METHOD") is None:
            for line in event.all("ORGANIZER") + event.all("ATTENDEE"):
                findings.add(line.number, f"{line.name} in a file without METHOD")
    _check_identities(events, findings)


def _check_head(calendar: Component, findings: Findings) -> None:
    for name, expected in (("VERSION", "2.0"), ("CALSCALE", "GREGORIAN")):
        for line in calendar.all(name):
            if line.value != expected:
                findings.add(line.number, f"{name} is not {expected}")
    for line in calendar.all("PRODID"):
        if not line.value:
            findings.add(line.number, "PRODID is empty")
    for line in calendar.all("REFRESH-INTERVAL"):
        if line.parameters.get("VALUE") != "DURATION":
            findings.add(line.number, "REFRESH-INTERVAL without VALUE=DURATION")


def _check_counts(
    component: Component,
    findings: Findings,
    once: Iterable[str] = (),
    at_most_once: Iterable[str] = (),
    never: Iterable[str] = (),
) -> None:
    for name in once:
        if not component.all(name):
            findings.add(component.number, f"{component.name} without {name}")
    for name in (*once, *at_most_once):
        for line in component.all(name)[1:]:
            findings.add(line.number, f"a second {name}")
    for name in never:
        for line in component.all(name):
            findings.add(line.number, f"{component.name} with {name}")


def _check_texts(component: Component, findings: Findings) -> None:
    for line in component.lines:
        form = _TEXT if line.name in _TEXTS else _TEXTS_LIST if line.name == "CATEGORIES" else None
        if form and not form.fullmatch(line.value):
            findings.add(line.number, f"{line.name} is not escaped")


def _check_event(event: Component, findings: Findings) -> None:
    _check_counts(event, findings, once=_ONCE, at_most_once=_AT_MOST_ONCE, never=_NEVER)
    for line in event.lines:
        if line.name in _STAMPS and not is_utc_stamp(line):
            findings.add(line.number, f"{line.name} is not a moment in UTC")
        form, words = _VALUES.get(line.name, (None, ""))
        if form and not form.fullmatch(line.value):
            findings.add(line.number, f"{line.name} is not {words}")
        if line.name == "GEO" and not _is_place(line.value):
            findings.add(line.number, "GEO is not LATITUDE;LONGITUDE")
    for alarm in event.parts:
        _check_counts(alarm, findings, once=("ACTION", "DESCRIPTION", "TRIGGER"))


def _is_place(value: str) -> bool:
    match = _GEO.fullmatch(value)
    return match is not None and all(abs(float(match[i])) <= most for i, most in enumerate(_HIGHEST, 1))


def _check_identities(events: Iterable[Component], findings: Findings) -> None:
    seen: dict[str, int] = {}
    for event in events:
        for line in event.all("UID")[:1]:
            if line.value in seen:
                findings.add(line.number, f"UID of the event at line {seen[line.value]} again")
            seen.setdefault(line.value, event.number)
