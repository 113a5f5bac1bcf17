"""Workbooks (.xlsx): which sheet is meant, and the lines of it. A workbook is never trusted: every size has a bound.

The one module that loads openpyxl; it is imported where a workbook is read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from scheduler.errors import Problem, ProgrammeError, Source
from scheduler.programme.problems import nearest
from scheduler.programme.tables.cells import error_in, text_of
from scheduler.programme.tables.header import find
from scheduler.programme.tables.lines import Line, letters
from scheduler.programme.tables.table import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell

    from scheduler.programme.tables.header import Wanted

MOST_UNPACKED = 30_000_000
MOST_LINES = 1_048_576
MOST_CELLS = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


@dataclass(frozen=True)
class Sheet:
    """A sheet as text; ``merged`` are its merged cells, as lines and positions of columns."""

    name: str
    lines: tuple[Line, ...]
    merged: tuple[tuple[range, range], ...] = ()
    problems: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()


def chosen(data: bytes, file: str, wanted: Wanted, name: str | None) -> Sheet:
    """Return the sheet of a workbook that is named, or else the only visible one in which a row is the header.

    Raises
    ------
    ProgrammeError
        If the workbook cannot be read, the sheet is not there, or several could be meant.
    """
    _refuse_unless_small(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of charts, styles and the like, which are no business here
            return _chosen(_Workbook(data, file), wanted, name)
    except ProgrammeError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl has no error of its own for a workbook that is damaged
        remedy = "Open it in the office program and save it again as .xlsx"
        raise _refusal(file, f"the workbook is damaged ({type(error).__name__})", remedy) from None


def _refusal(file: str, what: str, remedy: str) -> ProgrammeError:
    return ProgrammeError([Problem(Source(file, 1), "file", what, remedy)])


def _refuse_unless_small(data: bytes, file: str) -> None:
    """Refuse what is no workbook, and one that would unpack to more than its parts say or than anybody needs."""
    if data.startswith(_OLE):
        what = "this is a workbook of the old kind (.xls), or one with a password"
        raise _refusal(file, what, "Save it as .xlsx, without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise _refusal(file, "this is no workbook", "Save it as .xlsx, or as comma separated values") from None
    unpacked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED:
        what = f"the workbook unpacks to {unpacked} bytes, and {MOST_UNPACKED} are the most that is read"
        raise _refusal(file, what, "Copy the table into a workbook of its own")


class _Workbook:
    """An open workbook: values as they were last worked out, and formulas where it matters."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data, self.file = data, file
        self.values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        self.visible = {sheet.title: sheet.sheet_state == "visible" for sheet in self.values.worksheets}

    def sheet(self, name: str) -> Sheet:
        """Return one sheet as text, with the problems of its cells."""
        path = str(getattr(self.values[name], "_worksheet_path", ""))
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            raw = archive.read(path)
        problems: list[Problem] = []
        formulas = set(self._formulas(name)) if _FORMULA.search(raw) else set()
        lines = tuple(self._lines(name, formulas, problems))
        return Sheet(name, lines, tuple(_merged(raw)), tuple(problems))

    def _lines(self, name: str, formulas: set[str], problems: list[Problem]) -> Iterator[Line]:
        filled = 0
        for number, row in self._rows(self.values, name):
            texts: list[str] = []
            for position, cell in enumerate(row):
                if cell.value is None and not formulas:
                    continue  # sheets are mostly nothing
                place = Source(self.file, number, f"{letters(position)}{number}")
                if wrong := error_in(cell, known_formula=place.cell in formulas):
                    problems.append(Problem(place, "cell", *wrong))
                if text := text_of(cell):
                    texts += [""] * (position - len(texts)) + [text]
            if texts:
                filled += 1
                yield Line(number, tuple(texts))
            if filled > 2 * MOST_ROWS:  # the table says that there are too many rows; more need not be read
                return

    def _formulas(self, name: str) -> Iterator[str]:
        """Yield the cells that hold a formula."""
        workbook = load_workbook(io.BytesIO(self.data), read_only=True)
        for number, row in self._rows(workbook, name):
            for position, cell in enumerate(row):
                if cell.data_type == "f":
                    yield f"{letters(position)}{number}"

    def _rows(self, workbook: Workbook, name: str) -> Iterator[tuple[int, tuple[Cell | MergedCell, ...]]]:
        sheet = workbook[name]
        sheet.reset_dimensions()  # what a sheet says of its size may be wrong; the cells are not
        count = 0
        for number, row in enumerate(sheet.iter_rows(min_row=1, min_col=1), 1):
            count += len(row)
            if count > MOST_CELLS or number > MOST_LINES:
                what = f'the sheet "{name}" is larger than {MOST_CELLS} cells'
                raise _refusal(self.file, what, "Copy the table into a workbook of its own")
            if row:
                yield number, row


def _merged(raw: bytes) -> Iterator[tuple[range, range]]:
    """Yield the merged cells of a sheet: openpyxl does not tell them of one that it reads line by line."""
    for found in _MERGED.finditer(raw):
        left, top, right, bottom = (one.decode() for one in found.groups())
        yield range(int(top), int(bottom) + 1), range(_position(left), _position(right) + 1)


def _position(column: str) -> int:
    return int(column_index_from_string(column)) - 1


def _chosen(book: _Workbook, wanted: Wanted, name: str | None) -> Sheet:
    if name is not None:
        by_name = {one.casefold().strip(): one for one in book.visible}
        if name.casefold().strip() not in by_name:
            raise _refusal(book.file, f'there is no sheet "{name}"', nearest(name, book.visible))
        return book.sheet(by_name[name.casefold().strip()])
    seen = [one for one, visible in book.visible.items() if visible]
    if not seen:
        raise _refusal(book.file, "every sheet is hidden", "Show the one with the table, or name it")
    read = [book.sheet(one) for one in seen]
    able = [sheet for sheet in read if find(sheet.lines, wanted) is not None]
    if len(able) > 1:
        names = ", ".join(f'"{sheet.name}"' for sheet in able)
        raise _refusal(book.file, f"several sheets have the columns: {names}", 'Name one, as "sheet: ..."')
    if len(read) == 1 or not able:
        return (able or sorted(read, key=lambda sheet: -len(sheet.lines)))[0]
    others = ", ".join(f'"{one}"' for one in book.visible if one != able[0].name)
    said = f'Of {book.file} the sheet "{able[0].name}" is read, and not {others}'
    return Sheet(able[0].name, able[0].lines, able[0].merged, able[0].problems, (said,))
