"""What each term measures in a right calendar; terms that are not named measure nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import costs

if TYPE_CHECKING:
    from pathlib import Path

Measured = tuple[str, dict[str, str], dict[str, int]]
DAY = "hours: {day 1: 09:00-18:00}\nlimits: {run: 600}\n"
ONE = DAY + "sessions: [{id: s1, format: plenary}]\n"
TWO = DAY + "sessions: [{id: s1, format: plenary}, {id: s2, format: roundtable}]\n"
S1 = {"s1": "23 09:00-10:00 Hall"}
CALL = "fixtures: [{id: call, at: day 1 09:30, minutes: 10, people: [mine, host], blocks: parts}]\n"
CALLED = S1 | {"call": "23 09:30-09:40"}
LUNCH = "meals: [{id: lunch, between: 12:00-14:00, minutes: 60, on: day 1}]\n"
AFTER_LUNCH = (
    DAY + LUNCH + "sessions: [{id: s1, format: roundtable}, {id: s2, format: plenary}, {id: s3, format: roundtable}]\n"
)
ATE = {"lunch@day-1": "23 12:30-13:30", "s1": "23 11:30-12:30 Hall"}
AFTERNOON = ATE | {"s2": "23 13:30-14:30 Barn", "s3": "23 14:30-15:30 Hall"}
WISH = DAY + LUNCH + "sessions: [{id: s1, format: roundtable}, {id: s2, format: group, WISH}]\n"
WISHED = ATE | {"s2": "23 14:00-15:00 Nook; Loft"}


def wished(text: str, count: int) -> Measured:
    return WISH.replace("WISH", text), WISHED, ({"wishes": count} if count else {}) | {"idle": 30}


SESSIONS: dict[str, Measured] = {
    "nothing": (ONE, S1, {}),
    "left out": (
        TWO.replace("roundtable}", "roundtable, optional: true}, {id: s3, format: group, optional: yes}"),
        S1,
        {"drop": 2},
    ),
    "cancelled is not left out": (
        ONE.replace("}]", "}, {id: s2, format: group, optional: yes, cancelled: yes}]"),
        S1,
        {},
    ),
    "a part of a meal left out": (
        DAY + LUNCH + "sessions: [{id: speech, during: lunch, minutes: 10, optional: true}]",
        {"lunch@day-1": "23 12:30-13:30"},
        {"drop": 1},
    ),
    "shorter than best": (
        ONE.replace("plenary}", "plenary, minutes: {least: 50, best: 65, most: 90}}"),
        S1,
        {"duration": 5},
    ),
    "longer than best": (ONE.replace("plenary}", "plenary, minutes: {least: 50, best: 55, most: 90}}"), S1, {}),
    "best is raised to the sum of the parts": (
        ONE.replace(
            "plenary}", "plenary, minutes: {least: 30, best: 40, most: 90}, parts: [{title: One, minutes: 48}]}"
        ),
        {"s1": "23 09:00-09:50 Hall"},
        {},
    ),
    "a part of a meal shorter than best": (
        DAY + LUNCH + "sessions: [{id: speech, during: lunch, minutes: 10-20}]",
        {"lunch@day-1": "23 12:30-13:30", "speech": "23 12:30-12:45"},
        {"duration": 5},
    ),
    "somebody is away": (
        ONE + "people: [{id: a}, {id: b, arrives: day 1 09:30}, {id: c, departs: day 1 09:05}]",
        S1,
        {"attendance": 2},
    ),
    "somebody is away for two reasons, and counts once": (
        ONE + "people: [{id: a, unavailable: [09:00-09:10, 09:20-09:30]}, {id: b}]",
        S1,
        {"attendance": 1},
    ),
    "somebody who is not due is away": (
        ONE.replace("plenary}", "plenary, audience: [mine]}")
        + "people: [{id: a, arrives: day 2}, {id: b, tags: mine}]",
        S1,
        {},
    ),
    "somebody far away sleeps": (
        ONE + "people: [{id: a}, {id: b, remote: yes, timezone: America/New_York}]",
        S1,
        {"attendance": 1},
    ),
    "an open part of somebody who is away": (
        ONE.replace("plenary}", "plenary, speakers: [b*]}") + "people: [{id: a}, {id: b, arrives: day 2}]",
        S1,
        {"attendance": 10},
    ),
    "an open part in a part, of somebody not due": (
        ONE.replace("plenary}", "plenary, audience: [a], parts: [{title: One, minutes: 9, speakers: ['b*', '*']}]}")
        + "people: [{id: a}, {id: b, arrives: day 2}]",
        S1,
        {"attendance": 10},
    ),
    "an open part in a meal, of somebody who is away": (
        DAY + LUNCH + "sessions: [{id: speech, during: lunch, minutes: 10, speakers: [b*]}]\n"
        "people: [{id: a}, {id: b, arrives: day 2}, {id: c, arrives: day 2}]",
        {"lunch@day-1": "23 12:30-13:30", "speech": "23 12:30-12:40"},
        {"attendance": 10},
    ),
    "somebody who has withdrawn": (
        ONE.replace("plenary}", "plenary, speakers: [b*]}")
        + "people: [{id: a}, {id: b, arrives: day 2}]\nwithdrawn: b",
        S1,
        {},
    ),
    "a call at the same time": (ONE + CALL, CALLED, {"attendance": 2}),
    "an optional call": (ONE + CALL.replace("blocks", "attendance: optional, blocks"), CALLED, {}),
    "a call, and an open part": (
        ONE.replace("plenary}", "plenary, speakers: [host*]}") + CALL,
        CALLED,
        {"attendance": 11},
    ),
    "a call that blocks sessions, and an open part of somebody not due": (
        ONE.replace("plenary}", "plenary, audience: [bread], chair: host*}")
        + CALL.replace("blocks: parts", "blocks: sessions"),
        CALLED,
        {"attendance": 10},
    ),
    "a plenary after lunch": (AFTER_LUNCH, AFTERNOON, {"graveyard": 1, "rooms": 2, "alternation": 1}),
    "a welcome after lunch": (
        AFTER_LUNCH.replace("s2, format: plenary", "s2, format: plenary, numbered: no"),
        AFTERNOON,
        {"rooms": 2, "alternation": 1},
    ),
    "a plenary after the first session after lunch": (
        AFTER_LUNCH,
        AFTERNOON | {"s3": "23 13:30-14:30 Hall", "s2": "23 14:30-15:30 Barn"},
        {"rooms": 1, "alternation": 1},
    ),
    "a plenary when the hours open an hour after lunch": (
        AFTER_LUNCH + "hours: {day 1: [09:00-12:30, 15:00-18:00]}",
        ATE | {"s2": "23 15:00-16:00 Hall", "s3": "23 16:10-17:10 Hall"},
        {"alternation": 1},
    ),
    "a plenary when the hours open sooner": (
        AFTER_LUNCH + "hours: {day 1: [09:00-12:30, 14:55-18:00]}",
        ATE | {"s2": "23 15:00-16:00 Hall", "s3": "23 16:10-17:10 Hall"},
        {"graveyard": 1, "alternation": 1},
    ),
    "a plenary an hour after what replaces lunch": (
        AFTER_LUNCH + "hours: {day 1: [09:00-12:30, 14:30-18:00]}\n"
        "fixtures: [{id: buffet, at: day 1 12:30, minutes: 60, replaces: lunch}]",
        {"buffet": "23 12:30-13:30", "s1": ATE["s1"], "s2": "23 14:30-15:30 Hall", "s3": "23 15:40-16:40 Hall"},
        {"alternation": 1},
    ),
    "a plenary soon after what replaces lunch": (
        AFTER_LUNCH + "hours: {day 1: [09:00-12:30, 14:25-18:00]}\n"
        "fixtures: [{id: buffet, at: day 1 12:30, minutes: 60, replaces: lunch}]",
        {"buffet": "23 12:30-13:30", "s1": ATE["s1"], "s2": "23 14:30-15:30 Hall", "s3": "23 15:40-16:40 Hall"},
        {"graveyard": 1, "alternation": 1},
    ),
    "a morning": wished("prefer: [morning]", 1),
    "no morning": wished("avoid: [morning]", 0),
    "an afternoon": wished("avoid: [afternoon]", 1),
    "after lunch": wished("prefer: [after-lunch], avoid: [after-lunch]", 1),
    "first and last of its day": wished("prefer: [first-of-day], avoid: [last-of-day]", 2),
    "days": wished("prefer: [day 1, Tue, 2018-10-23, day 2], avoid: [tue, day 2]", 2),
    "ranges": wished("prefer: [14:00-15:00, 14:05-15:00], avoid: [13:00-15:00, 13:00-14:55]", 2),
}


def nonzero(folder: Path, more: str, places: dict[str, str]) -> dict[str, int]:
    return {term: measure for term, measure in costs(folder, more, places).items() if measure}


@pytest.mark.parametrize(("more", "places", "measured"), SESSIONS.values(), ids=SESSIONS)
def test_what_a_session_pays(tmp_path: Path, more: str, places: dict[str, str], measured: dict[str, int]) -> None:
    assert nonzero(tmp_path, more, places) == measured
