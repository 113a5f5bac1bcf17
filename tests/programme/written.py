"""A small programme as a director writes it, and what the reader says when one thing in it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scheduler.errors import ProgrammeError
from scheduler.programme import Programme, read

if TYPE_CHECKING:
    from pathlib import Path

# Lines are counted from 1: the cases name them.
SMALL = """\
programme: small-meeting
title: "A small meeting: two days"
first_day: Wed 2018-10-24
last_day: Thu 2018-10-25
timezone: Europe/London
expected: 20
grid: 5
hours:
  day 1: 14:00-18:00
  day 2: 09:00-17:00
house: house.yaml
people: people.csv
fixtures:
  - id: reception
    title: Reception
    at: day 1 18:30
    minutes: 30
    kind: social
  - id: buffet
    title: Working lunch
    at: day 2 12:40
    minutes: 50
    kind: meal
    replaces: lunch
limits:
  run: 105
  pause: 20
  formal_per_day: 360
  sessions_per_day: 5
  informal_per_day: 120
  evening: 30
weights: balanced
sessions:
  - id: opening
    title: Opening
    format: plenary
    minutes: 30
    layout: theatre
    place: first
    chair: host
  - id: talks
    title: Talks
    format: plenary
    minutes: 60-90
    layout: theatre
    speakers: [ann, ben]
    after: opening
  - id: work
    title: Work in groups
    format: group
    minutes: {least: 60, best: 75, most: 90}
    layout: breakout
    groups: 2
    facilitators: [ann, ben]
    after: [talks]
    on: day 2
    report_back: closing
  - id: closing
    title: Closing
    format: roundtable
    minutes: 45
    layout: roundtable
    between: {day 2: 13:00-17:00}
pins:
  closing: day 2 15:00
"""
HOUSE = """\
house: The House
address: A village, a county
location: 50.906, -0.361
rooms:
  - id: hall
    name: Hall
    layouts: {theatre: 40, roundtable: 30}
  - {id: oak, name: Oak Room, layouts: {breakout: 12}}
  - {id: elm, name: Elm Room, layouts: {breakout: 12}}
meals:
  - {id: lunch, title: Lunch, between: 12:15-14:00, minutes: 60-90, on: all}
  - {id: dinner, title: Dinner, between: 19:00-22:00, minutes: 90-120, on: nights}
breaks:
  - {id: coffee, title: Coffee, between: 10:00-11:30, minutes: 20-30}
  - {id: tea, title: Tea, between: 15:00-16:30, minutes: 20-30}
"""
PEOPLE = """\
id,name,email,organisation,country,tags,arrives,departs,unavailable,sector
host,Host,host@example.org,The House,GB,staff,,,,
ann,First guest,ann@example.org,An agency,FR,a;b,day 1 15:00,,,public
ben,Second guest,ben@example.org,A bank,DE,,,day 2,day 1 14:00-15:00,private
"""
FILES = {"small.yaml": SMALL, "house.yaml": HOUSE, "people.csv": PEOPLE}


def write(folder: Path, **changed: str | bytes) -> Path:
    """Write the three files, some of them changed (``small``, ``house``, ``people``), and return the programme's."""
    for name, text in FILES.items():
        new = changed.get(name.split(".", maxsplit=1)[0], text)
        (folder / name).write_bytes(new.encode() if isinstance(new, str) else new)
    return folder / "small.yaml"


def edited(text: str, old: str, new: str) -> str:
    """Return `text` with the one place that reads `old` changed."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def understood(folder: Path, old: str = "small-meeting", new: str = "small-meeting", file: str = "small") -> Programme:
    """Read the small programme with one edit in one of its files."""
    return read(write(folder, **{file: edited(_text(file), old, new)}))


def refusals(path: Path) -> list[str]:
    """Return what the reader says of a programme that it refuses."""
    with pytest.raises(ProgrammeError) as caught:
        read(path)
    return [str(problem) for problem in caught.value.problems]


def refused(folder: Path, old: str, new: str, file: str = "small") -> list[str]:
    """Return what the reader says after one edit in one of the files."""
    return refusals(write(folder, **{file: edited(_text(file), old, new)}))


def _text(file: str) -> str:
    return next(text for name, text in FILES.items() if name.startswith(f"{file}."))
