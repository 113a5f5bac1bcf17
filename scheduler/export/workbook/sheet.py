"""A sheet of a workbook as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Value = str | int | date | datetime | None
"""What stands in a cell: text, a number, a day, or a time of a day without a zone; None for nothing."""


@dataclass(frozen=True)
class Column:
    """A column.

    Parameters
    ----------
    width
        About as many letters as fit into it side by side.
    form
        How its values are shown.
    """

    heading: str
    width: int
    form: Literal["text", "number", "day", "time"] = "text"


WHEN = (Column("Day", 16, "day"), Column("Start", 7, "time"), Column("End", 7, "time"))


def when(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[Value, ...]:
    """Return day, start and end as the clock of the meeting shows them; spreadsheets know no zones."""
    first, last = (moment.astimezone(zone).replace(tzinfo=None) for moment in (start, end))
    return first.date(), first, last


@dataclass(frozen=True)
class Sheet:
    """A table with a name and a header; each row has as many values as there are columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
