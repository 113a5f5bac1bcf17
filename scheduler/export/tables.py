"""The timetable as a table: one row for each item, for spreadsheets and mail merges."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from scheduler.export.nested import whole_of
from scheduler.export.who import audience_of, for_whom, public
from scheduler.export.words import people_of, portions_of, rooms_of, session_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.programme.model import Programme, Role, Session
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
    "status",
    "audience",
    "part_of",
    "parts",
)
_ROLES: Mapping[str, Role] = {
    "chair": "chair",
    "speakers": "speaker",
    "facilitators": "facilitator",
    "rapporteurs": "rapporteur",
}
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NEW_LINES = re.compile(r"\s*[\r\n]\s*")


def csv_bytes(timetable: Timetable, programme: Programme) -> bytes:
    """Return the table as CSV: UTF-8 with the mark by which spreadsheets know it, CRLF, times in the event's zone.

    A row for each item that everybody may see, then one without times for each session that was left out. Several names
    in one cell are separated by ``; ``, questions and pieces of a session by `` | ``. A cell that a spreadsheet would
    compute gets an apostrophe before it.
    """
    timetable = public(timetable, programme)
    rows = [_held(item, timetable, programme) for item in timetable.items]
    rows += [_left_out(name, programme) for name in timetable.left_out]
    return table_bytes(COLUMNS, rows)


def table_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, str]], letters: Sequence[str] = ()) -> bytes:
    """Return rows as CSV, by column: UTF-8 with the mark by which spreadsheets know it, CRLF, no cell a formula.

    Parameters
    ----------
    letters
        Columns of whole letters of our own, which keep their lines.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(
        {column: cell if column in letters else _safe(cell) for column, cell in row.items()} for row in rows
    )
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _held(item: Item, timetable: Timetable, programme: Programme) -> dict[str, str]:
    zone = programme.clock.zone
    start, end = item.start.astimezone(zone), item.end.astimezone(zone)
    return {
        "date": f"{start:%Y-%m-%d}",
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "minutes": str(item.minutes),
        "kind": item.kind,
        "number": item.number or "",
        "id": item.id,
        "title": item.title,
        "format": item.format or "",
        "rooms": "; ".join(rooms_of(item, programme)),
        "note": programme.note,
        "status": "held",
        "audience": for_whom(item, programme),
        "part_of": whole_of(item, timetable),
        **_of_session(session_of(item, programme), programme),
    }


def _left_out(name: str, programme: Programme) -> dict[str, str]:
    """Return the row of a session that was left out."""
    session = programme.session_by_id.get(name)
    return {
        "kind": "session",
        "id": name,
        "title": session.title if session else name,
        "format": session.format if session else "",
        "note": programme.note,
        "status": "left out",
        "audience": audience_of(session, programme) if session else "",
        **_of_session(session, programme),
    }


def _of_session(session: Session | None, programme: Programme) -> dict[str, str]:
    """Return the cells that only a session has: who has a part in it, and what it is about."""
    if session is None:
        return {}
    return {
        **{column: "; ".join(people_of(session, role, programme)) for column, role in _ROLES.items()},
        "questions": " | ".join(session.questions),
        "parts": " | ".join(portions_of(session, programme)),
    }


def _safe(cell: str) -> str:
    """Return `cell` on one line, as text even where a spreadsheet would take it for a formula."""
    cell = _NEW_LINES.sub(" ", cell.strip())
    return f"'{cell}" if _FORMULA.match(cell) else cell
