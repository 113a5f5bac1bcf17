"""Breaks, stretches and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.autumn import Case, judged

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, Case] = {
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
            ("run: 105", "run: 105, changeover: 0, informal_per_day: 1h45"),
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


@pytest.mark.parametrize(("wrong", "moves", "edits"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong_and_nothing_else(
    tmp_path: Path, wrong: list[str], moves: dict[str, str], edits: list[tuple[str, str]]
) -> None:
    assert judged(tmp_path, moves, edits) == wrong
