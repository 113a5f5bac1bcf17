"""One room's days: what is held in it, how it stands, for how many, and when it is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export import words
from scheduler.export.agenda.days import append_days, dates_of, in_order, of_items, of_windows
from scheduler.export.agenda.head import head, lines, page_width
from scheduler.export.agenda.rows import row_of
from scheduler.export.selection import Selection

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text

    from scheduler.export.agenda.columns import Row
    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Item, Timetable


def room_pages(
    timetable: Timetable, programme: Programme, rooms: tuple[Room, ...], width: int, days: tuple[date, ...] = ()
) -> Text:
    """Return the days of some rooms, one room after another.

    Parameters
    ----------
    days
        The dates that are asked for, or none for all.
    """
    width = page_width(width)
    page = head(programme, width)
    for room in rooms:
        held = Selection(rooms=(room,)).of(timetable, programme)
        rows = {day: _rows(held, programme, room, day) for day in dates_of(days, programme)}
        page.append("\n")
        for text, style in ((room.name, "bold"), (_facts(room), "")):
            for line in lines(text, width, style):
                page.append_text(line)
        append_days(page, rows, width, "Nothing is held here.")
    return page


def _facts(room: Room) -> str:
    """Return the seats of a room in each layout, and whether it is reached without steps."""
    facts = [f"{layout} {seats}" for layout, seats in room.layouts.items()]
    return " · ".join([*facts, "step-free"] if room.step_free else facts)


def _rows(timetable: Timetable, programme: Programme, room: Room, day: date) -> list[Row]:
    return in_order(
        [
            *of_windows(room.closed, day, "closed"),
            *of_items(timetable, day, lambda item, inner: _row(item, programme, room, inner=inner)),
        ]
    )


def _row(item: Item, programme: Programme, room: Room, *, inner: bool) -> Row:
    row = row_of(item, programme, inner=inner)
    session = words.session_of(item, programme)
    if session is None or not item.formal:
        return row
    form, _, chair = row.details
    stands = form if session.layout in {form, ""} else f"{form}, {session.layout}"
    seats = room.layouts.get(session.layout)
    filled = f"{programme.seats_for(session)} of {seats} seats" if seats else ""
    return replace(row, details=(stands, filled, chair))
