"""Tables as offices keep them: rows below a header, as comma separated values or in a workbook (.xlsx)."""

from __future__ import annotations

from scheduler.programme.tables.header import Columns, FirstRow, Wanted, folded
from scheduler.programme.tables.reading import is_table, read_table, rows
from scheduler.programme.tables.table import MOST_ROWS, Row, Table

__all__ = ["MOST_ROWS", "Columns", "FirstRow", "Row", "Table", "Wanted", "folded", "is_table", "read_table", "rows"]
