"""From a timetable to what the next one is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import DraftError
from scheduler.programme.model import Published, Put

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from scheduler.programme.model import Keep
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Item, Timetable


def held_against(
    timetable: Timetable,
    keep: Keep,
    *,
    revision: int = 0,
    numbers: Mapping[str, str] | None = None,
    until: datetime | None = None,
) -> Published:
    """Return a timetable as what the next one is held against.

    Parameters
    ----------
    timetable
        What people were told, or any earlier timetable.
    revision
        Its number, 0 if it was never published.
    numbers
        Every number that was ever published, by id of the session; those of the timetable where nothing is known.
    until
        What began before this moment stays exactly as it was.
    """
    own = {item.id: item.number for item in timetable.items if item.number}
    return Published(
        revision=revision,
        keep=keep,
        items={item.id: put(item, first_day_of(timetable)) for item in timetable.items},
        numbers=own if numbers is None else numbers,
        until=until,
        groups={one.item: numbers_of(one) for one in timetable.groups},
        group_rooms={one.item: rooms for one in timetable.groups if (rooms := rooms_of(one))},
    )


def numbers_of(sitting: Sitting) -> dict[str, int]:
    """Return the number of each person's group."""
    return {person: group.number for group in sitting.groups for person in group.people}


def rooms_of(sitting: Sitting) -> tuple[str, ...]:
    """Return the room of each group, in order of their numbers; nothing where one has none."""
    rooms = tuple(group.room for group in sitting.groups if group.room is not None)
    return rooms if len(rooms) == len(sitting.groups) else ()


def first_day_of(timetable: Timetable) -> date:
    """Return the first day of the event; that of the first item, where an older file does not say it.

    Raises
    ------
    DraftError
        If an older file has no items either.
    """
    if timetable.first_day is None and not timetable.items:
        msg = f"The timetable of {timetable.programme} is empty and does not say on which day it begins. Solve again."
        raise DraftError(msg)
    return timetable.first_day or timetable.days[0]


def put(item: Item, first: date) -> Put:
    """Return where an item is: its day counted from `first`, its clock time, its length and its rooms."""
    minute = item.start.hour * 60 + item.start.minute
    again = item.start.utcoffset() != item.start.replace(fold=0).utcoffset()
    return Put((item.day - first).days + 1, minute, item.minutes, item.rooms, again)
