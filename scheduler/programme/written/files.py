"""The files whole: what the programme and the house hold besides their heads. The reader takes them list by list."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from scheduler.programme import defaults, forms
from scheduler.programme import values as v
from scheduler.programme import when as t
from scheduler.programme.written.head import HeadWritten, LimitsWritten
from scheduler.programme.written.house import (
    FixtureWritten,
    HouseWritten,
    InformalWritten,
    MealWritten,
    RoomWritten,
)
from scheduler.programme.written.people import PeopleTableWritten, PersonWritten
from scheduler.programme.written.sessions import FormatWritten, PinWritten, SessionWritten

TERMS = {
    "drop": "An optional session that is left out costs so much.",
    "perturbation": "A point of difference from what was published costs so much.",
    "attendance": "A person who misses a session costs so much.",
    "duration": "A minute below the best length costs so much.",
    "wishes": "A wish that is not met costs so much.",
    "graveyard": "A plenary that is the first session after lunch costs so much.",
    "alternation": "A pair of one format in one stretch, or in neighbouring ones, costs so much.",
    "balance": "A minute of difference between the formal shares of days costs so much.",
    "informal": "A minute of informal time that a full day has too little, or less than another, costs so much.",
    "idle": "A minute inside a stretch in which nothing is held costs so much.",
    "meal-times": "A quarter of an hour between a meal and its best time costs so much.",
    "rooms": "A move to another room, or twenty empty seats more than need be, costs so much.",
    "flow": "A session between two of one theme, or two themes in the wrong order, costs so much.",
}
"""What editors say of the weight of each objective term; ``profile`` stands beside them."""
_PROFILE = {**forms.choice(*defaults.WEIGHTS), "description": "The set of weights to begin with."}
_WEIGHT = forms.number(0, defaults.MOST_WEIGHT)
WEIGHTS = forms.either(
    "profile, or weights",
    {"enum": list(defaults.WEIGHTS)},
    {
        "title": "weights",
        "type": "object",
        "properties": {"profile": _PROFILE}
        | {term: {**_WEIGHT, "description": TERMS.get(term, "")} for term in defaults.WEIGHTS[defaults.PROFILE]},
        "additionalProperties": False,
    },
)
Weights = Annotated[object, WithJsonSchema(WEIGHTS)]


class RoomAbove(RoomWritten):
    """A room of the programme, or what it changes in one of the house."""

    on: Annotated[str, v.choice("none")] | None = None
    """Takes a room of the house away."""


class FixtureAbove(FixtureWritten):
    """A fixture of the programme, or what it changes in one of the house."""

    on: Annotated[str, v.choice("none")] | None = None
    """Takes a fixture of the house away."""


class ProgrammeFile(HeadWritten):
    """A programme of session-timetable."""

    house: v.Line | None = None
    """The file of the house, beside the programme or below it."""
    people: v.Line | PeopleTableWritten | tuple[PersonWritten, ...] = ()
    """The table of people, beside the programme or below it; or the people themselves."""
    rooms: tuple[RoomAbove, ...] = ()
    """Rooms, above those of the house."""
    meals: tuple[MealWritten, ...] = ()
    """Meals, above those of the house."""
    breaks: tuple[InformalWritten, ...] = ()
    """Breaks, above those of the house."""
    fixtures: tuple[FixtureAbove, ...] = ()
    """What has a set time, or stands next to a session."""
    formats: dict[v.Id, FormatWritten] = Field(default_factory=dict)
    """Changes of the three formats, and formats of your own."""
    limits: LimitsWritten = LimitsWritten()
    """What a day may ask of people."""
    weights: Weights = None
    """What one unit of each objective term costs."""
    sessions: Annotated[tuple[SessionWritten, ...], Field(min_length=1)]
    """The sessions."""
    pins: dict[v.Id, t.At | PinWritten] = Field(default_factory=dict)
    """Sessions that must be at a certain time, in a certain room, or both."""


class HouseFile(HouseWritten):
    """A house of session-timetable."""

    rooms: tuple[RoomWritten, ...] = ()
    """The rooms."""
    meals: tuple[MealWritten, ...] = ()
    """The meals."""
    breaks: tuple[InformalWritten, ...] = ()
    """The breaks."""
    fixtures: tuple[FixtureWritten, ...] = ()
    """What has a set time, or stands next to a session."""
