"""Aware time and minutes of the event: the only place where time becomes a number.

An *event minute* counts real minutes from the local midnight that begins day 1, so a length of time is the same
number on every day, the days of a clock change included. ``datetime + timedelta`` on an aware time is wall-clock
arithmetic; every sum here is therefore taken in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60
_MINUTE = timedelta(minutes=1)


class LocalTimeError(ValueError):
    """Raised for a local time that does not exist, or happens twice, at a change of the clocks.

    What to do: name a time outside of the changed hour.
    """


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the real minutes from `start` to `end`, whatever their zones; negative if `end` is earlier."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) // _MINUTE


def later(moment: datetime, minutes: int) -> datetime:
    """Return the moment that is so many real minutes after `moment`, in the same zone."""
    return (moment.astimezone(UTC) + minutes * _MINUTE).astimezone(moment.tzinfo)


@dataclass(frozen=True)
class Clock:
    """The days of an event in its zone, and the grid on which its items start and end.

    Parameters
    ----------
    zone
        The event's IANA zone.
    first_day, last_day
        Dates of day 1 and of the last day, both included.
    grid
        Minutes; every start and end of a session, meal or break falls on a multiple of it in local time. It divides
        30, so that it survives every clock change in use (Lord Howe moves by 30 minutes).
    """

    zone: ZoneInfo
    first_day: date
    last_day: date
    grid: int

    @cached_property
    def origin(self) -> datetime:
        """The instant (UTC) of event minute 0."""
        return datetime.combine(self.first_day, time(), self.zone).astimezone(UTC)

    @property
    def days(self) -> range:
        """Day numbers, from 1."""
        return range(1, (self.last_day - self.first_day).days + 2)

    def date_of(self, day: int) -> date:
        """Return the date of day number `day`; numbers outside of the event are dates outside of it."""
        return self.first_day + timedelta(days=day - 1)

    def day_of(self, moment: datetime) -> int:
        """Return the day number on whose local date `moment` falls."""
        return self.day_of_date(moment.astimezone(self.zone).date())

    def day_of_date(self, local: date) -> int:
        """Return the day number of a local date."""
        return (local - self.first_day).days + 1

    def at(self, day: int, minute: int) -> datetime:
        """Return the aware time of a clock reading.

        Parameters
        ----------
        day
            Day number.
        minute
            Minutes after midnight as a wall clock shows them, 0 to 1440 (24:00, the next midnight).

        Raises
        ------
        LocalTimeError
            If the clock never shows this time on that day, or shows it twice.
        """
        days, minute = divmod(minute, MINUTES_A_DAY)
        naive = datetime.combine(self.date_of(day + days), time(minute // 60, minute % 60))
        moment = naive.replace(tzinfo=self.zone)
        if moment.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None) != naive:
            msg = f"{naive:%H:%M} does not exist on {naive:%Y-%m-%d}: the clocks go forward over it"
            raise LocalTimeError(msg)
        if minute and moment.utcoffset() != moment.replace(fold=1).utcoffset():
            msg = f"{naive:%H:%M} happens twice on {naive:%Y-%m-%d}: the clocks go back over it"
            raise LocalTimeError(msg)
        return moment

    def showing(self, day: int, minute: int) -> tuple[int, ...]:
        """Return the event minutes at which the clock of a day shows a reading, in order.

        None on a day outside of the event, or where the clock goes forward over it; two where it goes back over it.
        """
        if day not in self.days:
            return ()
        naive = datetime.combine(self.date_of(day), time(minute // 60, minute % 60))
        folds = (naive.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
        there = (one for one in folds if one.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None) == naive)
        return tuple(sorted({self.minute(one) for one in there}))

    def minute(self, moment: datetime) -> int:
        """Return the event minute of an aware time (rounded down to the whole minute)."""
        return (moment.astimezone(UTC) - self.origin) // _MINUTE

    def moment(self, minute: int) -> datetime:
        """Return the aware time, in the event's zone, of an event minute."""
        return (self.origin + minute * _MINUTE).astimezone(self.zone)

    def on_grid(self, moment: datetime) -> bool:
        """Return whether a local time falls on the grid."""
        local = moment.astimezone(self.zone)
        return (local.hour * 60 + local.minute) % self.grid == 0 and local.second == 0
