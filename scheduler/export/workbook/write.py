"""The file: sheets as a workbook (.xlsx) of the same bytes each time.

The one module that loads openpyxl to write; it is imported where a workbook is wanted.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from scheduler.export.archive import dateless
from scheduler.export.cells import wrap
from scheduler.export.plain import cut, one_line
from scheduler.export.printed import printed
from scheduler.export.workbook.rows import sheets

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from scheduler.export.printed import Edition, Printed
    from scheduler.export.workbook.sheet import Column, Sheet, Value
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_FORMS = {"day": "ddd d mmm yyyy", "time": "hh:mm", "number": "0", "text": "@"}
_LONGEST = 32_767
_LONGEST_MARGIN = 100  # above a page stand 255 at the most, codes and all; an ampersand is two
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_HEADER = Font(name="Calibri", size=11, bold=True), PatternFill("solid", fgColor="E7E6E6")
_BELOW = Border(bottom=Side("thin", color="D9D9D9"))
# A file says when it was made. This one says nothing of it: the first day that an archive can hold.
_NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - what a workbook holds has no zone
_A4 = 9
_LINE, _HIGHEST = 15.0, 405.0
_MOST_SHOWN = 2_000  # more would not fit into the highest row


def workbook_bytes(timetable: Timetable, programme: Programme, edition: Edition) -> bytes:
    """Return the workbook; what is private is in it, and marked."""
    about = printed(timetable, programme, edition)
    book = Workbook(write_only=True)  # row after row; it begins without a sheet
    for sheet in sheets(timetable, programme, about):
        _fill(book.create_sheet(sheet.name), sheet, about)
    book.properties.title, book.properties.creator = one_line(about.title), ""
    book.properties.created = book.properties.modified = _NO_DAY
    out = io.BytesIO()
    ExcelWriter(book, ZipFile(out, "w", ZIP_DEFLATED)).save()
    return dateless(out.getvalue())


def _fill(page: Worksheet, sheet: Sheet, about: Printed) -> None:
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    _for_print(page, about)
    page.row_dimensions[1].height = _height(sheet.columns, tuple(column.heading for column in sheet.columns))
    page.append([_head(page, column) for column in sheet.columns])
    for line, row in enumerate(sheet.rows, 2):
        page.row_dimensions[line].height = _height(sheet.columns, row)
        page.append([_cell(page, column, value) for column, value in zip(sheet.columns, row, strict=True)])


def _height(columns: tuple[Column, ...], row: tuple[Value, ...]) -> float:
    """Return the height at which the longest cell of a row can be read; not every program finds it out by itself."""
    lines = (
        len(wrap(one_line(value)[:_MOST_SHOWN], column.width - 1))
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _head(page: Worksheet, column: Column) -> Cell:
    cell = WriteOnlyCell(page)
    _text(cell, column.heading)
    cell.font, cell.fill = _HEADER
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _cell(page: Worksheet, column: Column, value: Value) -> Cell:
    cell = WriteOnlyCell(page)
    cell.number_format = _FORMS[column.form]
    cell.alignment = Alignment(vertical="top", wrap_text=column.form == "text", horizontal=_side(column))
    cell.border = _BELOW
    if isinstance(value, str):
        _text(cell, value)
    else:
        cell.value = value
    return cell


def _side(column: Column) -> str:
    return "left" if column.form in {"text", "day"} else "center"


def _text(cell: Cell, words: str) -> None:
    """Set text that stays text: no formula, no error such as ``#N/A``, no code of a character such as ``_x0041_``.

    The mark of what looks like a formula keeps it text when somebody edits the cell.
    """
    cell.value = _ESCAPE.sub("_x005F_", cut(one_line(words), _LONGEST))
    cell.data_type = "s"
    if _FORMULA.match(words):
        cell.quotePrefix = True


def _for_print(page: Worksheet, about: Printed) -> None:
    """Set the page: landscape, all columns on it, the header again on each, and what it is of above and below."""
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    top, bottom = HeaderFooterItem(), HeaderFooterItem()
    top.left.text, top.right.text = _printed(about.title), _printed(about.edition.words)
    bottom.left.text, bottom.right.text = _printed(about.note), "&A, &P / &N"
    page.oddHeader, page.oddFooter = top, bottom


def _printed(words: str) -> str:
    """Return text for above or below a page, where an ``&`` begins a code and not much has room."""
    return _ESCAPE.sub("_x005F_", cut(one_line(words), _LONGEST_MARGIN)).replace("&", "&&")
