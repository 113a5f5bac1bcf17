"""The types of single values: how the text of a key becomes an id, a number, a day, an address."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator

from scheduler.programme import durations, moments
from scheduler.programme.model import Duration
from scheduler.programme.moments import Day, Moment, Range
from scheduler.programme.problems import WrongValueError, nearest

MOST_TEXT = 5_000
_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}")
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[\w-]+(\.[\w-]+)+")
_MOST_EMAIL = 254
WISHES = ("morning", "afternoon", "after-lunch", "first-of-day", "last-of-day")
_DEGREES = re.compile(r"\s*[-+]?[0-9]{1,3}(\.[0-9]+)?\s*")
_SPACES = re.compile(r"\s*\n\s*")
_YES = {"yes": True, "true": True, "no": False, "false": False}
_FIXED_ZONE = re.compile(
    "Etc/.*|[A-Z]{3,4}([+-]?[0-9]+([A-Z]{3,4})?)?|(GMT|UTC)?[+-][0-9:]+|Z|Universal|Zulu|Greenwich|Factory|localtime"
)


@dataclass(frozen=True)
class PartText:
    """A part as written: ``odi``; ``au*`` (to be confirmed); ``*Minister`` or ``*`` (nobody yet)."""

    person: str | None
    label: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Absence:
    """Hours of one day, a whole day, or hours of every day."""

    day: Day | None
    hours: Range | None


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


def text(value: object) -> str:
    """Return text as written, without blanks around it."""
    if not isinstance(value, str):
        what = f"{durations.shown(value)} stands where text should"
        raise WrongValueError(what, "Write text, between quotes if it holds a colon, a bracket or a #")
    if len(value) > MOST_TEXT:
        what = f"the text has {len(value)} characters, and {MOST_TEXT} are the most"
        raise WrongValueError(what, "Write less")
    return value.strip()


def line(value: object) -> str:
    """Return text on one line, not empty."""
    found = _SPACES.sub(" ", text(value))
    if not found:
        what = "the text is empty"
        raise WrongValueError(what, "Write some, or take the key out")
    return found


def identifier(value: object) -> str:
    """Return an id."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    remedy = "Use lower-case letters, digits and dashes, at most 64"
    if isinstance(value, str) and (slug := re.sub("[^a-z0-9]+", "-", value.casefold()).strip("-")):
        remedy = f'{remedy}: "{slug[:64]}"'
    what = f"{durations.shown(value)} cannot be an id"
    raise WrongValueError(what, remedy)


def email(value: object) -> str:
    """Return an e-mail address."""
    if isinstance(value, str) and len(value) <= _MOST_EMAIL and _EMAIL.fullmatch(value) and ".." not in value:
        return value
    what = f"{durations.shown(value)} is no e-mail address"
    raise WrongValueError(what, "Write it as name@example.org")


def zone(value: object) -> zoneinfo.ZoneInfo:
    """Return an IANA zone of a place; fixed offsets are refused, for they know no summer time."""
    name = value if isinstance(value, str) else ""
    known = (resources.files("tzdata") / "zones").read_text(encoding="utf-8").split()
    if _FIXED_ZONE.fullmatch(name):
        what = f'"{name}" is a fixed offset or an abbreviation, not the zone of a place'
        raise WrongValueError(what, 'Write the zone of a place, as "Europe/London"')
    if name not in known:
        what = f"{durations.shown(value)} is no time zone"
        raise WrongValueError(what, nearest(name, known) if name else 'Write the zone of a place, as "Europe/London"')
    return zoneinfo.ZoneInfo(name)


def flag(value: object) -> bool:
    """Return yes or no."""
    if isinstance(value, str) and value.casefold() in _YES:
        return _YES[value.casefold()]
    what = f"{durations.shown(value)} is neither yes nor no"
    raise WrongValueError(what, 'Write "yes" or "no" ("true", "false")')


def as_list(value: object) -> object:
    """Return a value alone as a list of it."""
    if isinstance(value, str) and not value:
        what = "nothing is written"
        raise WrongValueError(what, "Write a value, [] for an empty list, or take the key out")
    return value if isinstance(value, list) else [value]


