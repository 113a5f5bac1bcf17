"""The forms of values for the schema that editors read: beside each type of values.py and when.py stands one of these.

An editor has turned ``90`` into a number and ``true`` into yes before it asks the schema; the reader takes the text. So
a form allows every type that such text can turn into. ``title`` is what editors and docs/keys.md call the form.
"""

from __future__ import annotations

from typing import Any

Form = dict[str, Any]
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = "|".join("".join(f"[{one.upper()}{one}]" for one in name) for name in _WEEKDAYS)
_DATE = "([A-Za-z]+,? )?[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAY = rf"([Dd][Aa][Yy] [1-9][0-9]{{0,3}}|({_WEEKDAY})[A-Za-z]{{0,6}}\.?|{_DATE})"
_TIME = "[0-9]{1,2}:[0-9]{2}"
_DASH = " ?[-\N{EN DASH}] ?"
_ID = "[a-z0-9][a-z0-9-]{0,63}"
_MINUTES = "([1-9][0-9]?h[0-9]{0,4}|[0-9]{1,4})"
_YES = "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"
_SCALAR = ["string", "number", "boolean"]


def _matching(title: str, pattern: str, *examples: str | int, types: str | list[str] = "string") -> Form:
    said = f"Write {title}, as {', '.join(map(str, examples))}"
    form: Form = {"title": title, "type": types, "pattern": f"^({pattern})$", "examples": list(examples)}
    return form | {"patternErrorMessage": said}  # what editors say in the place of the pattern


def either(title: str, *forms: Form) -> Form:
    """Return the form of a value that has one of several."""
    return {"title": title, "anyOf": list(forms)}


def several(one: Form, title: str, least: int = 0) -> Form:
    """Return the form of a list; one value alone stands for a list of it."""
    return either(title, one, {"type": "array", "items": one} | ({"minItems": least} if least else {}))


def mapping(title: str, keys: Form, values: Form) -> Form:
    """Return the form of a mapping whose keys the writer chooses."""
    return {"title": title, "type": "object", "propertyNames": keys, "additionalProperties": values}


def number(least: int, most: int) -> Form:
    """Return the form of a whole number between two bounds."""
    title, pattern = f"number from {least} to {most}", "^(0|[1-9][0-9]{0,5})$"
    return {"title": title, "type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": pattern}


def choice(*words: str) -> Form:
    """Return the form of one word out of some."""
    return {"title": f'"{words[0]}"' if len(words) == 1 else "one of some words", "enum": list(words)}


def balance(most: int) -> Form:
    """Return the form of columns of the table of people, in a list or each with its weight."""
    return either("columns, or weights by column", LINES, mapping("weights by column", LINE, number(1, most)))


TEXT: Form = {"title": "text", "type": [*_SCALAR, "null"]}
LINE: Form = {"title": "text on one line", "type": _SCALAR, "minLength": 1}
ID = _matching("id", _ID, "financing", "day-guest", types=["string", "integer", "boolean"])
IDS = several(ID, "id, or a list of ids")
LINES = several(LINE, "text, or a list of texts")
WORDS = several(LINE, "tag or id, or a list of them", 1)
TAGS = either(
    "words between semicolons, or a list", {"type": [*_SCALAR, "null"]}, {"type": "array", "items": {"type": _SCALAR}}
)
EMAIL = _matching("e-mail address", r"[^\s@]+@[^\s@]+\.[^\s@]+", "name@example.org")
WEB = _matching("web address", r"https?://[^\s?#]+", "https://example.org/meeting")
ZONE: Form = {"title": "time zone", "type": "string", "examples": ["Europe/London", "Africa/Nairobi"]}
FLAG = either("yes or no", {"enum": ["yes", "no"]}, {"type": "boolean"}, {"type": "string", "pattern": f"^({_YES})$"})
PART = _matching("id of a person", rf"{_ID}\*?|\*.*", "odi", "minister*", "*", types=["string", "integer", "boolean"])
PARTS = several(PART, "id of a person, or a list of them")
LOCATION = either(
    "latitude and longitude",
    _matching("text", r"\s*[-+]?[0-9.]+\s*,\s*[-+]?[0-9.]+\s*", "50.906, -0.361"),
    {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2},
)

