"""The types of values that say when: days, moments, ranges, lengths, absences, wishes, places in the order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from scheduler.programme import durations, forms, moments
from scheduler.programme.model import Duration
from scheduler.programme.moments import Day, Moment, Range
from scheduler.programme.problems import WrongValueError
from scheduler.programme.values import as_list, identifier, line, split

if TYPE_CHECKING:
    from scheduler.clock import Clock as EventClock
    from scheduler.programme.model import Window

WISHES = ("morning", "afternoon", "after-lunch", "first-of-day", "last-of-day")


@dataclass(frozen=True)
class Absence:
    """Hours of one day, a whole day, or hours of every day."""

    day: Day | None
    hours: Range | None

    def on(self, clock: EventClock) -> list[Window]:
        """Return the windows that are meant; a date may lie outside of the event."""
        days = clock.days if self.day is None else [self.day.on(clock, outside=True)]
        return [moments.whole_day(clock, day) if self.hours is None else self.hours.on(clock, day) for day in days]


@dataclass(frozen=True)
class PlaceText:
    """``first`` or ``last``, of the event or of a day."""

    which: str
    day: Day | None


@dataclass(frozen=True)
class WishText:
    """A wish for a time of day by its name, for a day, or for a range of hours."""

    text: str
    day: Day | None = None
    hours: Range | None = None


@dataclass(frozen=True)
class DuringText:
    """A meal, break or fixture by its id, and its day if that is written."""

    text: str
    of: str
    day: Day | None


def days_as_mapping(value: object) -> object:
    """Return ranges for every day as a mapping with ``else`` alone."""
    return value if isinstance(value, dict) else {"else": as_list(value)}


def day_or_else(value: object) -> Day | None:
    """Return a day, or None for ``else``: every day that is not named."""
    return None if value == "else" else moments.parse_day(value)


def days(value: object) -> tuple[Day, ...]:
    """Return a day, or a list of days."""
    found = as_list(value)
    pieces = found if isinstance(found, list) else []
    if not pieces:
        what = "no day is named"
        raise WrongValueError(what, 'Name one, as "day 2", or take the key out')
    return tuple(moments.parse_day(piece) for piece in pieces)


def held(value: object) -> str | tuple[Day, ...]:
    """Return on which days a meal or break is held: a word for them, or the days themselves."""
    if isinstance(value, str) and value in {"all", "nights", "mornings-after-a-night", "none"}:
        return value
    try:
        return days(value)
    except WrongValueError as wrong:
        remedy = 'Write "all", "nights", "mornings-after-a-night", "none", a day or a list of days'
        raise WrongValueError(wrong.what, remedy) from None


def place(value: object) -> PlaceText:
    """Return a place in the order of the event or of a day."""
    found = re.fullmatch("(first|last)(?: of (.+))?", value) if isinstance(value, str) else None
    if found is None:
        what = f"{durations.shown(value)} is no place"
        raise WrongValueError(what, 'Write "first", "last", or "first of day 2"')
    return PlaceText(found[1], moments.parse_day(found[2]) if found[2] and found[2] != "the event" else None)


def arrival(value: object) -> Day | Moment:
    """Return a day (from its start on) or a moment."""
    return _presence(value, end=False)


def departure(value: object) -> Day | Moment:
    """Return a day (to its end) or a moment."""
    return _presence(value, end=True)


def _presence(value: object, *, end: bool) -> Day | Moment:
    written = line(value)
    if ":" in written:
        return moments.parse_moment(written, end=end)
    return moments.parse_day(written)


def absence(value: object) -> Absence:
    """Return ``day 2 09:00-10:00``, ``day 3`` or ``13:00-14:00``."""
    written = line(value)
    if ":" not in written:
        return Absence(moments.parse_day(written), None)
    found = re.fullmatch("(?:(.*[^ ]) +)?([0-9:]+ ?[-\N{EN DASH}] ?[0-9:]+)", written)
    if found is None:
        what = f'"{written}" is no absence'
        raise WrongValueError(what, 'Write "day 2 09:00-10:00", "day 3", or "13:00-14:00" for every day')
    return Absence(moments.parse_day(found[1]) if found[1] else None, moments.parse_range(found[2]))


def closed(value: object) -> Absence:
    """Return when a room is closed; it is written like an absence."""
    try:
        return absence(value)
    except WrongValueError as wrong:
        remedy = 'Write "day 2 09:00-11:00", "day 3", or "13:00-14:00" for every day'
        raise WrongValueError(wrong.what.replace("is no absence", "is no time to be closed"), remedy) from None


def during(value: object) -> DuringText:
    """Return ``dinner day 1``, ``dinner``, or the id of a fixture."""
    written = line(value)
    name, _, day = written.partition(" ")
    try:
        return DuringText(written, identifier(name), moments.parse_day(day.strip()) if day else None)
    except WrongValueError:
        what = f'"{written}" names no meal'
        raise WrongValueError(what, 'Write "dinner day 1", "dinner", or the id of a fixture') from None


def at(value: object) -> Moment | int:
    """Return a moment, or minutes after midnight where no day is written."""
    if isinstance(value, str) and re.fullmatch("[0-9]*:[0-9:]*", value):
        return moments.parse_time(value)
    return moments.parse_moment(value)


def wish(value: object) -> WishText:
    """Return a wish."""
    written = line(value)
    if written in WISHES:
        return WishText(written)
    if ":" in written:
        return WishText(written, hours=moments.parse_range(written))
    try:
        return WishText(written, day=moments.parse_day(written))
    except WrongValueError:
        what = f'"{written}" is no wish'
        raise WrongValueError(what, f'Write one of {", ".join(WISHES)}, a day, or a range as "09:00-11:00"') from None


def _minutes(value: object) -> int:
    return durations.minutes(value)


Minutes = Annotated[int, PlainValidator(_minutes), WithJsonSchema(forms.MINUTES)]
Length = Annotated[Duration, PlainValidator(durations.duration), WithJsonSchema(forms.LENGTH)]
Date = Annotated[date, PlainValidator(moments.parse_date), WithJsonSchema(forms.DATE)]
Clock = Annotated[int, PlainValidator(moments.parse_time), WithJsonSchema(forms.CLOCK)]
AtOrClock = Annotated[Moment | int, PlainValidator(at), WithJsonSchema(forms.MOMENT_OR_CLOCK)]
At = Annotated[Moment, PlainValidator(moments.parse_moment), WithJsonSchema(forms.MOMENT)]
Days = Annotated[tuple[Day, ...], PlainValidator(days), WithJsonSchema(forms.DAYS)]
Held = Annotated[str | tuple[Day, ...], PlainValidator(held), WithJsonSchema(forms.HELD)]
Hours = Annotated[Range, PlainValidator(moments.parse_range), WithJsonSchema(forms.RANGE)]
Ranges = Annotated[tuple[Annotated[Range, PlainValidator(moments.parse_range)], ...], BeforeValidator(as_list)]
ByDay = Annotated[
    dict[Annotated[Day | None, PlainValidator(day_or_else)], Ranges],
    BeforeValidator(days_as_mapping),
    WithJsonSchema(forms.BY_DAY),
]
_Wish = Annotated[WishText, PlainValidator(wish)]
Wishes = Annotated[tuple[_Wish, ...], BeforeValidator(as_list), WithJsonSchema(forms.WISHES)]
During = Annotated[DuringText, PlainValidator(during), WithJsonSchema(forms.DURING)]
PlaceValue = Annotated[PlaceText, PlainValidator(place), WithJsonSchema(forms.PLACE)]
Arrival = Annotated[Day | Moment, PlainValidator(arrival), WithJsonSchema(forms.PRESENCE)]
Departure = Annotated[Day | Moment, PlainValidator(departure), WithJsonSchema(forms.PRESENCE)]
_Absence = Annotated[Absence, PlainValidator(absence)]
Absences = Annotated[tuple[_Absence, ...], BeforeValidator(split), WithJsonSchema(forms.ABSENCES)]
_Closed = Annotated[Absence, PlainValidator(closed)]
Closed = Annotated[tuple[_Closed, ...], BeforeValidator(as_list), WithJsonSchema(forms.CLOSED)]
