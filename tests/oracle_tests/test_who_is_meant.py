"""Items for some people, private ones, residents, and whoever cannot come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import Case, right_and_wrong

if TYPE_CHECKING:
    from pathlib import Path

S1 = "sessions: [{id: s1, format: plenary, chair: host}]\n"
CALL = "fixtures: [{id: call, at: day 1 10:00, minutes: 30, people: [mine]}]\n"
BESIDE = {"s1": "23 10:00-11:00 Hall", "call": "23 10:00-10:30"}
CLEAR = {"s1": "23 10:30-11:30 Hall", "call": "23 10:00-10:30"}
BREAKFAST = """
meals: [{id: breakfast, between: 08:00-11:00, minutes: 30, on: day 2, people: residents, blocks: sessions}]
sessions: [{id: s1, format: plenary, audience: [bread]}]
"""
MORNING = {"s1": "24 09:00-10:00 Hall", "breakfast@day-2": "24 09:30-10:00"}
SUPPER = """
meals: [{id: supper, between: 18:00-21:00, minutes: 30-90, on: day 1}]
fixtures:
  - {id: call, at: day 1 18:30, minutes: 20, people: [mine]}
  - {id: talk, at: day 1 19:30, minutes: 90, people: [bread]}
"""
AT_SUPPER = {"call": "23 18:30-18:50", "talk": "23 19:30-21:00", "supper@day-1": "23 18:50-19:30"}
HUSH = """
limits: {run: 600}
breaks: [{id: coffee, between: 10:00-11:30, minutes: 30, on: day 1}]
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 20}}
  - {id: nook, name: Nook, layouts: {}, closed: 10:15-10:35}
fixtures: [{id: word, near: {SIDE, in: break}, minutes: 10, room: nook, people: [host], private: true}]
sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}, {id: s3, format: plenary, optional: true}]
"""
HUSHED = {"s1": "23 09:00-10:00 Hall", "coffee@day-1": "23 10:05-10:35", "s2": "23 10:35-11:35 Hall"}
CASES: dict[str, Case] = {
    "a part keeps people from a call": (
        S1 + CALL,
        BESIDE,
        ("chair: host", "chair: miner"),
        "people: call and s1 overlap",
    ),
    "a part of a part does too": (
        S1 + CALL,
        BESIDE,
        ("chair: host", "chair: host, parts: [{title: One, minutes: 10, speakers: [miner]}]"),
        "people: call and s1 overlap",
    ),
    "an open part does not": (
        S1.replace("chair: host", "chair: host, speakers: [miner*]") + CALL,
        BESIDE,
        ("[miner*]", "[miner]"),
        "people: call and s1 overlap",
    ),
    "a call that blocks sessions": (
        S1 + CALL,
        BESIDE,
        ("people: [mine]", "people: [mine], blocks: sessions"),
        "people: call and s1 overlap",
    ),
    "a call that blocks the sessions of others": (
        S1.replace("chair: host", "audience: [bread, guest]") + CALL.replace("[mine]", "[mine], blocks: sessions"),
        BESIDE,
        ("audience: [bread, guest]", "audience: [bread, miner]"),
        "people: call and s1 overlap",
    ),
    "an optional call blocks nobody": (
        S1.replace("host", "miner") + CALL.replace("[mine]", "[mine], blocks: sessions, attendance: optional"),
        BESIDE,
        (", attendance: optional", ""),
        "people: call and s1 overlap",
    ),
    "people by their ids": (
        S1 + CALL.replace("[mine]", "[baker, guest]"),
        BESIDE,
        ("[baker, guest]", "[baker, host]"),
        "people: call and s1 overlap",
    ),
    "a call for some is no pause": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]\n" + CALL.replace("[mine]", "[none]"),
        {"s1": "23 09:00-10:00 Hall", "call": "23 10:00-10:30", "s2": "23 10:15-10:45 Hall"},
        {"s2": "23 10:20-10:50 Hall"},
        "rest: 110 minutes from s1 to s2 without a pause",
    ),
    "a protected item is no pause": (
        """
sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]
fixtures: [{id: check, at: day 1 10:00, minutes: 30, kind: protected}]
""",
        {"s1": "23 09:15-10:00 Hall", "check": "23 10:00-10:30", "s2": "23 10:30-11:00 Hall"},
        {"s1": "23 09:00-10:00 Hall"},
        "rest: 120 minutes from s1 to s2 without a pause",
    ),
    "a protected item blocks": (
        S1 + "fixtures: [{id: check, at: day 1 10:00, minutes: 30, kind: protected}]",
        {"check": "23 10:00-10:30", "s1": "23 10:30-11:30 Hall"},
        {"s1": "23 09:45-10:15 Hall"},
        "people: s1 and check overlap",
    ),
    "each day has its own": (
        S1 + "fixtures: [{id: call, at: 08:30, each: [day 1, day 2], minutes: 25}]",
        {"s1": "23 10:00-11:00 Hall", "call@day-1": "23 08:30-08:55", "call@day-2": "24 08:30-08:55"},
        {"call@day-2": "24 08:35-09:00"},
        "fixtures: call@day-2 is not at its time",
    ),
    "a private item keeps to its time, and is not shown": (
        S1 + CALL.replace("people: [mine]", "people: [mine], private: true"),
        {"s1": "23 10:00-11:00 Hall"},
        ("chair: host", "chair: miner"),
        "people: call and s1 overlap",
    ),
    "a private item is shown": (
        S1 + CALL.replace("people: [mine]", "people: [mine], private: true"),
        {"s1": "23 10:00-11:00 Hall"},
        {"call": "23 10:00-10:30"},
        "items: call is private",
    ),
    "a private item near a session": (
        S1.replace("]\n", ", {id: s2, format: plenary, chair: host}]\n")
        + "fixtures: [{id: word, near: {after: s1}, minutes: 10, people: [host], private: true}]",
        {"s1": "23 09:00-10:00 Hall", "s2": "23 10:10-10:40 Hall"},
        {"s2": "23 10:05-10:35 Hall"},
        "people: word and s2 overlap",
    ),
    "a private item in the break after a session": (
        HUSH.replace("SIDE", "after: s1"),
        HUSHED,
        ("closed: 10:15-10:35", "closed: 10:14-10:35"),
        "rooms: word is in Nook, which is closed",
    ),
    "a private item in the break before a session": (
        HUSH.replace("SIDE", "before: s2").replace("10:15-10:35", "10:05-10:25"),
        HUSHED,
        ("closed: 10:05-10:25", "closed: 10:05-10:26"),
        "rooms: word is in Nook, which is closed",
    ),
    "a private item near a session that is left out": (
        HUSH.replace("SIDE, in: break", "after: s3").replace("10:15-10:35", "15:00-15:10"),
        HUSHED,
        {"s3": "23 14:30-15:00 Hall"},
        "rooms: word is in Nook, which is closed",
    ),
    "residents have breakfast": (
        BREAKFAST,
        MORNING | {"s1": "24 10:00-11:00 Hall"},
        {"s1": "24 09:00-10:00 Hall"},
        "people: s1 and breakfast@day-2 overlap",
    ),
    "a day guest has none": (
        BREAKFAST.replace("[bread]", "[guest]"),
        MORNING,
        ("audience: [guest]", "audience: [miner, guest]"),
        "people: s1 and breakfast@day-2 overlap",
    ),
    "nor has somebody who comes after the night": (
        BREAKFAST + "people: [{id: late, tags: bread, arrives: day 2 00:00}, {id: x}]",
        MORNING,
        ("arrives: day 2 00:00", "arrives: day 1 23:55"),
        "people: s1 and breakfast@day-2 overlap",
    ),
    "nor somebody far away": (
        BREAKFAST + "people: [{id: far, tags: bread, remote: yes}, {id: x}]",
        MORNING,
        ("remote: yes", "remote: no"),
        "people: s1 and breakfast@day-2 overlap",
    ),
    "in the evening the night to come counts": (
        """
