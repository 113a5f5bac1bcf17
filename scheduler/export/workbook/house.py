"""The sheets for porters and the front desk: rooms and when they are turned round, who comes and who goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.workbook.sheet import WHEN, Column, Sheet, when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from scheduler.export.sheets import Guest, HouseDay, Turn, Use
    from scheduler.export.workbook.sheet import Value
    from scheduler.programme.model import Programme

_ROOMS = (
    Column("Day", 16, "day"),
    Column("Room", 22),
    *WHEN[1:],
    Column("Title", 44),
    Column("Layout", 13),
    Column("People", 8, "number"),
    Column("Seats", 8, "number"),
    Column("To do before", 38),
)
_MOVING = (
    Column("Day", 16, "day"),
    Column("Time", 7, "time"),
    Column("Comes or goes", 14),
    Column("Person", 44),
    Column("Organisation", 36),
)


def house_sheets(days: tuple[HouseDay, ...], programme: Programme) -> tuple[Sheet, Sheet]:
    """Return the rooms day by day, and who comes and goes."""
    zone = programme.clock.zone
    return (
        Sheet("Rooms", _ROOMS, tuple(row for day in days for row in _rooms(day, zone))),
        Sheet("Arrivals, departures", _MOVING, tuple(row for day in days for row in _moving(day))),
    )


def _rooms(day: HouseDay, zone: ZoneInfo) -> Iterator[tuple[Value, ...]]:
    for room in day.rooms:
        for use in room.uses:
            date, start, end = when(use.start, use.end, zone)
            seats = use.seats or None
            yield (date, room.room, start, end, use.title, use.layout, use.people, seats, _turn(use.turn, use))


def _turn(turn: Turn | None, use: Use) -> str:
    """Return what is to be done: ``from theatre to roundtable, 20 minutes from 16:40``."""
    if turn is None:
        return ""
    what = f"from {turn.before} to {use.layout}" if turn.before else f"set up as {use.layout}"
    return what if turn.since is None else f"{what}, {turn.minutes(use.start)} minutes from {turn.since:%H:%M}"


def _moving(day: HouseDay) -> Iterator[tuple[Value, ...]]:
    for guests, word in ((day.arriving, "comes"), (day.leaving, "goes")):
        for guest in guests:
            yield (day.day, _time(guest), word, guest.name, guest.organisation)


def _time(guest: Guest) -> Value:
    return None if guest.at is None else guest.at.replace(tzinfo=None)
