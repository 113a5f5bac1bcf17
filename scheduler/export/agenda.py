"""The agenda for a terminal: by day, sessions before meals in weight, calm at 80 and at 120 columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.clock import minutes_between
from scheduler.export import cells, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

_INDENT, _GAP = 2, 2
_NARROWEST = 40
_TITLE_IN_TABLE = 32
"""A table is drawn only where titles have so many cells; otherwise the details go below the title."""
_DETAIL = 21
"""Most cells of the columns room and chair; longer ones wrap."""


def agenda(timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return the agenda, laid out for `width` columns, as text with styles; without them it reads as well.

    Parameters
    ----------
    width
        Columns of the terminal; no line is longer, unless `width` is less than 40.
    """
    width = max(width, _NARROWEST)
    rows = {day: [_row(item, programme) for item in timetable.on(day)] for day in timetable.days}
    columns = _Columns.fit([row for day in rows.values() for row in day], width)
    page = Text(no_wrap=True, end="")
    for line in _head(programme, width):
        page.append_text(line).append("\n")
    for day in timetable.days:
        page.append("\n").append_text(_day_line(day, timetable, programme, width)).append("\n")
        for row in rows[day]:
            for line in columns.lines(row):
                page.append_text(line).append("\n")
    return page


@dataclass(frozen=True)
class _Row:
    """One item in the words of the agenda; an informal item has no number, format, room and chair here."""

    time: str
    number: str
    title: str
    details: tuple[str, str, str]
    formal: bool


def _row(item: Item, programme: Programme) -> _Row:
    session = words.session_of(item, programme)
    rooms = ", ".join(words.rooms_of(item, programme))
    chair = words.chair_of(session, programme) if session else ""
    details = (item.format or "", rooms, chair) if item.formal else ("", "", "")
    return _Row(_time(item), item.number or "", item.title, details, item.formal)


def _time(item: Item) -> str:
    """Return ``15:00-16:30``; an end on a later day is named with its weekday, midnight is 24:00."""
    days = (item.end.date() - item.day).days
    if days == 1 and f"{item.end:%H:%M}" == "00:00":
        return f"{item.start:%H:%M}-24:00"
    return f"{item.start:%H:%M}-{item.end:%H:%M}" if not days else f"{item.start:%H:%M}-{item.end:%a %H:%M}"


@dataclass(frozen=True)
class _Columns:
    """Cells of each column; `details` is None where format, room and chair go below the title."""

    time: int
    number: int
    title: int
    details: tuple[int, int, int] | None

    @classmethod
    def fit(cls, rows: list[_Row], width: int) -> _Columns:
        """Return the columns for these rows: side by side if that leaves enough for the titles."""
        time = max((cells.width(row.time) for row in rows), default=0)
        number = max((cells.width(row.number) for row in rows), default=0)
        left = width - _INDENT - time - _GAP - number - _GAP
        form, room, chair = (max((cells.width(row.details[n]) for row in rows), default=0) for n in range(3))
        details = (form, min(room, _DETAIL), min(chair, _DETAIL))
        title = left - sum(_GAP + cell for cell in details if cell)
        if title < _TITLE_IN_TABLE:
            return cls(time, number, left, None)
        longest = max((cells.width(row.title) for row in rows), default=0)
        return cls(time, number, min(title, longest), details)

    def lines(self, row: _Row) -> Iterator[Text]:
        """Yield the lines of one item."""
        style, strong = ("", "bold") if row.formal else ("dim", "dim")
        columns = [cells.wrap(row.title, self.title)]
        if self.details:
            columns += [cells.wrap(text, size) for text, size in zip(row.details, self.details, strict=True)]
        for number, (title, *details) in enumerate(zip_longest(*columns, fillvalue="")):
            line = self._left(row, style, strong) if number == 0 else self._blank()
            line.append(cells.pad(title, self.title) if any(details) else title, strong)
            line.append(self._beside(details), style)
            line.rstrip()
            yield line
        if not self.details:
            for text in self._below(row):
                yield self._blank().append(text, style)

    def _left(self, row: _Row, style: str, strong: str) -> Text:
        line = Text(" " * _INDENT).append(cells.pad(row.time, self.time), style)
        number = " " * (self.number - cells.width(row.number)) + row.number
        return line.append(" " * _GAP).append(number, strong).append(" " * _GAP)

    def _blank(self) -> Text:
        return Text(" " * (_INDENT + self.time + _GAP + self.number + _GAP))

    def _beside(self, details: list[str]) -> str:
        sizes = self.details or ()
        return "".join(" " * _GAP + cells.pad(text, size) for text, size in zip(details, sizes, strict=True) if size)

    def _below(self, row: _Row) -> Iterable[str]:
        form, rooms, chair = row.details
        text = " · ".join(part for part in (form, rooms, chair and f"chair: {chair}") if part)
        return cells.wrap(text, self.title) if text else ()


def _head(programme: Programme, width: int) -> Iterator[Text]:
    facts = (_dates(programme), programme.house.name, programme.clock.zone.key)
    for text, style in (
        (programme.title, "bold"),
        (" · ".join(fact for fact in facts if fact), ""),
        (programme.note, "italic"),
    ):
        yield from (Text(line, style) for line in cells.wrap(text, width) if line)


def _dates(programme: Programme) -> str:
    """Return ``Wednesday 24 to Friday 26 October 2018``, with the first month and year where they differ."""
    first, last = programme.clock.first_day, programme.clock.last_day
    if first == last:
        return words.day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%A} {first.day} to {words.day_words(last)}"
    return f"{words.day_words(first)} to {words.day_words(last)}"


def _day_line(day: date, timetable: Timetable, programme: Programme, width: int) -> Text:
    heading = words.day_words(day)
    formal, informal = minutes_of(timetable, day, programme.limits.pause)
    sums = f"{formal} min formal, {informal} min informal between sessions" if formal else "nothing formal"
    space = width - cells.width(heading) - cells.width(sums)
    if space < _GAP:
        below = cells.wrap(sums, width - _INDENT)
        sums, space = "".join(f"\n{' ' * _INDENT}{line}" for line in below), 0
    return Text(heading, "bold cyan").append(" " * space + sums, "not bold dim")


def minutes_of(timetable: Timetable, day: date, pause: int) -> tuple[int, int]:
    """Return the formal minutes of a day, and the informal ones as the limit `informal_per_day` counts them.

    These are the minutes between the first start and the last end of a session in which there is none, in pieces of
    at least `pause` minutes.
    """
    sessions = [item for item in timetable.on(day) if item.formal]
    gaps = [minutes_between(before.end, after.start) for before, after in pairwise(sessions)]
    return sum(item.minutes for item in sessions), sum(gap for gap in gaps if gap >= pause)
