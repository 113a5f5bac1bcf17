"""What stands above the lines of every page: the meeting, its days and its note; and the heading of a day."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.clock import minutes_between
from scheduler.export import cells, words
from scheduler.export.agenda.columns import GAP, INDENT
from scheduler.programme.cohorts import widest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_NARROWEST = 40


def page_width(width: int) -> int:
    """Return the columns that a page is laid out for; none is narrower than 40."""
    return max(width, _NARROWEST)


def head(programme: Programme, width: int) -> Text:
    """Return the first lines of a page: title, days, house, zone, note."""
    facts = (
        words.span_words(programme.clock.first_day, programme.clock.last_day),
        programme.house.name,
        programme.clock.zone.key,
    )
    page = Text(no_wrap=True, end="")
    for text, style in (
        (programme.title, "bold"),
        (" · ".join(fact for fact in facts if fact), ""),
        (programme.note, "italic"),
    ):
        for line in cells.wrap(text, width):
            if line:
                page.append(line, style).append("\n")
    return page


def lines(text: str, width: int, style: str = "", indent: int = 0) -> Iterator[Text]:
    """Yield a text in lines of at most `width`, all of them so far in; none for an empty text."""
    for line in cells.wrap(text, width - indent) if text else ():
        yield Text(" " * indent).append(line, style).append("\n")


def day_heading(day: date) -> Text:
    """Return the heading of a day, after a blank line."""
    return Text("\n").append(words.day_words(day), "bold cyan").append("\n")


def day_with_sums(day: date, timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return the heading of a day with its formal and informal minutes at the right.

    Where sessions can be side by side these are the least and the most that anybody's day has of them.
    """
    heading = words.day_words(day)
    found = [minutes_of(one, day, programme.limits.pause) for one in _each(timetable, programme)]
    formal, informal = ([minutes[number] for minutes in found] for number in range(2))
    sums = f"{_from_to(formal)} min formal, {_from_to(informal)} min informal between sessions"
    sums = sums if max(formal) else "nothing formal"
    space = width - cells.width(heading) - cells.width(sums)
    if space < GAP:
        below = cells.wrap(sums, width - INDENT)
        sums, space = "".join(f"\n{' ' * INDENT}{line}" for line in below), 0
    return Text("\n").append(heading, "bold cyan").append(" " * space + sums, "not bold dim").append("\n")


def _each(timetable: Timetable, programme: Programme) -> list[Timetable]:
    """Return the timetables that people have: the one of all, or of each group who are due in the same sessions."""
    if programme.all_meet:
        return [timetable]
    some = [cohort.sessions for _, cohort in widest(programme)]
    return [
        replace(timetable, items=tuple(item for item in timetable.items if item.id in sessions)) for sessions in some
    ]


def _from_to(numbers: list[int]) -> str:
    least, most = min(numbers), max(numbers)
    return f"{least}" if least == most else f"{least}-{most}"


def minutes_of(timetable: Timetable, day: date, pause: int) -> tuple[int, int]:
    """Return the formal minutes of a day, and the informal ones as the limit `informal_per_day` counts them.

    These are the minutes between the first start and the last end of a session in which there is none, in pieces of
    at least `pause` minutes.
    """
    sessions = [item for item in timetable.on(day) if item.formal]
    gaps = [minutes_between(before.end, after.start) for before, after in pairwise(sessions)]
    return sum(item.minutes for item in sessions), sum(gap for gap in gaps if gap >= pause)
