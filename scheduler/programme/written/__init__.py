"""The files as written: one model for each kind of entry, before ids are looked up and days are dated."""

from __future__ import annotations

from scheduler.programme.written.base import Written
from scheduler.programme.written.head import HeadWritten, LimitsWritten, OrganizerWritten
from scheduler.programme.written.house import (
    BLOCKS,
    KINDS,
    FixtureWritten,
    HouseWritten,
    InformalWritten,
    MealWritten,
    NearWritten,
    RoomWritten,
)
from scheduler.programme.written.mixing import CompanyWritten, GroupWritten, MixWritten
from scheduler.programme.written.people import PeopleTableWritten, PersonWritten
from scheduler.programme.written.sessions import (
    WITHIN,
    AfterWritten,
    FormatWritten,
    PinWritten,
    PortionWritten,
    ReportBackWritten,
    SessionWritten,
)

__all__ = [
    "BLOCKS",
    "KINDS",
    "WITHIN",
    "AfterWritten",
    "CompanyWritten",
    "FixtureWritten",
    "FormatWritten",
    "GroupWritten",
    "HeadWritten",
    "HouseWritten",
    "InformalWritten",
    "LimitsWritten",
    "MealWritten",
    "MixWritten",
    "NearWritten",
    "OrganizerWritten",
    "PeopleTableWritten",
    "PersonWritten",
    "PinWritten",
    "PortionWritten",
    "ReportBackWritten",
    "RoomWritten",
    "SessionWritten",
    "Written",
]
