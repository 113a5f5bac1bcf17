"""Days, times and lengths as people write them into a table, which is in more ways than a programme allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from scheduler.programme.problems import WrongValueError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}}))?\b",
        rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?\b",
        r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>\d{4})?",
        r"\b(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})\b",
    )
)
_NUMBER = re.compile(r"\bday (?P<number>\d{1,3})\b|^(?P<alone>\d{1,3})$")
_NAME = re.compile(
    r"\b(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?)\b\.?"
)
_REST = re.compile(r"[\s.,;:()\[\]/\N{EN DASH}\N{EM DASH}-]|\bthe\b|\b00:00(?::00)?\b")
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?(?::00)?\s*(am|pm|a\.m\.?|p\.m\.?|h|hrs?|uhr|o'clock)?"
_SPAN = re.compile(rf"(?:from )?{_TIME}(?:\s*(?:-|\N{{EN DASH}}|\N{{EM DASH}}|to|until|till)\s*{_TIME})?")
_PLAIN = re.compile(r"\b(\d{2})(\d{2})\b")
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d+)?) ?(?:h|hrs?|hours?) ?)?(?:(?P<minutes>\d{1,4}) ?(?:'|m|mins?|minutes?)?)?"
)
_BOTH = re.compile(r"(\d{1,4}) ?[-\N{EN DASH}] ?(\d{1,4}) ?(?:'|m|mins?|minutes?)?")
_CLOCKED = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_YEARS = range(1970, 2200)
_NOON, _A_DAY, _AN_HOUR, _A_YEAR = 12 * 60, 24 * 60, 60, 12


@dataclass(frozen=True)
class DayText:
    """A day as a table has it: a date, perhaps without its year; a number; or a weekday."""

    day: int = 0
    month: int = 0
    year: int = 0
    number: int = 0
    weekday: int | None = None

    def dated(self, year: int) -> date | None:
        """Return the date, in the year given if the table has none; None if there is no such date."""
        try:
            return date(self.year or year, self.month, self.day) if self.month else None
        except ValueError:
            return None


def day(text: str) -> DayText:
    """Return the day that a cell names."""
    rest = " ".join(text.casefold().split())
    found: dict[str, int] = {}
    for form in _DATES:
        if match := form.search(rest):
            found |= _of_date(match, text)
            rest = rest.replace(match[0], " ", 1)
            break
    if match := _NUMBER.search(rest.strip()):
        found["number"] = int(match["number"] or match["alone"])
        rest = rest.replace(match[0], " ", 1)
    if match := _NAME.search(rest):
        found["weekday"] = [name[:3] for name in _WEEKDAYS].index(match["weekday"][:3])
        rest = rest.replace(match[0], " ", 1)
    made = DayText(**found)
    unclear = bool(_REST.sub("", rest)) or not found or found.get("number") == 0
    if what := _wrong(text, made, unclear=unclear):
        raise _day_error(what)
    return made


def _wrong(text: str, made: DayText, *, unclear: bool) -> str:
    """Return what is wrong with a day, or nothing."""
    dated = made.dated(2000)  # a leap year: the 29th of February may be right
    if unclear:
        return f'"{text}" is no day'
    if made.year and made.year not in _YEARS:
        return f'"{text}" is too far away'
    if made.month and dated is None:
        return f'"{text}" is no date of the calendar'
    if made.year and dated and made.weekday not in {None, dated.weekday()}:
        return f'"{text}" is a {dated:%A}'
    return ""


def _day_error(what: str) -> WrongValueError:
    return WrongValueError(what, 'Write a date as "2027-05-10" or "10 May 2027", a weekday, or "day 1"')


def _of_date(match: re.Match[str], text: str) -> dict[str, int]:
    parts = match.groupdict()
    year = int(parts["year"] or 0)
    if parts.get("one"):
        one, two = int(parts["one"]), int(parts["two"])
        if one != two and one <= _A_YEAR and two <= _A_YEAR:
            what = f'"{text}" may be two dates'
            raise _day_error(what)
        month, here = (one, two) if two > _A_YEAR else (two, one)
        return {"year": year, "month": month, "day": here}
    name = parts.get("month")
    month = _MONTHS.index(name[:3]) + 1 if name else int(parts["m"])
    return {"year": year, "month": month, "day": int(parts["d"])}


def times(text: str) -> tuple[int, int | None]:
    """Return the minutes after midnight at which something starts, and ends if the cell says so."""
    plain = _PLAIN.sub(r"\1:\2", " ".join(text.casefold().replace("noon", "12:00").split()))
    match = _SPAN.fullmatch(plain)
    if match is None:
        raise _time_error(text)
    hour, minute, half, end_hour, end_minute, end_half = match.groups()
    start = _minute(hour, minute, half, text)
    if end_hour is None:
        return start, None
    end = _minute(end_hour, end_minute, end_half, text)
    if half is None and (end_half or "").startswith("p") and start + _NOON < end:
        start += _NOON  # "2-3:30 pm" is in the afternoon whole
    return start, end


def _minute(hour: str, minute: str | None, half: str | None, text: str) -> int:
    hours, minutes = int(hour), int(minute or 0)
    if (half or "").startswith(("a", "p")):
        if not 1 <= hours <= _A_YEAR:
            raise _time_error(text)
        hours = hours % 12 + 12 * (half or "").startswith("p")
    if minutes >= _AN_HOUR or hours * _AN_HOUR + minutes > _A_DAY:
        raise _time_error(text)
    return hours * _AN_HOUR + minutes


def _time_error(text: str) -> WrongValueError:
    return WrongValueError(f'"{text}" is no time of day', 'Write "09:00" or "09:00-10:30"')


def length(text: str) -> tuple[int, int]:
    """Return the least and the most minutes that something may take."""
    plain = " ".join(text.casefold().split())
    if match := _BOTH.fullmatch(plain):
        least, most = int(match[1]), int(match[2])
    elif match := _CLOCKED.fullmatch(plain):
        least = most = int(match[1]) * _AN_HOUR + int(match[2])
    elif (match := _LENGTH.fullmatch(plain)) and plain:
        hours = float((match["hours"] or "0").replace(",", "."))
        least = most = round(hours * _AN_HOUR) + int(match["minutes"] or 0)
    else:
        least = most = 0
    if not 0 < least <= most <= _A_DAY:
        what = f'"{text}" is no length of time'
        raise WrongValueError(what, 'Write minutes, as "90" or "60-90"')
    return least, most
