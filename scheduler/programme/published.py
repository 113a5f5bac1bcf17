"""What people were told last, which a new timetable is held against: where each item was, and which number it had."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Keep = Literal["all", "most", "some", "nothing"]
"""How much of what is published stays: all of it (a rule), most or some of it (at a cost), or as it comes."""


@dataclass(frozen=True)
class Put:
    """Where an item was: by number of the day and clock time, so that a shift of all dates moves nothing.

    Parameters
    ----------
    day
        Number of the day, counted from the first day as it was then; the event may have fewer days now.
    minute
        Of its start, after midnight on the clock.
    minutes
        How long it lasted.
    rooms
        Ids; the house may no longer have them.
    again
        Whether the clock had shown that minute of the day before: it went back over it.
    """

    day: int
    minute: int
    minutes: int
    rooms: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class Published:
    """A published timetable as the rules need it.

    Parameters
    ----------
    revision
        The last one when it was solved, 0 if there was none; another timetable may stand in its place if the director
        named one.
    keep
        How much of it stays.
    items
        Where each of its items was, by id.
    numbers
        Every number that a session was ever published with, by id, those that are cancelled included.
    until
        What began before this moment stays exactly as it was, and nothing else may begin before it.
    groups
        By item, the number of the group or table that each person was in.
    group_rooms
        By session in groups, the id of each group's room, in order of their numbers.
    """

    revision: int
    keep: Keep
    items: Mapping[str, Put]
    numbers: Mapping[str, str] = field(default_factory=dict)
    until: datetime | None = None
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    group_rooms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
