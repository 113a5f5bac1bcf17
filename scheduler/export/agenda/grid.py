"""Rooms by time: a column for each room in use, a row for each change of time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from scheduler.export import cells
from scheduler.export.agenda.columns import GAP, INDENT
from scheduler.export.agenda.head import day_heading, head, page_width
from scheduler.export.agenda.rows import titled
from scheduler.export.plan import CONTINUES, Plan, plans, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.export.plan import Goes, Row
    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Item, Timetable

_NARROWEST_ROOM, _WIDEST_ROOM = 15, 30
_ALONG = "─"


def grid(timetable: Timetable, programme: Programme, width: int, rooms: tuple[Room, ...] = ()) -> Text:
    """Return each day as a grid; of a day with more rooms than fit beside each other, a grid for each few of them.

    Parameters
    ----------
    rooms
        The rooms that are asked for, or none for all in use.
    """
    width = page_width(width)
    page = head(programme, width)
    for plan in plans(timetable, programme, rooms):
        page.append_text(day_heading(plan.day))
        time = max(cells.width(plan.time(row, programme)) for row in plan.rows)
        left = width - INDENT - time
        most = max(left // (GAP + _NARROWEST_ROOM), 1)
        blocks = _shared_out(len(plan.rooms), most)
        columns = max(end - first for first, end in blocks)
        size = min(left // max(columns, 1) - GAP, _WIDEST_ROOM)
        for number, (first, end) in enumerate(blocks):
            page.append("\n" if number else "")
            for line in _Block(plan, programme, first, end, time, size, width).lines():
                page.append_text(line).append("\n")
    return page


def _shared_out(count: int, most: int) -> list[tuple[int, int]]:
    """Return the rooms of each grid, first and end, as evenly as can be."""
    grids = max(-(-count // most), 1)
    ends = [-(-count * number // grids) for number in range(grids + 1)]
    return list(pairwise(ends))


@dataclass(frozen=True)
class _Block:
    """Some rooms of one day, beside each other.

    Parameters
    ----------
    first, end
        Which columns of the plan.
    time, size
        Cells of the times and of each room.
    """

    plan: Plan
    programme: Programme
    first: int
    end: int
    time: int
    size: int
    width: int

    def lines(self) -> Iterator[Text]:
        """Yield the names of the rooms, then a row for each time at which anything changes in them."""
        names = [room.name for room in self.plan.rooms[self.first : self.end]]
        if names:
            yield from self._beside("", [(name, 1, "bold") for name in names])
        on: list[Item] = []
        for row in self.plan.rows:
            before, on = on, [cell[0] for cell in (*row.cells[self.first : self.end], *row.elsewhere) if cell]
            if on == before:
                continue
            time = self.plan.time(row, self.programme)
            for item, goes in row.elsewhere:
                yield from self._across(time, item, goes)
                time = ""
            spans = self._spans(row)
            if time or any(text for text, _, _ in spans):
                yield from self._beside(time, spans)

    def _across(self, time: str, item: Item, goes: Goes) -> Iterator[Text]:
        """Yield the lines of an item that has no room: it takes the whole width."""
        text = words_of(item, goes, titled(item, self.programme))
        for line in cells.wrap(text, self.width - INDENT - self.time - GAP):
            yield self._left(time).append(line, "dim")
            time = ""

    def _spans(self, row: Row) -> list[tuple[str, int, str]]:
        """Return text, number of rooms and style; one item in neighbouring rooms is written once over all of them."""
        spans = []
        for cell, group in groupby(row.cells[self.first : self.end]):
            count = len(list(group))
            if cell is None or cell[1] == "goes on":
                spans += [(CONTINUES if cell else "", 1, "dim")] * count
                continue
            item, goes = cell
            number = f"{item.number} " if item.number else ""
            text = words_of(item, goes, number + titled(item, self.programme))
            spans.append((text, count, "" if item.formal else "dim"))
        return spans

    def _beside(self, time: str, spans: list[tuple[str, int, str]]) -> Iterator[Text]:
        sizes = [count * self.size + (count - 1) * GAP for _, count, _ in spans]
        columns = [cells.wrap(text, size) for (text, _, _), size in zip(spans, sizes, strict=True)]
        for column, size, (_, count, _) in zip(columns, sizes, spans, strict=True):
            if count > 1:  # a line shows how far it goes
                column[0] += f" {_ALONG * (size - cells.width(column[0]) - 1)}"
        for number, parts in enumerate(zip_longest(*columns, fillvalue="") if columns else [()]):
            line = self._left("" if number else time)
            for part, size, (_, _, style) in zip(parts, sizes, spans, strict=True):
                line.append(cells.pad(part, size), style).append(" " * GAP)
            line.rstrip()
            yield line

    def _left(self, time: str) -> Text:
        return Text(" " * INDENT).append(cells.pad(time, self.time), "dim").append(" " * GAP)
