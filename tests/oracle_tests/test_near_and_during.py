"""Near items hang on their session, parts of a meal lie in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.fair import Case, right_and_wrong

if TYPE_CHECKING:
    from pathlib import Path

ONE = "sessions: [{id: s1, format: plenary}]\n"
TWO = "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary}]\n"
COFFEE = "breaks: [{id: coffee, between: 10:00-11:30, minutes: 20-30, on: day 1}]\n"
AFTER = TWO + COFFEE + "fixtures: [{id: photo, near: {after: s1, in: break}, minutes: 10}]\n"
BEFORE = TWO + COFFEE + "fixtures: [{id: photo, near: {before: s2, in: break}, minutes: 10}]\n"
MORNING = {
    "s1": "23 09:00-10:00 Hall",
    "coffee@day-1": "23 10:05-10:35",
    "s2": "23 10:35-11:35 Hall",
}
DINNER = "meals: [{id: dinner, between: 18:30-21:00, minutes: 90, on: nights}]\n"
SPEECH = DINNER + "sessions: [{id: speech, during: dinner day 1, minutes: 10-20, speakers: [miner, baker*]}]\n"
EVENING = {"dinner@day-1": "23 18:30-20:00", "speech": "23 19:30-19:50"}
CASES: dict[str, Case] = {
    "right after its session": (
        ONE + "fixtures: [{id: photo, near: {after: s1}, minutes: 10}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:00-10:10"},
        {"photo": "23 10:05-10:15"},
        "order: photo starts 5 minutes after s1, not 0",
    ),
    "right before its session": (
        ONE + "fixtures: [{id: photo, near: {before: s1}, minutes: 12}]",
        {"photo": "23 08:48-09:00", "s1": "23 09:00-10:00 Hall"},
        {"photo": "23 08:45-08:57"},
        "order: photo ends 3 minutes before s1, not 0",
    ),
    "as long as it was asked": (
        ONE + "fixtures: [{id: photo, near: {after: s1}, minutes: 10}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:00-10:10"},
        {"photo": "23 10:00-10:15"},
        "length: photo lasts 15 minutes, not 10 to 10",
    ),
    "after the walk": (
        ONE + "walk: {hall: {barn: 5}}\nfixtures: [{id: photo, near: {after: s1}, room: barn, minutes: 10}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:05-10:15 Barn"},
        {"photo": "23 10:00-10:10 Barn"},
        "order: photo starts 0 minutes after s1, not 5",
    ),
    "before the walk": (
        ONE + "walk: {hall: {barn: 5}}\nfixtures: [{id: photo, near: {before: s1}, room: barn, minutes: 10}]",
        {"photo": "23 08:45-08:55 Barn", "s1": "23 09:00-10:00 Hall"},
        {"photo": "23 08:50-09:00 Barn"},
        "order: photo ends 0 minutes before s1, not 5",
    ),
    "in its room": (
        ONE + "fixtures: [{id: photo, near: {after: s1}, room: hall, minutes: 10}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:00-10:10 Hall"},
        {"photo": "23 10:00-10:10 Barn"},
        "rooms: photo is not in its room",
    ),
    "no session overlaps it": (
        TWO + "limits: {run: 200}\nfixtures: [{id: photo, near: {after: s1}, minutes: 10}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:00-10:10", "s2": "23 10:10-10:40 Hall"},
        {"s2": "23 10:05-10:35 Hall"},
        "people: photo and s2 overlap",
    ),
    "no fixture overlaps it": (
        ONE + "fixtures: [{id: photo, near: {after: s1}, minutes: 10}, {id: tour, at: day 1 10:10, minutes: 30}]",
        {"s1": "23 09:00-10:00 Hall", "photo": "23 10:00-10:10", "tour": "23 10:10-10:40"},
        {"s1": "23 09:05-10:05 Hall", "photo": "23 10:05-10:15"},
        "people: photo and tour overlap",
    ),
    "it is no pause": (
        TWO + "fixtures: [{id: photo, near: {after: s1}, minutes: 30, kind: break}]",
        {"s1": "23 09:00-09:30 Hall", "photo": "23 09:30-10:00", "s2": "23 10:00-10:45 Hall"},
        {"s2": "23 10:00-10:50 Hall"},
        "rest: 110 minutes from s1 to s2 without a pause",
    ),
    "starts with the break": (
        AFTER,
        MORNING | {"photo": "23 10:05-10:15"},
        {"photo": "23 10:10-10:20"},
        "order: photo does not start with coffee@day-1",
    ),
    "ends with the break": (
        BEFORE,
        MORNING | {"photo": "23 10:25-10:35"},
        {"photo": "23 10:20-10:30"},
        "order: photo does not end with coffee@day-1",
    ),
    "in the break after its session": (
        AFTER.replace("s2, format: plenary", "s2, format: plenary}, {id: s3, format: plenary"),
        {"s2": "23 09:00-09:30 Hall", "s1": "23 09:30-10:00 Hall", "s3": "23 10:40-11:10 Hall"}
        | {"coffee@day-1": "23 10:05-10:35", "photo": "23 10:05-10:15"},
        {"s1": "23 09:00-09:30 Hall", "s2": "23 09:30-10:00 Hall"},
        "order: s2 is between s1 and coffee@day-1, in which photo lies",
    ),
    "in a break and nothing else": (
        AFTER + "fixtures: [{id: photo, near: {after: s1, in: break}, minutes: 10}, "
        "{id: tour, at: day 1 09:30, minutes: 30, kind: meal}]",
        {"s1": "23 09:00-09:30 Hall", "tour": "23 09:30-10:00", "photo": "23 09:30-09:40"}
        | {"s2": "23 10:35-11:35 Hall", "coffee@day-1": "23 10:05-10:35"},
        ("kind: meal", "kind: social"),
        "order: no meal or break comes right after s1 for photo",
    ),
    "no walk to what lies in a break": (
        AFTER.replace("minutes: 10", "minutes: 10, room: barn") + "walk: {barn: {hall: 30}}",
        MORNING | {"photo": "23 10:05-10:15 Barn"},
        ("{id: barn, name: Barn,", "{id: barn, name: Barn, closed: day 1,"),
        "rooms: photo is in Barn, which is closed",
    ),
    "in the room of its break": (
        AFTER.replace("minutes: 10", "minutes: 10, room: barn").replace("20-30", "20-30, room: barn"),
        MORNING | {"photo": "23 10:05-10:15 Barn", "coffee@day-1": "23 10:05-10:35 Barn"},
        ("{id: barn, name: Barn,", "{id: barn, name: Barn, closed: day 1 10:20-10:30,"),
        "rooms: coffee@day-1 is in Barn, which is closed",
    ),
    "in its meal": (
        SPEECH,
        EVENING,
        {"speech": "23 19:45-20:05"},
        "during: speech is not inside dinner@day-1",
    ),
    "in what replaces its meal": (
        SPEECH + "fixtures: [{id: gala, at: day 1 18:03, minutes: 120, replaces: dinner}]",
        {"gala": "23 18:03-20:03", "speech": "23 18:05-18:25"},
        {"speech": "23 18:00-18:20"},
        "during: speech is not inside gala",
    ),
    "in its fixture on one day": (
        """