fixtures: [{id: call, at: day 1 12:00, minutes: 30, people: residents}]
sessions: [{id: s1, format: plenary, chair: host}]
people: [{id: host, departs: day 1 24:00}]
""",
        {"s1": "23 12:00-13:00 Hall", "call": "23 12:00-12:30"},
        ("departs: day 1 24:00", "departs: day 2 08:00"),
        "people: call and s1 overlap",
    ),
    "before noon the night before counts": (
        """
fixtures: [{id: call, at: day 2 11:55, minutes: 30, people: residents}]
sessions: [{id: s1, format: plenary, chair: host}]
people: [{id: host, arrives: day 2 08:00}]
""",
        {"s1": "24 12:00-13:00 Hall", "call": "24 11:55-12:25"},
        ("arrives: day 2 08:00", "arrives: day 1 20:00"),
        "people: call and s1 overlap",
    ),
    "a meal keeps clear of a call": (
        SUPPER.replace("[bread]", "[nobody]"),
        AT_SUPPER | {"supper@day-1": "23 19:00-20:00"},
        {"supper@day-1": "23 18:45-19:45"},
        "people: supper@day-1 and call overlap",
    ),
    "a meal keeps clear of two calls": (
        SUPPER,
        AT_SUPPER,
        {"supper@day-1": "23 18:50-19:35"},
        "people: supper@day-1 and talk overlap",
    ),
    "a meal that cannot keep clear of the later call": (
        SUPPER.replace("30-90", "45-90"),
        AT_SUPPER | {"supper@day-1": "23 18:50-20:00"},
        {"supper@day-1": "23 18:40-19:30"},
        "people: supper@day-1 and call overlap",
    ),
    "a meal for some keeps clear of a fixture for all": (
        """
meals: [{id: supper, between: 18:00-21:00, minutes: 30, on: day 1, people: [mine]}]
fixtures: [{id: tour, at: day 1 18:00, minutes: 60}]
""",
        {"tour": "23 18:00-19:00", "supper@day-1": "23 19:00-19:30"},
        {"supper@day-1": "23 18:40-19:10"},
        "people: supper@day-1 and tour overlap",
    ),
    "a meal for others need not": (
        SUPPER.replace("on: day 1", "on: day 1, people: [mine]"),
        AT_SUPPER | {"supper@day-1": "23 19:30-20:00"},
        ("people: [bread]", "people: [bread, mine]"),
        "people: supper@day-1 and talk overlap",
    ),
    "those with a part are there, others need not be": (
        S1.replace("host", "miner") + "people: [{id: miner}, {id: away, unavailable: day 1}]",
        {"s1": "23 10:00-11:00 Hall"},
        ("{id: miner}", "{id: miner, unavailable: 10:30-10:45}"),
        "presence: miner is not there for all of s1",
    ),
    "a part of somebody who has withdrawn binds nothing": (
        S1.replace("host", "miner")
        + "people: [{id: miner, unavailable: day 1}, {id: host, unavailable: day 1}]\nwithdrawn: [miner]",
        {"s1": "23 10:00-11:00 Hall"},
        ("withdrawn: [miner]", "withdrawn: [host]"),
        "presence: miner is not there for all of s1",
    ),
    "somebody who has withdrawn needs no seat": (
        S1.replace("s1, format: plenary, chair: host", "s1, format: group") + "withdrawn: [host, miner]\n"
        "rooms: [{id: a, layouts: {breakout: 1}}, {id: b, layouts: {breakout: 1}}]",
        {"s1": "23 10:00-11:00 a; b"},
        ("withdrawn: [host, miner]", "withdrawn: [host]"),
        "room-fit: s1 has too few seats for 3 people",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_wrong_is_said_in_one_sentence(tmp_path: Path, case: Case) -> None:
    assert right_and_wrong(tmp_path, case) == ([], [case[-1]])
