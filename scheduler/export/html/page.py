"""The page of the whole programme, and the page of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.html.looks import looks
from scheduler.export.html.render import rendered
from scheduler.export.html.strip import strip
from scheduler.export.html.wholes import wholes
from scheduler.export.mark import marked_page

if TYPE_CHECKING:
    from scheduler.export.printed import Personal, Printed


def page(printed: Printed) -> bytes:
    """Return the programme as a page that anybody may read."""
    found = looks(line for day in printed.days for line in day.lines)
    days = tuple((day, wholes(day.lines, lambda line: line.within), strip(day, found)) for day in printed.days)
    dates = tuple(day.day for day in printed.days)
    return rendered("programme.html", printed=printed, dates=dates, days=days, looks=found)


def personal_page(personal: Personal) -> bytes:
    """Return one person's own programme as a page for them alone, short enough for one sheet of paper."""
    days = tuple((day, wholes(day.lines, lambda own: own.line.within)) for day in personal.days)
    dates = tuple(day.day for day in personal.days)
    text = rendered("personal.html", printed=personal.head, personal=personal, dates=dates, days=days)
    return marked_page(text, personal.head.id, personal.id)
