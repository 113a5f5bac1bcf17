"""The house sheets as a document: each day on a page of its own, to hang up in kitchen, office and hall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.shared import Cm

from scheduler.export.docx import fit, looks
from scheduler.export.docx.edges import describe, dress
from scheduler.export.docx.looks import Look
from scheduler.export.docx.sheet import Sheet, fill
from scheduler.export.docx.tables import add_table, mark_row, table_style
from scheduler.export.docx.whole import whole
from scheduler.export.plain import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.styles.style import _TableStyle

    from scheduler.export.docx.fit import Area
    from scheduler.export.printed.model import Edition, Paper
    from scheduler.export.sheets.blocks import Block, Page

PART = Look("House heading", 11, bold=True, colour="1F3864", before=8, after=2, level=2, line=fit.LINE)
TEXT = Look("House text", 10, line=fit.LINE)
HEAD = replace(TEXT, name="House column", bold=True, colour="595959")
SIZES = (10, 9.5, 9, 8.5, 8, 7.5, 7)
_TOO_MUCH = 9
"""The size of letters where no day fits at any: it can be read."""
_BESIDE, _ABOVE = 60, 15
_LINES = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
_LONGEST = 300
"""Characters of the note."""
_HEAD, _NOTE = 75, 12
"""Points for day and edition, and the size that lines of the note have room for."""
NOTHING = "Nothing is planned, and nobody comes or goes."


@dataclass(frozen=True)
class HouseSheets:
    """What is written."""

    title: str
    note: str
    edition: Edition
    pages: tuple[Page, ...]


def house_document(sheets: HouseSheets, paper: Paper | None = None, template: bytes | None = None) -> bytes:
    """Return the house sheets as a .docx; paper, template and what is refused are as in `whole`."""

    def write(document: Document) -> None:
        if template is None:
            _narrow(document)
        _write(document, sheets)

    return whole(write, paper, template)


def _narrow(document: Document) -> None:
    """Give a day as much of the page as printers can print, and every page the same header."""
    section = document.sections[0]
    section.left_margin = section.right_margin = section.bottom_margin = Cm(1.5)
    section.top_margin, section.header_distance, section.footer_distance = Cm(1.6), Cm(0.8), Cm(0.7)
    section.different_first_page_header_footer = False


def _write(document: Document, sheets: HouseSheets) -> None:
    room, note = body(document, sheets), cut(sheets.note, _LONGEST)
    size = _size(sheets.pages, room)
    text, head = replace(TEXT, size=size), replace(HEAD, size=size)
    used = (looks.HEADING, looks.EDITION, looks.NOTE, looks.HEADER, looks.FOOTER, PART, text, head)
    sheet = Sheet(document, looks.styles_of(document, used))
    style = table_style(
        document, "House table", "".join(map(_LINES.format, ("top", "bottom", "insideH"))), beside=_BESIDE, above=_ABOVE
    )
    dress(sheet, sheets.title, sheets.edition.words)
    describe(document, sheets.title, sheets.edition)
    for number, page in enumerate(sheets.pages):
        sheet.add(looks.HEADING, page.heading).paragraph_format.page_break_before = bool(number)
        sheet.add(looks.EDITION, sheets.edition.words)
        if note:
            sheet.add(looks.NOTE, note)
        for block in page.blocks:
            sheet.add(PART, block.heading)
            _table(sheet, style, block, room)
        if not page.blocks:
            sheet.add(text, NOTHING)


def _size(pages: tuple[Page, ...], room: Area) -> float:
    """Return the largest size at which each day fits that fits at any; one that does not goes on on the next page."""
    fitting = [page for page in pages if fits(page, room, SIZES[-1])]
    return next((size for size in SIZES if fitting and all(fits(page, room, size) for page in fitting)), _TOO_MUCH)


def _table(sheet: Sheet, style: _TableStyle, block: Block, room: Area) -> None:
    table = add_table(sheet.document, style, len(block.rows) + 1, [*_widths(block, room)])
    headings = tuple(column.heading for column in block.columns)
    for number, (row, texts) in enumerate(zip(table.rows, (headings, *block.rows), strict=True)):
        mark_row(row, *(() if number else ("cantSplit", "tblHeader")))
        for cell, words in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = sheet.styles[TEXT.name if number else HEAD.name]
            fill(paragraph, words)


def _widths(block: Block, room: Area) -> Iterator[float]:
    shares = sum(column.share for column in block.columns)
    for column in block.columns:
        yield room.width * column.share / shares


def body(document: Document, sheets: HouseSheets) -> Area:
    """Return the area of a page below day, edition and note."""
    room = fit.area(document)
    note = fit.height(cut(sheets.note, _LONGEST), room.width, _NOTE) + looks.NOTE.after if sheets.note else 0
    return replace(room, height=room.height - _HEAD - note)


def fits(page: Page, room: Area, size: float) -> bool:
    """Return whether the tables of a day fit into an area in letters of a size."""
    return sum(_height(block, room, size) for block in page.blocks) <= room.height


def _height(block: Block, room: Area, size: float) -> float:
    headings = tuple(column.heading for column in block.columns)
    widths = [width - _BESIDE / 10 for width in _widths(block, room)]
    rows = (
        max(fit.height(text, width, size) for text, width in zip(row, widths, strict=True)) + _ABOVE / 10 + 0.5
        for row in (headings, *block.rows)
    )
    return PART.before + PART.after + fit.height("", 1, PART.size) + sum(rows)
