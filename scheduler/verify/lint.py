"""The lint of calendar files: what every client needs, and no library checks for us.

It reads the bytes with a reader of its own, shares nothing with the exporter, and compares each time with zoneinfo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.verify.ics_reader import Findings, read
from scheduler.verify.ics_times import check_times, is_utc_stamp, zone_named
from scheduler.verify.ics_zone import file_zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.verify.ics_reader import Component

_TEXTS = frozenset(
    {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "TZNAME"}
)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS_LIST = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
_GEO = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?);([+-]?[0-9]+(?:\.[0-9]+)?)")
_ADDRESS = re.compile(r"mailto:[^\s@]+@[^\s@]+")
_LINK = re.compile(r"https?://[^\s/]+\S*")
_DURATION = re.compile("P(?=[0-9T])(?:[0-9]+W|(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)")
_PARTS = frozenset({"VEVENT", "VTIMEZONE"})
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY")
_AT_MOST_ONCE = ("CREATED", "LAST-MODIFIED", "DESCRIPTION", "LOCATION", "GEO", "TRANSP", "ORGANIZER", "URL", "CLASS")
_NEVER = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "DURATION")
_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
_VALUES = {
    "SEQUENCE": (re.compile("[0-9]+"), "a whole number from 0"),
    "STATUS": (re.compile("TENTATIVE|CONFIRMED|CANCELLED"), "TENTATIVE, CONFIRMED or CANCELLED"),
    "TRANSP": (re.compile("OPAQUE|TRANSPARENT"), "OPAQUE or TRANSPARENT"),
    "UID": (re.compile(r"\S+"), "an identifier"),
    "SUMMARY": (re.compile(r".*\S.*", re.DOTALL), "a title"),
    "ORGANIZER": (_ADDRESS, "mailto: and one address"),
    "ATTENDEE": (_ADDRESS, "mailto: and one address"),
    "URL": (_LINK, "a link"),
    "SOURCE": (_LINK, "a link"),
    "PRODID": (re.compile(".+"), "the name of a product"),
    "VERSION": (re.compile("2\\.0"), "2.0"),
    "CALSCALE": (re.compile("GREGORIAN"), "GREGORIAN"),
    "REFRESH-INTERVAL": (_DURATION, "a length of time"),
    "X-PUBLISHED-TTL": (_DURATION, "a length of time"),
    "ACTION": (re.compile("DISPLAY"), "DISPLAY"),
}
_HIGHEST = (90, 180)


def lint(data: bytes, method: str = "") -> tuple[str, ...]:
    """Return everything that is wrong with a calendar file, as ``line 12: what``, by line; nothing if it is sound.

    Parameters
    ----------
    data
        The file.
    method
        The METHOD of a message by mail. A feed or a file to import has none, and no people in it.
    """
    findings = Findings()
    return faults(read(data, findings), findings, method)


def faults(outermost: Sequence[Component], findings: Findings, method: str = "") -> tuple[str, ...]:
    """Return the same of a file that was read already.

    Parameters
    ----------
    outermost, findings
        What was read, and what was found while it was.
    """
    calendars = [component for component in outermost if component.name == "VCALENDAR"]
    if not calendars:
        findings.add(1, "no VCALENDAR")
    for component in outermost:
        if component.name != "VCALENDAR":
            findings.add(component.number, f"{component.name} outside of VCALENDAR")
    for calendar in calendars[1:]:
        findings.add(calendar.number, "a second VCALENDAR")
    for calendar in calendars:
        _check_calendar(calendar, method, findings)
    return findings.sentences()


def _check_calendar(calendar: Component, method: str, findings: Findings) -> None:
    _check_counts(calendar, findings, once=("VERSION", "PRODID", "CALSCALE"), at_most_once=("METHOD",), never=("UID",))
    _check_head(calendar, method, findings)
    for component in calendar.walk():
        _check_texts(component, findings)
        _check_values(component, findings)
    zones = file_zones(calendar, findings)
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    if not events:
        findings.add(calendar.number, "a calendar without events")
    for event in events:
        _check_event(event, findings)
        check_times(event, zones, findings)
        _check_people(event, method, findings)
    for part in calendar.parts:
        if part.name not in _PARTS:
            findings.add(part.number, f"{part.name}: a calendar of ours holds events and time zones alone")
    _check_identities(events, findings)


def _check_head(calendar: Component, method: str, findings: Findings) -> None:
    if method and not calendar.all("METHOD"):
        findings.add(calendar.number, f"VCALENDAR without METHOD:{method}")
    for line in calendar.all("METHOD")[:1]:
        if line.value != method:
            words = f"METHOD is not {method}" if method else "METHOD in a feed or file: only a message has one"
            findings.add(line.number, words)
    for line in calendar.all("REFRESH-INTERVAL"):
        if line.parameters.get("VALUE") != "DURATION":
            findings.add(line.number, "REFRESH-INTERVAL without VALUE=DURATION")
    for line in calendar.all("X-WR-TIMEZONE"):
        if zone_named(line.value) is None:
            findings.add(line.number, "X-WR-TIMEZONE is no IANA zone")


def _check_people(event: Component, method: str, findings: Findings) -> None:
    people = event.all("ORGANIZER") + event.all("ATTENDEE")
    if not method:
        for line in people:
            findings.add(line.number, f"{line.name} in a feed or file: only a message has one")
    elif not event.all("ORGANIZER"):
        findings.add(event.number, "VEVENT without ORGANIZER")


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


def _check_values(component: Component, findings: Findings) -> None:
    for line in component.lines:
        form, words = _VALUES.get(line.name, (None, ""))
        if form and not form.fullmatch(line.value):
            findings.add(line.number, f"{line.name} is not {words}")


def _check_event(event: Component, findings: Findings) -> None:
    _check_counts(event, findings, once=_ONCE, at_most_once=_AT_MOST_ONCE, never=_NEVER)
    for line in event.lines:
        if line.name in _STAMPS and not is_utc_stamp(line):
            findings.add(line.number, f"{line.name} is not a moment in UTC")
        if line.name == "GEO" and not _is_place(line.value):
            findings.add(line.number, "GEO is not LATITUDE;LONGITUDE")
    created, changed = event.first("CREATED"), event.first("LAST-MODIFIED")
    if created and changed and is_utc_stamp(created) and is_utc_stamp(changed) and changed.value < created.value:
        findings.add(changed.number, "LAST-MODIFIED is before CREATED")
    for part in event.parts:
        if part.name != "VALARM":
            findings.add(part.number, f"{part.name} within an event")
        else:
            _check_counts(part, findings, once=("ACTION", "DESCRIPTION", "TRIGGER"))


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
