"""Real workbooks for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: str = "", merge: str = "") -> Path:
    """Write a workbook with rows in each sheet; `hidden` names one to hide, `merge` cells of the first to merge."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title == hidden:
            sheet.sheet_state = "hidden"
    if merge:
        book.worksheets[0].merge_cells(merge)
    book.save(path)
    return path
