"""The offsets that a file's own VTIMEZONE gives, followed as a client would follow it.

Only the forms that every client follows are accepted: one onset, or one a year on the nth or last weekday of a month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.verify.ics_reader import Component, Findings

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULE = re.compile(r"FREQ=YEARLY;BYMONTH=(1[0-2]|[1-9]);BYDAY=(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)")
_OFFSET = re.compile("([+-])([0-9]{2})([0-5][0-9])([0-5][0-9])?")
_LOCAL = re.compile("[0-9]{8}T[0-9]{6}")
_NEEDED = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Yearly:
    """The nth (from the end, if negative) weekday of a month."""

    month: int
    nth: int
    weekday: int

    def on(self, year: int) -> date | None:
        """Return its date in a year, or None where the month has no such day."""
        first, days = monthrange(year, self.month)
        day = 1 + (self.weekday - first) % 7 + 7 * (self.nth - 1)
        if self.nth < 0:
            last = date(year, self.month, days).weekday()
            day = days - (last - self.weekday) % 7 + 7 * (self.nth + 1)
        return date(year, self.month, day) if 1 <= day <= days else None


@dataclass(frozen=True)
class Observance:
    """From `start`, as clocks show it by the offset `before`, the offset is `after`; yearly if there is a rule.

    `number` is the line that says the offset before.
    """

    number: int
    start: datetime
    before: timedelta
    after: timedelta
    rule: Yearly | None

    def latest(self, local: datetime) -> datetime | None:
        """Return its last onset that is not later than a local time."""
        if self.rule is None or local < self.start:
            return self.start if self.start <= local else None
        days = (self.rule.on(year) for year in range(local.year, self.start.year, -1))
        onsets = (datetime.combine(day, self.start.time()) for day in days if day)
        return next((onset for onset in onsets if onset <= local), self.start)


@dataclass(frozen=True)
class FileZone:
    """One VTIMEZONE."""

    observances: tuple[Observance, ...]

    def offset(self, local: datetime) -> timedelta | None:
        """Return the offset at a local time, or None if every onset is later."""
        onsets = ((observance.latest(local), observance.after) for observance in self.observances)
        begun = [(onset, after) for onset, after in onsets if onset is not None]
        return max(begun)[1] if begun else None


def file_zones(calendar: Component, findings: Findings) -> dict[str, FileZone]:
    """Return the calendar's time zones by their names, and note what is wrong with them."""
    zones: dict[str, FileZone] = {}
    for part in calendar.parts:
        if part.name != "VTIMEZONE":
            continue
        name = part.first("TZID")
        if name is None:
            findings.add(part.number, "VTIMEZONE without TZID")
            continue
        if name.value in zones:
            findings.add(part.number, f"a second VTIMEZONE {name.value}")
        read = [_observance(one, findings) for one in part.parts]
        zones[name.value] = FileZone(tuple(one for one in read if one))
        if all(read):  # otherwise a change is not known, and the ones after it would be blamed
            _check_offsets_before(zones[name.value], findings)
        if not part.parts:
            findings.add(part.number, f"VTIMEZONE {name.value} without STANDARD or DAYLIGHT")
    return zones


def _check_offsets_before(zone: FileZone, findings: Findings) -> None:
    """Note each offset before a change that is not the one after the last change: then clients differ in the hour."""
    for one in zone.observances:
        again = one.rule.on(one.start.year + 1) if one.rule else None
        onsets = [one.start, *([datetime.combine(again, one.start.time())] if again else [])]
        for offset in (zone.offset(onset - _MOMENT) for onset in onsets):
            if offset is not None and offset != one.before:
                findings.add(one.number, "TZOFFSETFROM is not the offset before this change")


def _observance(part: Component, findings: Findings) -> Observance | None:
    for line in part.all("RDATE"):
        findings.add(line.number, "RDATE in a VTIMEZONE: Outlook does not follow it")
    for line in (line for name in (*_NEEDED, "RRULE") for line in part.all(name)[1:]):
        findings.add(line.number, f"a second {line.name}")
    missing = [name for name in _NEEDED if part.first(name) is None]
    if missing:
        findings.add(part.number, f"{part.name} without {' and '.join(missing)}")
        return None
    start, line_before, line_after = (line for name in _NEEDED for line in part.all(name)[:1])
    moment, before, after = local_time(start.value), _offset(line_before.value), _offset(line_after.value)
    if moment is None or before is None or after is None:
        findings.add(part.number, f"{part.name} with a time or an offset that cannot be read")
        return None
    rule = _yearly(part, moment, findings)
    return Observance(line_before.number, moment, before, after, rule)


def _yearly(part: Component, start: datetime, findings: Findings) -> Yearly | None:
    line = part.first("RRULE")
    if line is None:
        return None
    match = _RULE.fullmatch(line.value)
    if match is None:
        findings.add(line.number, "RRULE of another form than FREQ=YEARLY;BYMONTH=m;BYDAY=nDD")
        return None
    rule = Yearly(int(match[1]), int(match[2]), WEEKDAYS.index(match[3]))
    if rule.on(start.year) != start.date():
        findings.add(line.number, "DTSTART is not a day of its RRULE")
    return rule


def _offset(value: str) -> timedelta | None:
    match = _OFFSET.fullmatch(value)
    if match is None:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size


def local_time(value: str) -> datetime | None:
    """Return ``20181024T123000`` as a time without a zone, or None if it is no such thing."""
    if not _LOCAL.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
