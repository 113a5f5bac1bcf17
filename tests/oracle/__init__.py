"""An independent judge of timetables: the programme as written, the calendar as exported, yes or no, and at what cost.

It may be shown an earlier calendar too: then it says how far the new one is from what people were told.

It was written from the description of the language alone, by someone who had not seen the program, and imports
nothing of it. Every time is a number of minutes since the start of 1970 in UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.calendar import own_numbers, read_calendar
from tests.oracle.published import Published
from tests.oracle.published import told as told_of
from tests.oracle.reading import read
from tests.oracle.rules import RULES
from tests.oracle.rules.past import past_faults
from tests.oracle.rules.published import freeze, kept
from tests.oracle.terms import measures
from tests.oracle.terms.published import weight as point
from tests.oracle.words import texts
from tests.oracle.zone import Zone, wall

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.model import Items, Programme
    from tests.oracle.published import Told

__all__ = ["RULES", "Published", "Zone", "agenda", "costs", "judge", "measures", "read", "texts", "wall", "weight"]


def judge(programme_path: Path, ics: bytes, *, draft: bool = True, published: Published | None = None) -> list[str]:
    """Return the rules that an exported calendar breaks, in plain words; nothing if the timetable is right.

    Where the past is kept, what has begun and breaks a rule all by itself is no fault. What breaks one together with
    something that comes is named: whether another timetable would have kept that rule, a judge cannot see.
    """
    programme, told, items, faults = _read(programme_path, ics, draft=draft, published=published)
    found = [fault for rule in RULES for fault in rule(programme, items)]
    if told.until is not None:
        excused = past_faults(programme, items, told.until, RULES)
        found = [fault for fault in found if fault not in excused]
    return faults + found + [*kept(programme, items, told), *freeze(programme, items, told)]


def costs(
    programme_path: Path, ics: bytes, *, draft: bool = True, published: Published | None = None
) -> dict[str, int]:
    """Return what each term measures in a right timetable, without those of which a calendar does not show enough.

    `perturbation` is among them if the timetable is held against what was published.
    """
    programme, told, items, _ = _read(programme_path, ics, draft=draft, published=published)
    return measures(programme, items, told)


def agenda(
    programme_path: Path, ics: bytes, *, draft: bool = True, published: Published | None = None
) -> dict[str, tuple[int, int, frozenset[str], str]]:
    """Return start, end and rooms of whatever a calendar shows, and the number that each is to have."""
    programme, told, items, _ = _read(programme_path, ics, draft=draft, published=published)
    numbers = own_numbers(programme, items, told)
    shown = (item for item in items.values() if not item.private)
    return {item.id: (*item.span, frozenset(item.rooms), numbers.get(item.id, "")) for item in shown}


def weight(programme_path: Path, published: Published) -> int:
    """Return what a point of `perturbation` costs."""
    return point(*told_of(read(programme_path), published))


def _read(
    path: Path, ics: bytes, *, draft: bool, published: Published | None
) -> tuple[Programme, Told, Items, list[str]]:
    programme, told = told_of(read(path), published)
    return programme, told, *read_calendar(programme, ics, draft=draft, told=told)
