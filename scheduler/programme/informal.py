"""Informal items: meals, breaks and fixtures on their days, and what stands next to a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.errors import NOWHERE, Source
from scheduler.programme.mixing import Split  # noqa: TC001 - tests ask for the types of values when they run
from scheduler.programme.spans import Duration, Window  # noqa: TC001 - tests ask for the types of values when they run

Kind = Literal["session", "meal", "break", "social", "travel", "protected", "free"]
Blocks = Literal["sessions", "parts", "nobody"]
PAUSE_KINDS: frozenset[Kind] = frozenset({"meal", "break", "social", "travel", "free"})


@dataclass(frozen=True)
class Occurrence:
    """An informal item on one day: a meal, a break, or a fixture.

    Parameters
    ----------
    id
        ``lunch@day-2`` for a meal, a break, or a fixture that is held on each of some days; else the fixture's own id.
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
    people
        Ids of those whom it is for, or None for everybody; ``words`` are the tags and ids that named them.
    blocks
        ``sessions``: no session that they attend overlaps it; ``parts``: no session in which they have a part;
        ``nobody``: attendance is optional.
    private
        Whether only its people are told of it.
    apart_from
        Ids of the fixtures that it keeps clear of, because it is for some of the same people and can.
    stands_for
        The meal or break whose place it takes on its day: itself for a meal or break, ``replaces`` for a fixture.
    best
        Minutes after the start of its window at which it is best liked to start; 0 for a fixture.
    tables
        What is asked of each of its tables; nothing if nobody is put at one.
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
    people: frozenset[str] | None = None
    words: tuple[str, ...] = ()
    blocks: Blocks = "sessions"
    private: bool = False
    apart_from: tuple[str, ...] = ()
    stands_for: str | None = None
    best: int = 0
    tables: tuple[Split, ...] = ()
    source: Source = NOWHERE

    @property
    def binds_everyone(self) -> bool:
        """Whether no session at all may overlap it."""
        return self.people is None and self.blocks == "sessions"

    @property
    def fixed(self) -> bool:
        """Whether its exact time is set."""
        return self.minutes.least == self.minutes.most == self.window.minutes


@dataclass(frozen=True)
class Near:
    """A fixture without a time of its own: it stands right next to a session, and is never a pause.

    Parameters
    ----------
    session
        The session that it stands next to; where that is left out, so is this.
    side
        ``after``: it starts when the session ends, or after the walk to its room; ``before``: it ends when the session
        starts, or the walk before.
    in_pause
        Whether it lies inside the meal or break that follows (comes before) the session instead, at that edge of it.
    """

    id: str
    kind: Kind
    title: str
    session: str
    side: Literal["after", "before"]
    minutes: int
    in_pause: bool = False
    room: str | None = None
    people: frozenset[str] | None = None
    words: tuple[str, ...] = ()
    blocks: Blocks = "sessions"
    private: bool = False
    source: Source = NOWHERE

    @property
    def of(self) -> str:
        """The id in the file."""
        return self.id

    @property
    def binds_everyone(self) -> bool:
        """Whether no session at all may overlap it."""
        return self.people is None and self.blocks == "sessions"
