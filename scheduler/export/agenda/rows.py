"""Items in the words of a page for the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export import who, words
from scheduler.export.agenda.columns import Row

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item


def row_of(item: Item, programme: Programme, *, inner: bool = False) -> Row:
    """Return one item in the words of the agenda."""
    if item.kind != "session":
        return Row(times(item.start, item.end), "", titled(item, programme), inner=inner)
    row = session_row(item, programme)
    session = words.session_of(item, programme)
    if not item.formal:
        return replace(row, inner=inner, formal=False, below=(_remarks(item, programme), *row.below))
    rooms = ", ".join(words.rooms_of(item, programme))
    chair = words.chair_of(session, programme) if session else ""
    return replace(row, details=(item.format or "", rooms, chair), label="chair: ")


def session_row(item: Item, programme: Programme) -> Row:
    """Return a session with whom it is for and its pieces, but without details."""
    session = words.session_of(item, programme)
    audience = who.for_whom(item, programme)
    portions = words.portions_of(session, programme, brief=True) if session else ()
    below = (f"for: {audience}" if audience else "", *(f"- {portion}" for portion in portions))
    return Row(times(item.start, item.end), item.number or "", item.title, below=below, formal=True)


def titled(item: Item, programme: Programme) -> str:
    """Return a title with what is to be said of it: ``Steering committee (private, for steering)``."""
    remarks = who.remarks(item, programme)
    return f"{item.title} ({remarks})" if remarks else item.title


def times(start: datetime, end: datetime) -> str:
    """Return ``15:00-16:30``; an end on a later day is named with its weekday, midnight is 24:00."""
    days = (end.date() - start.date()).days
    if days == 1 and f"{end:%H:%M}" == "00:00":
        return f"{start:%H:%M}-24:00"
    return f"{start:%H:%M}-{end:%H:%M}" if not days else f"{start:%H:%M}-{end:%a %H:%M}"


def _remarks(item: Item, programme: Programme) -> str:
    """Return what is said of a part of a meal: ``remarks · speaker: Minister``."""
    session = words.session_of(item, programme)
    roles = words.roles_of(session, programme, brief=True) if session else ()
    people = (f"{role.lower()}: {'; '.join(names)}" for role, names in roles)
    return " · ".join([words.form_of(item, programme), *people])