fixtures: [{id: tour, at: 18:00, each: [day 1, day 2], minutes: 60}]
sessions: [{id: speech, during: tour day 2, minutes: 10-20}]
""",
        {"tour@day-1": "23 18:00-19:00", "tour@day-2": "24 18:00-19:00", "speech": "24 18:40-19:00"},
        {"speech": "23 18:40-19:00"},
        "during: speech is not inside tour@day-2",
    ),
    "where its meal is": (
        SPEECH.replace("on: nights", "on: nights, room: barn"),
        {"dinner@day-1": "23 18:30-20:00 Barn", "speech": "23 19:30-19:50 Barn"},
        {"speech": "23 19:30-19:50 Hall"},
        "rooms: speech is not where dinner@day-1 is",
    ),
    "on the grid": (SPEECH, EVENING, {"speech": "23 19:31-19:49"}, "grid: speech is off the grid of 5 minutes"),
    "no longer than asked": (
        SPEECH,
        EVENING,
        {"speech": "23 19:30-19:55"},
        "length: speech lasts 25 minutes, not 10 to 20",
    ),
    "not two at once": (
        DINNER + "sessions: [{id: toast, during: dinner, minutes: 5-10}, {id: speech, during: dinner, minutes: 20}]",
        EVENING | {"toast": "23 19:25-19:30"},
        {"toast": "23 19:25-19:35"},
        "people: toast and speech overlap",
    ),
    "with those who have a part": (
        SPEECH + "people: [{id: miner, unavailable: day 1 19:00-19:30}, {id: baker, departs: day 1 19:00}]",
        EVENING,
        {"speech": "23 19:25-19:45"},
        "presence: miner is not there for all of speech",
    ),
    "its speaker has no part in a session then": (
        """
meals: [{id: snack, between: 10:00-12:00, minutes: 60, on: day 1, attendance: optional}]
sessions: [{id: s1, format: plenary, chair: host}, {id: speech, during: snack, minutes: 20, speakers: miner}]
""",
        {"s1": "23 10:00-11:00 Hall", "snack@day-1": "23 10:30-11:30", "speech": "23 10:30-10:50"},
        ("chair: host", "chair: miner"),
        "people: s1 and speech overlap",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_thing_wrong_is_said_in_one_sentence(tmp_path: Path, case: Case) -> None:
    assert right_and_wrong(tmp_path, case) == ([], [case[-1]])
