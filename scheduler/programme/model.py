"""The programme as understood: what the reader hands to everything else. Frozen, complete, in clock times.

Nothing here knows YAML or CSV; a value that exists has passed every check of the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from scheduler.clock import Clock
from scheduler.errors import NOWHERE, Problem, Source
from scheduler.programme.bonds import After, Place, ReportBack, Wish
from scheduler.programme.spans import Duration, Window

__all__ = ["PAUSE_KINDS", "After", "Duration", "House", "Kind", "Limits", "Occurrence"]
__all__ += ["Organizer", "Part", "Person", "Pin", "Place", "Programme", "ReportBack", "Role", "Room", "Session"]
__all__ += ["Window", "Wish"]

Kind = Literal["session", "meal", "break", "social", "travel", "protected", "free"]
Role = Literal["chair", "speaker", "facilitator", "rapporteur"]
PAUSE_KINDS: frozenset[Kind] = frozenset({"meal", "break", "social", "travel", "free"})


@dataclass(frozen=True)
class Person:
    """Somebody who takes part; ``attributes`` are the further columns of the table, as written."""

    id: str
    name: str
    email: str = ""
    organisation: str = ""
    country: str = ""
    role: str = ""
    tags: tuple[str, ...] = ()
    arrives: datetime | None = None
    departs: datetime | None = None
    unavailable: tuple[Window, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    source: Source = NOWHERE


@dataclass(frozen=True)
class Room:
    """A room of the house; ``layouts`` gives its seats in each layout that it can take."""

    id: str
    name: str
    layouts: Mapping[str, int]
    source: Source = NOWHERE


@dataclass(frozen=True)
class Occurrence:
    """An informal item on one day: a meal, a break, or a fixture.

    Parameters
    ----------
    id
        ``lunch@day-2`` for a meal or break; a fixture's own id.
    of
        The id in the file: ``lunch``, ``arrival``.
    family
        What it was written as; it decides which constraints bind it.
    day
        Number of the day it is on.
    window
        It lies in here, start and end. For a fixture, and wherever nothing is left to choose, its exact time.
    minutes
        How long it may be.
    room
        Id of a room, or None.
    blocks
        Whether no session may overlap it (False: attendance is optional, nobody is bound).
    stands_for
        The meal or break whose place it takes on its day: itself for a meal or break, ``replaces`` for a fixture.
    """

    id: str
    of: str
    family: Literal["meal", "break", "fixture"]
    kind: Kind
    title: str
    day: int
    window: Window
    minutes: Duration
    room: str | None = None
    blocks: bool = True
    stands_for: str | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Part:
    """A part that somebody has in a session.

    ``person`` is an id, or None where only a label or nothing is known (``"*"``, ``"*Minister"``). An unconfirmed part
    binds nobody yet.
    """

    role: Role
    person: str | None
    label: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Session:
    """A formal item.

    Parameters
    ----------
    layout
        The layout its room, or each of its rooms, must take.
    groups
        So many rooms at one time; 0 for a session in one room.
    on
        Day numbers it may be on, or None for any.
    between
        It lies whole in one of these windows, or None for anywhere. Already one window per day.
    same_day, other_day
        Ids of sessions that share its day, or do not.
    sources
        Where each of its keys was written; ``source`` is the session's own line.
    """

    id: str
    title: str
    format: str
    minutes: Duration
    layout: str
    groups: int = 0
    numbered: bool = True
    questions: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    place: Place | None = None
    after: tuple[After, ...] = ()
    on: tuple[int, ...] | None = None
    same_day: tuple[str, ...] = ()
    other_day: tuple[str, ...] = ()
    between: tuple[Window, ...] | None = None
    wishes: tuple[Wish, ...] = ()
    report_back: ReportBack | None = None
    source: Source = NOWHERE
    sources: Mapping[str, Source] = field(default_factory=dict)

    def where(self, key: str) -> Source:
        """Return the place of one of its keys, or of the session where the key was not written."""
        return self.sources.get(key, self.source)


@dataclass(frozen=True)
class Pin:
    """A session's start, its room, or both, as the director said."""

    session: str
    at: datetime | None
    room: str | None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Limits:
    """What a day may ask of people, in minutes (``sessions_per_day`` in numbered sessions). See docs/language.md."""

    run: int = 105
    pause: int = 20
    formal_per_day: int = 360
    sessions_per_day: int = 5
    informal_per_day: int = 120
    evening: int = 30
    sources: Mapping[str, Source] = field(default_factory=dict)

    def where(self, key: str) -> Source:
        """Return the place of a limit, or NOWHERE if it is the default."""
        return self.sources.get(key, NOWHERE)


@dataclass(frozen=True)
class House:
    """Where the event is; ``location`` is latitude and longitude in degrees."""

    name: str = ""
    address: str = ""
    location: tuple[float, float] | None = None


@dataclass(frozen=True)
class Organizer:
    """Whom participants write to."""

    name: str
    email: str


@dataclass(frozen=True)
class Programme:
    """Everything the director wrote, understood.

    Parameters
    ----------
    hours
        For each day number that has any, the windows in which sessions may run, in order, disjoint.
    occurrences
        Every meal, break and fixture, by day.
    weights
        Term name to weight, complete for every term of the profile.
    profile
        Name of the weight profile they started from.
    assumed
        One sentence for each default that was taken because nothing was written.
    warnings
        What is odd but stops nothing.
    """

    id: str
    title: str
    clock: Clock
    hours: Mapping[int, tuple[Window, ...]]
    sessions: tuple[Session, ...]
    rooms: tuple[Room, ...]
    occurrences: tuple[Occurrence, ...]
    people: tuple[Person, ...]
    limits: Limits
    weights: Mapping[str, int]
    profile: str = "balanced"
    pins: tuple[Pin, ...] = ()
    note: str = ""
    expected: int = 0
    house: House = field(default_factory=House)
    organizer: Organizer | None = None
    hours_source: Mapping[int, Source] = field(default_factory=dict)
    source: Source = NOWHERE
    assumed: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @cached_property
    def session_by_id(self) -> Mapping[str, Session]:
        """Sessions by id."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def room_by_id(self) -> Mapping[str, Room]:
        """Rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def occurrence_by_id(self) -> Mapping[str, Occurrence]:
        """Meals, breaks and fixtures by the id of the occurrence."""
        return {occurrence.id: occurrence for occurrence in self.occurrences}

    @property
    def seats(self) -> int:
        """How many people every room for everyone must seat: the larger of `expected` and the list."""
        return max(self.expected, len(self.people))

    def seats_for(self, session: Session) -> int:
        """Return the seats that each room of `session` needs: everyone, or an even share of the groups, rounded up."""
        return -(-self.seats // max(session.groups, 1))