def split(value: object) -> object:
    """Return the pieces of text that semicolons separate; a list stays as it is."""
    return [piece.strip() for piece in value.split(";") if piece.strip()] if isinstance(value, str) else value


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


def part(value: object) -> PartText:
    """Return a part."""
    written = line(value)
    if written.startswith("*"):
        return PartText(None, written[1:].strip(), confirmed=False)
    if written.endswith("*"):
        return PartText(identifier(written[:-1]), confirmed=False)
    return PartText(identifier(written))


def place(value: object) -> PlaceText:
    """Return a place in the order of the event or of a day."""
    found = re.fullmatch("(first|last)(?: of (.+))?", value) if isinstance(value, str) else None
    if found is None:
        what = f"{durations.shown(value)} is no place"
        raise WrongValueError(what, 'Write "first", "last", or "first of day 2"')
    return PlaceText(found[1], moments.parse_day(found[2]) if found[2] and found[2] != "the event" else None)


def location(value: object) -> tuple[float, float]:
    """Return latitude and longitude in degrees."""
    pieces = value.split(",") if isinstance(value, str) else value
    found = pieces if isinstance(pieces, list) else []
    degrees = [float(one) for one in found if isinstance(one, str) and _DEGREES.fullmatch(one)]
    if len(degrees) == len(found) == 2:  # noqa: PLR2004 - latitude and longitude
        latitude, longitude = degrees
        if abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004 - the degrees of a globe
            return latitude, longitude
    what = f"{durations.shown(value)} is no location"
    raise WrongValueError(what, 'Write latitude and longitude in degrees, as "50.906, -0.361"')


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


Text = Annotated[str, PlainValidator(text)]
Line = Annotated[str, PlainValidator(line)]
Id = Annotated[str, PlainValidator(identifier)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_list)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]
Tags = Annotated[tuple[Line, ...], BeforeValidator(split)]
Email = Annotated[str, PlainValidator(email)]
Zone = Annotated[zoneinfo.ZoneInfo, PlainValidator(zone)]
Flag = Annotated[bool, PlainValidator(flag)]
Minutes = Annotated[int, PlainValidator(_minutes)]
Length = Annotated[Duration, PlainValidator(durations.duration)]
Date = Annotated[date, PlainValidator(moments.parse_date)]
At = Annotated[Moment, PlainValidator(moments.parse_moment)]
Days = Annotated[tuple[Day, ...], PlainValidator(days)]
Held = Annotated[str | tuple[Day, ...], PlainValidator(held)]
Ranges = Annotated[tuple[Annotated[Range, PlainValidator(moments.parse_range)], ...], BeforeValidator(as_list)]
ByDay = Annotated[
    dict[Annotated[Day | None, PlainValidator(day_or_else)], Ranges],
    BeforeValidator(days_as_mapping),
]
Parts = Annotated[tuple[Annotated[PartText, PlainValidator(part)], ...], BeforeValidator(as_list)]
Wishes = Annotated[tuple[Annotated[WishText, PlainValidator(wish)], ...], BeforeValidator(as_list)]
PlaceValue = Annotated[PlaceText, PlainValidator(place)]
Location = Annotated[tuple[float, float], PlainValidator(location)]
Arrival = Annotated[Day | Moment, PlainValidator(arrival)]
Departure = Annotated[Day | Moment, PlainValidator(departure)]
Absences = Annotated[tuple[Annotated[Absence, PlainValidator(absence)], ...], BeforeValidator(split)]


def number(least: int, most: int) -> PlainValidator:
    """Return the validator of a whole number between two bounds."""
    return PlainValidator(lambda value: durations.whole(value, least, most))


def choice(*words: str) -> PlainValidator:
    """Return the validator of one word out of some."""

    def chosen(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        what = f"{durations.shown(value)} is none of the words for this"
        raise WrongValueError(what, nearest(value, words) if isinstance(value, str) else f"Known: {', '.join(words)}")

    return PlainValidator(chosen)
