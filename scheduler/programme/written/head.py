"""The keys of the programme itself, and the limits of a day."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.written.base import Written
from scheduler.programme.written.house import Walks
from scheduler.programme.written.mixing import MixWritten


class OrganizerWritten(Written, title="name and email"):
    """Whom participants write to."""

    name: v.Line
    """The name that calendars give as the sender."""
    email: v.Email
    """The address that answers go to."""


class HeadWritten(Written, title="programme"):
    """The keys of the programme itself; the lists are entries of their own."""

    programme: v.Id
    """The id, which never changes: calendars hang on it."""
    title: v.Line
    """What the meeting is called."""
    note: v.Text = ""
    """Printed with everything that is exported."""
    first_day: t.Date
    """The first day; the weekday may stand before the date, and is checked."""
    last_day: t.Date
    """The last day; a meeting has at most 31."""
    timezone: v.Zone
    """The name of a place; offsets and abbreviations are refused."""
    organizer: OrganizerWritten | None = None
    """Whom people write to."""
    web: v.Web = ""
    """The address at which the folder published/web is looked up; feeds and pages stand below it."""
    expected: Annotated[int, v.number(1, 5_000)] | None = None
    """How many people the rooms must seat, if that is more than the list has."""
    grid: Annotated[int, v.number(1, 30)] | None = None
    """Sessions, meals and breaks start and end on so many minutes: 1, 2, 3, 5, 6, 10, 15 or 30."""
    hours: t.ByDay | None = None
    """When sessions may run; a day that is left out has none."""
    walk: Walks = Field(default_factory=dict)
    """Minutes between two rooms, above those of the house."""
    withdrawn: v.Ids = ()
    """People who can no longer come; their parts are vacant."""
    themes: v.Lines = ()
    """The order in which themes come best."""
    mix: MixWritten | None = None
    """Who is to be with whom in groups and at tables."""


class LimitsWritten(Written, title="limits"):
    """What a day may ask of people."""

    run: t.Minutes | None = None
    """At most so many minutes on the clock from the first start to the last end between two pauses."""
    pause: t.Minutes | None = None
    """A shorter interruption is no pause."""
    formal_per_day: t.Minutes | None = None
    """At most so many minutes of sessions on a day."""
    sessions_per_day: Annotated[int, v.number(1, 100)] | None = None
    """At most so many numbered sessions on a day."""
    informal_per_day: t.Minutes | None = None
    """At least so many minutes without a session on a full day."""
    evening: t.Minutes | None = None
    """At least so many minutes between the last session and dinner."""
    changeover: t.Minutes | None = None
    """At least so many minutes between two sessions in one room in different layouts."""
