"""The lines of items in columns: time, number, title, and what is said beside or below the title."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.export import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INDENT, GAP = 2, 2
_TITLE_IN_TABLE = 32
"""A table is drawn only where titles have so many cells; otherwise the details go below the title."""
_DETAIL = 21
"""Most cells of the second and the third detail; longer ones wrap."""


@dataclass(frozen=True)
class Row:
    """One line of a day, in words.

    Parameters
    ----------
    details
        Three cells beside the title, or below it; for the agenda format, rooms and chair.
    label
        What stands before the third detail where it is below the title.
    below
        Further lines, always below the title.
    formal
        Whether it is printed with weight.
    inner
        Whether it is a part of the item above.
    """

    time: str
    number: str
    title: str
    details: tuple[str, str, str] = ("", "", "")
    label: str = ""
    below: tuple[str, ...] = ()
    formal: bool = False
    inner: bool = False

    @property
    def shift(self) -> int:
        """Cells by which the title stands further in."""
        return INDENT * self.inner


@dataclass(frozen=True)
class Columns:
    """Cells of each column; `details` is None where they go below the title, which then has all the `rest`."""

    time: int
    number: int
    title: int
    rest: int
    details: tuple[int, int, int] | None

    @classmethod
    def fit(cls, rows: list[Row], width: int) -> Columns:
        """Return the columns for these rows: side by side if that leaves enough for the titles."""
        time = max((cells.width(row.time) for row in rows), default=0)
        number = max((cells.width(row.number) for row in rows), default=0)
        rest = width - INDENT - time - GAP - number - GAP
        form, second, third = (max((cells.width(row.details[n]) for row in rows), default=0) for n in range(3))
        details = (form, min(second, _DETAIL), min(third, _DETAIL))
        title = rest - sum(GAP + cell for cell in details if cell)
        if title < _TITLE_IN_TABLE:
            return cls(time, number, rest, rest, None)
        longest = max((cells.width(row.title) + row.shift for row in rows), default=0)
        return cls(time, number, min(title, longest), rest, details)

    def lines(self, row: Row) -> Iterator[Text]:
        """Yield the lines of one row."""
        style, strong = ("", "bold") if row.formal else ("dim", "dim")
        shift = " " * row.shift
        columns = [[shift + line for line in cells.wrap(row.title, self.title - row.shift)]]
        if self.details:
            columns += [cells.wrap(text, size) for text, size in zip(row.details, self.details, strict=True)]
        for number, (title, *details) in enumerate(zip_longest(*columns, fillvalue="")):
            line = self._left(row, style, strong) if number == 0 else self._blank()
            line.append(cells.pad(title, self.title) if any(details) else title, strong)
            line.append(self._beside(details), style)
            line.rstrip()
            yield line
        for text in self._below(row):
            yield self._blank().append(shift + text, style)

    def _left(self, row: Row, style: str, strong: str) -> Text:
        line = Text(" " * INDENT).append(cells.pad(row.time, self.time), style)
        number = " " * (self.number - cells.width(row.number)) + row.number
        return line.append(" " * GAP).append(number, strong).append(" " * GAP)

    def _blank(self) -> Text:
        return Text(" " * (INDENT + self.time + GAP + self.number + GAP))

    def _beside(self, details: list[str]) -> str:
        sizes = self.details or ()
        return "".join(" " * GAP + cells.pad(text, size) for text, size in zip(details, sizes, strict=True) if size)

    def _below(self, row: Row) -> Iterator[str]:
        form, second, third = row.details
        text = " · ".join(part for part in (form, second, third and f"{row.label}{third}") if part)
        for line in ("" if self.details else text, *row.below):
            yield from hanging(line, self.rest - row.shift)


def hanging(text: str, width: int) -> Iterable[str]:
    """Return a text in lines; those of a list's item after the first stand below its words."""
    if not text.startswith("- "):
        return cells.wrap(text, width) if text else ()
    return [f"{' ' if number else '-'} {line}" for number, line in enumerate(cells.wrap(text[2:], width - 2))]
