"""What stands on cards. Everybody reads them: nothing private, no address of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scheduler.export.printed.model import Edition
from scheduler.export.words import day_words

RESERVED = "Reserved"
"""Stands in the place of the title of what is private."""


@dataclass(frozen=True)
class TentCard:
    """A card on the table before somebody."""

    name: str
    organisation: str = ""
    country: str = ""


@dataclass(frozen=True)
class Held:
    """What is held in a room, and when."""

    title: str
    start: datetime
    end: datetime

    @property
    def times(self) -> str:
        """``14:00-15:30``, with an en dash."""
        return f"{self.start:%H:%M}\u2013{self.end:%H:%M}"


@dataclass(frozen=True)
class DoorCard:
    """A card at the door of a room, for one day; what is held there is in order of time."""

    room: str
    day: date
    held: tuple[Held, ...]

    @property
    def heading(self) -> str:
        """``Wednesday 24 October 2018``."""
        return day_words(self.day)


@dataclass(frozen=True)
class Cards:
    """All of them, as they are printed.

    Parameters
    ----------
    title
        Of the meeting.
    tents
        One for each who is to sit in the house, in the order of the table of people.
    doors
        Day by day, the rooms in the order of the house; a room in which nothing is held has none that day.
    """

    title: str
    edition: Edition
    tents: tuple[TentCard, ...]
    doors: tuple[DoorCard, ...]
