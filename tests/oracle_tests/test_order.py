"""What comes after what, and the pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.autumn import Case, judged

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, Case] = {
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


@pytest.mark.parametrize(("wrong", "moves", "edits"), CASES.values(), ids=CASES)
def test_it_names_what_is_wrong_and_nothing_else(
    tmp_path: Path, wrong: list[str], moves: dict[str, str], edits: list[tuple[str, str]]
) -> None:
    assert judged(tmp_path, moves, edits) == wrong
