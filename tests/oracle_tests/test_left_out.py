"""What is left out or cancelled binds nothing, and takes what hangs on it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import Case, right_and_wrong

if TYPE_CHECKING:
    from pathlib import Path

TWO = """
limits: {run: 600}
sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, optional: true}]
"""
NEAR = TWO + "fixtures: [{id: photo, near: {after: s2}, minutes: 10}]\n"
RULE = """
limits: {run: 600}
sessions:
  - {id: s1, format: plenary, optional: true}
  - {id: s2, format: plenary, RULE}
"""
LONE = {"s2": "23 12:00-13:00 Hall"}
SPEECH = """
meals: [{id: dinner, between: 18:30-21:00, minutes: 90, on: nights}]
sessions: [{id: speech, during: dinner, minutes: 10, optional: true}]
"""


def alone(rule: str) -> tuple[str, dict[str, str]]:
    """Return a session with a rule about one that is left out, and its calendar."""
    return RULE.replace("RULE", rule), LONE


CASES: dict[str, Case] = {
    "what is optional may be missing": (
        TWO,
        {"s1": "23 09:00-10:00 Hall"},
        ("s2, format: plenary, optional: true", "s2, format: plenary, optional: no"),
        "items: s2 is missing",
    ),
    "held, it binds": (
        TWO,
        {"s1": "23 09:00-10:00 Hall", "s2": "23 12:00-13:00 Hall"},
        {"s2": "23 09:55-10:25 Barn"},
        "people: s1 and s2 overlap",
    ),
    "a part of a meal may be missing": (
        SPEECH,
        {"dinner@day-1": "23 18:30-20:00"},
        ("optional: true", "optional: no"),
        "items: speech is missing",
    ),
    "what is near is held with it": (
        NEAR,
        {"s1": "23 09:00-10:00 Hall", "s2": "23 12:00-13:00 Hall", "photo": "23 13:00-13:10"},
        {"photo": ""},
        "items: photo is missing",
    ),
    "what is near is left out with it": (
        NEAR,
        {"s1": "23 09:00-10:00 Hall"},
        {"photo": "23 13:00-13:10"},
        "items: photo is there, and s2 is not",
    ),
    "after": (*alone("after: s1"), {"s1": "23 15:00-16:00 Hall"}, "order: s2 starts -240 minutes after s1"),
    "same day": (*alone("same_day: [s1]"), {"s1": "24 09:00-10:00 Hall"}, "order: s2 is not on the day of s1"),
    "other day": (*alone("other_day: [s1]"), {"s1": "23 15:00-16:00 Hall"}, "order: s2 is on the day of s1"),
    "report back": (
        *alone("report_back: s1"),
        {"s1": "24 09:00-10:00 Hall"},
        "order: s2 does not report back to s1 within pause",
    ),
    "place": (*alone("place: first"), {"s1": "23 09:00-10:00 Hall"}, "order: s2 is not first"),
    "pins": (
        RULE.replace("RULE", "") + "pins: {s1: day 1 09:00}",
        LONE,
        {"s1": "23 09:30-10:00 Hall"},
        "pins: s1 is not at day 1 09:00",
    ),
    "a cancelled session is no item": (
        RULE.replace("RULE", "after: s1").replace("optional", "cancelled")
        + "pins: {s1: day 1 09:00}\nfixtures: [{id: photo, near: {before: s1}, minutes: 10}]",
        LONE,
        {"s1": "23 09:00-10:00 Hall"},
        "items: not in the programme: 1. s1",
    ),
    "nor is what is near it": (
        RULE.replace("RULE", "").replace("optional", "cancelled")
        + "fixtures: [{id: photo, near: {before: s1}, minutes: 10}]",
        LONE,
        {"photo": "23 08:50-09:00"},
        "items: not in the programme: photo",
    ),
    "nor is a cancelled part of a meal": (
        SPEECH.replace("optional", "cancelled"),
        {"dinner@day-1": "23 18:30-20:00"},
        {"speech": "23 19:00-19:10"},
        "items: not in the programme: speech",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_wrong_is_said_in_one_sentence(tmp_path: Path, case: Case) -> None:
    assert right_and_wrong(tmp_path, case) == ([], [case[-1]])
