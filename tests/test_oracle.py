"""The oracle finds nothing in a right timetable, and names what is wrong in wrong ones."""

from __future__ import annotations

import ast
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests import oracle

HOUSE = """
house: Old Mill, Bath
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 12, roundtable: 12}}
  - {id: red, name: "Red Room, upstairs", layouts: {breakout: 3}}
  - {id: blue, name: Blue Room, layouts: {breakout: 4, theatre: 7}}
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

LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def uid(item: str, *, draft: bool = True) -> str:
    space = uuid.uuid5(uuid.NAMESPACE_DNS, "session-timetable.example.org")
    return str(uuid.uuid5(space, f"autumn/draft/{item}" if draft else f"autumn/{item}"))


def event(item: str, text: str, *, draft: bool = True) -> str:
    day, times, room = (text + " ").split(" ", 2)
    start, end = (f"201810{day}T{clock.replace(':', '')}00" for clock in times.split("-"))
    place = f"{room.strip()}, Old Mill, Bath".removeprefix(", ").replace(";", "\\;").replace(",", "\\,")
    return (
        f"BEGIN:VEVENT\nUID:{uid(item, draft=draft)}\nSUMMARY:{item}\nDTSTART;TZID=Europe/London:{start}\n"
        f"DTEND;TZID=Europe/London:{end}\nLOCATION:{place[:9]}\n {place[9:]}\nEND:VEVENT\n"
    )


def calendar(events: str) -> bytes:
    return f"BEGIN:VCALENDAR\n{LONDON}{events}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def judge(folder: Path, ics: bytes, *edits: tuple[str, str], draft: bool = True) -> list[str]:
    texts = {"autumn.yaml": PROGRAMME, "house.yaml": HOUSE, "people.csv": PEOPLE}
    for old, new in edits:
        assert sum(text.count(old) for text in texts.values()) == 1, f"to be replaced once: {old}"
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return oracle.judge(folder / "autumn.yaml", ics, draft=draft)


Words = tuple[str, str]
Case = tuple[list[str], dict[str, str], list[Words]]

# What is wrong when these places of the timetable and these words of the programme are changed.
ITEMS: dict[str, Case] = {
    "nothing": ([], {}, []),
    "a meal left out": (["items: lunch@day-2 is missing"], {"lunch@day-2": ""}, []),
    "a session left out": (["items: s4 is missing"], {"s4": ""}, []),
    "a fixture left out": (["items: walk is missing"], {"walk": ""}, []),
    "a meal too many": (["items: not in the programme: supper@day-1"], {"supper@day-1": "27 21:00-22:00"}, []),
    "replaced, yet there": (["items: not in the programme: lunch@day-1"], {"lunch@day-1": "27 12:00-13:00"}, []),
    "a break beyond the hours": (
        ["items: not in the programme: nightcap@day-1"],
        {"nightcap@day-1": "27 17:30-18:00"},
        [],
    ),
    "no such room": (
        ["items: s3 cannot be read: no such place: 'Attic, Old Mill, Bath'"],
        {"s3": "27 14:15-14:45 Attic"},
        [],
    ),
}
TIMES: dict[str, Case] = {
    "too short": (["length: s4 lasts 70 minutes, not 75 to 90"], {"s4": "28 10:30-11:40 Hall"}, []),
    "too long": (
        ["length: breakfast@day-2 lasts 65 minutes, not 30 to 60"],
        {"breakfast@day-2": "28 07:55-09:00"},
        [],
    ),
    "too long for the programme, not for the house": (
        ["length: lunch@day-2 lasts 75 minutes, not 60 to 60"],
        {"lunch@day-2": "28 12:00-13:15"},
        [],
    ),
    "a meal before its window": (
        ["hours: breakfast@day-2 is outside its window"],
        {"breakfast@day-2": "28 07:25-08:25"},
        [],
    ),
    "a break after its window": (
        ["hours: tea@day-1 is outside its window"],
        {"tea@day-1": "27 14:55-15:25"},
        [],
    ),
    "after hours": (
        ["hours: s5 is outside the hours"],
        {"s5": "28 14:40-15:40 Hall"},
        [("at: day 2 14:00", "at: day 2 14:40")],
    ),
    "between two ranges of hours": (
        ["hours: s5 is outside the hours"],
        {"s5": "28 13:30-14:30 Hall"},
        [("at: day 2 14:00", "at: day 2 13:30")],
    ),
    "off the grid": (["grid: s4 is off the grid of 5 minutes"], {"s4": "28 10:32-11:47 Hall"}, []),
    "an end off the grid": (["grid: s4 is off the grid of 5 minutes"], {"s4": "28 10:30-11:47 Hall"}, []),
    "on a finer grid": ([], {"s4": "28 10:32-11:47 Hall"}, [("expected: 9", "grid: 1\nexpected: 9")]),
    "a fixture moved": (["fixtures: press is not at its time"], {"press": "27 14:45-15:00"}, []),
    "a fixture too long": (
        ["length: press lasts 20 minutes, not 15 to 15", "people: press and s3 overlap"],
        {"press": "27 14:00-14:20"},
        [],
    ),
}
PEOPLE_AND_ROOMS: dict[str, Case] = {
    "two sessions at once": (
        [
            "people: welcome and s1 overlap",
            "rooms: welcome and s1 are both in Hall",
            "order: s1 starts -5 minutes after welcome",
        ],
        {"s1": "27 09:10-10:10 Hall"},
        [],
    ),
    "a session during a meal": (
        ["people: lunch@day-2 and s5 overlap"],
        {"lunch@day-2": "28 13:00-14:00", "s5": "28 13:55-14:55 Hall"},
        [("at: day 2 14:00", "at: day 2 13:55"), ("Sun: [09:00-12:00, 14:00", "Sun: [09:00-12:00, 13:00")],
    ),
    "a fixture during a meal": (
        ["people: press and dinner@day-1 overlap"],
        {"press": "27 18:30-18:45"},
        [("at: Sat 14:00", "at: Sat 18:30")],
    ),
    "one room for two": (
        ["rooms: r1 and walk are both in Hall"],
        {"walk": "27 16:00-16:30 Hall"},
        [("attendance: optional", "attendance: optional, room: hall")],
    ),
    "not the room of the meal": (
        ["rooms: dinner@day-1 is not in its room"],
        {"dinner@day-1": "27 18:30-20:00 Hall"},
        [],
    ),
    "a meal without its room": (["rooms: dinner@day-1 is not in its room"], {"dinner@day-1": "27 18:30-20:00"}, []),
    "one room for two groups": (
        ["room-fit: g1 has 1 different rooms, not 2"],
        {"g1": "27 13:00-14:00 Red Room, upstairs; Red Room, upstairs"},
        [],
    ),
    "two rooms for one session": (
        ["room-fit: s3 has 2 different rooms, not 1"],
        {"s3": "27 14:15-14:45 Hall; Blue Room"},
        [],
    ),
    "a session without a room": (["room-fit: s3 has 0 different rooms, not 1"], {"s3": "27 14:15-14:45"}, []),
    "as many groups as tens of people": (["room-fit: g1 has 2 different rooms, not 1"], {}, [("groups: 2, ", "")]),
    "a room without the layout": (
        ["room-fit: s4 has a room without the layout roundtable"],
        {"s4": "28 10:30-11:45 Blue Room"},
        [],
    ),
    "too few seats": (
        ["room-fit: s3 has too few seats for 8 people"],
        {"s3": "27 14:15-14:45 Blue Room"},
        [],
    ),
    "seats for those who are there": ([], {"s3": "27 14:15-14:45 Blue Room"}, [("expected: 9", "expected: 8")]),
    "too few seats for a group": (
        ["room-fit: g1 has too few seats for 8 people"],
        {},
        [("expected: 9", "expected: 10")],
    ),
    "absent at the start": (
        ["presence: early is not there for all of s1", "presence: early is not there for all of g1"],
        {},
        [("day 1 17:00", "day 1 10:00")],
    ),
    "there until the end": ([], {}, [("day 1 17:00", "day 1 14:00")]),
    "there from the start": ([], {}, [("late@example.org,day 2,", "late@example.org,day 2 09:00,")]),
    "gone before the end": (
        ["presence: early is not there for all of g1"],
        {},
        [("day 1 17:00", "day 1 13:59")],
    ),
    "a seat for those who are there for a part of it": (
        ["room-fit: g1 has too few seats for 8 people"],
        {},
        [("13:00-14:00;", "13:00-13:55;")],
    ),
    "one of two rooms without the layout": (
        ["room-fit: g1 has a room without the layout breakout"],
        {"g1": "27 13:00-14:00 Hall; Red Room, upstairs"},
        [],
    ),
    "not yet there": (
        ["presence: late is not there for all of r2"],
        {},
        [("late@example.org,day 2,", "late@example.org,day 2 09:30,")],
    ),
    "unavailable every day": (
        ["presence: busy is not there for all of s2"],
        {},
        [("13:00-14:00;", "13:00-14:00; 11:55-12:30;")],
    ),
    "unavailable until it starts": ([], {}, [("13:00-14:00;", "13:00-14:00; 09:00-10:35; 12:00-13:00;")]),
    "unavailable for a day": (["presence: busy is not there for all of s2"], {}, [("day 2 10:00-10:30", "day 1")]),
    "confirmed, and not there": (["presence: late is not there for all of s1"], {}, [('"late*"', "late")]),
}
REST_AND_LOAD: dict[str, Case] = {
    "a break after the last session": (
        ["breaks: tea@day-1 is not between two sessions"],
        {"r1": "27 15:00-16:00 Hall", "tea@day-1": "27 16:00-16:30"},
        [("run: 105", "run: 3h, informal_per_day: 80"), ("least: 30", "least: 60")],
    ),
    "a break before the first session": (
        ["breaks: coffee@day-1 is not between two sessions"],
        {
            "coffee@day-1": "27 10:00-10:20",
            "welcome": "27 10:20-10:35 Hall",
            "s1": "27 10:35-11:05 Hall",
            "s2": "27 11:05-12:00 Hall",
        },
        [
            ("welcome: day 1 09:00", "welcome: day 1 10:20"),
            ("title: Two, format: roundtable", "title: Two, format: roundtable, minutes: 55"),
            ("run: 105", "run: 105, informal_per_day: 1h45"),
        ],
    ),
    "protected is no pause": (["rest: 105 minutes from g1 to s3 without a pause"], {}, [("run: 105", "run: 100")]),
    "a fixture is a pause": (
        [],
        {"press": "27 14:00-14:15"},
        [("run: 105", "run: 100, pause: 15"), ("kind: protected", "kind: social")],
    ),
    "a short break is no pause": (
        ["rest: 180 minutes from welcome to s2 without a pause", "load: 105 informal minutes on day 1"],
        {},
        [("run: 105", "pause: 25")],
    ),
    "an optional break is no pause": (
        ["rest: 210 minutes from g1 to r1 without a pause"],
        {},
        [("{id: tea, on: day 1}", "{id: tea, on: day 1, attendance: optional}")],
    ),
    "each range of hours has stretches of its own": (
        [],
        {},
        [("{id: lunch, minutes: 60}", "{id: lunch, minutes: 60, attendance: optional}")],
    ),
    "one range of hours, and no pause": (
        ["rest: 270 minutes from s4 to s5 without a pause"],
        {},
        [
            ("{id: lunch, minutes: 60}", "{id: lunch, minutes: 60, attendance: optional}"),
            ("09:00-12:00, 14:00-15:30", "09:00-15:30"),
        ],
    ),
    "too many formal minutes": (
        ["load: 310 formal minutes on day 1"],
        {},
        [("run: 105", "run: 105, formal_per_day: 305")],
    ),
    "just as many formal minutes": ([], {}, [("run: 105", "run: 105, formal_per_day: 310")]),
    "too many sessions": (
        ["load: 5 numbered sessions on day 1"],
        {},
        [("run: 105", "run: 105, sessions_per_day: 4")],
    ),
    "too few informal minutes": (
        ["load: 125 informal minutes on day 1"],
        {},
        [("run: 105", "run: 105, informal_per_day: 126")],
    ),
    "four formal hours": (
        ["load: 125 informal minutes on day 1", "load: 150 informal minutes on day 2"],
        {"s4": "28 10:30-12:00 Hall", "s5": "28 14:00-15:30 Hall"},
        [("run: 105", "run: 105, informal_per_day: 151"), ("title: Seven,", "title: Seven, minutes: 90,")],
    ),
    "less than four formal hours": (
        ["load: 125 informal minutes on day 1"],
        {"s4": "28 10:30-12:00 Hall", "s5": "28 14:00-15:25 Hall"},
        [("run: 105", "run: 105, informal_per_day: 151"), ("title: Seven,", "title: Seven, minutes: 85,")],
    ),
    "until dinner, and after it": (
        ["load: 0 minutes before gala"],
        {"dinner@day-1": "", "gala": "27 14:45-15:00"},
        [
            (
                "fixtures:\n",
                "fixtures:\n  - {id: gala, at: day 1 14:45, minutes: 15, kind: meal, replaces: dinner}\n",
            )
        ],
    ),
    "just early enough before dinner": ([], {}, [("evening: 90", "evening: 120")]),
    "too late before dinner": (["load: 120 minutes before dinner@day-1"], {}, [("evening: 90", "evening: 121")]),
    "too late before what replaces dinner": (
        ["load: 60 minutes before gala"],
        {"dinner@day-1": "", "gala": "27 17:30-19:00"},
        [
            (
                "fixtures:\n",
                "fixtures:\n  - {id: gala, at: day 1 17:30, minutes: 90, kind: meal, replaces: dinner}\n",
            )
        ],
    ),
}
ORDER: dict[str, Case] = {
    "too long after": (["order: s1 starts 5 minutes after welcome"], {"s1": "27 09:20-10:15 Hall"}, []),
    "too soon after": (["order: r1 starts 90 minutes after g1"], {}, [("least: 30", "least: 91")]),
    "before, across the change of clocks": (
        ["order: r1 starts -1470 minutes after s5"],
        {},
        [("after: [s1, {", "after: [s5, {")],
    ),
    "a session before the report": (
        ["order: g1 does not report back to r1 within pause"],
        {},
        [("report_back: s3", "report_back: r1")],
    ),
    "reported at once": ([], {}, [("place: first, chair", "place: first, report_back: s1, chair")]),
    "one meal before the report": ([], {}, [("on: Sun,", "on: Sun, report_back: s5,")]),
    "two meals before the report": (
        ["order: s4 does not report back to s5 within pause"],
        {"supper@day-2": "28 13:00-14:00"},
        [
            ("on: Sun,", "on: Sun, report_back: {session: s5},"),
            ("{id: supper, on: none}", "{id: supper, on: day 2, between: 13:00-14:00}"),
        ],
    ),
    "a night before the report": (
        ["order: r1 does not report back to r2 within pause"],
        {"breakfast@day-2": ""},
        [("last of Sat,", "last of Sat, report_back: r2,"), ("on: mornings-after-a-night", "on: none")],
    ),
    "a pause does for the next morning": (
        [],
        {},
        [("report_back: s3", "report_back: {session: s3, within: next-morning}")],
    ),
    "the second session of the next morning": (
        ["order: s3 does not report back to s4 within next-morning"],
        {},
        [("session: r2, within", "session: s4, within")],
    ),
    "the first numbered session of the next morning": (
        [],
        {},
        [("session: r2, within", "session: s4, within"), ("title: Five,", "title: Five, numbered: false,")],
    ),
    "reported before": (
        ["order: s2 does not report back to s1 within event"],
        {},
        [("session: s5, within", "session: s1, within")],
    ),
    "not the same day": (["order: s4 is not on the day of s3"], {}, [("same_day: [r2]", "same_day: [r2, s3]")]),
    "not another day": (["order: s5 is on the day of s4"], {}, [("other_day: [s1]", "other_day: [s1, s4]")]),
    "not on its day": (["order: s4 is on day 2"], {}, [("on: Sun,", "on: [Sat 2018-10-27, day 1],")]),
    "outside the window of its day": (
        ["order: s4 is outside its window"],
        {},
        [("day 2: 10:00-12:00", "day 2: 10:35-12:00")],
    ),
    "outside the window of other days": (
        ["order: s4 is outside its window"],
        {},
        [("{day 2: 10:00-12:00, else: 09:00-18:00}", "{day 1: 10:00-12:00, else: 12:00-18:00}")],
    ),
    "a day without a window": (
        ["order: s4 is outside its window"],
        {},
        [("{day 2: 10:00-12:00, else: 09:00-18:00}", "{day 1: 10:00-12:00}")],
    ),
    "not the first": (["order: s5 is not first"], {}, [("place: last, other", "place: first, other")]),
    "not the last": (["order: welcome is not last"], {}, [("place: first, chair", "place: last, chair")]),
    "not the first of its day": (
        ["order: s4 is not first of 2018-10-28"],
        {},
        [("on: Sun,", "on: Sun, place: first of 2018-10-28,")],
    ),
    "the last of another day": (
        ["order: r1 is not last of day 2"],
        {},
        [("place: last of Sat", "place: last of day 2")],
    ),
    "the first of another day": (
        ["order: r2 is not first of day 1"],
        {},
        [("place: first of day 2", "place: first of day 1")],
    ),
    "not at its pin": (["pins: welcome is not at day 1 09:05"], {}, [("welcome: day 1 09:00", "welcome: day 1 09:05")]),
    "not at its pin of time and room": (["pins: s5 is not at Sun 14:15"], {}, [("at: day 2 14:00", "at: Sun 14:15")]),
    "not in the room of its pin": (["pins: s5 is not in blue"], {}, [("room: hall}", "room: blue}")]),
    "no group in the room of its pin": (["pins: g1 is not in hall"], {}, [("room: red}", "room: hall}")]),
}
CASES = ITEMS | TIMES | PEOPLE_AND_ROOMS | REST_AND_LOAD | ORDER


@pytest.mark.parametrize(("wrong", "moves", "edits"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong_and_nothing_else(
    tmp_path: Path, wrong: list[str], moves: dict[str, str], edits: list[Words]
) -> None:
    events = "".join(event(item, text) for item, text in (RIGHT | moves).items() if text)
    assert judge(tmp_path, calendar(events), *edits) == wrong


def test_an_item_is_there_once(tmp_path: Path) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    again = event("s4", "28 16:00-17:15 Hall")
    assert judge(tmp_path, calendar(events + again)) == ["items: s4 is there twice"]


def test_an_item_does_not_repeat(tmp_path: Path) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    events = events.replace("SUMMARY:s4\n", "SUMMARY:s4\nRRULE:FREQ=DAILY\n")
    assert judge(tmp_path, calendar(events)) == ["items: s4 repeats"]


def test_published_items_have_other_uids(tmp_path: Path) -> None:
    events = "".join(event(item, text, draft=False) for item, text in RIGHT.items())
    assert judge(tmp_path, calendar(events), draft=False) == []
    assert sorted(judge(tmp_path, calendar(events))) == sorted(
        [f"items: not in the programme: {item}" for item in RIGHT] + [f"items: {item} is missing" for item in RIGHT]
    )


def test_utc_is_read_too(tmp_path: Path) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    zoned, utc = ";TZID=Europe/London:20181027T{}00", ":20181027T{}00Z"
    for clock, in_utc in (("0915", "0815"), ("1015", "0915")):
        events = events.replace(zoned.format(clock), utc.format(in_utc))
    assert judge(tmp_path, calendar(events)) == []
    wrong = events.replace("DTSTART" + utc.format("0815"), "DTSTART" + utc.format("0810"))
    assert judge(tmp_path, calendar(wrong)) == [
        "length: s1 lasts 65 minutes, not 30 to 60",
        "people: welcome and s1 overlap",
        "rooms: welcome and s1 are both in Hall",
        "order: s1 starts -5 minutes after welcome",
    ]


def test_the_zone_in_the_file_shows_the_same_instants_as_the_real_one(tmp_path: Path) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    wrong = calendar(events).replace(
        b"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000", b"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0030"
    )
    second_day = {item: text for item, text in RIGHT.items() if text.startswith("28")}
    faults = judge(tmp_path, wrong)
    assert sorted(fault.split(" cannot be read: ")[0] for fault in faults) == sorted(f"items: {i}" for i in second_day)
    assert (
        "items: s5 cannot be read: 2018-10-28 14:00:00 Europe/London is 2018-10-28 14:00:00 UTC, "
        "by the zone in the file 2018-10-28 13:30:00" in faults
    )


def test_a_time_is_a_whole_minute(tmp_path: Path) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    ics = calendar(events.replace("20181028T114500", "20181028T114530"))
    assert judge(tmp_path, ics) == ["items: s4 cannot be read: 2018-10-28 11:45:30 is not a whole minute"]


def test_a_time_needs_its_zone_in_the_file(tmp_path: Path) -> None:
    events = event("s5", RIGHT["s5"])
    ics = calendar(events).replace(LONDON.replace("\n", "\r\n").encode(), b"")
    assert judge(tmp_path, ics)[0] == "items: s5 cannot be read: no time zone 'Europe/London' in the file"


def observance(start: str, before: str, after: str, more: str = "") -> str:
    """Return one observance that begins at a clock time of the offset before."""
    return f"BEGIN:STANDARD\nDTSTART:{start}\n{more}TZOFFSETFROM:{before}\nTZOFFSETTO:{after}\nEND:STANDARD\n"


def rule(month: int, sunday: str) -> str:
    return f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={sunday}\n"


NEW_YORK = observance("20070311T020000", "-0500", "-0400", rule(3, "2SU")) + observance(
    "20071104T020000", "-0400", "-0500", rule(11, "1SU")
)
LORD_HOWE = observance("20081005T020000", "+1030", "+1100", rule(10, "1SU")) + observance(
    "20080406T020000", "+1100", "+1030", rule(4, "1SU")
)
CASABLANCA = observance("20180325T020000", "+0000", "+0100", "RDATE:20180617T020000\n") + observance(
    "20180513T030000", "+0100", "+0000"
)
# In Gaza the clocks went forward on the Saturday from the 24th of March on, and back on that from the 27th of October.
GAZA = observance("20180324T010000", "+0200", "+0300") + observance(
    "20160101T010000", "+0300", "+0200", "RDATE:20171028T010000\nRDATE;VALUE=DATE-TIME:20181027T010000\n"
)
ENDED = observance(
    "19961027T020000", "+0100", "+0000", rule(10, "-1SU").replace("\n", ";UNTIL=20171029T010000Z\n")
) + observance("20181028T020000", "+0100", "+0000")
BY_DATE = observance("20180325T010000", "+0000", "+0100") + observance(
    "20000101T020000", "+0100", "+0000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31\n"
)
ZONES = [
    ("Europe/London", LONDON),
    ("America/New_York", NEW_YORK),
    ("Asia/Kathmandu", observance("19860101T000000", "+0530", "+0545")),
    ("Australia/Lord_Howe", LORD_HOWE),
    ("Africa/Casablanca", CASABLANCA),
    ("Asia/Gaza", GAZA),
    ("Europe/London", LONDON[: LONDON.index("BEGIN:STANDARD")] + ENDED),
    ("Europe/London", BY_DATE),
]


@pytest.mark.parametrize(("name", "text"), ZONES)
def test_it_reads_a_zone_as_zoneinfo_does(name: str, text: str) -> None:
    zone, real = oracle.Zone(text, 2019), ZoneInfo(name)
    instants = [datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * step) for step in range(2 * 24 * 365)]
    assert [at for at in instants if zone.offset(at.replace(tzinfo=None)) != at.astimezone(real).utcoffset()] == []
    clocks = [at.astimezone(real).replace(tzinfo=None, fold=0) for at in instants]
    first = [clock.replace(tzinfo=real).astimezone(UTC).replace(tzinfo=None) for clock in clocks]
    assert [zone.instant(clock) for clock in clocks] == first


def test_a_time_that_clocks_skip_is_none() -> None:
    assert oracle.Zone(LONDON, 2019).instant(oracle.wall("20180325T013000")) is None


def test_a_rule_of_a_zone_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="the judge does not know this rule of a time zone"):
        oracle.Zone(LONDON.replace("BYMONTH=3", "BYWEEKNO=13"), 2019)


ALONE = """
programme: autumn
first_day: 2018-10-27
last_day: 2018-10-27
timezone: Europe/London
rooms: [{id: Hall, layouts: {theatre: 2}}, {id: Attic, layouts: {breakout: 9}}, {id: Cellar, layouts: {breakout: 9}}]
people:
  - {id: one, arrives: 2018-10-27 09:30, unavailable: [day 1 12:00-13:00, 2018-10-27 15:00-24:00]}
  - {id: two}
