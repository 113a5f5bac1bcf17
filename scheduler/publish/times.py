"""How moments are said to people: by weekday, with the date only where a weekday alone could be mistaken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scheduler.export.entry import Entry

Form = Literal["weekday", "date", "year"]
"""``Thursday``, ``Thursday 25 October``, ``Thursday 25 October 2018``."""
A_WEEK = 7
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def day_of(moment: datetime | date) -> date:
    """Return the date on which a moment falls."""
    return moment.date() if isinstance(moment, datetime) else moment


def instant(moment: datetime | date) -> datetime | date:
    """Return a moment so that it can be compared: in UTC, for two readings of an hour that happens twice are equal."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def minutes_of(entry: Entry) -> int:
    """Return the real minutes from start to end; 0 for whole days."""
    if isinstance(entry.start, datetime) and isinstance(entry.end, datetime):
        return (entry.end.astimezone(UTC) - entry.start.astimezone(UTC)) // _MINUTE
    return 0


def form_of_days(before: date, after: date, *, dated: bool) -> Form:
    """Return how two days are said so that nobody mistakes them.

    Parameters
    ----------
    dated
        Whether a weekday happens twice in the meeting.
    """
    if before.year != after.year:
        return "year"
    return "date" if dated or before.isocalendar()[:2] != after.isocalendar()[:2] else "weekday"


def day_words(day: date, form: Form = "date") -> str:
    """Return a day in words."""
    words = {"weekday": "", "date": f" {day.day} {day:%B}", "year": f" {day.day} {day:%B %Y}"}
    return f"{day:%A}{words[form]}"


def when(moment: datetime | date, form: Form = "weekday") -> str:
    """Return ``Thursday 14:00``; with the difference from UTC where the clock shows that hour twice."""
    words = _reading(moment, form)
    return f"{words} ({_offset(moment)})" if _happens_twice(moment) else words


def from_to(before: datetime | date, after: datetime | date, *, dated: bool) -> tuple[str, str]:
    """Return two moments in words that differ."""
    form = form_of_days(day_of(before), day_of(after), dated=dated)
    words = when(before, form), when(after, form)
    if words[0] == words[1]:  # another zone, and the same reading of the clock
        return f"{words[0]} ({_offset(before)})", f"{words[1]} ({_offset(after)})"
    return words


def stay_words(entry: Entry, form: Form = "date") -> str:
    """Return the whole days of an entry: ``Wednesday 24 October to Friday 26 October``."""
    first, last = days_of(entry)
    return day_words(first, form) if last <= first else f"{day_words(first, form)} to {day_words(last, form)}"


def stay_from_to(before: Entry, after: Entry) -> str:
    """Return what differs between two stays: ``now until Friday 26 October instead of Thursday 25 October``."""
    (first, last), (new_first, new_last) = days_of(before), days_of(after)
    if first == new_first or last == new_last:
        word, was, now = ("until", last, new_last) if first == new_first else ("from", first, new_first)
        form = form_of_days(was, now, dated=True)
        return f"now {word} {day_words(now, form)} instead of {day_words(was, form)}"
    form = form_of_days(first, new_last, dated=True)
    return f"now {stay_words(after, form)} instead of {stay_words(before, form)}"


def days_of(entry: Entry) -> tuple[date, date]:
    """Return the first and the last day of an entry of whole days, both included."""
    return day_of(entry.start), day_of(entry.end) - _DAY


def _reading(moment: datetime | date, form: Form) -> str:
    day = day_words(day_of(moment), form)
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def _happens_twice(moment: datetime | date) -> bool:
    if not isinstance(moment, datetime):
        return False
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _offset(moment: datetime | date) -> str:
    """Return ``UTC+1`` or ``UTC+10:30``."""
    offset = moment.utcoffset() if isinstance(moment, datetime) else None
    minutes = (offset or timedelta()) // _MINUTE
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' * bool(rest)}" if minutes else "UTC"
