from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scheduler.clock import later
from scheduler.errors import InfeasibleError, Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import agree, allowed, in_order, placed, programme, rules, sentences, session, solved, violations

TWO_RANGES = programme(
    session("s1", (30, 60, 60), sources={"minutes": Source("event.yaml", 11)}), hours="09:00-10:00, 10:30-12:00"
)
"""Two ranges of hours on one day, half an hour apart."""


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("09:00-10:00", []),
        ("11:00-12:00", []),
        ("10:30-11:00", []),
        ("08:30-09:00", ["event.yaml:10: hours:s1: s1 is at Wed 08:30-09:00, outside the hours"]),
        ("11:30-12:30", ["event.yaml:10: hours:s1: s1 is at Wed 11:30-12:30, outside the hours"]),
        ("09:30-10:30", ["event.yaml:10: hours:s1: s1 is at Wed 09:30-10:30, outside the hours"]),
        ("10:00-10:30", ["event.yaml:10: hours:s1: s1 is at Wed 10:00-10:30, outside the hours"]),
        ("09:00-09:45", ["event.yaml:10: hours:s1: s1 at Wed 09:00-09:45 is off the 30-minute grid"]),
        ("10:45-11:30", ["event.yaml:10: hours:s1: s1 at Wed 10:45-11:30 is off the 30-minute grid"]),
        ("10:30-12:00", ["event.yaml:11: hours:s1-length: s1 lasts 90 minutes, not 30-60"]),
        (
            "09:05-09:20",
            [
                "event.yaml:10: hours:s1: s1 at Wed 09:05-09:20 is off the 30-minute grid",
                "event.yaml:11: hours:s1-length: s1 lasts 15 minutes, not 30-60",
            ],
        ),
    ],
)
def test_a_session_lies_in_one_range_on_the_grid_for_its_minutes(times: str, expected: list[str]) -> None:
    agree(TWO_RANGES, "hours", placed(TWO_RANGES, f"s1 1 {times}"), expected, built_in=True)


def test_a_session_is_held_once() -> None:
    once = placed(TWO_RANGES, "s1 1 09:00-10:00")
    twice = in_order(TWO_RANGES, [*once.items, *placed(TWO_RANGES, "s1 1 11:00-12:00").items])
    assert violations(TWO_RANGES, "hours", twice) == ["event.yaml:10: hours:s1: s1 is held 2 times, not once"]
    missing = in_order(TWO_RANGES, [])
    assert violations(TWO_RANGES, "hours", missing) == ["event.yaml:10: hours:s1: s1 is held 0 times, not once"]


def test_the_sentences() -> None:
    assert sentences(TWO_RANGES, "hours") == {
        "event.yaml:10: hours:s1": "s1 is held once, inside the hours, on the 30-minute grid",
        "event.yaml:11: hours:s1-length": "s1 lasts 30-60 minutes",
    }


def test_the_first_and_the_last_minute_of_the_day_are_hours_like_others() -> None:
    whole = programme(session("s1", 720), session("s2", 720), hours="00:00-24:00", weights={"idle": 1})
    assert sorted(solved(whole).times.values()) == ["1 00:00-12:00", "1 12:00-00:00"]
    night = placed(whole, "s1 1 00:00-12:00", "s2 1 12:00-24:00")
    agree(whole, "hours", night, [])
    assert violations(replace(whole, hours={1: ()}), "hours", night) == [
        "event.yaml:10: hours:s1: s1 is at Wed 00:00-12:00, outside the hours",
        "event.yaml:10: hours:s2: s2 is at Wed 12:00-24:00, outside the hours",
    ]


def test_hours_that_are_off_the_grid_hold_what_is_on_it() -> None:
    assert solved(programme(session("s1", (30, 90, 90)), hours="09:10-10:50")).times == {"s1": "1 09:30-10:30"}
    with pytest.raises(InfeasibleError):
        solve(programme(session("s1", 60), hours="09:10-10:20"))


def test_a_day_without_hours_holds_nothing() -> None:
    whole = programme(session("s1"), session("s2"), clock=a_clock(grid=30), hours={2: "09:00-11:00"})
    assert sorted(solved(whole).times.values()) == ["2 09:00-10:00", "2 10:00-11:00"]


