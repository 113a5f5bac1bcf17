"""Lines under the headings of days, in time order: items with their parts, and what else there is to say of a day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler.export.agenda.columns import Columns, Row
from scheduler.export.agenda.head import day_heading
from scheduler.export.agenda.rows import times
from scheduler.export.nested import nested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from rich.text import Text

    from scheduler.programme.model import Programme, Window
    from scheduler.timetable.model import Item, Timetable

Block = tuple[datetime, list[Row]]
"""The instant by which lines are put in order, and lines that stay together."""


def dates_of(days: tuple[date, ...], programme: Programme) -> tuple[date, ...]:
    """Return the dates that are asked for, or all of the meeting."""
    return days or tuple(programme.clock.date_of(day) for day in programme.clock.days)


def of_items(timetable: Timetable, day: date, row: Callable[[Item, bool], Row]) -> Iterator[Block]:
    """Yield the items of a day, each with its parts below it; `row` is asked with an item and whether it is a part."""
    rows: list[Row] = []
    for item, inner in nested(timetable, day):
        if not inner:
            rows = []
            yield item.since, rows
        rows.append(row(item, inner))


def of_windows(windows: Iterable[Window], day: date, what: str) -> list[Block]:
    """Return the windows that begin on a day, as lines that say what holds then."""
    return [
        (window.start.astimezone(UTC), [Row(times(window.start, window.end), "", what)])
        for window in windows
        if window.start.date() == day
    ]


def in_order(blocks: Iterable[Block]) -> list[Row]:
    """Return the lines of a day in time order."""
    return [row for _, rows in sorted(blocks, key=lambda block: block[0]) for row in rows]


def append_days(page: Text, days: Mapping[date, list[Row]], width: int, nothing: str) -> None:
    """Put each day that has lines on a page; where none has, say so."""
    columns = Columns.fit([row for rows in days.values() for row in rows], width)
    for day, rows in days.items():
        if rows:
            page.append_text(day_heading(day))
        for row in rows:
            for line in columns.lines(row):
                page.append_text(line).append("\n")
    if not any(days.values()):
        page.append(f"\n{nothing}\n")
