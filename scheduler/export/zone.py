"""VTIMEZONE: the zone's clock changes around the event, in the form that every client understands.

Outlook ignores lists of dates (RDATE), so a change that comes back each year is written as a yearly RRULE, and each
change of a zone that follows no such rule (Ramadan in Morocco) as a sub-component of its own. ``icalendar`` 7.3 has
``Timezone.from_tzinfo`` and ``add_missing_timezones``, but they write lists of dates; so the changes are found here and
only put into the library's components.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from scheduler.export.values import Text, Yearly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CHANGES_A_YEAR = 2
_LAST = -1
_UTC_NAMES = frozenset({"UTC", "UCT", "Zulu", "Universal", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich"})


@dataclass(frozen=True)
class Onset:
    """A moment from which the zone keeps another offset.

    Parameters
    ----------
    wall
        What clocks showed at that moment, still by the offset `before`.
    before, after
        Offsets from UTC.
    """

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def is_utc(zone: ZoneInfo) -> bool:
    """Return whether the zone is UTC itself, whose times are written with ``Z`` and need no VTIMEZONE."""
    return zone.key.rpartition("/")[2] in _UTC_NAMES


def touches_repeated_hour(start: datetime, end: datetime) -> bool:
    """Return whether an interval of aware times in one zone touches an hour that the clocks show twice."""
    falls_back = (end.utcoffset() or timedelta()) < (start.utcoffset() or timedelta())
    return falls_back or any(m.replace(fold=0).utcoffset() != m.replace(fold=1).utcoffset() for m in (start, end))


def vtimezone(zone: ZoneInfo, start: datetime, end: datetime) -> Timezone:
    """Return the VTIMEZONE by which every local time from `start` to `end` is the instant that zoneinfo says.

    It is computed over whole years, from the year before to the year after.
    """
    years = range(start.astimezone(zone).year - 1, end.astimezone(zone).year + 2)
    first = datetime(years[0], 1, 1, tzinfo=UTC)
    changes = tuple(_changes(zone, first, datetime(years[-1] + 1, 1, 1, tzinfo=UTC)))
    component = Timezone()
    component.add("TZID", Text(zone.key))
    yearly = _yearly(changes, years)
    if yearly:
        for onset, rule in yearly:
            component.add_component(_component(onset, rule))
    else:
        for onset in (_onset(zone, first, first), *changes):
            component.add_component(_component(onset))
    return component


def _changes(zone: ZoneInfo, first: datetime, stop: datetime) -> Iterator[Onset]:
    """Yield each change of the offset in a stretch of time, found to the second between one day and the next."""
    day = first
    while day < stop:
        before, after = day, min(day + _DAY, stop)
        if _offset(zone, before) != _offset(zone, after):
            while after - before > _SECOND:
                middle = before + (after - before) // _SECOND // 2 * _SECOND
                if _offset(zone, middle) == _offset(zone, before):
                    before = middle
                else:
                    after = middle
            yield _onset(zone, before, after)
        day = after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _onset(zone: ZoneInfo, before: datetime, moment: datetime) -> Onset:
    local, offset = moment.astimezone(zone), _offset(zone, before)
    return Onset(
        wall=moment.replace(tzinfo=None) + offset,
        before=offset,
        after=_offset(zone, moment),
        name=f"{local:%Z}",
        daylight=bool(local.dst() and _offset(zone, moment) > offset),
    )


def _yearly(changes: Sequence[Onset], years: range) -> tuple[tuple[Onset, Yearly], ...]:
    """Return the first year's two changes with the rules that give them in every year, or nothing if none do."""
    by_year = [[onset for onset in changes if onset.wall.year == year] for year in years]
    if any(len(onsets) != _CHANGES_A_YEAR for onsets in by_year):
        return ()
    series = list(zip(*by_year, strict=True))
    fitted = [(onsets[0], rule) for onsets in series if (rule := _rule(onsets))]
    if len(fitted) < len(series):
        return ()
    # Dublin's summer is its standard time by law; clients expect one sub-component of each name, summer as DAYLIGHT.
    return tuple((replace(onset, daylight=onset.after > onset.before), rule) for onset, rule in fitted)


def _rule(series: Sequence[Onset]) -> Yearly | None:
    """Return the RRULE for one change in each year: the same weekday, its nth or last in the month, and clock time."""
    if len({(o.before, o.after, o.wall.month, o.wall.weekday(), o.wall.time()) for o in series}) > 1:
        return None
    common = set.intersection(*(_positions(onset.wall) for onset in series))
    if not common:
        return None
    position = _LAST if _LAST in common else common.pop()
    wall = series[0].wall
    return Yearly(FREQ="YEARLY", BYMONTH=wall.month, BYDAY=f"{position}{_WEEKDAYS[wall.weekday()]}")


def _positions(wall: datetime) -> set[int]:
    """Return which of its weekday in the month a date is, counted from the start, and -1 if it is the last."""
    last = {_LAST} if wall.day + len(_WEEKDAYS) > monthrange(wall.year, wall.month)[1] else set()
    return {(wall.day - 1) // len(_WEEKDAYS) + 1} | last


def _component(onset: Onset, rule: Yearly | None = None) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if onset.daylight else TimezoneStandard()
    component.add("DTSTART", onset.wall)
    if rule:
        component.add("RRULE", rule)
    component.add("TZOFFSETFROM", onset.before)
    component.add("TZOFFSETTO", onset.after)
    component.add("TZNAME", Text(onset.name))
    return component
