"""The items of a calendar and their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.autumn import Case, judged

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, Case] = {
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


@pytest.mark.parametrize(("wrong", "moves", "edits"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong_and_nothing_else(
    tmp_path: Path, wrong: list[str], moves: dict[str, str], edits: list[tuple[str, str]]
) -> None:
    assert judged(tmp_path, moves, edits) == wrong
