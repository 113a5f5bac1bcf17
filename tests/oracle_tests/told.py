"""Small programmes of two days that were published: what the oracle says of another calendar beside the first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests import oracle
from tests.oracle_tests.fair import HEAD
from tests.oracle_tests.handmade import Edit, calendar, events, written

if TYPE_CHECKING:
    from pathlib import Path

FREE = "limits: {run: 600, formal_per_day: 600, informal_per_day: 0}\n"
Places = dict[str, str]


def published(path: Path, was: Places, **more: Any) -> oracle.Published:
    """Return an agenda in which items have the places that they were told; a number may stand before an id."""
    agenda = events(path, {key.rpartition(". ")[2]: place for key, place in was.items()}, draft=False)
    for key in was:
        number, dot, name = key.rpartition(". ")
        agenda = agenda.replace(f"SUMMARY:{name}\n", f"SUMMARY:{number}{dot}{name}\n")
    return oracle.Published(calendar(agenda), **{"first_day": date(2018, 10, 23), **more})


def points(folder: Path, more: str, was: Places, now: Places, *edits: Edit, **told: Any) -> int | None:
    """Return what `perturbation` measures, if anything."""
    return costs(folder, more, was, now, *edits, **told).get("perturbation")


def costs(folder: Path, more: str, was: Places, now: Places, *edits: Edit, **told: Any) -> dict[str, int]:
    path = written(folder, {"fair.yaml": HEAD + FREE + more}, *edits)
    return oracle.costs(path, calendar(events(path, now)), published=published(path, was, **told))


def faults(folder: Path, more: str, was: Places, now: Places, *edits: Edit, **told: Any) -> list[str]:
    """Return what is wrong with a calendar, without a word of numbers."""
    path = written(folder, {"fair.yaml": HEAD + FREE + more}, *edits)
    found = oracle.judge(path, calendar(events(path, now)), published=published(path, was, **told))
    return [fault for fault in found if not fault.startswith("numbers: ")]


def draft(path: Path, now: Places) -> str:
    """Return the events of a draft in which sessions have the numbers that stand before their ids."""
    text = events(path, {key.rpartition(". ")[2]: place for key, place in now.items()})
    lines = text.splitlines(keepends=True)
    for key in now:
        name = key.rpartition(". ")[2]
        lines = [
            f"SUMMARY:{key}\n"
            if line.startswith("SUMMARY:") and line.rstrip().endswith((f" {name}", f":{name}"))
            else line
            for line in lines
        ]
    return "".join(lines)
