"""What a house has: rooms, meals, breaks; and what else is held there, the fixtures."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.problems import WrongValueError
from scheduler.programme.written.base import Written
from scheduler.programme.written.mixing import Tables

KINDS = ("meal", "break", "social", "travel", "protected", "free")
BLOCKS = ("sessions", "parts")
Walks = dict[v.Id, dict[v.Id, t.Minutes]]


class HouseWritten(Written, title="house"):
    """The head of a house file."""

    house: v.Line
    """The name of the house."""
    address: v.Text = ""
    """Printed on pages that are exported."""
    location: v.Location | None = None
    """Latitude and longitude; calendars show the place on a map."""
    walk: Walks = Field(default_factory=dict)
    """Minutes between two rooms, the same both ways, as {hall: {library: 5}}."""


class RoomWritten(Written, title="room"):
    """A room and its seats in each layout."""

    id: v.Id
    """What other entries call the room."""
    name: v.Line
    """What people call the room."""
    layouts: dict[v.Id, Annotated[int, v.number(1, 100_000)]]
    """How many seats the room has in each layout, as {theatre: 60, roundtable: 30}."""
    closed: t.Closed = ()
    """When nothing is held in the room."""
    step_free: v.Flag = False
    """Whether the room can be reached without steps."""
    away: t.Minutes = 0
    """Minutes to walk from every other room."""


class InformalWritten(Written, title="break"):
    """A break, or what a meal has in common with one."""

    id: v.Id
    """What other entries call it; sessions, meals, breaks and fixtures share their ids."""
    title: v.Line
    """What is printed."""
    between: t.ByDay
    """The window in which it lies; by day if it is not the same on all."""
    minutes: t.Length
    """How long it may be."""
    on: t.Held | None = None
    """The days on which it is held; none takes it away."""
    room: v.Id | None = None
    """Where it is held."""
    best: t.Clock | None = None
    """The start that is liked best."""
    attendance: Annotated[str, v.choice("optional")] | None = None
    """Whether it binds nobody."""


class MealWritten(InformalWritten, title="meal"):
    """A meal, which may be for some people."""

    people: v.Words | None = None
    """Whom it is for: tags or ids of people, or residents."""
    blocks: Annotated[str, v.choice(*BLOCKS)] | None = None
    """Which sessions of its people may not overlap it: those they are due in, or those they have a part in."""
    private: v.Flag = False
    """Whether nobody else is told of it."""
    tables: Tables | None = None
    """How many tables people are put at, or a list: the seats of each."""
    hosts: v.Parts = ()
    """Who sits at which table whatever else: as many as tables, or none."""


class NearWritten(Written, title="after or before a session"):
    """The session that a fixture stands next to."""

    after: v.Id | None = None
    """The session at whose end it begins."""
    before: v.Id | None = None
    """The session at whose start it ends."""
    inside: Annotated[str, v.choice("break")] | None = Field(None, alias="in")
    """Whether it lies inside the meal or break that follows."""


def _near_what(value: object) -> object:
    if isinstance(value, str):
        what = "it is not said whether it comes after or before"
        raise WrongValueError(what, f'Write "{{after: {value}}}" or "{{before: {value}}}"')
    return value


class FixtureWritten(Written, title="fixture"):
    """Something that happens at a set time, or next to a session."""

    id: v.Id
    """What other entries call it; sessions, meals, breaks and fixtures share their ids."""
    title: v.Line
    """What is printed."""
    at: t.AtOrClock | None = None
    """When it begins; a clock time alone where each names the days."""
    each: t.Days | None = None
    """The days on which it is held, if there are several."""
    near: Annotated[NearWritten, BeforeValidator(_near_what)] | None = None
    """The session that it stands next to, in the place of at."""
    minutes: t.Minutes
    """How long it is."""
    kind: Annotated[str, v.choice(*KINDS)] | None = None
    """What it is; protected is no pause."""
    replaces: v.Id | None = None
    """The meal or break that it stands for on its day."""
    room: v.Id | None = None
    """Where it is held."""
    attendance: Annotated[str, v.choice("optional")] | None = None
    """Whether it binds nobody."""
    people: v.Words | None = None
    """Whom it is for: tags or ids of people, or residents."""
    blocks: Annotated[str, v.choice(*BLOCKS)] | None = None
    """Which sessions of its people may not overlap it: those they are due in, or those they have a part in."""
    private: v.Flag = False
    """Whether nobody else is told of it."""
    tables: Tables | None = None
    """How many tables people are put at, or a list: the seats of each."""
    hosts: v.Parts = ()
    """Who sits at which table whatever else: as many as tables, or none."""
