"""The file as written: one model for each kind of entry, before ids are looked up and days are dated."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.problems import WrongValueError

KINDS = ("meal", "break", "social", "travel", "protected", "free")
WITHIN = ("pause", "next-morning", "event")
BLOCKS = ("sessions", "parts")
Walks = dict[v.Id, dict[v.Id, t.Minutes]]


class Written(BaseModel):
    """What every entry has in common: nothing may be added to it, and nothing changes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class OrganizerWritten(Written):
    """Whom participants write to."""

    name: v.Line
    email: v.Email


class HeadWritten(Written):
    """The keys of the programme itself; the lists are entries of their own."""

    programme: v.Id
    title: v.Line
    note: v.Text = ""
    first_day: t.Date
    last_day: t.Date
    timezone: v.Zone
    organizer: OrganizerWritten | None = None
    expected: Annotated[int, v.number(1, 5_000)] | None = None
    grid: Annotated[int, v.number(1, 30)] | None = None
    hours: t.ByDay | None = None
    walk: Walks = {}
    withdrawn: v.Ids = ()
    themes: v.Lines = ()


class HouseWritten(Written):
    """The head of a house file."""

    house: v.Line
    address: v.Text = ""
    location: v.Location | None = None
    walk: Walks = {}


class RoomWritten(Written):
    """A room and its seats in each layout."""

    id: v.Id
    name: v.Line
    layouts: dict[v.Id, Annotated[int, v.number(1, 100_000)]]
    closed: t.Closed = ()
    step_free: v.Flag = False
    away: t.Minutes = 0


class InformalWritten(Written):
    """A break, or what a meal has in common with one."""

    id: v.Id
    title: v.Line
    between: t.ByDay
    minutes: t.Length
    on: t.Held | None = None
    room: v.Id | None = None
    best: t.Clock | None = None
    attendance: Annotated[str, v.choice("optional")] | None = None


class MealWritten(InformalWritten):
    """A meal, which may be for some people."""

    people: v.Words | None = None
    blocks: Annotated[str, v.choice(*BLOCKS)] | None = None
    private: v.Flag = False


class NearWritten(Written):
    """The session that a fixture stands next to."""

    after: v.Id | None = None
    before: v.Id | None = None
    inside: Annotated[str, v.choice("break")] | None = Field(None, alias="in")


def _near_what(value: object) -> object:
    if isinstance(value, str):
        what = "it is not said whether it comes after or before"
        raise WrongValueError(what, f'Write "{{after: {value}}}" or "{{before: {value}}}"')
    return value


class FixtureWritten(Written):
    """Something that happens at a set time, or next to a session."""

    id: v.Id
    title: v.Line
    at: t.AtOrClock | None = None
    each: t.Days | None = None
    near: Annotated[NearWritten, BeforeValidator(_near_what)] | None = None
    minutes: t.Minutes
    kind: Annotated[str, v.choice(*KINDS)] | None = None
    replaces: v.Id | None = None
    room: v.Id | None = None
    attendance: Annotated[str, v.choice("optional")] | None = None
    people: v.Words | None = None
    blocks: Annotated[str, v.choice(*BLOCKS)] | None = None
    private: v.Flag = False


class FormatWritten(Written):
    """What sessions of a format have in common."""

    minutes: t.Length | None = None
    layout: v.Id | None = None
    groups: Annotated[int, v.number(2, 100)] | None = None


class LimitsWritten(Written):
    """What a day may ask of people."""

    run: t.Minutes | None = None
    pause: t.Minutes | None = None
    formal_per_day: t.Minutes | None = None
    sessions_per_day: Annotated[int, v.number(1, 100)] | None = None
    informal_per_day: t.Minutes | None = None
    evening: t.Minutes | None = None
    changeover: t.Minutes | None = None


class AfterWritten(Written):
    """An earlier session, and the gap to it."""

    session: v.Id
    least: t.Minutes = 0
    most: t.Minutes | None = None


class ReportBackWritten(Written):
    """The session that hears the groups."""

    session: v.Id
    within: Annotated[str, v.choice(*WITHIN)] = "pause"


def _session_of(value: object) -> object:
    return {"session": value} if isinstance(value, str) else value


_After = Annotated[AfterWritten, BeforeValidator(_session_of)]


class PortionWritten(Written):
    """A piece of a session."""

    title: v.Line
    minutes: t.Minutes
    speakers: v.Parts = ()


class SessionWritten(Written):
    """A session."""

    id: v.Id
    title: v.Line
    questions: v.Lines = ()
    format: v.Id | None = None
    minutes: t.Length | None = None
    layout: v.Id | None = None
    groups: Annotated[int, v.number(2, 100)] | None = None
    numbered: v.Flag = True
    place: t.PlaceValue | None = None
    chair: v.Parts = ()
    speakers: v.Parts = ()
    facilitators: v.Parts = ()
    rapporteurs: v.Parts = ()
    parts: Annotated[tuple[PortionWritten, ...], BeforeValidator(v.as_list)] = ()
    audience: v.Words | None = None
    optional: v.Flag = False
    cancelled: v.Flag = False
    theme: v.Line = ""
    during: t.During | None = None
    after: Annotated[tuple[_After, ...], BeforeValidator(v.as_list)] = ()
    on: t.Days | None = None
    same_day: v.Ids = ()
    other_day: v.Ids = ()
    between: t.ByDay | None = None
    prefer: t.Wishes = ()
    avoid: t.Wishes = ()
    report_back: Annotated[ReportBackWritten, BeforeValidator(_session_of)] | None = None


class PinWritten(Written):
    """A session's start, its room, or both."""

    at: t.At | None = None
    room: v.Id | None = None


class PersonWritten(Written):
    """A row of the table of people; further columns are its attributes."""

    id: v.Id
    name: v.Line
    email: v.Email | None = None
    organisation: v.Text = ""
    country: v.Text = ""
    role: v.Text = ""
    tags: v.Tags = ()
    arrives: t.Arrival | None = None
    departs: t.Departure | None = None
    unavailable: t.Absences = ()
    timezone: v.Zone | None = None
    remote: v.Flag = False
    remote_hours: t.Hours | None = None
    needs: v.Tags = ()
    attributes: dict[str, v.Text] = {}
