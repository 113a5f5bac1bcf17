"""Times in a calendar file: by the file's own VTIMEZONE, which has to say what the real zone says."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.words import WEEKDAYS, need


def unfolded(ics: bytes) -> str:
    """Return the text of a calendar with each of its lines in one."""
    return ics.decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")


def blocks(text: str, name: str) -> list[str]:
    return re.findall(rf"^BEGIN:{name}\n(.*?)^END:{name}$", text, re.DOTALL | re.MULTILINE)


def fields(block: str) -> dict[str, tuple[str, str]]:
    """Return the parameters and the value of each line by its name."""
    lines = re.findall(r'^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\n]*"|[^";:\n]*))*):(.*)$', block, re.MULTILINE)
    return {name: (params, value) for name, params, value in lines}


def wall(text: str) -> datetime:
    return datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the zone is named elsewhere)


def shift(text: str) -> timedelta:
    """Return the offset of ``+0100``."""
    found = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:7] or 0))
    return -found if text[0] == "-" else found


def yearly(year: int, start: datetime, rule: dict[str, str]) -> datetime:
    """Return the day of a year that a rule such as ``FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU`` names."""
    odd = rule.keys() - {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL"}
    need(rule["FREQ"] == "YEARLY" and not odd, f"the judge does not know this rule of a time zone: {rule}")
    month = int(rule.get("BYMONTH", start.month))
    days = [date(year, month, day + 1) for day in range(monthrange(year, month)[1])]
    count, weekday = rule.get("BYDAY", "")[:-2], rule.get("BYDAY", "")[-2:].lower()
    if "BYMONTHDAY" in rule or not weekday:
        days = [day for day in days if day.day in map(int, rule.get("BYMONTHDAY", str(start.day)).split(","))]
    days = [day for day in days if WEEKDAYS[day.weekday()].startswith(weekday)]
    return datetime.combine(days[int(count or 1) - (int(count or 1) > 0)], start.time())


class Zone:
    """A VTIMEZONE: from when on (in UTC) which offset holds."""

    def __init__(self, block: str, last: int) -> None:
        self.changes: list[tuple[datetime, timedelta, timedelta]] = []
        for part in blocks(block, "(?:STANDARD|DAYLIGHT)"):
            found = {name: value for name, (_, value) in fields(part).items()}
            start, before = wall(found["DTSTART"]), shift(found["TZOFFSETFROM"])
            dates = re.findall(r"^RDATE[^:\n]*:(.*)$", part, re.MULTILINE)
            onsets = {start, *(wall(text) for line in dates for text in line.split(","))}
            if "RRULE" in found:
                rule = dict(pair.split("=") for pair in found["RRULE"].split(";"))
                until = wall(rule.get("UNTIL", "99991231T000000Z"))
                years = [yearly(year, start, rule) for year in range(start.year, last + 1)]
                onsets |= {onset for onset in years if start <= onset and onset - before <= until}
            self.changes += [(onset - before, before, shift(found["TZOFFSETTO"])) for onset in onsets]
        self.changes.sort()

    def offset(self, instant: datetime) -> timedelta:
        begun = [after for at, _, after in self.changes if at <= instant]
        return begun[-1] if begun else self.changes[0][1]

    def instant(self, shown: datetime) -> datetime | None:
        """Return the first instant at which clocks show this, if there is one."""
        offsets = {offset for change in self.changes for offset in change[1:]}
        return min((shown - offset for offset in offsets if self.offset(shown - offset) == offset), default=None)


def stamp(params: str, text: str, zones: dict[str, Zone]) -> int:
    """Return the instant of DTSTART or DTEND, which has to be the same by the file's own zone and by zoneinfo."""
    shown, name = wall(text), params.removeprefix(";TZID=").strip('"')
    true = shown
    if not text.endswith("Z"):
        need(name in zones, f"no time zone {name!r} in the file")
        true, own = (
            shown.replace(tzinfo=ZoneInfo(name)).astimezone(UTC).replace(tzinfo=None),
            zones[name].instant(shown),
        )
        need(own == true, f"{shown} {name} is {true} UTC, by the zone in the file {own}")
    need(not shown.second, f"{shown} is not a whole minute")
    return int(true.replace(tzinfo=UTC).timestamp()) // 60
