"""A day by rooms and changes of time: what is where, from when on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Item, Timetable

CONTINUES = "…"
"""Stands where an item that began before goes on."""
Goes = Literal["begins", "goes on", "comes back"]
"""How an item is on from a change of time: a meal comes back when a part of it has ended."""
Cell = tuple["Item", Goes] | None
"""What is on in a room, or None for nothing."""


@dataclass(frozen=True)
class Row:
    """From one change of time to the next.

    Parameters
    ----------
    cells
        For each room of the plan, what is on in it; of an item and a part of it, the part.
    elsewhere
        What is on without a room.
    """

    since: datetime
    cells: tuple[Cell, ...]
    elsewhere: tuple[tuple[Item, Goes], ...]


@dataclass(frozen=True)
class Plan:
    """One day: its rooms that are in use, in the order of the house, and its rows."""

    day: date
    rooms: tuple[Room, ...]
    rows: tuple[Row, ...]

    def time(self, row: Row, programme: Programme) -> str:
        """Return when a row begins: ``14:00``; midnight is 24:00, a later time is named with its weekday."""
        moment = row.since.astimezone(programme.clock.zone)
        if moment.date() == self.day:
            return f"{moment:%H:%M}"
        midnight = f"{moment:%H:%M}" == "00:00" and (moment.date() - self.day).days == 1
        return "24:00" if midnight else f"{moment:%a %H:%M}"


def plans(timetable: Timetable, programme: Programme, rooms: tuple[Room, ...] = ()) -> Iterator[Plan]:
    """Yield a plan for each day that has items.

    Parameters
    ----------
    rooms
        The rooms that are asked for, or none for all in use.
    """
    for day in timetable.days:
        items = timetable.on(day)
        used = {room for item in items for room in item.rooms}
        columns = tuple(room for room in rooms or programme.rooms if room.id in used)
        rows: list[Row] = []
        for moment in sorted({moment for item in items for moment in (item.since, item.until)}):
            rows.append(_row([item for item in items if item.since <= moment < item.until], moment, columns, rows))
        yield Plan(day, columns, tuple(rows))


def words_of(item: Item, goes: Goes, title: str) -> str:
    """Return what a cell says of an item: its title where it begins, later that it goes on.

    Parameters
    ----------
    title
        The item's title with what there is to say of it.
    """
    return {"begins": title, "goes on": CONTINUES, "comes back": f"{CONTINUES} {item.title}"}[goes]


def _row(on: list[Item], since: datetime, rooms: tuple[Room, ...], above: list[Row]) -> Row:
    known = {room.id for room in rooms}
    before = above[-1].cells if above else (None,) * len(rooms)
    return Row(
        since=since,
        cells=tuple(
            _cell([item for item in on if room.id in item.rooms], since, cell)
            for room, cell in zip(rooms, before, strict=True)
        ),
        elsewhere=tuple(
            (item, "begins" if item.since == since else "comes back") for item in on if not known & {*item.rooms}
        ),
    )


def _cell(items: list[Item], since: datetime, above: Cell) -> Cell:
    """Return which of the items that are on in one room is written: the part of a meal before the meal."""
    if not items:
        return None
    item = max(items, key=lambda item: (item.inside is not None, item.since))
    if item.since == since:
        return item, "begins"
    return item, "goes on" if above and above[0] is item else "comes back"
