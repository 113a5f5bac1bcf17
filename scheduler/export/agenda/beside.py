"""A line down the left edge of the page beside sessions that run side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.timetable.beside import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item

_FIRST, _BETWEEN, _LAST = "┌", "│", "└"


def spans(items: Sequence[Item], programme: Programme) -> list[tuple[int, int]]:
    """Return the first and the last place of each group that runs side by side; what begins between is beside it."""
    place = {item.id: number for number, item in enumerate(items)}
    groups = [[place[item.id] for item in group] for group in side_by_side(programme, items)]
    return [(min(group), max(group)) for group in groups if len(group) > 1]


def barred(blocks: Sequence[Iterable[Text]], marked: Iterable[tuple[int, int]]) -> Iterator[Text]:
    """Yield the lines of some items, with a mark at the edge of those from the first to the last of a group."""
    ends = dict(marked)
    number = 0
    while number < len(blocks):
        last = ends.get(number, number)
        lines = [line for block in blocks[number : last + 1] for line in block]
        for rank, line in enumerate(lines):
            mark = _FIRST if not rank else _LAST if rank == len(lines) - 1 else _BETWEEN
            yield Text(mark, "dim", no_wrap=True, end="").append_text(line[1:]) if number in ends else line
        number = last + 1
