"""From an agenda that exists as a table to a programme that can be solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import Problem, ProgrammeError
from scheduler.programme.ids import id_of
from scheduler.programme.tables import read_table
from scheduler.starter.columns import Agenda, roles
from scheduler.starter.days import dated
from scheduler.starter.entry import Notes, entry
from scheduler.starter.example import zone_said
from scheduler.starter.filling import filled
from scheduler.starter.made import ZONE, Made, Wish
from scheduler.starter.plan import plan
from scheduler.starter.writing import people, programme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scheduler.programme.tables import Table
    from scheduler.starter.entry import Entry


def from_table(path: Path, wish: Wish, sheet: str | None = None) -> Made:
    """Return the programme that a table describes.

    Raises
    ------
    ProgrammeError
        If the table cannot be read, or has no session.
    UsageError
        If its dates cannot be those of an event.
    """
    table = read_table(path, path.name, Agenda(), sheet)
    if table.problems:
        raise ProgrammeError(table.problems)
    found, notes = roles(table.columns), Notes()
    _unread(table, found, notes)
    entries = list(_entries(table, found, notes))
    if not any(one.kind == "session" for one in entries):
        what, remedy = "no row is a session", "Write each session into a row, with a title"
        raise ProgrammeError([*notes.found, Problem(table.source(table.header), "table", what, remedy)])
    days = filled(dated(entries, wish.first_day, notes))
    made = plan(days, notes)
    assumed = [*table.said, *days.said, *_taken(table, found, entries), *zone_said(wish)]
    text = programme(made, wish, wish.zone or ZONE, path.name)
    return Made(text, people(made), tuple(dict.fromkeys(assumed)), tuple(map(str, sorted(notes.found))))


def _entries(table: Table, found: Mapping[str, str], notes: Notes) -> Iterator[Entry]:
    for row in table.rows:
        one = entry(table, row, found, notes)
        if one is not None:
            yield one


def _unread(table: Table, found: Mapping[str, str], notes: Notes) -> None:
    """Note the columns that are not taken over, and cells that are merged over several rows."""
    read = set(found.values())
    for column in table.columns:
        if column not in read and any(row.cells[column] for row in table.rows):
            what = f'the column "{column}" is not taken over'
            notes.add(
                table.source(table.header, column), "header", what, "Write into the programme what is needed of it"
            )
    lines = {row.line for row in table.rows}
    for rows, columns in table.merged:
        names = [name for name, position in table.columns.items() if position in columns]
        touched = sorted(lines & set(rows))
        if len(rows) > 1 and touched and set(names) - {found.get("day")}:
            what = f"cells are merged over {len(rows)} rows; the text counts for the first alone"
            notes.add(table.source(touched[0], names[0]), "row", what, "Unmerge them, and write the text into each")


def _taken(table: Table, found: Mapping[str, str], entries: list[Entry]) -> Iterator[str]:
    """Yield what is taken for granted of formats and ids."""
    if "format" not in found:
        yield f'{table.file} has no column "format": every session is a plenary'
    elif any(row.cells[found["format"]] == "" for row in table.rows):
        yield "A session without a format is a plenary"
    ids = [one for one in entries if one.id]
    if any(one.kind in {"meal", "break"} for one in ids):
        yield "Meals and breaks have other ids than in the table"
    other = next((one.id for one in ids if one.kind == "session" and id_of(one.id) != one.id), None)
    if other is not None:
        yield f'Ids are lower-case letters, digits and dashes: "{id_of(other)}" is "{other}" of the table'
