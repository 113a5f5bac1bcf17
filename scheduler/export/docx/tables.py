"""Tables in a document, each in a named style."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.styles.style import _TableStyle
    from docx.table import Table, _Row


def table_style(document: Document, name: str, borders: str, *, beside: int = 0, above: int = 0) -> _TableStyle:
    """Return the style of tables of that name: the document's own, or else one that is added.

    Parameters
    ----------
    borders
        The lines, as what is inside of ``w:tblBorders``.
    beside, above
        From the edge of a cell to its text, in twentieths of a point.

    Raises
    ------
    UsageError
        If a style of that name is there, and is not one of tables.
    """
    there = next((style for style in document.styles if (style.name or "").casefold() == name.casefold()), None)
    if there is not None:
        if there.type != WD_STYLE_TYPE.TABLE:
            msg = f'--template: Its style "{name}" is not one of tables. Give it another name in the template.'
            raise UsageError(msg)
        return cast("_TableStyle", there)
    style = cast("_TableStyle", document.styles.add_style(name, WD_STYLE_TYPE.TABLE))
    while sum(one.style_id == style.style_id for one in document.styles) > 1:  # of a style with another name
        style.style_id += "-1"
    sides = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    )
    looks = f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{sides}</w:tblCellMar>"
    style.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}>{looks}</w:tblPr>"))
    return style


def add_table(document: Document, style: _TableStyle, rows: int, widths: Sequence[float]) -> Table:
    """Add an empty table in the middle of the page; widths are in points."""
    table: Table = document.add_table(rows, len(widths))
    table.style = style
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return table


def mark_row(row: _Row, *marks: str) -> None:
    """Mark a row: ``tblHeader`` stands again on the next page, ``cantSplit`` stays on one."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other door to it
    for mark in marks:
        properties.append(OxmlElement(f"w:{mark}"))
