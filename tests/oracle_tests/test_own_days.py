"""Limits hold for each person's own day, and far away for each person's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import Case, right_and_wrong

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
people: [{id: host}, {id: miner, tags: mine}, {id: baker, tags: bread}]
sessions:
  - {id: s1, format: plenary}
  - {id: s2, format: plenary, audience: [mine, host]}
  - {id: s3, format: plenary, audience: [bread, host]}
limits: {run: 125}
"""
DAY = {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Hall", "s3": "23 14:00-15:00 Hall"}
LUNCH = "fixtures: [{id: lunch, at: day 1 12:00, minutes: 60, kind: meal}]\n"
HELD = DAY | {"lunch": "23 12:00-13:00"}
LONG = """
hours: {day 1: 09:00-18:00}
sessions:
  - {id: s1, format: plenary, minutes: 90}
  - {id: s2, format: plenary, minutes: 90, audience: [mine]}
  - {id: s3, format: plenary, minutes: 60, chair: miner}
limits: {run: 500, informal_per_day: 60}
"""
ALL_DAY = {"s1": "23 09:00-10:30 Hall", "s2": "23 11:00-12:30 Hall", "s3": "23 13:00-14:00 Hall"}
FAR = """
people: [{id: host}, {id: far, remote: yes, timezone: America/New_York}]
sessions: [{id: s1, format: plenary, speakers: [far]}]
"""
NOON = {"s1": "23 12:00-13:00 Hall"}
CASES: dict[str, Case] = {
    "a stretch of somebody's own sessions": (
        OWN + LUNCH,
        HELD,
        {"s2": "23 10:10-11:10 Hall"},
        "rest: 130 minutes from s1 to s2 without a pause for host",
    ),
    "a stretch of nobody's": (
        OWN.replace(", host]", "]") + LUNCH.replace("day 1 12:00", "day 1 17:00"),
        {"s1": "23 10:00-11:00 Hall", "s2": "23 09:00-10:00 Hall", "s3": "23 11:00-12:00 Hall"}
        | {"lunch": "23 17:00-18:00"},
        ("[bread]", "[bread, miner]"),
        "rest: 180 minutes from s2 to s3 without a pause for miner",
    ),
    "formal minutes": (
        OWN.replace("run: 125", "run: 125, formal_per_day: 130") + LUNCH,
        {**HELD, "s2": "24 09:00-10:00 Hall"},
        {"s2": "23 10:00-11:00 Hall"},
        "load: 180 formal minutes on day 1 for host",
    ),
    "formal minutes of nobody": (
        OWN.replace(", host]", "]").replace("run: 125", "run: 125, formal_per_day: 130") + LUNCH,
        HELD,
        ("[bread]", "[bread, miner]"),
        "load: 180 formal minutes on day 1 for miner",
    ),
    "sessions": (
        OWN.replace(", host]", "]").replace("run: 125", "run: 125, sessions_per_day: 2") + LUNCH,
        HELD,
        ("[mine]", "[mine, baker]"),
        "load: 3 numbered sessions on day 1 for baker",
    ),
    "a part counts like an audience": (
        OWN.replace(", host]", "]").replace("run: 125", "run: 125, sessions_per_day: 2") + LUNCH,
        HELD,
        ("audience: [mine]", "audience: [mine], chair: baker"),
        "load: 3 numbered sessions on day 1 for baker",
    ),
    "sessions without a number": (
        OWN.replace(", host]", "]")
        .replace("run: 125", "run: 125, sessions_per_day: 1")
        .replace("s1,", "s1, numbered: no,")
        + LUNCH,
        HELD,
        ("[mine]", "[mine, baker]"),
        "load: 2 numbered sessions on day 1 for baker",
    ),
    "informal minutes of those who sit for four hours": (
        LONG,
        ALL_DAY,
        ("informal_per_day: 60", "informal_per_day: 61"),
        "load: 60 informal minutes on day 1 for miner",
    ),
    "the day of everybody, where nobody is listed": (
        """
people: []
expected: 9
limits: {sessions_per_day: 1, run: 600}
sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]
""",
        {"s1": "23 09:00-10:00 Hall", "s2": "24 09:00-10:00 Hall"},
        {"s2": "23 14:00-15:00 Hall"},
        "load: 2 numbered sessions on day 1",
    ),
    "far away, not before seven": (
        FAR,
        NOON,
        {"s1": "23 11:55-12:55 Hall"},
        "presence: far is not there for all of s1",
    ),
    "far away, not after ten": (
        FAR.replace("America/New_York", "Asia/Kolkata"),
        {"s1": "23 16:30-17:30 Hall"},
        {"s1": "23 16:35-17:35 Hall"},
        "presence: far is not there for all of s1",
    ),
    "far away, a longer day": (
        FAR.replace("remote: yes", "remote: yes, remote_hours: 06:00-23:00"),
        {"s1": "23 11:00-12:00 Hall"},
        {"s1": "23 10:55-11:55 Hall"},
        "presence: far is not there for all of s1",
    ),
    "far away, past midnight there": (
        FAR.replace("America/New_York", "Asia/Tokyo").replace("remote: yes", "remote: yes, remote_hours: 00:00-24:00"),
        {"s1": "23 15:30-16:30 Hall"},
        ("00:00-24:00", "00:30-24:00"),
        "presence: far is not there for all of s1",
    ),
    "far away, in the zone of the event": (
        FAR.replace(", timezone: America/New_York", "").replace("yes", "yes, remote_hours: 10:00-22:00"),
        {"s1": "23 10:00-11:00 Hall"},
        {"s1": "23 09:55-10:55 Hall"},
        "presence: far is not there for all of s1",
    ),
    "a time zone alone binds nothing": (
        FAR.replace("remote: yes, ", ""),
        {"s1": "23 09:00-10:00 Hall"},
        ("{id: far,", "{id: far, remote: true,"),
        "presence: far is not there for all of s1",
    ),
    "first of its own people's sessions": (
        OWN.replace("s3, format: plenary", "s3, format: plenary, place: first").replace(", host]", "]") + LUNCH,
        {**HELD, "s1": "23 14:00-15:00 Hall", "s3": "23 11:00-12:00 Hall"},
        ("audience: [mine]", "audience: [mine, bread]"),
        "order: s3 is not first",
    ),
    "hours in two ranges": (
        "hours: {day 1: [09:00-12:00, 14:00-18:00]}\nsessions: [{id: s1, format: plenary}]",
        {"s1": "23 14:00-15:00 Hall"},
        {"s1": "23 13:55-14:55 Hall"},
        "hours: s1 is outside the hours",
    ),
    "the minutes of its parts": (
        "sessions: [{id: s1, format: plenary, parts: [{title: One, minutes: 18}, {title: Two, minutes: 20}]}]",
        {"s1": "23 09:00-09:40 Hall"},
        {"s1": "23 09:00-09:35 Hall"},
        "length: s1 lasts 35 minutes, not 40 to 60",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_wrong_is_said_in_one_sentence(tmp_path: Path, case: Case) -> None:
    assert right_and_wrong(tmp_path, case) == ([], [case[-1]])
