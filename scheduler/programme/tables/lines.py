"""What every kind of table comes down to: numbered lines of cells, all of them text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a table, its number counted from 1 as the office program or an editor counts it."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell)


def letters(position: int) -> str:
    """Return what a workbook calls the column at a position that is counted from 0: A, B, ..., Z, AA, ..."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
