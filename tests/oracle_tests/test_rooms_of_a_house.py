"""Ways between rooms, rooms set out anew, closed rooms, steps, and who needs a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle.ways import written
from tests.oracle_tests.fair import Case, right_and_wrong

if TYPE_CHECKING:
    from pathlib import Path

TWO = "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]\nlimits: {run: 300}\n"
BOTH = {"s1": "23 09:00-10:00 Hall", "s2": "23 10:05-11:05 Barn"}
SOON = {"s2": "23 10:00-11:00 Barn"}
FAR = "rooms: [{id: hall, name: Hall, layouts: {theatre: 20}}, {id: barn, name: Barn, layouts: {theatre: 20}}, ROOM]\n"
ONE = "sessions: [{id: s1, format: plenary}]\n"
TEA = "walk: {hall: {barn: 10}}\nfixtures: [{id: tea, at: day 1 10:10, minutes: 30, room: barn}]\n"
STEPS = """
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 20, breakout: 9}, step_free: true}
  - {id: barn, name: Barn, layouts: {theatre: 20, breakout: 9}}
  - {id: loft, name: Loft, layouts: {breakout: 9}}
people: [{id: host}, {id: miner, needs: no nuts; step-free, tags: mine}]
sessions: [{id: s1, format: plenary}]
"""
S1 = {"s1": "23 09:00-10:00 Hall"}
SEATS = "rooms: [{id: nook, name: Nook, layouts: {theatre: 3}}]\n" + ONE
NOOK = {"s1": "23 09:00-10:00 Nook"}
CASES: dict[str, Case] = {
    "a walk": (TWO + "walk: {barn: {hall: 5}}", BOTH, SOON, "rooms: 0 minutes from s1 to s2, which are 5 apart"),
    "a way over another room is shorter": (
        TWO + "walk: {barn: {hall: 30, nook: 3}, nook: {hall: 2}}",
        BOTH,
        SOON,
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "no way over rooms of which nothing is written": (
        TWO + "walk: {barn: {hall: 5, nook: 1}, loft: {hall: 1}}",
        BOTH,
        SOON,
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "no walk where nothing is written, not even over another room": (
        TWO + "walk: {nook: {hall: 5, barn: 5}}",
        BOTH | SOON,
        ("nook: {hall: 5, barn: 5}", "hall: {barn: 5}"),
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "a room away from all others": (
        TWO + FAR.replace("ROOM", "{id: nook, name: Nook, away: 15}").replace("name: Barn,", "name: Barn, away: 5,"),
        BOTH,
        SOON,
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "two rooms away, and the larger counts": (
        TWO
        + FAR.replace("name: Barn,", "name: Barn, away: 3,")
        .replace("name: Hall,", "name: Hall, away: 5,")
        .replace(", ROOM", ""),
        BOTH,
        SOON,
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "a written way is shorter than away": (
        TWO + "walk: {barn: {hall: 5}}\n" + FAR.replace("name: Barn,", "name: Barn, away: 20,").replace(", ROOM", ""),
        BOTH,
        SOON,
        "rooms: 0 minutes from s1 to s2, which are 5 apart",
    ),
    "the longest way of a group session": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: group}]\nwalk: {hall: {nook: 5, loft: 10}}\n",
        S1 | {"s2": "23 10:10-10:45 Nook; Loft"},
        {"s2": "23 10:05-10:45 Nook; Loft"},
        "rooms: 5 minutes from s1 to s2, which are 10 apart",
    ),
    "no walk between the same groups": (
        "sessions: [{id: s1, format: group}, {id: s2, format: group}]\nwalk: {nook: {loft: 10}}\n",
        {"s1": "23 09:00-10:00 Nook; Loft", "s2": "23 10:00-10:45 Loft; Nook"},
        ("{id: loft, name: Loft,", "{id: loft, name: Loft, closed: day 1 10:40-10:45,"),
        "rooms: s2 is in Loft, which is closed",
    ),
    "a walk to a fixture": (
        ONE + TEA,
        S1 | {"tea": "23 10:10-10:40 Barn"},
        {"s1": "23 09:05-10:05 Hall"},
        "rooms: 5 minutes from s1 to tea, which are 10 apart",
    ),
    "a walk to a fixture for those who have a part": (
        ONE.replace("plenary", "plenary, chair: host") + TEA.replace("room: barn", "room: barn, people: [miner]"),
        {"s1": "23 09:05-10:05 Hall", "tea": "23 10:10-10:40 Barn"},
        ("people: [miner]", "people: [host]"),
        "rooms: 5 minutes from s1 to tea, which are 10 apart",
    ),
    "walk and pause together": (
        TWO + "walk: {hall: {barn: 30}}\nfixtures: [{id: tea, at: day 1 10:00, minutes: 20}]",
        {"s1": "23 09:00-10:00 Hall", "tea": "23 10:00-10:20", "s2": "23 10:30-11:00 Barn"},
        {"s2": "23 10:20-11:00 Barn"},
        "rooms: 20 minutes from s1 to s2, which are 30 apart",
    ),
    "a room is set out anew": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: roundtable}]",
        S1 | {"s2": "23 10:10-10:40 Hall"},
        {"s2": "23 10:05-10:40 Hall"},
        "rooms: 5 minutes from s1 to s2 to set out Hall anew",
    ),
    "not where it stays as it is": (
        "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]",
        S1 | {"s2": "23 10:00-10:40 Hall"},
        ("s2, format: plenary", "s2, format: roundtable"),
        "rooms: 0 minutes from s1 to s2 to set out Hall anew",
    ),
    "a room is closed": (
        ONE + FAR.replace(", ROOM", "").replace("name: Hall,", "name: Hall, closed: [day 2, 10:00-11:00],"),
        S1,
        {"s1": "23 09:05-10:05 Hall"},
        "rooms: s1 is in Hall, which is closed",
    ),
    "a fixture keeps to it": (
        "fixtures: [{id: tea, at: day 2 10:00, minutes: 30, room: hall}]",
        {"tea": "24 10:00-10:30 Hall"},
        ("name: Hall,", "name: Hall, closed: [day 2],"),
        "rooms: tea is in Hall, which is closed",
    ),
    "a room without a step": (STEPS, S1, {"s1": "23 09:00-10:00 Barn"}, "room-fit: s1 has no room without a step"),
    "not for somebody far away": (
        STEPS.replace("tags: mine", "tags: mine, remote: yes"),
        {"s1": "23 14:00-15:00 Barn"},
        ("remote: yes", "remote: no"),
        "room-fit: s1 has no room without a step",
    ),
    "not for somebody who is not due": (
        STEPS.replace("s1, format: plenary", "s1, format: plenary, audience: [host]"),
        {"s1": "23 09:00-10:00 Barn"},
        ("audience: [host]", "audience: [host, mine]"),
        "room-fit: s1 has no room without a step",
    ),
    "not where every room has one": (
        STEPS.replace("step_free: true", "step_free: no"),
        {"s1": "23 09:00-10:00 Barn"},
        ("step_free: no", "step_free: yes"),
        "room-fit: s1 has no room without a step",
    ),
    "one group without a step": (
        STEPS.replace("s1, format: plenary", "s1, format: group"),
        {"s1": "23 09:00-10:00 Hall; Loft"},
        {"s1": "23 09:00-10:00 Barn; Loft"},
        "room-fit: s1 has no room without a step",
    ),
    "no seat for somebody far away": (
        SEATS.replace("sessions", "people: [{id: a}, {id: b}, {id: c}, {id: d, remote: yes}]\nsessions"),
        NOOK,
        ("remote: yes", "remote: no"),
        "room-fit: s1 has too few seats for 4 people",
    ),
    "a seat also for somebody who is away": (
        SEATS.replace("sessions", "people: [{id: a}, {id: b}, {id: c, arrives: day 1 10:00}]\nsessions"),
        NOOK,
        ("day 1 10:00}", "day 1 10:00}, {id: d, arrives: day 1 10:00}"),
        "room-fit: s1 has too few seats for 4 people",
    ),
    "seats for those who are due": (
        SEATS.replace("s1, format: plenary", "s1, format: plenary, audience: [mine, bread], chair: host"),
        NOOK,
        ("[mine, bread]", "[mine, bread, guest]"),
        "room-fit: s1 has too few seats for 4 people",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_wrong_is_said_in_one_sentence(tmp_path: Path, case: Case) -> None:
    assert right_and_wrong(tmp_path, case) == ([], [case[-1]])


def test_the_ways_of_the_programme_stand_above_those_of_the_house_pair_by_pair() -> None:
    house = {"walk": {"hall": {"barn": "5", "loft": "4"}}}
    assert written(house, {"walk": {"barn": {"hall": "1h"}}}) == {
        frozenset({"hall", "barn"}): 60,
        frozenset({"hall", "loft"}): 4,
    }
