"""The timetable as a table: one row for each item, for spreadsheets and mail merges."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from scheduler.export.words import people_of, rooms_of, session_of

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Role
    from scheduler.timetable.model import Item, Timetable

COLUMNS = (
    "date",
    "start",
    "end",
    "minutes",
    "kind",
    "number",
    "id",
    "title",
    "format",
    "rooms",
    "chair",
    "speakers",
    "facilitators",
    "rapporteurs",
    "questions",
    "note",
)
_ROLES: tuple[Role, ...] = ("chair", "speaker", "facilitator", "rapporteur")
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NEW_LINES = re.compile(r"\s*[\r\n]\s*")


def csv_bytes(timetable: Timetable, programme: Programme) -> bytes:
    """Return the table as CSV: UTF-8 with the mark by which spreadsheets know it, CRLF, times in the event's zone.

    Several names in one cell are separated by ``; ``, questions by `` | ``. A cell that a spreadsheet would compute
    gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _row(item, programme)] for item in timetable.items)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _row(item: Item, programme: Programme) -> tuple[str, ...]:
    zone, session = programme.clock.zone, session_of(item, programme)
    start, end = item.start.astimezone(zone), item.end.astimezone(zone)
    return (
        f"{start:%Y-%m-%d}",
        f"{start:%H:%M}",
        f"{end:%H:%M}",
        str(item.minutes),
        item.kind,
        item.number or "",
        item.id,
        item.title,
        item.format or "",
        "; ".join(rooms_of(item, programme)),
        *("; ".join(people_of(session, role, programme)) if session else "" for role in _ROLES),
        " | ".join(session.questions) if session else "",
        programme.note,
    )


def _safe(cell: str) -> str:
    """Return `cell` on one line, as text even where a spreadsheet would take it for a formula."""
    cell = _NEW_LINES.sub(" ", cell.strip())
    return f"'{cell}" if _FORMULA.match(cell) else cell
