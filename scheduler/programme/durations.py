"""Durations and other numbers as people write them."""

from __future__ import annotations

import re

from scheduler.clock import MINUTES_A_DAY
from scheduler.programme.model import Duration
from scheduler.programme.problems import WrongValueError, nearest

_WHOLE = re.compile("0|[1-9][0-9]{0,5}")
_MINUTES = re.compile("(?:(?P<hours>[1-9][0-9]?)h)?(?P<minutes>0|[0-9]{1,4})?")
_RANGE = re.compile("(?P<least>[0-9h]+) ?[-\N{EN DASH}] ?(?P<most>[0-9h]+)")
_FORMS = 'Write minutes: "90", "60-90", "1h30" or "{least: 60, best: 75, most: 90}"'
_KEYS = ("least", "best", "most")


def shown(value: object) -> str:
    """Return a wrong value as a message quotes it: text between quotes, and a list or mapping by name."""
    if isinstance(value, str):
        return f'"{value}"' if value else "an empty text"
    return "a list" if isinstance(value, list) else "a mapping"


def whole(value: object, least: int, most: int) -> int:
    """Return a whole number from `least` to `most`, written in plain digits."""
    if isinstance(value, str) and _WHOLE.fullmatch(value) and least <= int(value) <= most:
        return int(value)
    what = f"{shown(value)} is no whole number from {least} to {most}"
    raise WrongValueError(what, "Write such a number, in digits")


def minutes(value: object, least: int = 0) -> int:
    """Return one length of time in minutes: ``90`` or ``1h30``."""
    found = _MINUTES.fullmatch(value) if isinstance(value, str) and value else None
    if found and (found["hours"] or _WHOLE.fullmatch(found["minutes"])):
        number = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
        if least <= number <= MINUTES_A_DAY:
            return number
    what = f"{shown(value)} is no number of minutes from {least} to {MINUTES_A_DAY}"
    raise WrongValueError(what, 'Write minutes, as "90", or hours and minutes, as "1h30"')


def duration(value: object) -> Duration:
    """Return a length of time that may give: ``90``, ``60-90`` (best = most), ``1h30``, ``{least, best, most}``."""
    if isinstance(value, dict):
        return _from_mapping(value)
    if not isinstance(value, str):
        what = f"{shown(value)} is no duration"
        raise WrongValueError(what, _FORMS)
    found = _RANGE.fullmatch(value)
    try:
        if found:
            return _ordered(minutes(found["least"], 1), minutes(found["most"], 1), minutes(found["most"], 1))
        number = minutes(value, 1)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.what, _FORMS) from None
    return Duration(number, number, number)


def _from_mapping(value: dict[str, object]) -> Duration:
    for key in value:
        if key not in _KEYS:
            what = f'there is no "{key}" in a duration'
            raise WrongValueError(what, nearest(key, _KEYS), (key,))
    if "least" not in value or not {"best", "most"} & set(value):
        what = 'a duration of several keys has a "least" and a "best" or a "most"'
        raise WrongValueError(what, _FORMS)
    numbers = {}
    for key, number in value.items():
        try:
            numbers[key] = minutes(number, 1)
        except WrongValueError as wrong:
            raise WrongValueError(wrong.what, wrong.remedy, (key,)) from None
    best = numbers.get("best", numbers.get("most", 0))
    return _ordered(numbers["least"], best, numbers.get("most", best))


def _ordered(least: int, best: int, most: int) -> Duration:
    if not least <= best <= most:
        middle = "" if best == most else f", best {best}"
        what = f"least {least}{middle}, most {most} are not in rising order"
        raise WrongValueError(what, "Write the shortest length first and the longest last")
    return Duration(least, best, most)
