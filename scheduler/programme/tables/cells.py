"""The cells of a workbook as the text that a person would have typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scheduler.programme.yaml_lines import CONTROL, control

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell

_NOT_THE_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_HALF_A_SECOND = timedelta(milliseconds=500)
_DIGITS = 15
"""So many digits of a number are kept by office programs; what follows is noise of the binary form."""


def text_of(cell: Cell | MergedCell) -> str:
    """Return a value as text.

    A date and time is ``2018-10-24 17:30``, a date ``2018-10-24``, a time ``17:30``, a length of time ``26:30``, a
    number its digits without a fraction that is nothing, and a truth value ``yes`` or ``no``.
    """
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**_DIGITS else f"{value:.{_DIGITS}g}"
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, str(getattr(cell, "number_format", "")))
    return str(value).replace("_x000D_", "").strip()


def _moment(value: datetime | date | time | timedelta, form: str) -> str:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, time):
        whole = datetime.combine(date(2000, 1, 1), value) + _HALF_A_SECOND
        return _clock(whole)
    if isinstance(value, datetime):
        value = (value + _HALF_A_SECOND).replace(microsecond=0)
        if value.time() == time() and "h" not in _NOT_THE_FORMAT.sub("", form.casefold()):
            return value.date().isoformat()
        return f"{value.date()} {_clock(value)}"
    return value.isoformat()


def _clock(value: datetime) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def error_in(cell: Cell | MergedCell, *, known_formula: bool) -> tuple[str, str] | None:
    """Return what is wrong with a cell, and what to do, if its text cannot be known.

    Parameters
    ----------
    known_formula
        Whether the cell holds a formula. Its value is what the office program worked out last, which it may not have.
    """
    if cell.data_type == "e":
        return f"the cell holds the error {cell.value}", "Mend its formula, or write the text"
    if known_formula and cell.value is None and cell.data_type != "str":  # "str": worked out, and found empty
        remedy = "Open the workbook in the office program and save it, or write the value"
        return "the cell holds a formula without a value", remedy
    if isinstance(cell.value, str) and (found := CONTROL.search(cell.value.replace("_x000D_", ""))):
        return control(found[0]), "Take it out"
    return None
