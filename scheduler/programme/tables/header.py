"""Which row is the header: the first that holds the columns that are needed. What stands above it is a title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scheduler.programme.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.programme.tables.lines import Line

_SHOWN = 60
MOST_TITLES = 50
"""A header is looked for in so many rows; a table that begins lower is none."""


def folded(name: str) -> str:
    """Return the name of a column as names are compared: without regard to case and blanks."""
    return " ".join(name.casefold().split())


class Wanted(Protocol):
    """What a row must hold to be the header."""

    def holds(self, cells: Sequence[str]) -> bool:
        """Return whether a row can be the header."""
        ...

    def missing(self, rows: Iterable[Sequence[str]]) -> tuple[str, str]:
        """Return what is wrong, and what to do, where no row can be; the rows are those that were looked at."""
        ...


@dataclass(frozen=True)
class FirstRow:
    """Any row will do: the first that is not empty is the header."""

    def holds(self, cells: Sequence[str]) -> bool:
        """Return whether the row has any cell that is filled."""
        return any(cells)

    def missing(self, rows: Iterable[Sequence[str]]) -> tuple[str, str]:
        """Return what to say of a table without rows."""
        assert not any(map(any, rows))  # noqa: S101 - a row that is filled would have been the header
        return "the table is empty", "Write a first row: id, name, email"


@dataclass(frozen=True)
class Columns:
    """The header holds each of these columns; ``remedy`` says what to do where no row does."""

    needed: tuple[str, ...]
    remedy: str

    def holds(self, cells: Sequence[str]) -> bool:
        """Return whether every column that is needed is there."""
        return {folded(name) for name in self.needed} <= set(map(folded, cells))

    def missing(self, rows: Iterable[Sequence[str]]) -> tuple[str, str]:
        """Return which columns the row lacks that comes closest, and what its columns are."""
        filled = [[cell for cell in cells if cell] for cells in rows]
        best = max(filled, key=lambda cells: (-len(self._lacking(cells)), len(cells)), default=[])
        if not best:
            return "the table is empty", "Write a first row: id, name, email"
        lacking = self._lacking(best)
        named = ("the columns " if len(lacking) > 1 else "") + ", ".join(f'"{name}"' for name in lacking)
        there = [" ".join(cell.split())[:_SHOWN] for cell in best]
        return f"no row has {named}", f"{nearest(lacking[0], there)}. {self.remedy}"

    def _lacking(self, cells: Sequence[str]) -> tuple[str, ...]:
        there = set(map(folded, cells))
        return tuple(name for name in self.needed if folded(name) not in there)


def find(lines: Iterable[Line], wanted: Wanted) -> int | None:
    """Return the position of the header among lines, or None."""
    looked = 0
    for position, line in enumerate(lines):
        if not line.filled:
            continue
        if wanted.holds(line.cells):
            return position
        looked += 1
        if looked == MOST_TITLES:
            return None
    return None
