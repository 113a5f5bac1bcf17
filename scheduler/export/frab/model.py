"""What a schedule for apps says, as values; both of its forms are written of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Speaker:
    """Somebody who has a part, by name alone."""

    number: int
    name: str


@dataclass(frozen=True)
class Event:
    """One event.

    Parameters
    ----------
    guid
        The UID of the same event in the calendars.
    number
        Made of the guid, for apps that want a number; it stays as long as the guid does.
    slug
        For addresses and names of files.
    room
        All rooms in one name: a session in five groups is one event, as in the calendars. Never empty.
    kind
        The format of a session, the kind of anything else.
    abstract, about
        What it is about, and what else there is to say, in lines.
    """

    guid: str
    number: int
    slug: str
    title: str
    kind: str
    room: str
    start: datetime
    minutes: int
    abstract: str = ""
    about: str = ""
    people: tuple[Speaker, ...] = ()

    @property
    def duration(self) -> str:
        """``01:30``."""
        return hours(self.minutes)


@dataclass(frozen=True)
class Day:
    """A day from midnight to midnight, and its events; apps count what comes after midnight to the next day."""

    index: int
    date: date
    start: datetime
    end: datetime
    events: tuple[Event, ...]

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms that have events, in the order in which they are first used."""
        return tuple(dict.fromkeys(event.room for event in self.events))

    def within(self, room: str) -> tuple[Event, ...]:
        """Return the events of a room."""
        return tuple(event for event in self.events if event.room == room)


@dataclass(frozen=True)
class Schedule:
    """All of it.

    Parameters
    ----------
    version
        Which state of the programme it is, in words.
    acronym
        Made of the programme's id.
    grid
        Minutes on which everything begins.
    """

    version: str
    acronym: str
    title: str
    first: date
    last: date
    grid: int
    zone: str
    days: tuple[Day, ...]


def hours(minutes: int) -> str:
    """Return minutes as ``01:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
