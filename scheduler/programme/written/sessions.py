"""Sessions, and what pins and formats say of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict

from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.written.base import Written
from scheduler.programme.written.mixing import Groups

WITHIN = ("pause", "next-morning", "event")


class FormatWritten(Written, title="format"):
    """What sessions of a format have in common."""

    minutes: t.Length | None = None
    """How long its sessions may be."""
    layout: v.Id | None = None
    """How the rooms of its sessions are seated."""
    groups: Annotated[int, v.number(2, 100)] | None = None
    """How many rooms its sessions have at one time."""


class AfterWritten(Written, title="session and the gap to it"):
    """An earlier session, and the gap to it."""

    session: v.Id
    """The session that comes before."""
    least: t.Minutes = 0
    """At least so many minutes lie between the two."""
    most: t.Minutes | None = None
    """At most so many minutes lie between the two."""


class ReportBackWritten(Written, title="session, and within what"):
    """The session that hears the groups."""

    session: v.Id
    """The session that hears the groups."""
    within: Annotated[str, v.choice(*WITHIN)] = "pause"
    """How soon: with at most one pause between, on the next morning at the latest, or at any later time."""


def _session_of(value: object) -> object:
    return {"session": value} if isinstance(value, str) else value


_After = Annotated[AfterWritten, BeforeValidator(_session_of, json_schema_input_type=v.Id | AfterWritten)]
_Afters = Annotated[tuple[_After, ...], BeforeValidator(v.as_list, json_schema_input_type=_After | tuple[_After, ...])]
_ReportBack = Annotated[
    ReportBackWritten, BeforeValidator(_session_of, json_schema_input_type=v.Id | ReportBackWritten)
]


class PortionWritten(Written, title="part"):
    """A piece of a session."""

    title: v.Line
    """What is printed."""
    minutes: t.Minutes
    """How long it is; the session is at least as long as its parts together."""
    speakers: v.Parts = ()
    """Who speaks in it."""


_Portions = Annotated[
    tuple[PortionWritten, ...],
    BeforeValidator(v.as_list, json_schema_input_type=PortionWritten | tuple[PortionWritten, ...]),
]


class SessionWritten(Written, title="session"):
    """A session."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["format"]}, {"required": ["during"]}]})

    id: v.Id
    """What other entries call the session; it never changes."""
    title: v.Line
    """What is printed."""
    questions: v.Lines = ()
    """Printed below the title."""
    format: v.Id | None = None
    """Plenary, roundtable, group, or one of your own; it must be there unless the session is a part of a meal."""
    minutes: t.Length | None = None
    """How long the session may be; below its best length it costs."""
    layout: v.Id | None = None
    """How its room is seated."""
    groups: Groups | None = None
    """How many rooms it has at one time, with everybody in one of them; or the topic or seats of each."""
    same_groups_as: v.Id | None = None
    """An earlier session in groups, whose groups it keeps."""
    numbered: v.Flag = True
    """Whether it is printed with a number and counts among the sessions of a day."""
    place: t.PlaceValue | None = None
    """First or last, of the event or of a day."""
    chair: v.Parts = ()
    """Who is in the chair; they must be there."""
    speakers: v.Parts = ()
    """Who speaks; they must be there. A star says that it is not confirmed, a star alone that it is nobody yet."""
    facilitators: v.Parts = ()
    """Who leads the groups: as many as groups, or none."""
    rapporteurs: v.Parts = ()
    """Who reports of the groups: as many as groups, or none."""
    parts: _Portions = ()
    """Pieces that are printed and not scheduled by themselves."""
    audience: v.Words | None = None
    """Tags or ids of the people who are due in it."""
    optional: v.Flag = False
    """Whether it may be left out, at a cost."""
    cancelled: v.Flag = False
    """Whether it is off the agenda; it keeps its id, and what names it binds nothing."""
    theme: v.Line = ""
    """A word; sessions of one theme come near each other."""
    during: t.During | None = None
    """The meal, break or fixture that it is a part of."""
    after: _Afters = ()
    """Sessions that come before it, and how many minutes lie between."""
    on: t.Days | None = None
    """Its day, or several to choose from."""
    same_day: v.Ids = ()
    """Sessions that share its day."""
    other_day: v.Ids = ()
    """Sessions that do not share its day."""
    between: t.ByDay | None = None
    """Windows in which it lies; a day that is not named, where there is no else, has none."""
    prefer: t.Wishes = ()
    """When it should be, which costs if it is not."""
    avoid: t.Wishes = ()
    """When it should not be, which costs if it is."""
    report_back: _ReportBack | None = None
    """The session that hears what the groups found."""


class PinWritten(Written, title="moment, room, or both"):
    """A session's start, its room, or both."""

    at: t.At | None = None
    """When the session begins."""
    room: v.Id | None = None
    """The room of the session, or one of its rooms if it has groups."""
