"""Tables of rows with a header, from comma separated text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scheduler.errors import Problem, ProgrammeError, Source
from scheduler.programme.yaml_lines import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000


def rows(path: Path, file: str | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells, by column, of each row of a table; lines without any cell are no rows.

    Parameters
    ----------
    path
        A comma separated file in UTF-8.
    file
        What messages call it.

    Raises
    ------
    ProgrammeError
        After the last row, with every problem: a column twice or without a name, a row with too few or too many
        cells. No row is ever dropped or mended.
    """
    name = file or path.name
    data = path.read_bytes()
    if len(data) > MOST_BYTES:
        what = f"the file has {len(data)} bytes, and {MOST_BYTES} are the most that is read"
        raise ProgrammeError([Problem(Source(name, 1), "file", what, "Take out what is not about people")])
    problems: list[Problem] = []
    yield from _rows(decode(data, name), name, problems)
    if problems:
        raise ProgrammeError(problems)


def _rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    begins, count = 1, 0
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                problems += _header(header, Source(file, line))
                if problems:
                    return
            elif len(cells) != len(header):
                what = f"the row has {len(cells)} cells, and the table {len(header)} columns"
                remedy = "Add or take out commas; put a cell that holds a comma between double quotes"
                problems.append(Problem(Source(file, line), "row", what, remedy))
            elif count == MOST_ROWS:
                what = f"the table has more than {MOST_ROWS} rows"
                problems.append(Problem(Source(file, line), "row", what, "Take out who is not invited"))
                return
            else:
                count += 1
                yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        remedy = "Look for a double quote that is not closed, or not doubled inside of a cell"
        problems.append(Problem(Source(file, begins), "row", f"this cannot be read as a table: {error}", remedy))
    if header is None:
        problems.append(Problem(Source(file, 1), "file", "the table is empty", "Write a first row: id, name, email"))


def _header(header: list[str], source: Source) -> Iterator[Problem]:
    if len(header) == 1 and {";", "\t"} & set(header[0]):
        what = "the columns are not separated by commas"
        yield Problem(source, "header", what, "Save the table as comma separated values")
        return
    for number, column in enumerate(header):
        if not column:
            what = f"column {number + 1} has no name"
            yield Problem(source, "header", what, "Give it one, or take the column out")
        elif column in header[:number]:
            yield Problem(source, "header", f'the column "{column}" is there twice', "Keep one of the two")
