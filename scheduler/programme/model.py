"""The programme as understood: what the reader hands to everything else. Frozen, complete, in clock times.

Nothing here knows YAML or CSV; a value that exists has passed every check of the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from scheduler.clock import Clock
from scheduler.errors import NOWHERE, Problem, Source
from scheduler.programme.begun import Begun, begun
from scheduler.programme.bonds import After, Place, ReportBack, Wish
from scheduler.programme.cohorts import cohorts, due, strangers
from scheduler.programme.informal import PAUSE_KINDS, Kind, Near, Occurrence
from scheduler.programme.mixing import Company, Mix, Seat, Split
from scheduler.programme.people import Cohort, Part, Person, Portion, Role
from scheduler.programme.published import Keep, Published, Put
from scheduler.programme.spans import Duration, Window
from scheduler.programme.venue import House, Room

__all__ = ["PAUSE_KINDS", "After", "Cohort", "Company", "Duration", "House", "Keep", "Kind", "Limits", "Mix", "Near"]
__all__ += ["Occurrence", "Organizer", "Part", "Person", "Pin", "Place", "Portion", "Programme", "Published", "Put"]
__all__ += ["ReportBack", "Role", "Room", "Seat", "Session", "Split", "Window", "Wish"]


@dataclass(frozen=True)
class Session:
    """A formal item.

    Parameters
    ----------
    layout
        The layout its room, or each of its rooms, must take; empty for a part of a meal.
    groups
        So many rooms at one time; 0 for a session in one room. ``splits`` is what is asked of each of them.
    same_groups_as
        Id of an earlier session in groups whose groups it keeps, or None.
    parts
        Chair, speakers, facilitators, rapporteurs, and who speaks in one of its portions.
    portions
        Pieces that are printed, not scheduled.
    audience
        Ids of those it is for, or None for everybody; ``tags`` are the words that named them.
    optional
        Whether it may be left out, at a cost.
    theme
        Sessions of one theme come near each other.
    during
        Id of the meal that it is a part of, or None. Such a session is not formal.
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
    splits: tuple[Split, ...] = ()
    same_groups_as: str | None = None
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
    portions: tuple[Portion, ...] = ()
    audience: frozenset[str] | None = None
    tags: tuple[str, ...] = ()
    optional: bool = False
    theme: str = ""
    during: str | None = None
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
    changeover: int = 10
    sources: Mapping[str, Source] = field(default_factory=dict)

    def where(self, key: str) -> Source:
        """Return the place of a limit, or NOWHERE if it is the default."""
        return self.sources.get(key, NOWHERE)


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
    sessions
        Every session that is to be held or may be, also those that are a part of a meal.
    occurrences
        Every meal, break and fixture that has a day, by day.
    near
        The fixtures that stand next to a session.
    walks
        Minutes of the shortest way between two rooms, by their ids in order of the alphabet, where it is not nothing.
    themes
        The order in which themes come, as far as it is said.
    cancelled
        Sessions that were taken off the agenda; they keep their ids.
    withdrawn
        People who can no longer come. They are not among ``people``.
    weights
        Term name to weight, complete for every term of the profile.
    mix
        Who is to be with whom, in groups and at tables.
    profile
        Name of the weight profile they started from.
    assumed
        One sentence for each default that was taken because nothing was written.
    warnings
        What is odd but stops nothing.
    web
        Where the folder of feeds and pages is looked up, without a slash at its end; empty if nobody said it. It
        changes nothing that is solved, and is no part of the digest.
    published
        What people were told last, or None. No file of the director's says it, and it is no part of the digest.
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
    mix: Mix = field(default_factory=Mix)
    profile: str = "balanced"
    pins: tuple[Pin, ...] = ()
    near: tuple[Near, ...] = ()
    walks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    cancelled: tuple[Session, ...] = ()
    withdrawn: tuple[Person, ...] = ()
    note: str = ""
    expected: int = 0
    house: House = field(default_factory=House)
    organizer: Organizer | None = None
    web: str = ""
    hours_source: Mapping[int, Source] = field(default_factory=dict)
    source: Source = NOWHERE
    assumed: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    published: Published | None = None

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

    @cached_property
    def near_by_id(self) -> Mapping[str, Near]:
        """The fixtures that stand next to a session, by id."""
        return {near.id: near for near in self.near}

    @cached_property
    def formal(self) -> tuple[Session, ...]:
        """The sessions that are no part of a meal."""
        return tuple(session for session in self.sessions if session.during is None)

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """People by the formal sessions that they are due in; see `scheduler.programme.cohorts`."""
        return cohorts(self)

    @cached_property
    def strangers(self) -> Mapping[str, frozenset[str]]:
        """For each formal session the others that nobody is due in with it; see `scheduler.programme.cohorts`."""
        return strangers(self)

    @cached_property
    def all_meet(self) -> bool:
        """Whether somebody is due in each two formal sessions, so that no two of them can be side by side."""
        return not any(self.strangers.values())

    def meet(self, one: str, other: str) -> bool:
        """Return whether two sessions meet, by their ids: one that the programme does not know meets every other."""
        return other not in self.strangers.get(one, ())

    @cached_property
    def begun(self) -> Mapping[str, Begun]:
        """What has begun and stays as it was published, by id; see `scheduler.programme.begun`."""
        return begun(self)

    def longest(self, session: Session) -> int:
        """Return the most minutes that a session can last: those that it was published with, where it has begun."""
        past = self.begun.get(session.id)
        return session.minutes.most if past is None else Window(past.start, past.end).minutes

    @property
    def seats(self) -> int:
        """How many seats a room for everyone must have.

        The larger of `expected` and the list, without those who take part from elsewhere.
        """
        return max(self.expected, len(self.people)) - sum(person.remote for person in self.people)

    def seats_for(self, session: Session) -> int:
        """Return the seats that each room of `session` needs: its people, or an even share of the groups, rounded up.

        People who are away at the time keep their seat.
        """
        people = self.seats
        if session.audience is not None:
            people = sum(not self.person_by_id[name].remote for name in due(self, session))
        return -(-people // max(session.groups, 1))

    def walk(self, one: Iterable[str], other: Iterable[str]) -> int:
        """Return the minutes between two sets of rooms: nothing between the same ones, else the longest way."""
        here, there = set(one), set(other)
        if here == there:
            return 0
        return max((self._way(a, b) for a in here for b in there), default=0)

    def _way(self, one: str, other: str) -> int:
        return self.walks.get((min(one, other), max(one, other)), 0)
