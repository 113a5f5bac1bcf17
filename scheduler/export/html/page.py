"""The page of the whole programme, and the page of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.html.looks import looks
from scheduler.export.html.render import rendered
from scheduler.export.html.strip import strip
from scheduler.export.html.wholes import wholes

if TYPE_CHECKING:
    from scheduler.export.printed import Personal, Printed

_NONE = ("", "")


def page(printed: Printed, feed: tuple[str, str] = _NONE) -> bytes:
    """Return the programme as a page that anybody may read.

    Parameters
    ----------
    feed
        Where the calendar is that says the same: the address, and the one at which calendar programs open; empty if
        there is none.
    """
    found = looks(line for day in printed.days for line in day.lines)
    days = tuple((day, wholes(day.lines, lambda line: line.within), strip(day, found)) for day in printed.days)
    dates = tuple(day.day for day in printed.days)
    return rendered("programme.html", printed=printed, dates=dates, days=days, looks=found, feed=feed)


def personal_page(personal: Personal, feed: tuple[str, str] = _NONE) -> bytes:
    """Return one person's own programme as a page for them alone, short enough for one sheet of paper.

    Parameters
    ----------
    feed
        As of `page`; of their own calendar.
    """
    days = tuple((day, wholes(day.lines, lambda own: own.line.within)) for day in personal.days)
    dates = tuple(day.day for day in personal.days)
    return rendered("personal.html", printed=personal.head, personal=personal, dates=dates, days=days, feed=feed)