sessions:
  - {id: s1, format: plenary, speakers: [one], rapporteurs: [two]}
  - {id: s2, format: group, chair: one*}
fixtures: [{id: tea, at: day 1 14:00, minutes: 20}]
"""


def test_defaults_and_a_programme_without_a_house(tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text(ALONE, "utf-8")
    places = {"s1": "27 13:00-14:00 Hall", "tea": "27 14:00-14:20", "s2": "27 16:30-18:00 Attic"}
    right = "".join(event(*place) for place in places.items()).replace("\n ", "")
    right = right.replace("\\, Old Mill\\, Bath", "").replace("Old Mill\\, Bath", "")
    assert oracle.judge(tmp_path / "alone.yaml", calendar(right)) == []
    wrong = right.replace("T1300", "T1230").replace("T1800", "T1805")
    assert oracle.judge(tmp_path / "alone.yaml", calendar(wrong)) == [
        "length: s2 lasts 95 minutes, not 60 to 90",
        "hours: s2 is outside the hours",
        "presence: one is not there for all of s1",
    ]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (("expected: 9", "expected: 9\nwithdrawn: []"), "programme: the judge does not know withdrawn"),
        (("run: 105", "changeover: 10"), "limits: the judge does not know changeover"),
        (("avoid: [after-lunch]", "audience: [x]"), "sessions: the judge does not know audience"),
        (("kind: protected", "kind: protected, near: x"), "fixtures: the judge does not know near"),
        (("kind: protected", "kind: dance"), "press: no kind of fixture: dance"),
        (("after: s1,", "after: press,"), "no such session: press"),
        (("welcome: day 1", "farewell: day 1"), "a pin of nothing: farewell"),
        (("chair: early", "chair: nobody"), "s1: no such person: nobody"),
        (("Sun: [09:00-12:00,", "Sun: [12:00-12:00,"), "an empty window: '12:00-12:00'"),
        (("place: first, chair", "place: early, chair"), "welcome: not a place: 'early'"),
        (("on: Sun,", "on: Mon,"), "not a day of the event: 'mon'"),
        (("id: s2,", "id: press,"), "two items have one id"),
    ],
)
def test_it_refuses_what_it_cannot_judge(tmp_path: Path, edit: Words, message: str) -> None:
    events = "".join(event(item, text) for item, text in RIGHT.items())
    with pytest.raises(ValueError, match=f"^{message}$"):
        judge(tmp_path, calendar(events), edit)


def test_it_shares_nothing_with_the_program() -> None:
    tree = ast.parse(Path(oracle.__file__).read_text("utf-8"))
    nodes = list(ast.walk(tree))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {"." * node.level + (node.module or "") for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} - sys.stdlib_module_names == {"yaml"}
    assert not {"__import__", "import_module", "exec", "eval"} & {n.id for n in nodes if isinstance(n, ast.Name)}