@pytest.mark.parametrize(
    ("zone", "first", "hours", "minutes"),
    [
        ("Europe/London", date(2018, 10, 28), "00:00-04:00", 300),
        ("Europe/London", date(2018, 3, 25), "00:00-04:00", 180),
        ("Australia/Lord_Howe", date(2019, 4, 7), "01:00-03:00", 150),
        ("Australia/Lord_Howe", date(2018, 10, 7), "01:00-03:00", 90),
        ("America/Sao_Paulo", date(2018, 11, 4), "01:00-02:00", 60),
    ],
)
def test_on_the_day_of_a_clock_change_the_hours_are_as_long_as_they_are(
    zone: str, first: date, hours: str, minutes: int
) -> None:
    clock = replace(a_clock(zone, first, days=1), grid=30)
    sessions = tuple(session(f"s{number}", 30) for number in range(minutes // 30))
    whole = programme(*sessions, clock=clock, hours=hours, weights={"idle": 1})
    timetable = solve(whole)
    assert findings(whole, timetable) == ()
    assert sum(item.minutes for item in timetable.items) == minutes
    edges = [later(whole.hours[1][0].start, 30 * number) for number in range(minutes // 30)]
    assert [clock.minute(item.start) for item in timetable.items] == [clock.minute(edge) for edge in edges]
    with pytest.raises(InfeasibleError):
        solve(replace(whole, sessions=(*sessions, session("more", 30))))


def test_real_minutes_are_measured_over_a_clock_change() -> None:
    clock = a_clock(first=date(2018, 10, 28), days=1, grid=30)
    whole = programme(session("s1", 180), clock=clock, hours="00:00-03:00")
    agree(
        whole,
        "hours",
        placed(whole, "s1 1 00:00-03:00"),
        ["event.yaml:10: hours:s1-length: s1 lasts 240 minutes, not 180"],
        built_in=True,
    )
    assert clock.last_day - clock.first_day == timedelta(0)


@pytest.mark.parametrize(
    ("times", "holds"),
    [
        ("09:00-10:00", True),
        ("11:00-12:00", True),
        ("08:30-09:30", False),
        ("11:30-12:30", False),
        ("10:00-10:30", False),
        ("09:30-10:30", False),
        ("10:30-12:00", False),
        ("09:00-09:30", True),
        ("10:30-10:45", False),
    ],
)
def test_what_is_posted_holds_in_a_programme_of_wider_hours_and_lengths(times: str, holds: bool) -> None:
    # The hours and lengths of a programme are part of the kernel's structure; these are posted to one that is wider.
    wider = programme(session("s1", (15, 90, 180)), clock=a_clock(days=1, grid=15), hours="08:00-13:00")
    timetable = placed(wider, f"s1 1 {times}")
    assert allowed(wider, timetable, ())
    assert allowed(wider, timetable, rules(TWO_RANGES, "hours")) is holds


def test_a_session_that_may_be_left_out_is_held_once_at_most() -> None:
    whole = programme(session("s1", (30, 60, 60), optional=True), session("s2"), hours="09:00-12:00")
    agree(whole, "hours", placed(whole, "s2 1 09:00-10:00"), [])
    agree(whole, "hours", placed(whole, "s2 1 09:00-10:00", "s1 1 11:00-11:30"), [])
    out = ["event.yaml:10: hours:s1: s1 is at Wed 11:30-12:30, outside the hours"]
    agree(whole, "hours", placed(whole, "s2 1 09:00-10:00", "s1 1 11:30-12:30"), out, built_in=True)
    long = ["event.yaml:10: hours:s1-length: s1 lasts 90 minutes, not 30-60"]
    agree(whole, "hours", placed(whole, "s2 1 09:00-10:00", "s1 1 10:00-11:30"), long, built_in=True)
    once = placed(whole, "s2 1 09:00-10:00", "s1 1 11:00-11:30")
    twice = in_order(whole, [*once.items, once.by_id["s1"]])
    assert violations(whole, "hours", twice) == ["event.yaml:10: hours:s1: s1 is held 2 times, not once"]
    none = in_order(whole, [once.by_id["s1"]])
    assert violations(whole, "hours", none) == ["event.yaml:10: hours:s2: s2 is held 0 times, not once"]
    said = sentences(whole, "hours")
    assert said["event.yaml:10: hours:s1"] == "s1 is held at most once, inside the hours, on the 30-minute grid"
    assert said["event.yaml:10: hours:s2"] == "s2 is held once, inside the hours, on the 30-minute grid"


def test_one_that_finds_no_room_is_left_out() -> None:
    whole = programme(session("s1", optional=True), session("s2"), hours="09:00-10:30", weights={"drop": 1})
    timetable = solve(whole)
    assert [item.id for item in timetable.items] == ["s2"]
    assert (timetable.left_out, timetable.cost) == (("s1",), 1)
    assert findings(whole, timetable) == ()
    with pytest.raises(InfeasibleError):
        solve(replace(whole, sessions=(session("s1"), session("s2"))))
