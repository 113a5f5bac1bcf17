"""What a calendar tells: the events of a timetable as anybody reads them, and whom each is for.

Values only. A revision stores them, so that what was told once can be compared, and told again word for word,
when the programme has long become another one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from scheduler.export.own_group import OwnGroup

STAY = "@stay"
"""Stands for the id of the all-day event of one's own stay; no item has such an id."""


@dataclass(frozen=True)
class Entry:
    """One event, without anything that depends on when and how often it was published.

    Parameters
    ----------
    item
        Id of the item; `STAY` for the stay.
    kind
        As of the item; ``stay``.
    title
        As printed: with the number of a numbered session before it.
    start, end
        Aware times in the event's zone; dates for the stay, the end exclusive.
    rooms
        Names, in the order of the timetable.
    about
        Lines that anybody may read: format and length, questions, who has a part.
    part
        What the person is in it whose calendar this is (``chair``), one word each; nothing in the common agenda.
    free
        Whether calendars show the time as free.
    private
        Whether only its own people are told.
    group
        The group or table of the person whose calendar this is; None in the common agenda. If it has a room, that one
        alone is among the `rooms`.
    """

    item: str
    kind: str
    title: str
    start: datetime | date
    end: datetime | date
    rooms: tuple[str, ...] = ()
    house: str = ""
    location: tuple[float, float] | None = None
    about: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    free: bool = False
    private: bool = False
    group: OwnGroup | None = None


@dataclass(frozen=True)
class Guest:
    """Somebody who has a calendar of their own.

    Parameters
    ----------
    parts
        For each item that is theirs, by id, what they are in it (see `Entry`); nothing for one who attends.
    stay
        Their days, from arrival to departure.
    groups
        For each item that is theirs and in which they are in a group or at a table, by id, which.
    """

    id: str
    name: str
    parts: Mapping[str, tuple[str, ...]]
    stay: Entry
    groups: Mapping[str, OwnGroup] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """All that one state of the programme tells.

    Parameters
    ----------
    programme, title, note
        Of the event: its id, its title, the words that stand on every export.
    zone
        IANA name.
    entries
        One for each item, in time order, what is private included.
    """

    programme: str
    title: str
    zone: str
    entries: tuple[Entry, ...]
    guests: tuple[Guest, ...]
    note: str = ""

    @property
    def agenda(self) -> tuple[Entry, ...]:
        """What everybody may read."""
        return tuple(entry for entry in self.entries if not entry.private)

    def of(self, guest: Guest) -> tuple[Entry, ...]:
        """Return the events of a person's own calendar: their stay, then their items in time order."""
        return (guest.stay, *(own_entry(entry, guest) for entry in self.entries if entry.item in guest.parts))


def own_entry(entry: Entry, guest: Guest) -> Entry:
    """Return an event as it stands in somebody's own calendar: with their part, and in the room of their group."""
    group = guest.groups.get(entry.item)
    rooms = (group.room,) if group and group.room else entry.rooms
    return replace(entry, part=guest.parts[entry.item], group=group, rooms=rooms)
