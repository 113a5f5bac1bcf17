"""A day as the house needs it. Cooks and porters read it: what is private has no title, and no diet a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scheduler.export.covers import Cover
from scheduler.export.words import day_words

PRIVATE = "Private"
"""Stands in the place of a title of which only its own people are told."""


@dataclass(frozen=True)
class Turn:
    """New chairs and tables for what comes next in a room.

    Parameters
    ----------
    before
        The layout that the room was last in; empty where nobody has asked for any yet.
    since
        From when on it is empty; None from the evening before, or where nothing was in it.
    """

    before: str
    since: datetime | None

    def minutes(self, until: datetime) -> int | None:
        """Return the real minutes that there are; None where nothing was in the room that day."""
        return None if self.since is None else round((until - self.since).total_seconds() / 60)


@dataclass(frozen=True)
class Use:
    """What a room is used for.

    Parameters
    ----------
    layout
        The layout that it has to be in; empty where nothing is said: a meal, a reception.
    people
        How many are to sit in it.
    seats
        How many the room seats in this layout; 0 where nothing is said.
    turn
        What there is to be done before, or None where the room stays as it is.
    """

    item: str
    title: str
    start: datetime
    end: datetime
    layout: str = ""
    people: int = 0
    seats: int = 0
    turn: Turn | None = None


@dataclass(frozen=True)
class RoomDay:
    """A room on one day, its uses in order of time."""

    room: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Running:
    """A line of the order of the day at the front desk.

    Parameters
    ----------
    people
        How many come: whoever it is for and is there, and those who are not in the table.
    """

    item: str
    title: str
    start: datetime
    end: datetime
    rooms: tuple[str, ...] = ()
    people: int = 0


@dataclass(frozen=True)
class Guest:
    """Somebody who comes or goes; ``at`` is None where the day alone is known."""

    name: str
    organisation: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class HouseDay:
    """One day.

    Parameters
    ----------
    rooms
        Those that are in use, in the order of the house.
    meals, breaks
        The covers.
    running
        Everything that is on, in order of time.
    arriving, leaving
        Who was not there before, and who is not there afterwards; who takes part from elsewhere is neither.
    """

    day: date
    rooms: tuple[RoomDay, ...] = ()
    meals: tuple[Cover, ...] = ()
    breaks: tuple[Cover, ...] = ()
    running: tuple[Running, ...] = ()
    arriving: tuple[Guest, ...] = ()
    leaving: tuple[Guest, ...] = ()

    @property
    def heading(self) -> str:
        """``Wednesday 24 October 2018``."""
        return day_words(self.day)
