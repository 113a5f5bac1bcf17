"""Days, times and moments as people write them, and what they mean on an event's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from scheduler.clock import MINUTES_A_DAY
from scheduler.programme.durations import shown
from scheduler.programme.model import Window
from scheduler.programme.problems import WrongValueError

if TYPE_CHECKING:
    from scheduler.clock import Clock

_MINUTES_AN_HOUR = 60
_YEARS = range(1970, 2200)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile("day ([1-9][0-9]{0,3})", re.IGNORECASE)
_DATE = re.compile(r"(?:(?P<weekday>[A-Za-z]+),? )?(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_TIME = re.compile("(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})")
_RANGE = re.compile("(?P<start>[0-9:]+) ?[-\N{EN DASH}] ?(?P<end>[0-9:]+)")
_DAYS = 'Write "day 2", a weekday ("Thu") or a date ("2018-10-25")'
MOMENTS = 'Write a day and a time: "day 2 14:00", "Thu 14:00" or "2018-10-25 14:00"'
_RANGES = 'Write the two times with a dash, as "13:00-17:00"'


@dataclass(frozen=True)
class Day:
    """A day as written: by number, by weekday or by date; exactly one of the three is set."""

    text: str
    number: int | None = None
    weekday: int | None = None
    dated: date | None = None

    def on(self, clock: Clock, *, outside: bool = False) -> int:
        """Return the day number that is meant.

        Parameters
        ----------
        clock
            The days of the event.
        outside
            Whether a date before or after the event is allowed (it has a number below 1 or above the last).
        """
        if self.dated is not None:
            number = (self.dated - clock.first_day).days + 1
        elif self.number is not None:
            number, outside = self.number, False
        else:
            return self._by_weekday(clock)
        if number not in clock.days and not outside:
            what = f'"{self.text}" is outside of the event, which {event(clock)}'
            raise WrongValueError(what, "Name a day of the event")
        return number

    def _by_weekday(self, clock: Clock) -> int:
        found = [day for day in clock.days if clock.date_of(day).weekday() == self.weekday]
        if len(found) == 1:
            return found[0]
        what = f'"{self.text}" is no day of the event, which {event(clock)}'
        if found:
            what = f'"{self.text}" may be {" or ".join(str(clock.date_of(day)) for day in found)}'
        raise WrongValueError(what, 'Write the day as "day 2" or as a date')


@dataclass(frozen=True)
class Moment:
    """A day and a wall-clock time as written, in minutes after midnight."""

    day: Day
    minute: int

    def on(self, clock: Clock, *, outside: bool = False) -> datetime:
        """Return the aware time that is meant."""
        return _instant(clock, self.day.on(clock, outside=outside), self.minute)


@dataclass(frozen=True)
class Range:
    """A start and an end on the clock of one day, in minutes after midnight."""

    start: int
    end: int

    def __str__(self) -> str:
        """Return ``09:00-18:00``."""
        return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (self.start, self.end))

    def on(self, clock: Clock, day: int) -> Window:
        """Return the window that this is on a day."""
        return Window(_instant(clock, day, self.start), _instant(clock, day, self.end))


def event(clock: Clock) -> str:
    """Return when the event is, in words."""
    if clock.first_day == clock.last_day:
        return f"is on {clock.first_day}"
    return f"runs from {clock.first_day} to {clock.last_day}"


def day_start(clock: Clock, day: int) -> datetime:
    """Return the first instant of a day; where the clocks skip midnight, that is later than 00:00."""
    midnight = datetime.combine(clock.date_of(day), time(), clock.zone)
    return midnight.astimezone(UTC).astimezone(clock.zone)


def whole_day(clock: Clock, day: int) -> Window:
    """Return the window of a day from its first instant to that of the next."""
    return Window(day_start(clock, day), day_start(clock, day + 1))


def _instant(clock: Clock, day: int, minute: int) -> datetime:
    """Return a clock reading of a day; 24:00 is its end, whatever the next day's clock says then."""
    return day_start(clock, day + 1) if minute == MINUTES_A_DAY else clock.at(day, minute)


def parse_day(value: object) -> Day:
    """Return a day from ``day 2``, ``Thu``, ``2018-10-25`` or ``Thu 2018-10-25`` (then the weekday is checked)."""
    text = value if isinstance(value, str) else ""
    if found := _DAY.fullmatch(text):
        return Day(text, number=int(found[1]))
    if found := _DATE.fullmatch(text):
        return Day(text, dated=_date(found))
    weekday = _weekday(text)
    if weekday is None:
        what = f"{shown(value)} is no day"
        raise WrongValueError(what, _DAYS)
    return Day(text, weekday=weekday)


def parse_date(value: object) -> date:
    """Return a date from ``2018-10-24`` or ``Wed 2018-10-24`` (then the weekday is checked)."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        what = f"{shown(value)} is no date"
        raise WrongValueError(what, 'Write year, month and day, as "2018-10-24" or "Wed 2018-10-24"')
    return _date(found)


def parse_time(value: object, *, end: bool = False) -> int:
    """Return minutes after midnight from ``9:00`` or ``09:00``; ``24:00`` only as an `end`."""
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    if found:
        hour, minute = int(found["hour"]), int(found["minute"])
        number = hour * _MINUTES_AN_HOUR + minute
        if minute < _MINUTES_AN_HOUR and (number < MINUTES_A_DAY or (end and number == MINUTES_A_DAY)):
            return number
    last = "24:00" if end else "23:59"
    what = f"{shown(value)} is no time of day"
    raise WrongValueError(what, f"Write a time from 00:00 to {last}, such as 14:00")


def parse_moment(value: object, *, end: bool = False) -> Moment:
    """Return a moment from ``day 2 14:00``, ``Thu 14:00`` or ``2018-10-25 14:00``."""
    day, space, clock_time = value.rpartition(" ") if isinstance(value, str) else ("", "", "")
    if not space:
        what = f"{shown(value)} is no moment"
        raise WrongValueError(what, MOMENTS)
    return Moment(parse_day(day.strip()), parse_time(clock_time, end=end))


def parse_range(value: object) -> Range:
    """Return a range from ``13:00-17:00``."""
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        what = f"{shown(value)} is no range of times"
        raise WrongValueError(what, _RANGES)
    start, end = parse_time(found["start"]), parse_time(found["end"], end=True)
    if start >= end:
        what = f'the window "{value}" is empty: it ends before it begins'
        raise WrongValueError(what, "Write the earlier time first; 24:00 is the end of a day")
    return Range(start, end)


def _weekday(text: str) -> int | None:
    least = 3
    name = text.rstrip(".").casefold()
    for number, weekday in enumerate(_WEEKDAYS):
        if len(name) >= least and weekday.casefold().startswith(name):
            return number
    return None


def _date(found: re.Match[str]) -> date:
    try:
        meant = date.fromisoformat(found["date"])
    except ValueError:
        what = f'"{found["date"]}" is no date of the calendar'
        raise WrongValueError(what, "Correct the month or the day") from None
    if meant.year not in _YEARS:
        what = f"{meant} is too far away"
        raise WrongValueError(what, f"Name a year from {_YEARS[0]} to {_YEARS[-1]}")
    if found["weekday"] is not None:
        right = _WEEKDAYS[meant.weekday()]
        if _weekday(found["weekday"]) != meant.weekday():
            what = f"{meant} is a {right}, not a {found['weekday']}"
            raise WrongValueError(what, f'Write "{right[:3]} {meant}", or correct the date')
    return meant
