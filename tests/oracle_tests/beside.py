"""Small programmes of two days for miners and for bakers, who have sessions of their own side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle_tests.fair import HEAD
from tests.oracle_tests.handmade import calendar, events, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle_tests.handmade import Edit

PEOPLE = """
people: [{id: m1, tags: mine}, {id: m2, tags: mine}, {id: b1, tags: bread}, {id: b2, tags: bread}]
"""
FREE = "limits: {run: 600, formal_per_day: 600, sessions_per_day: 9, informal_per_day: 0}\n"


def judged(folder: Path, more: str, places: dict[str, str], *edits: Edit) -> list[str]:
    """Return what is wrong with a calendar, without a word of numbers."""
    path = written(folder, {"fair.yaml": HEAD + PEOPLE + more}, *edits)
    found = oracle.judge(path, calendar(events(path, places)))
    return [fault for fault in found if not fault.startswith("numbers: ")]


def costs(folder: Path, more: str, places: dict[str, str], *edits: Edit) -> dict[str, int]:
    """Return what terms measure, if it is anything, in a calendar in which nothing is wrong."""
    path = written(folder, {"fair.yaml": HEAD + PEOPLE + more}, *edits)
    assert judged(folder, more, places, *edits) == []
    found = oracle.costs(path, calendar(events(path, places)))
    return {term: measure for term, measure in found.items() if measure}
