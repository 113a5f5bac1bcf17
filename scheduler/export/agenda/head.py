"""What stands above the lines of every page: the meeting, its days and its note; and the heading of a day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.clock import minutes_between
from scheduler.export import cells, words
from scheduler.export.agenda.columns import GAP, INDENT

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
    """Return the heading of a day with its formal and informal minutes at the right."""
    heading = words.day_words(day)
    formal, informal = minutes_of(timetable, day, programme.limits.pause)
    sums = f"{formal} min formal, {informal} min informal between sessions" if formal else "nothing formal"
    space = width - cells.width(heading) - cells.width(sums)
    if space < GAP:
        below = cells.wrap(sums, width - INDENT)
        sums, space = "".join(f"\n{' ' * INDENT}{line}" for line in below), 0
    return Text("\n").append(heading, "bold cyan").append(" " * space + sums, "not bold dim").append("\n")


def minutes_of(timetable: Timetable, day: date, pause: int) -> tuple[int, int]:
    """Return the formal minutes of a day, and the informal ones as the limit `informal_per_day` counts them.

    These are the minutes between the first start and the last end of a session in which there is none, in pieces of
    at least `pause` minutes.
    """
    sessions = [item for item in timetable.on(day) if item.formal]
    gaps = [minutes_between(before.end, after.start) for before, after in pairwise(sessions)]
    return sum(item.minutes for item in sessions), sum(gap for gap in gaps if gap >= pause)
