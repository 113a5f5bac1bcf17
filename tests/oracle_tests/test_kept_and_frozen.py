"""What was published stays where it is asked to, and the past cannot be mended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.oracle_tests.told import faults

if TYPE_CHECKING:
    from pathlib import Path

TWO = "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, optional: yes}]\n"
WAS = {"s1": "23 09:00-10:00 Hall", "s2": "23 14:00-15:00 Hall"}
REST = """
sessions: [{id: s1, format: group}, {id: speech, during: dinner, minutes: 10}]
meals: [{id: dinner, between: 18:00-21:00, minutes: 90, on: day 1}]
fixtures: [{id: photo, near: {after: s1}, minutes: 10}, {id: bus, at: day 1 17:00, minutes: 10}]
"""
HELD = {
    "s1": "23 09:00-10:00 Nook; Loft",
    "photo": "23 10:00-10:10",
    "bus": "23 17:00-17:10",
    "dinner@day-1": "23 18:30-20:00",
    "speech": "23 18:30-18:40",
}
LATER_DINNER = {"dinner@day-1": "23 18:35-20:05", "speech": "23 18:35-18:45"}

KEPT = {
    "nothing": (TWO, WAS, WAS, []),
    "another length": (TWO, WAS, WAS | {"s1": "23 09:00-09:30 Hall"}, []),
    "another start": (
        TWO,
        WAS,
        WAS | {"s1": "23 09:05-10:05 Hall"},
        ["kept: s1 starts on day 1 09:05, not on day 1 09:00"],
    ),
    "another day": (
        TWO,
        WAS,
        WAS | {"s1": "24 09:00-10:00 Hall"},
        ["kept: s1 starts on day 2 09:00, not on day 1 09:00"],
    ),
    "another room": (TWO, WAS, WAS | {"s1": "23 09:00-10:00 Barn"}, ["kept: s1 is in barn, not in hall"]),
    "left out": (TWO, WAS, {"s1": WAS["s1"]}, ["kept: s2 is not held"]),
    "new": (TWO, {"s1": WAS["s1"]}, WAS, []),
    "rooms in another order": (REST, HELD, HELD | {"s1": "23 09:00-10:00 Loft; Nook"}, []),
    "a meal": (REST, HELD, HELD | LATER_DINNER | {"speech": HELD["speech"].replace("18:30-18:40", "18:35-18:45")}, [
        "kept: speech starts on day 1 18:35, not on day 1 18:30",
        "kept: dinner@day-1 starts on day 1 18:35, not on day 1 18:30",
    ]),
    "a part of a meal": (
        REST,
        HELD,
        HELD | {"speech": "23 18:40-18:50"},
        ["kept: speech starts on day 1 18:40, not on day 1 18:30"],
    ),
    "a fixture and what is near": (REST, HELD | {"bus": "23 16:00-16:10", "photo": "23 10:30-10:40"}, HELD, []),
}  # fmt: skip


@pytest.mark.parametrize(("more", "was", "now", "said"), KEPT.values(), ids=KEPT)
def test_nothing_moves_where_all_is_kept(
    tmp_path: Path, more: str, was: dict[str, str], now: dict[str, str], said: list[str]
) -> None:
    assert faults(tmp_path, more, was, now, keep="all") == said
    assert faults(tmp_path, more, was, now, keep="most") == []


def test_what_has_begun_is_frozen_and_not_kept(tmp_path: Path) -> None:
    now = WAS | {"s1": "23 09:05-10:05 Hall", "s2": "23 14:05-15:05 Hall"}
    assert faults(tmp_path, TWO, WAS, now, keep="all", moment="day 1 09:01") == [
        "kept: s2 starts on day 1 14:05, not on day 1 14:00",
        "freeze: s1 starts on day 1 09:05, not on day 1 09:00",
        "freeze: s1 ends on day 1 10:05, not on day 1 10:00",
    ]


def test_a_meal_at_an_exact_time_is_not_kept(tmp_path: Path) -> None:
    more = TWO + "meals: [{id: dinner, between: 18:00-19:30, minutes: 90, on: day 1}]\n"
    was, now = ({**WAS, "dinner@day-1": place} for place in ("23 19:00-20:30", "23 18:00-19:30"))
    assert faults(tmp_path, more, was, now, keep="all") == []
    said = ["kept: dinner@day-1 starts on day 1 18:00, not on day 1 19:00"]
    assert faults(tmp_path, more, was, now, ("between: 18:00-19:30", "between: 18:00-19:35"), keep="all") == said


FROZEN = {
    "it stays": (WAS, []),
    "another end": (WAS | {"s1": "23 09:00-09:55 Hall"}, ["freeze: s1 ends on day 1 09:55, not on day 1 10:00"]),
    "another room": (WAS | {"s1": "23 09:00-10:00 Barn"}, ["freeze: s1 is in barn, not in hall"]),
    "another day": (
        WAS | {"s1": "24 09:00-10:00 Hall"},
        [
            "freeze: s1 starts on day 2 09:00, not on day 1 09:00",
            "freeze: s1 ends on day 2 10:00, not on day 1 10:00",
        ],
    ),
    "what comes moves": (WAS | {"s2": "24 09:00-09:30 Barn"}, []),
    "what comes moves into the past": (WAS | {"s2": "23 10:00-11:00 Hall"}, ["freeze: s2 begins in the past"]),
    "what comes moves to the moment itself": (WAS | {"s2": "23 12:00-13:00 Hall"}, []),
}


@pytest.mark.parametrize(("now", "said"), FROZEN.values(), ids=FROZEN)
def test_what_has_begun_stays_as_it_was(tmp_path: Path, now: dict[str, str], said: list[str]) -> None:
    assert faults(tmp_path, TWO, WAS, now, moment="day 1 12:00") == said
    assert faults(tmp_path, TWO, WAS, now) == []


def test_what_begins_at_that_very_minute_may_move(tmp_path: Path) -> None:
    now = WAS | {"s2": "23 14:05-15:05 Hall"}
    assert faults(tmp_path, TWO, WAS, now, moment="day 1 14:00") == []
    assert len(faults(tmp_path, TWO, WAS, now, moment="day 1 14:01")) == 2


def test_what_was_not_told_is_not_held_in_the_past(tmp_path: Path) -> None:
    first = {"s1": WAS["s1"]}
    assert faults(tmp_path, TWO, first, first, moment="day 1 12:00") == []
    now = first | {"s2": "23 10:00-10:30 Hall"}
    assert faults(tmp_path, TWO, first, now, moment="day 1 12:00") == ["freeze: s2 begins in the past"]
    assert faults(tmp_path, TWO, WAS, first, moment="day 1 14:01") == ["freeze: s2 has begun and is not held"]


def test_meals_and_what_is_near_are_frozen_and_fixtures_are_as_they_are_written(tmp_path: Path) -> None:
    was = HELD | {"bus": "23 16:00-16:10"}
    assert faults(tmp_path, REST, was, HELD, moment="day 1 18:31") == []
    assert faults(tmp_path, REST, was, HELD | LATER_DINNER, moment="day 1 18:31") == [
        f"freeze: {name} {verb} on day 1 {here}, not on day 1 {there}"
        for name, verb, here, there in (
            ("speech", "starts", "18:35", "18:30"),
            ("speech", "ends", "18:45", "18:40"),
            ("dinner@day-1", "starts", "18:35", "18:30"),
            ("dinner@day-1", "ends", "20:05", "20:00"),
        )
    ]


def test_what_is_near_and_was_not_told_is_held_where_it_can_still_begin(tmp_path: Path) -> None:
    without = {key: place for key, place in HELD.items() if key != "photo"}
    assert faults(tmp_path, REST, without, without, moment="day 1 10:01") == []
    assert faults(tmp_path, REST, without, HELD, moment="day 1 10:01") == ["freeze: photo begins in the past"]
    assert faults(tmp_path, REST, without, HELD, moment="day 1 10:00") == []
    assert faults(tmp_path, REST, without, without, moment="day 1 10:00") == ["items: photo is missing"]


def test_a_shift_of_all_dates_shifts_the_past(tmp_path: Path) -> None:
    was = {"s1": "16 09:00-10:00 Hall", "s2": "16 14:00-15:00 Hall"}
    now = WAS | {"s2": "23 14:05-15:05 Hall"}
    week = {"first_day": date(2018, 10, 16)}
    assert faults(tmp_path, TWO, was, now, moment="day 1 12:00", **week) == []
    assert len(faults(tmp_path, TWO, was, now, moment="day 1 14:01", **week)) == 2


# What is written beside two sessions of the morning and one of the afternoon, and what is said when all of it comes,
# when the morning has begun, and when the afternoon has begun too.
THREE = (
    "sessions: [{id: s1, format: plenary}, {id: s2, format: plenary, RULE}, {id: s3, format: plenary, minutes: 60}]\n"
)
MORNING = {"s1": "23 09:00-10:00 Hall", "s2": "23 10:00-11:00 Hall"}
DAY = MORNING | {"s3": "23 14:00-15:00 Hall"}
PAST = {
    "hours": (
        "hours: {day 1: 11:00-18:00}",
        {},
        ["hours: s1 is outside the hours", "hours: s2 is outside the hours"],
        0,
    ),
    "hours to come": ("hours: {day 1: 09:00-14:30}", {}, ["hours: s3 is outside the hours"], 1),
    "a pin": ("pins: {s1: day 1 09:30}", {}, ["pins: s1 is not at day 1 09:30"], 0),
    "a pin to come": ("pins: {s3: day 1 09:30}", {}, ["pins: s3 is not at day 1 09:30"], 1),
    "order": ("", {"RULE": "place: first"}, ["order: s2 is not first"], 0),
    "order of past and future": ("", {"RULE": "after: s3"}, ["order: s2 starts -300 minutes after s3"], 1),
    "a room": (
        "rooms: [{id: hall, name: Hall, layouts: {theatre: 20}, closed: [day 1 09:00-09:30]}]",
        {},
        ["rooms: s1 is in Hall, which is closed"],
        0,
    ),
    "a stretch": ("limits: {run: 90}", {}, ["rest: 360 minutes from s1 to s3 without a pause"], 1),
    "a stretch that ended": (
        "limits: {run: 90}\nfixtures: [{id: tea, at: day 1 12:00, minutes: 30}]",
        {"tea": "23 12:00-12:30"},
        ["rest: 120 minutes from s1 to s2 without a pause"],
        0,
    ),
    "a full day on which more is held": (
        "limits: {run: 600, formal_per_day: 100}",
        {},
        ["load: 180 formal minutes on day 1"],
        1,
    ),
    "a full day": (
        "limits: {run: 600, formal_per_day: 100}",
        {"s3": "24 09:00-10:00 Hall"},
        ["load: 120 formal minutes on day 1"],
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("more", "change", "said", "comes"), PAST.values(), ids=PAST)
def test_the_past_cannot_be_mended(
    tmp_path: Path, more: str, change: dict[str, str], said: list[str], comes: int
) -> None:
    asked = THREE.replace("RULE", change.get("RULE", "numbered: yes")) + more
    now = DAY | {key: place for key, place in change.items() if key != "RULE"}
    assert faults(tmp_path, asked, now, now) == said
    assert faults(tmp_path, asked, now, now, moment="day 1 12:40") == said * comes
    assert faults(tmp_path, asked, now, now, moment="day 2 18:00") == []


def test_a_break_that_could_still_be_followed_by_a_session_is_no_past(tmp_path: Path) -> None:
    more = TWO + "breaks: [{id: tea, between: 10:00-11:00, minutes: 20-30, on: day 1}]\n"
    now = {"s1": WAS["s1"], "tea@day-1": "23 10:00-10:30", "s2": "24 09:00-10:00 Hall"}
    said = ["breaks: tea@day-1 is not between two sessions"]
    assert faults(tmp_path, more, now, now, moment="day 1 10:10") == said
    early = now | {"tea@day-1": "23 10:00-10:30", "s1": "23 10:30-11:30 Hall"}
    assert faults(tmp_path, more, early, early) == said
    assert faults(tmp_path, more, early, early, moment="day 1 11:00") == []


def test_what_has_begun_was_held_in_a_room_that_is_gone(tmp_path: Path) -> None:
    was = WAS | {"s1": "23 09:00-10:00 Tent"}
    assert faults(tmp_path, TWO, was, was, moment="day 1 12:00") == []
    assert faults(tmp_path, TWO, was, was, moment="day 1 09:00") == [
        "room-fit: s1 has a room without the layout theatre"
    ]


def test_a_meal_that_has_begun_stays_in_its_room(tmp_path: Path) -> None:
    more = "sessions: []\nmeals: [{id: dinner, between: 18:00-21:00, minutes: 90, on: day 1, room: hall}]\n"
    was, now = ({"dinner@day-1": f"23 18:30-20:00 {room}"} for room in ("Barn", "Hall"))
    assert faults(tmp_path, more, was, was, moment="day 1 18:31") == []
    assert faults(tmp_path, more, was, now, moment="day 1 18:31") == ["freeze: dinner@day-1 is in hall, not in barn"]
    assert faults(tmp_path, more, was, was, moment="day 1 18:30") == ["rooms: dinner@day-1 is not in its room"]
