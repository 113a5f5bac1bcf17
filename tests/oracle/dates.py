"""The days of the event and the clock of its zone. Every time is a number of minutes since the start of 1970 in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tests.oracle.words import WEEKDAYS, clock, need, texts

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from tests.oracle.words import Span


@dataclass(frozen=True)
class Dates:
    """The days of the event, numbered from 1, in its zone."""

    first: date
    count: int
    zone: ZoneInfo

    def all(self) -> list[int]:
        return list(range(1, self.count + 1))

    def instant(self, day: int, minute: int) -> int:
        wall = datetime.combine(self.first + timedelta(days=day - 1), time()) + timedelta(minutes=minute)
        return int(wall.replace(tzinfo=self.zone).timestamp()) // 60

    def local(self, instant: int) -> datetime:
        return datetime.fromtimestamp(instant * 60, self.zone)

    def day(self, instant: int) -> int:
        return (self.local(instant).date() - self.first).days + 1

    def days(self, text: str) -> list[int]:
        """Return the days of ``day 2``, ``2018-10-25``, ``Thu 2018-10-25``, or all of ``Thu``."""
        text = " ".join(text.lower().split())
        if found := re.fullmatch(r"day (\d+)", text):
            return [int(found[1])]
        if found := re.fullmatch(r"(?:[a-z]+ )?(\d{4}-\d\d-\d\d)", text):
            return [(date.fromisoformat(found[1]) - self.first).days + 1]
        same = [day for day in self.all() if WEEKDAYS[(self.first.weekday() + day - 1) % 7].startswith(text)]
        need(same and re.fullmatch(r"[a-z]{3,}", text), f"not a day of the event: {text!r}")
        return same

    def held(self, value: Any) -> list[int]:
        """Return the days that an ``on`` names."""
        words = {"all": self.all(), "nights": self.all()[:-1], "mornings-after-a-night": self.all()[1:]}
        return [day for text in texts(value) for day in (words[text] if text in words else self.days(text))]

    def moment(self, text: str, *, end: bool = False) -> int:
        """Return the instant of ``day 2 14:00``, or the start (or end) of ``day 2``."""
        found = re.fullmatch(r"(.+?)\s+(\d\d?:\d\d)", text.strip())
        days = self.days(found[1] if found else text)
        need(len(days) == 1, f"more than one day: {text!r}")
        return self.instant(days[0], clock(found[2]) if found else 1440 * end)

    def spans(self, text: str, days: list[int]) -> list[Span]:
        """Return the spans of ``13:00-14:00`` on each of these days, of ``day 2 13:00-14:00``, or of all ``day 3``."""
        found = re.fullmatch(r"(?:(.+)\s)?\s*(\d\d?:\d\d)\s*-\s*(\d\d?:\d\d)", text.strip())
        if not found:
            return [(self.instant(day, 0), self.instant(day, 1440)) for day in self.days(text)]
        start, end = clock(found[2]), clock(found[3])
        need(start < end, f"an empty window: {text!r}")
        return [(self.instant(d, start), self.instant(d, end)) for d in (self.days(found[1]) if found[1] else days)]

    def windows(self, value: Any) -> dict[int, list[Span]]:
        """Return each day's windows: the same ones for all days, or day by day and ``else``."""
        given = dict.fromkeys(self.all(), value)
        if isinstance(value, dict):
            named = {day: ranges for key, ranges in value.items() if key != "else" for day in self.days(key)}
            given = {day: named.get(day, value.get("else")) for day in self.all()}
        return {day: [span for text in texts(given[day]) for span in self.spans(text, [day])] for day in self.all()}

    def minute(self, instant: int) -> int:
        """Return the minutes that clocks show since midnight."""
        local = self.local(instant)
        return local.hour * 60 + local.minute
