"""An independent judge of timetables: the programme as written, the calendar as exported, yes or no, and at what cost.

It was written from the description of the language alone, by someone who had not seen the program, and imports
nothing of it. Every time is a number of minutes since the start of 1970 in UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.calendar import read_calendar
from tests.oracle.reading import read
from tests.oracle.rules import RULES
from tests.oracle.terms import measures
from tests.oracle.words import texts
from tests.oracle.zone import Zone, wall

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["RULES", "Zone", "costs", "judge", "measures", "read", "texts", "wall"]


def judge(programme_path: Path, ics: bytes, *, draft: bool = True) -> list[str]:
    """Return the rules that an exported calendar breaks, in plain words; nothing if the timetable is right."""
    programme = read(programme_path)
    items, faults = read_calendar(programme, ics, draft=draft)
    return faults + [fault for rule in RULES for fault in rule(programme, items)]


def costs(programme_path: Path, ics: bytes, *, draft: bool = True) -> dict[str, int]:
    """Return what each term measures in a right timetable, without those of which a calendar does not show enough."""
    programme = read(programme_path)
    items, _ = read_calendar(programme, ics, draft=draft)
    return measures(programme, items)
