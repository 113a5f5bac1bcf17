"""A programme of two days that asks for a bit of everything, and a right timetable of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import oracle
from tests.oracle_tests.handmade import Edit, calendar, events, written

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """
house: Old Mill, Bath
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 12, roundtable: 12}}
  - {id: red, name: "Red Room, upstairs", layouts: {breakout: 4}}
  - {id: blue, name: Blue Room, layouts: {breakout: 5, theatre: 7}}
  - {id: dining, name: Dining Room, layouts: {}}
meals:
  - {id: breakfast, title: Breakfast, between: 07:30-09:00, minutes: 30-60, on: mornings-after-a-night}
  - {id: lunch, title: Lunch, between: 12:00-14:00, minutes: 60-90}
  - {id: dinner, title: Dinner, between: 18:30-21:00, minutes: 1h30, on: nights, room: dining}
  - {id: supper, title: Supper, between: 21:00-23:00, minutes: 60}
breaks:
  - {id: coffee, title: Coffee, between: 10:00-11:30, minutes: 20-30}
  - {id: tea, title: Tea, between: 15:00-16:30, minutes: 20-30}
  - {id: nightcap, title: Nightcap, between: 17:30-18:30, minutes: 20-30}
"""

PEOPLE = """id,name,email,arrives,departs,unavailable
host,Host,host@example.org,,,
early,Leaves early,early@example.org,,day 1 17:00,
late,Comes late,late@example.org,day 2,2018-10-29 12:00,
busy,Has calls,busy@example.org,,,13:00-14:00; day 2 10:00-10:30
guest,Guest,guest@example.org,Fri 2018-10-26 20:00,day 2,
"""

# The clocks go back in the night between the two days.
PROGRAMME = """
programme: autumn
title: In autumn
first_day: Sat 2018-10-27
last_day: 2018-10-28
timezone: Europe/London
house: house.yaml
people: people.csv
expected: 9
hours: {day 1: 09:00-18:00, Sun: [09:00-12:00, 14:00-15:30]}
formats:
  plenary: {minutes: 30-60}
limits: {evening: 90, run: 105}
meals:
  - {id: lunch, minutes: 60}
  - {id: supper, on: none}
breaks:
  - {id: tea, on: day 1}
fixtures:
  - {id: buffet, title: Buffet, at: day 1 12:00, minutes: 60, kind: meal, replaces: lunch}
  - {id: press, title: Press, at: Sat 14:00, minutes: 15, kind: protected}
  - {id: walk, title: Walk, at: 2018-10-27 16:00, minutes: 30, kind: free, attendance: optional}
sessions:
  - {id: welcome, title: Welcome, format: plenary, minutes: 15, numbered: false, place: first, chair: host}
  - {id: s1, title: One, format: plenary, after: {session: welcome, least: 0, most: 0},
     chair: early, speakers: ["late*", "*Minister", "*"]}
  - {id: s2, title: Two, format: roundtable, after: s1, speakers: [busy], report_back: {session: s5, within: event}}
  - {id: g1, title: Groups, format: group, groups: 2, facilitators: [host, early], report_back: s3}
  - {id: s3, title: Three, format: plenary, report_back: {session: r2, within: next-morning}}
  - {id: r1, title: Four, format: plenary, place: last of Sat, after: [s1, {session: g1, least: 30}]}
  - {id: r2, title: Five, format: plenary, place: first of day 2, speakers: [late]}
  - {id: s4, title: Six, format: roundtable, minutes: {least: 75, best: 80, most: 90}, on: Sun, same_day: [r2],
     between: {day 2: 10:00-12:00, else: 09:00-18:00}, avoid: [after-lunch]}
  - {id: s5, title: Seven, format: plenary, place: last, other_day: [s1], speakers: [late]}
pins:
  welcome: day 1 09:00
  g1: {room: red}
  s5: {at: day 2 14:00, room: hall}
"""

RIGHT = {
    "welcome": "27 09:00-09:15 Hall",
    "s1": "27 09:15-10:15 Hall",
    "coffee@day-1": "27 10:15-10:35",
    "s2": "27 10:35-12:00 Hall",
    "buffet": "27 12:00-13:00",
    "g1": "27 13:00-14:00 Blue Room; Red Room, upstairs",
    "press": "27 14:00-14:15",
    "s3": "27 14:15-14:45 Hall",
    "tea@day-1": "27 15:00-15:30",
    "r1": "27 15:30-16:30 Hall",
    "walk": "27 16:00-16:30",
    "dinner@day-1": "27 18:30-20:00 Dining Room",
    "breakfast@day-2": "28 08:00-08:45",
    "r2": "28 09:00-10:00 Hall",
    "coffee@day-2": "28 10:00-10:30",
    "s4": "28 10:30-11:45 Hall",
    "lunch@day-2": "28 12:00-13:00",
    "s5": "28 14:00-15:00 Hall",
}

FILES = {"autumn.yaml": PROGRAMME, "house.yaml": HOUSE, "people.csv": PEOPLE}
# What is wrong when these places of the timetable and these words of the programme are changed.
Case = tuple[list[str], dict[str, str], list[Edit]]


def judged(folder: Path, moves: dict[str, str], edits: list[Edit]) -> list[str]:
    """Return what the oracle says of the right timetable when it was changed in places."""
    path = written(folder, FILES, *edits)
    return oracle.judge(path, calendar(events(path, RIGHT | moves)))


def right(folder: Path) -> tuple[Path, str]:
    """Return the programme and the events of its right timetable."""
    path = written(folder, FILES)
    return path, events(path, RIGHT)
