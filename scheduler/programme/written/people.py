"""People: a list in the programme, or a table beside it."""

from __future__ import annotations

from pydantic import Field

from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.written.base import Written
from scheduler.programme.written.mixing import Likings


class PersonWritten(Written, title="person"):
    """A row of the table of people; further columns are its attributes."""

    id: v.Id
    """What other entries call the person; a table may leave ids to be made from the names."""
    name: v.Line
    """The name as it is printed."""
    email: v.Email | None = None
    """Where the calendar of the person goes."""
    organisation: v.Text = ""
    """Printed beside the name."""
    country: v.Text = ""
    """The country of the person."""
    role: v.Text = ""
    """What the person is."""
    tags: v.Tags = ()
    """Words by which people are named; day-guest stays no night, and residents is reserved."""
    arrives: t.Arrival | None = None
    """When the person comes; a day alone is its start."""
    departs: t.Departure | None = None
    """When the person goes; a day alone is its end."""
    unavailable: t.Absences = ()
    """When the person is not there in between."""
    timezone: v.Zone | None = None
    """The person's own time zone."""
    remote: v.Flag = False
    """Whether the person takes part from elsewhere, and needs neither seat nor bed."""
    remote_hours: t.Hours | None = None
    """When the person can be asked to speak, by their own clock."""
    needs: v.Tags = ()
    """What the person needs; step-free asks for rooms without steps."""
    preferences: Likings = ()
    """By session the groups that the person would like to be in, the dearest first."""
    attributes: dict[str, v.Text] = Field(default_factory=dict)
    """Every further column."""


class PeopleTableWritten(Written, title="table"):
    """A table of people whose columns may have other names."""

    table: v.Line
    """The file, beside the programme or below it."""
    sheet: v.Line | None = None
    """Which sheet of a workbook."""
    columns: dict[v.Id, v.Line] = Field(default_factory=dict)
    """Our columns with what the table calls them, as {name: Full name}."""
