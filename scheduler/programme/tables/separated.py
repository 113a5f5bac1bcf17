"""Lines of separated values: which of commas, semicolons and tabs separates them is found out, not guessed."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scheduler.errors import Problem, ProgrammeError, Source
from scheduler.programme.tables.header import MOST_TITLES, find
from scheduler.programme.tables.lines import Line
from scheduler.programme.yaml_lines import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.tables.header import Wanted

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_UNREADABLE = "Look for a double quote that is not closed, or not doubled inside of a cell"
_ENCODING = 'Save the table as "CSV UTF-8", or as a workbook (.xlsx)'


@dataclass
class Separated:
    """The lines of a file as one separator parts them; ``broken`` is what stops the reading, if anything does."""

    file: str
    separator: str
    text: str
    broken: list[Problem] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """Yield the lines; a cell between double quotes may hold separators and line ends."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        begins = 1
        try:
            for cells in reader:
                line, begins = begins, reader.line_num + 1
                yield Line(line, tuple(cell.strip() for cell in cells))
        except csv.Error as error:
            what = f"this cannot be read as a table: {error}"
            self.broken.append(Problem(Source(self.file, begins), "row", what, _UNREADABLE))


def decoded(data: bytes, file: str) -> str:
    """Return the text of a table, or say how to save it so that it can be read."""
    try:
        return decode(data, file)
    except ProgrammeError as error:
        problems = [
            Problem(one.source, one.where, one.what, _ENCODING) if one.where == "encoding" else one
            for one in error.problems
        ]
        raise ProgrammeError(problems) from None


def separated(text: str, file: str, wanted: Wanted) -> Separated:
    """Return the lines of a table, by the separator under which one of its rows is the header.

    A header is recognised by whole cells, so that a wrong separator, under which cells cling together, does not find
    it. Where two find one, that with more columns is right; and if they find as many, nobody can tell.

    Raises
    ------
    ProgrammeError
        If no row is the header, or two separators part the table into as many columns.
    """
    widths = {}
    for separator in SEPARATORS:
        lines = list(itertools.islice(_filled(text, file, separator), MOST_TITLES))
        here = find(lines, wanted)
        if here is not None:
            widths[separator] = len(lines[here].cells), lines[here]
    if not widths:
        raise ProgrammeError([_none(text, file, wanted)])
    most = max(width for width, _ in widths.values())
    best = [separator for separator, (width, _) in widths.items() if width == most]
    if len(best) > 1 and most > 1:
        what = " and ".join(SEPARATORS[separator] for separator in best)
        source = Source(file, widths[best[0]][1].number)
        remedy = "Put cells that hold one of them between double quotes, or save the table as a workbook (.xlsx)"
        raise ProgrammeError([Problem(source, "header", f"both {what} may separate the columns", remedy)])
    return Separated(file, best[0], text)


def _filled(text: str, file: str, separator: str) -> Iterator[Line]:
    return (line for line in Separated(file, separator, text).lines() if line.filled)


def _none(text: str, file: str, wanted: Wanted) -> Problem:
    """Return the problem of a table without a header, told by the separator that parts it best."""
    found: list[Line] = []
    for separator in SEPARATORS:
        source = Separated(file, separator, text)
        lines = list(itertools.islice((line for line in source.lines() if line.filled), MOST_TITLES))
        if not lines and source.broken:
            return source.broken[0]
        if max((len(line.filled) for line in lines), default=0) > max((len(line.filled) for line in found), default=0):
            found = lines
    number = found[0].number if found else 1
    where = "header" if found else "file"
    return Problem(Source(file, number), where, *wanted.missing([line.cells for line in found]))