DATE = _matching("date", _DATE, "2027-05-10", "Mon 2027-05-10")
DAY = _matching("day", _DAY, "day 2", "Thu", "2027-05-11")
DAYS = several(DAY, "day, or a list of days", 1)
HELD = either(
    "word for days, day, or a list of days",
    {"enum": ["all", "nights", "mornings-after-a-night", "none"]},
    DAY,
    {"type": "array", "items": DAY, "minItems": 1},
)
CLOCK = _matching("clock time", _TIME, "12:30")
RANGE = _matching("range of times", _TIME + _DASH + _TIME, "13:00-17:00")
RANGES = several(RANGE, "range, or a list of ranges")
BY_DAY = either(
    "windows by day",
    RANGE,
    {"type": "array", "items": RANGE},
    mapping("windows of each day", _matching("day or else", f"else|{_DAY}", "day 1", "else"), RANGES),
)
MOMENT = _matching("moment", f"{_DAY} +{_TIME}", "day 2 14:00", "Thu 14:00", "2027-05-11 14:00")
MOMENT_OR_CLOCK = _matching("moment, or clock time", f"({_DAY} +)?{_TIME}", "day 2 14:00", "08:30")
PRESENCE = _matching("moment, or day", f"{_DAY}( +{_TIME})?", "day 1 17:30", "day 2")
_ABSENCE = _matching("absence", f"{_DAY}|({_DAY} +)?{_TIME}{_DASH}{_TIME}", "day 2 09:00-10:00", "day 3", "13:00-14:00")
CLOSED = several(_ABSENCE, "range of a day, day, or range, or a list of them")
ABSENCES = either(
    "ranges of days, days or ranges, between semicolons or in a list",
    {"type": ["string", "null"]},
    {"type": "array", "items": _ABSENCE},
)
WISHES = several(
    either(
        "wish",
        {"enum": ["morning", "afternoon", "after-lunch", "first-of-day", "last-of-day"]},
        DAY,
        RANGE,
    ),
    "word for a time, day, or range, or a list of them",
)
DURING = _matching("meal or fixture, and perhaps its day", f"{_ID}( +{_DAY})?", "dinner day 1", "dinner")
PLACE = _matching("place in the order", f"(first|last)( of (the event|{_DAY}))?", "first", "last of day 2")
SEATS = _matching("seats", f"[1-9][0-9]{{0,3}}({_DASH}[1-9][0-9]{{0,3}})?", 12, "8-12", types=["integer", "string"])
GROUP: Form = {"title": "topic, or seats", "type": _SCALAR, "minLength": 1}
LIKINGS = _matching(
    "sessions with their groups", "[^:;]+:[^;]+(;[^:;]+:[^;]+)*;?", "clinics: Ports of entry > 2; plans: 1"
)
_LENGTH = {"minimum": 1, "maximum": 1440}
MINUTES = _matching("minutes", _MINUTES, 90, "1h30", types=["integer", "string"]) | _LENGTH | {"minimum": 0}
_FROM_TO = f"({_MINUTES}{_DASH})?{_MINUTES}"
LENGTH = either(
    "length",
    _matching("minutes, or from-to", _FROM_TO, 90, "60-90", "1h30", types=["integer", "string"]) | _LENGTH,
    {
        "title": "least, best and most",
        "type": "object",
        "properties": {
            "least": {**MINUTES, "description": "The shortest that it may be."},
            "best": {**MINUTES, "description": "The length that it should have."},
            "most": {**MINUTES, "description": "The longest that it may be."},
        },
        "required": ["least"],
        "anyOf": [{"required": ["best"]}, {"required": ["most"]}],
        "additionalProperties": False,
    },
)
