"""Days and times as people say them in messages."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.programme.model import Window
    from scheduler.timetable.model import Item

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def moment(time: datetime) -> str:
    """Return ``Thu 14:00``."""
    return f"{_DAYS[time.weekday()]} {time:%H:%M}"


def interval(start: datetime, end: datetime) -> str:
    """Return ``Thu 14:00-15:30``; an end at midnight is 24:00."""
    midnight = end.date() > start.date() and not end.hour and not end.minute
    last = "24:00" if midnight else f"{end:%H:%M}" if end.date() == start.date() else moment(end)
    return f"{moment(start)}-{last}"


def span(item: Item) -> str:
    """Return when an item is held."""
    return interval(item.start, item.end)


def windows(choice: tuple[Window, ...]) -> str:
    """Return windows joined by "or"."""
    return " or ".join(interval(window.start, window.end) for window in choice)


def instant(time: datetime) -> datetime:
    """Return a time in UTC: where a clock shows an hour twice, its readings are in a wrong order."""
    return time.astimezone(UTC)


def whole_minute(time: datetime) -> datetime:
    """Return the first whole minute at a time or after it."""
    return time.replace(second=0, microsecond=0) + timedelta(minutes=bool(time.second or time.microsecond))
