"""The file as written: one model for each kind of entry, before ids are looked up and days are dated."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from scheduler.programme import values as v

KINDS = ("meal", "break", "social", "travel", "protected", "free")
WITHIN = ("pause", "next-morning", "event")


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
    first_day: v.Date
    last_day: v.Date
    timezone: v.Zone
    organizer: OrganizerWritten | None = None
    expected: Annotated[int, v.number(1, 5_000)] | None = None
    grid: Annotated[int, v.number(1, 30)] | None = None
    hours: v.ByDay | None = None


class HouseWritten(Written):
    """The head of a house file."""

    house: v.Line
    address: v.Text = ""
    location: v.Location | None = None


class RoomWritten(Written):
    """A room and its seats in each layout."""

    id: v.Id
    name: v.Line
    layouts: dict[v.Id, Annotated[int, v.number(1, 100_000)]]


class InformalWritten(Written):
    """A meal or a break."""

    id: v.Id
    title: v.Line
    between: v.ByDay
    minutes: v.Length
    on: v.Held | None = None
    room: v.Id | None = None


class FixtureWritten(Written):
    """Something that happens at a set time."""

    id: v.Id
    title: v.Line
    at: v.At
    minutes: v.Minutes
    kind: Annotated[str, v.choice(*KINDS)] | None = None
    replaces: v.Id | None = None
    room: v.Id | None = None
    attendance: Annotated[str, v.choice("optional")] | None = None


class FormatWritten(Written):
    """What sessions of a format have in common."""

    minutes: v.Length | None = None
    layout: v.Id | None = None
    groups: Annotated[int, v.number(2, 100)] | None = None


class LimitsWritten(Written):
    """What a day may ask of people."""

    run: v.Minutes | None = None
    pause: v.Minutes | None = None
    formal_per_day: v.Minutes | None = None
    sessions_per_day: Annotated[int, v.number(1, 100)] | None = None
    informal_per_day: v.Minutes | None = None
    evening: v.Minutes | None = None


class AfterWritten(Written):
    """An earlier session, and the gap to it."""

    session: v.Id
    least: v.Minutes = 0
    most: v.Minutes | None = None


class ReportBackWritten(Written):
    """The session that hears the groups."""

    session: v.Id
    within: Annotated[str, v.choice(*WITHIN)] = "pause"


def _session_of(value: object) -> object:
    return {"session": value} if isinstance(value, str) else value


_After = Annotated[AfterWritten, BeforeValidator(_session_of)]


class SessionWritten(Written):
    """A session."""

    id: v.Id
    title: v.Line
    questions: v.Lines = ()
    format: v.Id
    minutes: v.Length | None = None
    layout: v.Id | None = None
    groups: Annotated[int, v.number(2, 100)] | None = None
    numbered: v.Flag = True
    place: v.PlaceValue | None = None
    chair: v.Parts = ()
    speakers: v.Parts = ()
    facilitators: v.Parts = ()
    rapporteurs: v.Parts = ()
    after: Annotated[tuple[_After, ...], BeforeValidator(v.as_list)] = ()
    on: v.Days | None = None
    same_day: v.Ids = ()
    other_day: v.Ids = ()
    between: v.ByDay | None = None
    prefer: v.Wishes = ()
    avoid: v.Wishes = ()
    report_back: Annotated[ReportBackWritten, BeforeValidator(_session_of)] | None = None


class PinWritten(Written):
    """A session's start, its room, or both."""

    at: v.At | None = None
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
    arrives: v.Arrival | None = None
    departs: v.Departure | None = None
    unavailable: v.Absences = ()
    attributes: dict[str, v.Text] = {}
