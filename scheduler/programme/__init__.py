"""The input: what the director wrote, read, checked and understood."""

from __future__ import annotations

from scheduler.programme.digest import digest
from scheduler.programme.model import (
    After,
    Cohort,
    Duration,
    House,
    Kind,
    Limits,
    Near,
    Occurrence,
    Organizer,
    Part,
    Person,
    Pin,
    Place,
    Portion,
    Programme,
    ReportBack,
    Role,
    Room,
    Session,
    Window,
    Wish,
)
from scheduler.programme.reader import read

__all__ = [
    "After",
    "Cohort",
    "Duration",
    "House",
    "Kind",
    "Limits",
    "Near",
    "Occurrence",
    "Organizer",
    "Part",
    "Person",
    "Pin",
    "Place",
    "Portion",
    "Programme",
    "ReportBack",
    "Role",
    "Room",
    "Session",
    "Window",
    "Wish",
    "digest",
    "read",
]
