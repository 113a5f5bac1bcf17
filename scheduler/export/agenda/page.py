"""The agenda for a terminal: by day, sessions before meals in weight, calm at 80 and at 120 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.agenda.beside import barred, spans
from scheduler.export.agenda.columns import Columns
from scheduler.export.agenda.head import day_with_sums, head, page_width
from scheduler.export.agenda.rows import row_of
from scheduler.export.nested import nested

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def agenda(timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return the agenda, laid out for `width` columns, as text with styles; without them it reads as well.

    Parameters
    ----------
    width
        Columns of the terminal; no line is longer, unless `width` is less than 40.
    """
    width = page_width(width)
    days = {day: list(nested(timetable, day)) for day in timetable.days}
    rows = {day: [row_of(item, programme, inner=inner) for item, inner in items] for day, items in days.items()}
    columns = Columns.fit([row for day in rows.values() for row in day], width)
    page = head(programme, width)
    for day, items in days.items():
        page.append_text(day_with_sums(day, timetable, programme, width))
        marked = spans([item for item, _ in items], programme)
        for line in barred([list(columns.lines(row)) for row in rows[day]], marked):
            page.append_text(line).append("\n")
    return page
