"""The workbook for the office: items, people by session, covers. What it says is in `rows`; `write` makes the file."""

from scheduler.export.workbook.rows import sheets
from scheduler.export.workbook.sheet import Column, Sheet

__all__ = ["Column", "Sheet", "sheets"]
