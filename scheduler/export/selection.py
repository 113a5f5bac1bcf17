"""A part of a timetable: some days, some rooms, or one person's own days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.export.who import concerns, parts_of
from scheduler.programme.absence import absences

if TYPE_CHECKING:
    from datetime import date

    from scheduler.programme.model import Person, Programme, Room
    from scheduler.timetable.model import Item, Timetable


@dataclass(frozen=True)
class Selection:
    """What is asked for; nothing asked for is everything.

    Parameters
    ----------
    days
        Dates.
    """

    days: tuple[date, ...] = ()
    rooms: tuple[Room, ...] = ()
    person: Person | None = None

    def of(self, timetable: Timetable, programme: Programme) -> Timetable:
        """Return the timetable with the items that are asked for alone.

        What was left out has no day, no room and nobody's time: it stays only where everything is asked for.
        """
        if not (self.days or self.rooms or self.person):
            return timetable
        items = tuple(item for item in timetable.items if self._has(item, timetable, programme))
        return replace(timetable, items=items, left_out=())

    def _has(self, item: Item, timetable: Timetable, programme: Programme) -> bool:
        whole = timetable.by_id.get(item.inside or "", item)
        if self.days and item.day not in self.days and whole.day not in self.days:
            return False
        if self.rooms and not {room.id for room in self.rooms} & {*item.rooms}:
            return False
        return self.person is None or expects(self.person, item, programme, timetable)


def expects(person: Person, item: Item, programme: Programme, timetable: Timetable) -> bool:
    """Return whether an item is on a person's own page: it is for them, and they are there for some of it.

    Where they have a part, it is on the page even if they are away, so that somebody sees it.
    """
    if not concerns(person, item, programme, timetable):
        return False
    return bool(parts_of(person, item, programme)) or away(person, item, programme) != "away"


def away(person: Person, item: Item, programme: Programme) -> str:
    """Return ``away`` if a person is away for all of an item, ``away for a part of it``, or nothing."""
    found = [window for window in absences(person, programme) if window.overlaps(item.start, item.end)]
    if not found:
        return ""
    return "away" if any(window.contains(item.start, item.end) for window in found) else _PARTLY


_PARTLY = "away for a part of it"
