"""The example with sessions side by side, `configs/side-by-side.yaml`, and a timetable of it that was made by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.objective import costs
from scheduler.programme import digest, read
from tests.facts import placed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

FILE = Path(__file__).parent.parent / "configs" / "side-by-side.yaml"
ROWS = (
    "welcome 1 14:00-14:15 barn",
    "carries 1 14:15-15:30 barn",
    "afternoon@day-1 1 15:30-15:50",
    "fields 1 15:50-16:50 library",
    "taps 1 15:50-16:50 mill",
    "banks 1 16:55-17:35 barn",
    "dinner@day-1 1 19:00-20:30 dining",
    "breakfast@day-2 2 07:45-08:45 dining",
    "ditchwork 2 09:00-10:15 library",
    "pipes 2 09:00-10:15 mill",
    "morning@day-2 2 10:15-10:35",
    "promises 2 10:35-11:50 barn",
    "lunch@day-2 2 12:15-13:15 dining",
    "closing 2 13:30-14:30 barn",
)


@cache
def the_river() -> Programme:
    return read(FILE)


def by_hand(programme: Programme, *moved: str) -> Timetable:
    """Return the timetable, with some of its rows moved (``taps 1 14:00-15:00 mill``), and what it costs."""
    changed = {row.split()[0]: row for row in moved}
    timetable = placed(programme, *(changed.get(row.split()[0], row) for row in ROWS))
    terms = costs(programme, timetable)
    return replace(
        timetable,
        digest=digest(programme),
        first_day=programme.clock.first_day,
        terms=terms,
        cost=sum(term.cost for term in terms),
    )


def the_meeting() -> tuple[Programme, Timetable]:
    """Return the programme and its timetable."""
    programme = the_river()
    return programme, by_hand(programme)
