"""A day by rooms and changes of time: what is where, from when on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from scheduler.programme.model import Programme, Room
    from scheduler.timetable.model import Item, Timetable

CONTINUES = "…"
"""Stands where an item that began before goes on."""
Cell = tuple["Item | None", bool]
"""What is on in a room, and whether it begins then."""


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

    time: str
    since: datetime
    cells: tuple[Cell, ...]
    elsewhere: tuple[tuple[Item, bool], ...]


@dataclass(frozen=True)
class Plan:
    """One day: its rooms that are in use, in the order of the house, and its rows."""

    day: date
    rooms: tuple[Room, ...]
    rows: tuple[Row, ...]


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
        moments = sorted({moment for item in items for moment in (item.since, item.until)})
        rows = (_row(items, moment, columns, programme, day) for moment in moments)
        yield Plan(day, columns, tuple(rows))


def _row(items: tuple[Item, ...], since: datetime, rooms: tuple[Room, ...], programme: Programme, day: date) -> Row:
    on = [item for item in items if item.since <= since < item.until]
    known = {room.id for room in rooms}
    return Row(
        time=_time(since.astimezone(programme.clock.zone), day),
        since=since,
        cells=tuple(_innermost([item for item in on if room.id in item.rooms], since) for room in rooms),
        elsewhere=tuple((item, item.since == since) for item in on if not known & {*item.rooms}),
    )


def _innermost(items: list[Item], since: datetime) -> Cell:
    """Return which of the items that are on in one room is written: the part of a meal before the meal."""
    if not items:
        return None, False
    item = max(items, key=lambda item: (item.inside is not None, item.since))
    return item, item.since == since


def _time(moment: datetime, day: date) -> str:
    """Return ``14:00``; midnight is 24:00, and a later time of the next day is named with its weekday."""
    if moment.date() == day:
        return f"{moment:%H:%M}"
    midnight = f"{moment:%H:%M}" == "00:00"
    return "24:00" if midnight and (moment.date() - day).days == 1 else f"{moment:%a %H:%M}"
