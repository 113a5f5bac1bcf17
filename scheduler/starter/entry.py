"""From a row of the table to what it says: a session, a meal, a break or something social, with its day and times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from scheduler.errors import Problem
from scheduler.programme.problems import WrongValueError
from scheduler.starter import moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.errors import Source
    from scheduler.programme.tables import Row, Table
    from scheduler.starter.moments import DayText

T = TypeVar("T")
Kind = Literal["session", "meal", "break", "social", "travel", "free"]

_FORMATS = (
    ("group", r"groups?|break-?out|working group|clinics?"),
    ("roundtable", r"round-? ?tables?|discussion|workshop|seminar"),
    ("plenary", r"plenary|panel|keynote|lecture|talk|presentation|opening|closing|speech|address"),
)
_MEALS = (("breakfast", r"breakfast"), ("lunch", r"lunch|luncheon"), ("dinner", r"dinner|supper"))
_BREAK = r"coffee|tea|refreshments?|break(?![ -]?outs?\b)"
_OTHERS: tuple[tuple[Kind, str], ...] = (
    ("social", r"social|reception|drinks|photo(?:graph)?|registration|arrivals?"),
    ("travel", r"travel|transfer|departures?|bus|excursion"),
    ("free", r"free(?: time)?"),
)
_NOBODY = re.compile(
    r"\*|tbc|tbd|tba|t\.b\.[acd]\.|n/?a|none|-+|\?+|to be (?:confirmed|decided|announced)", re.IGNORECASE
)


_DATE = re.compile(r"^\d{4}-\d{2}-\d{2} ")


@dataclass
class Notes:
    """What could not be understood, each with its place; nothing is left out without a word."""

    found: list[Problem] = field(default_factory=list)

    def add(self, source: Source, where: str, what: str, remedy: str) -> None:
        """Note one thing."""
        self.found.append(Problem(source, where, what, remedy))

    def reading(self, source: Source, where: str, parse: Callable[[str], T], text: str) -> T | None:
        """Return what a cell says; None if it is empty, or cannot be understood, which is noted."""
        try:
            return parse(text) if text else None
        except WrongValueError as wrong:
            self.add(source, where, wrong.what, wrong.remedy)
            return None


@dataclass(frozen=True)
class Entry:
    """What a row says; a day by its number, times in minutes after midnight, the length from least to most."""

    source: Source
    title: str
    kind: Kind
    id: str = ""
    format: str = "plenary"
    meal: str = ""
    minutes: tuple[int, int] | None = None
    chairs: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    day_text: DayText | None = None
    day_unread: bool = False
    day: int = 0
    start: int | None = None
    end: int | None = None
    room: str = ""

    @property
    def timed(self) -> bool:
        """Whether the table says when exactly it is."""
        return bool(self.day) and self.start is not None and self.end is not None

    def overlaps(self, other: Entry) -> bool:
        """Return whether both are at one time, for all that the table says."""
        if not (self.timed and other.timed and self.day == other.day):
            return False
        return (self.start or 0) < (other.end or 0) and (other.start or 0) < (self.end or 0)


def entry(table: Table, row: Row, roles: Mapping[str, str], notes: Notes) -> Entry | None:
    """Return what a row says, or None if it has no title, which is noted."""
    cells = {role: " ".join(row.cells[column].split()) for role, column in roles.items()}

    def place(role: str) -> Source:
        return table.source(row.line, roles.get(role))

    if not cells["title"]:
        shown = ", ".join(cell for cell in row.cells.values() if cell)
        notes.add(place("title"), "row", f'it has no title, and is left out: "{shown[:80]}"', "Write a title")
        return None
    start, end = _times(cells, place, notes)
    minutes = notes.reading(place("minutes"), "minutes", moments.length, cells.get("minutes", ""))
    if start is not None and end is not None and minutes and not minutes[0] <= end - start <= minutes[1]:
        what = f'"{cells["minutes"]}" is not what lies between the times; the times are taken'
        notes.add(place("minutes"), "minutes", what, "Correct one of them")
    kind, form, meal = _kind(cells, place("format"), notes)
    on = notes.reading(place("day"), "day", moments.day, cells.get("day", "") or _date_of(cells.get("start", "")))
    return Entry(
        table.source(row.line),
        cells["title"],
        kind,
        id=cells.get("id", ""),
        format=form,
        meal=meal,
        minutes=minutes,
        chairs=_people(row.cells.get(roles.get("chair", ""), "")),
        speakers=_people(row.cells.get(roles.get("speakers", ""), "")),
        day_text=on,
        day_unread=on is None and bool(cells.get("day")),
        start=start,
        end=end,
        room=cells.get("room", ""),
    )


def _times(cells: Mapping[str, str], place: Callable[[str], Source], notes: Notes) -> tuple[int | None, int | None]:
    written, until = _DATE.sub("", cells.get("start", "")), _DATE.sub("", cells.get("end", ""))
    found = notes.reading(place("start"), "start", moments.times, written)
    last = notes.reading(place("end"), "end", moments.times, until)
    if found is None:
        return None, None
    start, end = found
    if last is not None:
        end = last[0]
    if end is not None and end <= start:
        what = f'it ends, "{cells.get("end") or written}", before it starts; the end is not taken'
        notes.add(place("end"), "end", what, "Correct it; what goes past midnight is to be two items")
        end = None
    return start, end


def _date_of(text: str) -> str:
    """Return the date of a cell that holds date and time."""
    found = _DATE.match(text)
    return found[0] if found else ""


def _kind(cells: Mapping[str, str], source: Source, notes: Notes) -> tuple[Kind, str, str]:
    """Return what kind of item a row is, its format as a session, and its id as a meal."""
    form, title = cells.get("format", ""), cells["title"]
    if session := _word(_FORMATS, form):
        return "session", session, ""
    if found := _informal(form, title):
        return found[0], "plenary", found[1]
    # Nobody chairs a coffee break, and a title that asks something is that of a session.
    plain = not (form or cells.get("chair") or cells.get("speakers") or re.search("[?:]", title))
    if plain and (found := _informal(title, title)):
        return found[0], "plenary", found[1]
    if form:
        what = f'the format "{form}" is none that is known; it is taken for a plenary'
        notes.add(source, "format", what, 'Write "plenary", "roundtable" or "group" if it is another')
    return "session", "plenary", ""


def _informal(text: str, title: str) -> tuple[Kind, str] | None:
    """Return the kind of what is no session, and the id of a meal, by the words of its format or title."""
    if meal := _word(_MEALS, text):
        return "meal", meal
    if re.search(r"\bmeal\b", text, re.IGNORECASE):
        return "meal", _word(_MEALS, title)
    if re.search(rf"\b(?:{_BREAK})\b", text, re.IGNORECASE):
        return "break", ""
    if text is title:
        return None  # what a title says is not as sure as a format
    return next(((kind, "") for kind, form in _OTHERS if re.search(rf"\b(?:{form})\b", text, re.IGNORECASE)), None)


def _word(words: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, form in words if re.search(rf"\b(?:{form})\b", text, re.IGNORECASE)), "")


def _people(text: str) -> tuple[str, ...]:
    """Return the names of a cell, one a line or between semicolons; "*" is somebody who is not known yet."""
    names = [" ".join(name.split()) for name in re.split(r"[;\n]", text)]
    return tuple("*" if _NOBODY.fullmatch(name) else name for name in names if name)
