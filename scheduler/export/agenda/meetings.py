"""Who meets whom, for a terminal: half a matrix with one cell for each two people, in blocks where it is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export import cells
from scheduler.export.agenda.groups import NOBODY, counted, kept_words
from scheduler.export.agenda.head import head, lines, page_width
from scheduler.export.company import company, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from scheduler.export.company import Company
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_TEN = 10
_SHORTEST_NAME, _LONGEST_NAME = 12, 30
NEVER = "·"
_MANY = "+"
_KEY = f"A digit is how often two people meet, {NEVER} never, {_MANY} more than 9 times."


def meetings_page(timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return a row for each person, with a cell for each of those above them: how often the two meet."""
    width = page_width(width)
    page, met = head(programme, width), company(timetable, programme)
    if not met.rounds:
        return page.append(f"\n{NOBODY}\n")
    for first, end in _blocks(len(met.people), width):
        page.append("\n")
        for row in _block(met, programme, first, end, width):
            page.append(f"{row.rstrip()}\n")
    page.append("\n")
    for text in (_KEY, _spread_words(met), counted(met), kept_words(met, timetable)):
        for line in lines(text, width):
            page.append_text(line)
    return page


def _blocks(count: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the columns of each block, first and end: all, or as many whole tens as leave room for a name."""
    columns = max(count - 1, 1)
    left = width - len(str(count)) - 2 - _SHORTEST_NAME
    if _cells_of(columns) <= left:
        yield 0, count - 1
        return
    some = max((left + 1) // (_TEN + 1), 1) * _TEN
    for first in range(0, columns, some):
        yield first, min(first + some, count - 1)


def _cells_of(columns: int) -> int:
    """Return how wide so many columns are, with a space after each ten of them."""
    return columns + (columns - 1) // _TEN if columns else 0


def _block(met: Company, programme: Programme, first: int, end: int, width: int) -> Iterator[str]:
    """Yield the numbers of the columns, read from above, then a row for each person who is below one of them."""
    digits = len(str(len(met.people)))
    names = [name_of(name, programme) for name in met.people]
    size = min(max(map(cells.width, names)), width - digits - 2 - _cells_of(end - first), _LONGEST_NAME)
    for place in range(digits):
        numbers = (str(number + 1).rjust(digits)[place] for number in range(first, end))
        yield " " * (digits + 1 + size + 1) + _in_tens("".join(numbers))
    for row in range(first, len(met.people)):
        own = (_cell(met.between(met.people[row], met.people[column])) for column in range(first, min(row, end)))
        yield f"{row + 1:>{digits}} {cells.pad(_cut(names[row], size), size)} {_in_tens(''.join(own))}"


def _cut(name: str, size: int) -> str:
    """Return a name that is no wider than `size`, cut off where it is too long."""
    (line, *more) = cells.wrap(name, size)
    while more:
        name = name[:-1]
        line, *more = cells.wrap(f"{name.rstrip()}…", size)
    return line


def _in_tens(row: str) -> str:
    return " ".join(row[first : first + _TEN] for first in range(0, len(row), _TEN))


def _cell(often: int) -> str:
    return NEVER if not often else str(often) if often < _TEN else _MANY


def _spread_words(met: Company) -> str:
    """Return ``Pairs: 275 never, 1100 once, 110 twice.``."""
    said = ("never", "once", "twice", "three times", "four times", "five times")
    found = (
        f"{pairs} {said[often] if often < len(said) else f'{often} times'}" for often, pairs in met.spread().items()
    )
    return f"Pairs: {', '.join(found)}."
