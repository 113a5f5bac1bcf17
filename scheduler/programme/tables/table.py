"""From lines to rows by column: every cell has a column, and no row is dropped or mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scheduler.errors import Problem, Source
from scheduler.programme.tables.header import folded
from scheduler.programme.tables.lines import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scheduler.programme.tables.lines import Line

MOST_ROWS = 5_000
_SHOWN = 60


@dataclass(frozen=True)
class Row:
    """A row: its line, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A table as read.

    Parameters
    ----------
    columns
        The names of the columns as they are written, with their positions.
    rows
        Those that can be read.
    problems
        Whatever is wrong with the others, or with the header.
    said
        What was taken for granted, in sentences.
    merged
        The cells of a workbook that are merged, as the first and last line and the first and last position.
    lettered
        Whether messages name cells, as those of a workbook do.
    """

    file: str
    header: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()
    merged: tuple[tuple[range, range], ...] = ()
    lettered: bool = False

    def source(self, line: int, column: str | None = None) -> Source:
        """Return the place of a row, or of the cell in one of its columns."""
        if not self.lettered or column is None:
            return Source(self.file, line)
        return Source(self.file, line, f"{letters(self.columns[column])}{line}")


def table(lines: Iterable[Line], at: int, file: str, *, lettered: bool) -> Table:
    """Return the table whose header is the line at position `at`.

    Parameters
    ----------
    lettered
        Whether the lines come from a workbook: then cells have letters, and lines end where nothing more is written.
        Of separated values every row has as many cells as the header, or something is missing.
    """
    every = list(lines)
    head, below = every[at], [line for line in every[at + 1 :] if line.filled]
    width = len(head.cells)
    if lettered:
        width = max(len(line.cells) for line in (head, *below))
    names = [*(" ".join(cell.split()) for cell in head.cells), *[""] * (width - len(head.cells))]
    columns = {name: position for position, name in enumerate(names) if name}
    said = tuple(_titles(every[:at], head.number, file))
    empty = Table(file, head.number, columns, said=said, lettered=lettered)
    if problems := tuple(_of_header(empty, names, below)):
        return replace(empty, problems=problems)
    found: list[Row] = []
    problems = tuple(_rows(empty, below, width, found))
    return replace(empty, rows=tuple(found), problems=problems)


def _of_header(empty: Table, names: Sequence[str], below: Sequence[Line]) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, name in enumerate(names):
        cell = f"{letters(position)}{empty.header}" if empty.lettered else ""
        source = Source(empty.file, empty.header, cell)
        if not name:
            # An empty column is how people make room; one that is filled says something that nobody can name.
            if any(position < len(row.cells) and row.cells[position] for row in below):
                what = f"column {letters(position) if empty.lettered else position + 1} has no name"
                yield Problem(source, "header", what, "Give it one, or take the column out")
        elif folded(name) in seen:
            yield Problem(source, "header", f'the column "{name}" is there twice', "Keep one of the two")
        seen.add(folded(name))


def _rows(empty: Table, below: Iterable[Line], width: int, found: list[Row]) -> Iterator[Problem]:
    for line in below:
        source = Source(empty.file, line.number)
        if len(line.cells) != width and not empty.lettered:
            what = f"the row has {len(line.cells)} cells, and the table {width} columns"
            remedy = "Add or take out separators; put a cell that holds one between double quotes"
            yield Problem(source, "row", what, remedy)
        elif len(found) == MOST_ROWS:
            yield Problem(source, "row", f"the table has more than {MOST_ROWS} rows", "Take out what is not needed")
            return
        else:
            cells = dict(enumerate(line.cells))
            found.append(Row(line.number, {name: cells.get(here, "") for name, here in empty.columns.items()}))


def _titles(above: Iterable[Line], header: int, file: str) -> Iterator[str]:
    titles = [" ".join(" ".join(line.filled).split()) for line in above if line.filled]
    if titles:
        first = titles[0] if len(titles[0]) <= _SHOWN else f"{titles[0][:_SHOWN]}..."
        more = f" and {len(titles) - 1} more above it" if len(titles) > 1 else ""
        yield f'The table {file} begins in line {header}; "{first}"{more} is taken for a title'
