from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.programme.model import Pin, Programme
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_room
from tests.facts import agree, placed, programme, sentences, session, solved, violations

CLOCK = a_clock(days=2, grid=30)
ROOMS = (a_room("hall", "Hall", theatre=50), a_room("annex", "Annex", theatre=50))
PIN = Source("event.yaml", 40)


def pinned(**pin: object) -> Programme:
    pins = (Pin("s1", pin.get("at"), pin.get("room"), PIN),)  # type: ignore[arg-type]
    sessions = (session("s1", (30, 60, 60)), session("s2", 30))
    return programme(*sessions, clock=CLOCK, rooms=ROOMS, pins=pins, hours="09:00-12:00")


STARTS = "event.yaml:40: pins:s1: s1 starts at"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s1 2 10:00-11:00", []),
        ("s1 2 10:00-10:30", []),
        ("s1 2 09:30-10:30", [f"{STARTS} Thu 09:30, not Thu 10:00"]),
        ("s1 2 10:30-11:00", [f"{STARTS} Thu 10:30, not Thu 10:00"]),
        ("s1 1 10:00-11:00", [f"{STARTS} Wed 10:00, not Thu 10:00"]),
    ],
)
def test_a_pinned_session_starts_when_it_was_said(line: str, expected: list[str]) -> None:
    whole = pinned(at=CLOCK.at(2, 600))
    agree(whole, "pins", placed(whole, line, "s2 1 09:00-09:30"), expected)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        ("annex", []),
        ("hall", ["event.yaml:40: pins:s1: s1 is in hall, not annex"]),
        ("hall annex", []),
    ],
)
def test_a_pinned_session_is_in_its_room(room: str, expected: list[str]) -> None:
    whole = pinned(room="annex")
    agree(whole, "pins", placed(whole, f"s1 1 10:00-11:00 {room}", "s2 1 09:00-09:30 hall"), expected)


def test_start_and_room_are_told_apart() -> None:
    whole = pinned(at=CLOCK.at(1, 540), room="annex")
    both = placed(whole, "s1 1 10:00-11:00 hall", "s2 1 11:00-11:30")
    agree(
        whole, "pins", both, [f"{STARTS} Wed 10:00, not Wed 09:00", "event.yaml:40: pins:s1: s1 is in hall, not annex"]
    )
    halls = placed(whole, "s1 1 09:00-10:00 hall attic", "s2 1 11:00-11:30")
    assert violations(whole, "pins", halls) == ["event.yaml:40: pins:s1: s1 is in hall, attic, not annex"]
    nowhere = replace(both, items=tuple(replace(item, rooms=()) for item in both.items))
    assert violations(whole, "pins", nowhere)[1] == "event.yaml:40: pins:s1: s1 is in no room, not annex"
    assert violations(whole, "pins", placed(whole, "s2 1 09:00-09:30")) == []


def test_a_pin_at_the_first_and_the_last_slot() -> None:
    for minute, expected in ((540, "1 09:00-10:00"), (660, "1 11:00-12:00"), (690, "1 11:30-12:00")):
        whole = pinned(at=CLOCK.at(1, minute))
        assert solved(whole).times["s1"] == expected
    midnight = programme(
        session("s1", 60), clock=CLOCK, hours="00:00-12:00", pins=(Pin("s1", CLOCK.at(1, 0), None, PIN),)
    )
    assert solved(midnight).times == {"s1": "1 00:00-01:00"}


def test_it_binds_and_the_optimum_obeys() -> None:
    whole = pinned(at=CLOCK.at(1, 690))
    assert (solved(whole).cost, solved(whole, "pins").cost) == (30, 0)
    assert solve(pinned(room="annex")).by_id["s1"].rooms == ("annex",)
    assert solve(replace(pinned(room="annex"), pins=())).by_id["s1"].rooms == ("hall",)
    with pytest.raises(InfeasibleError):
        solve(pinned(at=CLOCK.at(1, 750)))


def test_a_pin_on_the_day_of_a_clock_change() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(
        session("s1", 60),
        session("s2", 180),
        clock=clock,
        hours="00:00-03:00",
        pins=(Pin("s1", clock.at(1, 120), None, PIN),),
    )
    timetable = solve(whole)
    assert findings(whole, timetable) == ()
    assert [f"{item.start:%H:%M%z}" for item in timetable.items] == ["00:00+0100", "02:00+0000"]


def test_the_sentences() -> None:
    moment = CLOCK.at(2, 600)
    for pin, sentence in (
        ({"at": moment}, "s1 starts at Thu 10:00"),
        ({"room": "annex"}, "s1 is in annex"),
        ({"at": moment, "room": "annex"}, "s1 starts at Thu 10:00 and is in annex"),
    ):
        assert sentences(pinned(**pin), "pins") == {"event.yaml:40: pins:s1": sentence}


def test_a_pin_of_a_session_that_is_left_out_binds_nothing() -> None:
    whole = pinned(at=CLOCK.at(1, 600), room="annex")
    whole = replace(whole, sessions=(replace(whole.sessions[0], optional=True), whole.sessions[1]))
    agree(whole, "pins", placed(whole, "s2 1 10:00-10:30"), [])
    agree(whole, "pins", placed(whole, "s1 1 10:00-10:30 annex", "s2 1 10:30-11:00"), [])
    late = placed(whole, "s1 1 10:30-11:00 annex", "s2 1 10:00-10:30")
    agree(whole, "pins", late, [f"{STARTS} Wed 10:30, not Wed 10:00"])
    hall = placed(whole, "s1 1 10:00-10:30 hall", "s2 1 10:30-11:00")
    agree(whole, "pins", hall, ["event.yaml:40: pins:s1: s1 is in hall, not annex"])


def test_a_session_that_is_pinned_where_it_cannot_be_is_left_out() -> None:
    early = pinned(at=CLOCK.at(1, 480))
    early = replace(early, sessions=(replace(early.sessions[0], optional=True), early.sessions[1]))
    agree(early, "pins", placed(early, "s2 1 10:00-10:30"), [])
    away = pinned(room="annex")
    away = replace(
        away,
        sessions=(replace(away.sessions[0], optional=True), away.sessions[1]),
        rooms=(ROOMS[0], replace(ROOMS[1], layouts={"theatre": 5})),
        expected=30,
        weights={"drop": 1},
    )
    assert (solve(away).left_out, solve(away).cost) == (("s1",), 1)
    assert solve(replace(away, pins=())).left_out == ()
