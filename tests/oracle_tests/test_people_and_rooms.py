"""Who is in two places or away, and which room will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.autumn import Case, judged

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, Case] = {
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
    "two groups at least": ([], {}, [("groups: 2, ", "")]),
    "as many groups as tens of people": (
        ["room-fit: g1 has 2 different rooms, not 3"],
        {},
        [
            ("groups: 2, ", ""),
            ("expected: 9", "expected: 25"),
            ("theatre: 12, roundtable: 12", "theatre: 25, roundtable: 25"),
        ],
    ),
    "a room without the layout": (
        ["room-fit: s4 has a room without the layout roundtable"],
        {"s4": "28 10:30-11:45 Blue Room"},
        [],
    ),
    "too few seats": (
        ["room-fit: s3 has too few seats for 9 people"],
        {"s3": "27 14:15-14:45 Blue Room"},
        [],
    ),
    "seats for so many": (
        [],
        {"s3": "27 14:15-14:45 Blue Room"},
        [("expected: 9", "expected: 8"), ("breakout: 5, theatre: 7", "breakout: 5, theatre: 8")],
    ),
    "too few seats for a group": (
        ["room-fit: g1 has too few seats for 10 people"],
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


@pytest.mark.parametrize(("wrong", "moves", "edits"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong_and_nothing_else(
    tmp_path: Path, wrong: list[str], moves: dict[str, str], edits: list[tuple[str, str]]
) -> None:
    assert judged(tmp_path, moves, edits) == wrong
