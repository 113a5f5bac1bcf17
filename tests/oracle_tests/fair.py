"""Small programmes of two days, each for one rule: a right calendar, and what is wrong when something in it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle_tests.handmade import Edit, calendar, events, written

if TYPE_CHECKING:
    from pathlib import Path

# A key that a case writes again counts as the case has it: in YAML as the oracle loads it, the later one wins.
HEAD = """
programme: fair
first_day: 2018-10-23
last_day: 2018-10-24
timezone: Europe/London
hours: {day 1: 09:00-18:00, day 2: 09:00-13:00}
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 20, roundtable: 20}}
  - {id: barn, name: Barn, layouts: {theatre: 20, roundtable: 20}}
  - {id: nook, name: Nook, layouts: {breakout: 10}}
  - {id: loft, name: Loft, layouts: {breakout: 10}}
people: [{id: host}, {id: miner, tags: mine}, {id: baker, tags: bread; night}, {id: guest, tags: day-guest}]
formats: {plenary: {minutes: 30-60}, roundtable: {minutes: 30-60}, group: {minutes: 30-60, groups: 2}}
"""

# What is written below the head, the right calendar, what to change in one or the other, and what is wrong then.
Case = tuple[str, dict[str, str], dict[str, str] | Edit, str]


def judged(folder: Path, more: str, places: dict[str, str], *edits: Edit) -> list[str]:
    path = written(folder, {"fair.yaml": HEAD + more}, *edits)
    return oracle.judge(path, calendar(events(path, places)))


def right_and_wrong(folder: Path, case: Case) -> tuple[list[str], list[str]]:
    """Return what the oracle says of the right calendar, and of what came of the change."""
    more, places, change, _ = case
    right = judged(folder, more, places)
    if isinstance(change, tuple):
        return right, judged(folder, more, places, change)
    return right, judged(folder, more, places | change)


def costs(folder: Path, more: str, places: dict[str, str]) -> dict[str, int]:
    """Return what the terms measure in a calendar in which nothing is wrong."""
    path = written(folder, {"fair.yaml": HEAD + more})
    ics = calendar(events(path, places))
    assert oracle.judge(path, ics) == []
    return oracle.costs(path, ics)
