"""The types of single values: how the text of a key becomes an id, a number, a day, an address."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from importlib import resources
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from scheduler.programme import durations, forms
from scheduler.programme.problems import WrongValueError, nearest

MOST_TEXT = 5_000
MOST_WEB = 500
_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}")
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[\w-]+(\.[\w-]+)+")
_MOST_EMAIL = 254
_WEB = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9._~%+@-]+)*/?")
_DEGREES = re.compile(r"\s*[-+]?[0-9]{1,3}(\.[0-9]+)?\s*")
_SPACES = re.compile(r"\s*[\n\t]\s*")
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


def web(value: object) -> str:
    """Return the address of a folder on a web server, without a slash at its end."""
    if isinstance(value, str) and len(value) <= MOST_WEB and _WEB.fullmatch(value) and ".." not in value:
        return value.rstrip("/")
    what = f"{durations.shown(value)} is no address of a folder on the web"
    text = value if isinstance(value, str) else ""
    if text and "://" not in text and _WEB.fullmatch(f"https://{text}"):
        remedy = f'Write how it begins, too: "https://{text}"'
    elif text.startswith(("https://", "http://")):
        remedy = 'Write it without "?", "#", ".." or a password, as "https://example.org/meeting"'
    else:
        remedy = 'Write it as "https://example.org/meeting"'
    raise WrongValueError(what, remedy)


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


def words(value: object) -> object:
    """Return a list of words that is not empty."""
    found = as_list(value)
    if not found:
        what = "nobody is named"
        raise WrongValueError(what, "Name tags or people, or take the key out")
    return found


def split(value: object) -> object:
    """Return the pieces of text that semicolons separate; a list stays as it is."""
    return [piece.strip() for piece in value.split(";") if piece.strip()] if isinstance(value, str) else value


def part(value: object) -> PartText:
    """Return a part."""
    written = line(value)
    if written.startswith("*"):
        return PartText(None, written[1:].strip(), confirmed=False)
    if written.endswith("*"):
        return PartText(identifier(written[:-1]), confirmed=False)
    return PartText(identifier(written))


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


Text = Annotated[str, PlainValidator(text), WithJsonSchema(forms.TEXT)]
Line = Annotated[str, PlainValidator(line), WithJsonSchema(forms.LINE)]
Id = Annotated[str, PlainValidator(identifier), WithJsonSchema(forms.ID)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(as_list), WithJsonSchema(forms.IDS)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list), WithJsonSchema(forms.LINES)]
Words = Annotated[tuple[Line, ...], BeforeValidator(words), WithJsonSchema(forms.WORDS)]
Tags = Annotated[tuple[Line, ...], BeforeValidator(split), WithJsonSchema(forms.TAGS)]
Email = Annotated[str, PlainValidator(email), WithJsonSchema(forms.EMAIL)]
Web = Annotated[str, PlainValidator(web), WithJsonSchema(forms.WEB)]
Zone = Annotated[zoneinfo.ZoneInfo, PlainValidator(zone), WithJsonSchema(forms.ZONE)]
Flag = Annotated[bool, PlainValidator(flag), WithJsonSchema(forms.FLAG)]
_Part = Annotated[PartText, PlainValidator(part)]
Parts = Annotated[tuple[_Part, ...], BeforeValidator(as_list), WithJsonSchema(forms.PARTS)]
Location = Annotated[tuple[float, float], PlainValidator(location), WithJsonSchema(forms.LOCATION)]


def number(least: int, most: int) -> PlainValidator:
    """Return the validator of a whole number between two bounds."""
    form = Annotated[object, WithJsonSchema(forms.number(least, most))]
    return PlainValidator(lambda value: durations.whole(value, least, most), json_schema_input_type=form)


def choice(*words: str) -> PlainValidator:
    """Return the validator of one word out of some."""

    def chosen(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        what = f"{durations.shown(value)} is none of the words for this"
        raise WrongValueError(what, nearest(value, words) if isinstance(value, str) else f"Known: {', '.join(words)}")

    return PlainValidator(chosen, json_schema_input_type=Annotated[object, WithJsonSchema(forms.choice(*words))])
