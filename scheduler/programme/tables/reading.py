"""Reading a table, of whatever kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.errors import Problem, ProgrammeError, Source
from scheduler.programme.tables.header import FirstRow, find
from scheduler.programme.tables.separated import decoded, separated
from scheduler.programme.tables.table import Table, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scheduler.programme.tables.header import Wanted

MOST_BYTES = 2_000_000
MOST_BYTES_OF_A_WORKBOOK = 10_000_000
WORKBOOK = ".xlsx"
SUFFIXES = (".csv", WORKBOOK)


def is_table(name: str) -> bool:
    """Return whether the name of a file is that of a table that can be read."""
    return name.casefold().endswith(SUFFIXES)


def rows(
    path: Path, file: str | None = None, wanted: Wanted | None = None, sheet: str | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells, by column, of each row of a table; lines without any cell are no rows.

    Parameters
    ----------
    path
        Separated values in UTF-8, or a workbook.
    file
        What messages call it.
    wanted
        What the header holds; otherwise it is the first line that is not empty.
    sheet
        Which sheet of a workbook; otherwise the one that has the columns.

    Raises
    ------
    ProgrammeError
        After the last row, with every problem: a column twice or without a name, a row with too few or too many
        cells. No row is ever dropped or mended.
    """
    found = read_table(path, file or path.name, wanted or FirstRow(), sheet)
    for row in found.rows:
        yield row.line, dict(row.cells)
    if found.problems:
        raise ProgrammeError(found.problems)


def read_table(path: Path, file: str, wanted: Wanted, sheet: str | None = None) -> Table:
    """Return a table with all that can be read of it; what cannot is among its problems."""
    workbook = path.suffix.casefold() == WORKBOOK
    try:
        most = MOST_BYTES_OF_A_WORKBOOK if workbook else MOST_BYTES
        size = path.stat().st_size
        if size > most:
            what = f"the file has {size} bytes, and {most} are the most that is read"
            return _refused(file, Problem(Source(file, 1), "file", what, "Take out what is not needed"))
        data = path.read_bytes()
        return _of_workbook(data, file, wanted, sheet) if workbook else _of_text(data, file, wanted)
    except ProgrammeError as error:
        return _refused(file, *error.problems)


def _refused(file: str, *problems: Problem) -> Table:
    return Table(file, problems=problems)


def _of_text(data: bytes, file: str, wanted: Wanted) -> Table:
    source = separated(decoded(data, file), file, wanted)
    lines = list(source.lines())
    at = find(lines, wanted)
    assert at is not None  # noqa: S101 - the separator was chosen because it finds one
    found = table(lines, at, file, lettered=False)
    return replace(found, problems=(*found.problems, *source.broken))


def _of_workbook(data: bytes, file: str, wanted: Wanted, name: str | None) -> Table:
    from scheduler.programme.tables import workbook  # noqa: PLC0415 - openpyxl is loaded where an .xlsx is read

    sheet = workbook.chosen(data, file, wanted, name)
    at = find(sheet.lines, wanted)
    if at is None:
        looked = [line.cells for line in sheet.lines if line.filled]
        first = next((line.number for line in sheet.lines if line.filled), 1)
        missing = Problem(Source(file, first), "header", *wanted.missing(looked))
        return _refused(file, missing, *sheet.problems)
    found = table(sheet.lines, at, file, lettered=True)
    said = (*found.said, *sheet.said)
    return replace(found, problems=(*sheet.problems, *found.problems), merged=sheet.merged, said=said)
