"""Each kind of proof that no timetable keeps all the rules, as the director reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.explain.preflight import preflight
from scheduler.programme import After, Limits, Pin, Programme
from tests.builders import FILE, a_clock, a_duration, a_programme, a_session, a_window, an_occurrence, at
from tests.planted import HEAD, entry, sessions, written

if TYPE_CHECKING:
    from pathlib import Path

FILE_BREAK = "breaks: [{id: tea, title: Tea, between: 10:00-11:00, minutes: 30, on: day 1}]\n"
CASES = {
    "more minutes than room": (
        sessions(60, 60, 60, 60, 60, 60, 60, 60, keys=", numbered: false"),
        "The sessions take 8 x 60 = 480 minutes at the shortest, and there is room for 180: 90 on day 1, 90 on day 2.",
        (
            "8 sessions of at least 60 minutes are asked, and there is room for 2: 1 on day 1, 1 on day 2; "
            "a stretch has at most 90 minutes (run in planted.yaml:9)."
        ),
    ),
    "more numbers than days allow": (
        sessions(*[15] * 7),
        "7 numbered sessions are asked, and 3 a day (sessions_per_day in planted.yaml:9) make 6.",
    ),
    "more long sessions than stretches": (
        sessions(50, 50, 50, 10),
        (
            "3 sessions of at least 50 minutes are asked, and there is room for 2: 1 on day 1, 1 on day 2; "
            "a stretch has at most 90 minutes (run in planted.yaml:9)."
        ),
    ),
    "longer than a stretch may be": (
        sessions(95),
        (
            "Session s1 takes at least 95 minutes (see planted.yaml:12), "
            "and at most 90 are allowed (run in planted.yaml:9)."
        ),
    ),
    "no day left by two rules": (
        "sessions:\n" + entry("s1", 60, "on: day 2, chair: host"),
        (
            "Session s1 takes at least 60 minutes, and there is no time for it: it is on day 2 (planted.yaml:12); "
            "Host has a part in it and is there Tue 00:00-10:00 (planted.yaml:10)."
        ),
    ),
    "no time left between two people": (
        "sessions:\n" + entry("s1", 60, "chair: host, speakers: [guest]"),
        (
            "Session s1 takes at least 60 minutes, and there is no time for it: "
            "Host has a part in it and is there Tue 00:00-10:00 (planted.yaml:10); "
            "Guest has a part in it and is there Wed 09:00-24:00 (planted.yaml:10)."
        ),
    ),
    "a window that a break cuts": (
        FILE_BREAK + "sessions:\n" + entry("s1", 60, "on: day 1, between: 09:45-11:15") + entry("s2", 30, "on: day 1"),
        (
            "Session s1 takes at least 60 minutes, and there is no time for it: "
            "it is on day 1 (planted.yaml:13); it is between Tue 09:45-11:15 or Wed 09:45-11:15 (planted.yaml:13)."
        ),
    ),
    "a pin against a person": (
        "sessions:\n" + entry("s1", 60, "speakers: [guest]") + "pins: {s1: day 1 09:00}\n",
        (
            "Session s1 takes at least 60 minutes, and there is no time for it: "
            "it is pinned to Tue 09:00 (planted.yaml:13); "
            "Guest has a part in it and is there Wed 09:00-24:00 (planted.yaml:10)."
        ),
    ),
    "a room that somebody else has": (
        "fixtures: [{id: stall, title: Stall, at: day 1 09:30, minutes: 120, attendance: optional, room: hall}]\n"
        "sessions:\n" + entry("s1", 60, "on: day 1"),
        (
            "Session s1 takes at least 60 minutes, and there is no time for it: it is on day 1 (planted.yaml:13); "
            "Stall takes a room that it needs Tue 09:30-11:30 (planted.yaml:11)."
        ),
    ),
    "too much for one day": (
        "sessions:\n" + "".join(entry(f"s{n}", 40, "on: day 2") for n in range(1, 4)),
        (
            "Sessions s1, s2 and s3 can only be on day 2 and take 3 x 40 = 120 minutes at the shortest, "
            "and there is room for 90 (see planted.yaml:12, planted.yaml:13, planted.yaml:14)."
        ),
        (
            "3 sessions of at least 40 minutes can only be on day 2, and there is room for 2; "
            "a stretch has at most 90 minutes (run in planted.yaml:9) (see planted.yaml:12, planted.yaml:13, "
            "planted.yaml:14)."
        ),
    ),
    "too many numbers for one day": (
        "sessions:\n" + "".join(entry(f"s{n}", 15, "on: day 2") for n in range(1, 5)),
        (
            "4 numbered sessions can only be on day 2, and 3 a day (sessions_per_day in planted.yaml:9) make 3 "
            "(see planted.yaml:12, planted.yaml:13, planted.yaml:14, planted.yaml:15)."
        ),
    ),
    "meals in one window": (
        "meals: [{id: brunch, title: Brunch, between: 10:00-11:00, minutes: 45-60, on: day 1}]\n"
        "breaks: [{id: tea, title: Tea, between: 10:00-11:00, minutes: 30, on: day 1}]\n" + sessions(30, 30),
        (
            "Brunch (45-60 minutes, Tue 10:00-11:00) and Tea (30 minutes, Tue 10:00-11:00) cannot be held one after "
            "another on day 1 (see planted.yaml:11, planted.yaml:12)."
        ),
    ),
    "a break that nothing can precede": (
        FILE_BREAK + "sessions:\n" + entry("s1", 60, "between: 10:45-12:00") + entry("s2", 30, "on: day 2"),
        (
            "Tea on day 1 stands between two sessions, but no session can end by Tue 10:30, "
            "when it starts at the latest "
            "(see planted.yaml:11)."
        ),
    ),
    "a break that nothing can follow": (
        FILE_BREAK + "sessions:\n" + entry("s1", 60, "between: 09:00-10:30") + entry("s2", 30, "on: day 2"),
        (
            "Tea on day 1 stands between two sessions, but no session can start at Tue 10:30 or later, "
            "after its earliest end (see planted.yaml:11)."
        ),
    ),
    "a break with one session": (
        FILE_BREAK + "sessions:\n" + entry("s1", 60, "on: day 1") + entry("s2", 30, "on: day 2"),
        (
            "Tea on day 1 stands between two sessions, "
            "but session s1 alone can be on either side of it (see planted.yaml:11)."
        ),
    ),
    "a break whose two sessions are too long for its day": (
        FILE_BREAK + "sessions:\n" + entry("s1", 80, "on: [day 1, day 2]") + entry("s2", 80, "on: [day 1, day 2]"),
        (
            "Tea on day 1 stands between two sessions, but any two that could be there take at least 160 minutes, "
            "and the day has room for 150 (see planted.yaml:11)."
        ),
    ),
    "breaks that need more sessions": (
        FILE_BREAK.replace(", on: day 1", "") + sessions(30, 30, 30),
        "The breaks on day 1 and day 2 need 4 sessions around them, but 3 sessions can be there (see planted.yaml:11).",
    ),
    "a chain that does not fit": (
        "sessions:\n"
        + entry("s1", 20, "on: day 1")
        + entry("s2", 20, "after: [{session: s1, least: 70}]")
        + entry("s3", 20, "after: [{session: s2, least: 70}], on: day 1"),
        (
            "Sessions s1, s2 and s3 follow each other, but at the earliest s1 ends Tue 09:20 and s2 ends Tue 10:50, "
            "and s3 starts Tue 11:40 at the latest (see planted.yaml:12, planted.yaml:13, planted.yaml:14)."
        ),
    ),
    "an order against the days": (
        "sessions:\n" + entry("s1", 40, "on: day 2") + entry("s2", 40, "after: s1, on: day 1"),
        (
            "Session s2 comes after s1, but s1 ends Wed 09:40 at the earliest, and s2 starts Tue 11:20 at the latest "
            "(see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "a gap that is too long": (
        "sessions:\n"
        + entry("s1", 40, "between: {day 1: 09:00-10:00}")
        + entry("s2", 40, "after: [{session: s1, most: 30}], between: {day 1: 11:00-12:00}"),
        (
            "Session s2 starts at most 30 minutes after s1 ends, but s1 ends Tue 10:00 at the latest, "
            "and s2 starts Tue 11:00 at the earliest (see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "days that do not go together": (
        "sessions:\n" + entry("s1", 40, "on: day 1") + entry("s2", 40, "on: day 2, same_day: [s1]"),
        (
            "Sessions s2 and s1 are on one day, but s2 can only be on day 2, and s1 on day 1 "
            "(see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "days that do not go apart": (
        "sessions:\n" + entry("s1", 40, "on: day 1") + entry("s2", 40, "on: day 1, other_day: [s1]"),
        (
            "Sessions s2 and s1 are on different days, but s2 can only be on day 1, and s1 on day 1 "
            "(see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "a report that comes too late": (
        "sessions:\n" + entry("s1", 40, "on: day 1, report_back: s2") + entry("s2", 40, "on: day 2"),
        (
            "Session s1 reports back in s2 on its own day, but s1 can only be on day 1, and s2 on day 2 "
            "(see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "the first of a day that leaves no time": (
        "sessions:\n" + entry("s1", 40, "place: first of day 1") + entry("s2", 40, "between: {day 1: 09:00-09:40}"),
        (
            "Session s1 is the first of day 1 and ends Tue 09:40 at the earliest, which leaves no time for s2 "
            "(see planted.yaml:12, planted.yaml:13)."
        ),
    ),
    "a circle through a place": (
        "sessions:\n" + entry("s1", 40, "place: first, after: s2") + entry("s2", 40, "numbered: true"),
        "The order leads round in a circle: s1 before s2 before s1 (see planted.yaml:12).",
    ),
    "sessions of one day that no day holds": (
        "sessions:\n" + entry("s1", 50, "same_day: [s2]") + entry("s2", 50, "numbered: false"),
        (
            "Sessions s1 and s2 share a day, but they take at least 2 x 50 = 100 minutes, and there is room for "
            "90 on day 1, 90 on day 2 (see planted.yaml:12)."
        ),
    ),
    "more numbers on one day than allowed": (
        "sessions:\n"
        + entry("s1", 15, "same_day: [s2, s3, s4]")
        + "".join(entry(f"s{n}", 15, "on: [day 1, day 2]") for n in (2, 3, 4)),
        (
            "Sessions s1, s2, s3 and s4 share a day, but 4 of them are numbered, and 3 a day are allowed "
            "(sessions_per_day in planted.yaml:9) (see planted.yaml:12)."
        ),
    ),
    "too little time between two moments": (
        "sessions:\n" + "".join(entry(f"s{n}", 30, "between: {day 1: 09:00-10:00}") for n in (1, 2, 3)),
        (
            "Between Tue 09:00 and Tue 10:00 the sessions take 90 minutes at the least (s1 30, s2 30 and s3 30), "
            "and there is room for 60 (see planted.yaml:12, planted.yaml:13, planted.yaml:14)."
        ),
    ),
    "too many long sessions between two moments": (
        "fixtures: [{id: talk, title: Talk, at: day 1 10:00, minutes: 30, kind: free}]\n"
        "sessions:\n" + "".join(entry(f"s{n}", 45, "between: {day 1: 09:00-11:45}") for n in (1, 2, 3)),
        (
            "Between Tue 09:00 and Tue 11:45 sessions s1, s2 and s3 take at least 45 minutes each, and there is room "
            "for 2 of them in the stretches (see planted.yaml:13, planted.yaml:14, planted.yaml:15)."
        ),
    ),
    "an order against a day that another session sets": (
        "sessions:\n"
        + entry("s0", 40, "on: day 2")
        + entry("s1", 40, "same_day: [s0]")
        + entry("s2", 40, "after: s1, on: day 1"),
        (
            "Session s2 comes after s1, but s1 ends Wed 09:40 at the earliest, and s2 starts Tue 11:20 at the latest "
            "(see planted.yaml:12, planted.yaml:13, planted.yaml:14)."
        ),
    ),
    "before a session that must come last": (
        "sessions:\n"
        + entry("s1", 30, "place: last, between: {day 1: 09:00-10:20}")
        + entry("s2", 30, "numbered: true")
        + entry("s3", 30, "numbered: true"),
        (
            "Between Tue 09:00 and Tue 09:50 the sessions take 60 minutes at the least (s2 30 and s3 30), "
            "and there is room for 50 (see planted.yaml:12)."
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_is_said_with_its_numbers(tmp_path: Path, case: str) -> None:
    text, *sentences = CASES[case]
    assert preflight(written(tmp_path, text)).impossible == tuple(sentences)


def test_a_day_that_is_just_full_is_not_called_impossible(tmp_path: Path) -> None:
    head = HEAD.replace("sessions_per_day: 3", "sessions_per_day: 2")
    text = FILE_BREAK.replace("10:00-11:00", "10:15-10:45") + sessions(75, 75, keys=", on: day 1")
    assert preflight(written(tmp_path, text, head)).impossible == ()


def test_a_break_on_a_day_of_one_session(tmp_path: Path) -> None:
    head = HEAD.replace("sessions_per_day: 3", "sessions_per_day: 1")
    assert preflight(written(tmp_path, FILE_BREAK + sessions(30, 30), head)).impossible == (
        (
            "Tea on day 1 stands between two sessions, but at most 1 numbered session is allowed on a day "
            "(sessions_per_day in planted.yaml:9) (see planted.yaml:11)."
        ),
    )


WIDE = HEAD.replace("run: 90", "run: 180").replace("formal_per_day: 150", "formal_per_day: 400")


def test_a_day_of_four_formal_hours_owes_its_informal_time(tmp_path: Path) -> None:
    head = WIDE.replace("informal_per_day: 0", "informal_per_day: 60").replace("09:00-12:00,", "09:00-14:00,")
    meal = "meals: [{id: brunch, title: Brunch, between: 11:00-12:00, minutes: 20, on: day 1}]\n"
    text = meal + "sessions:\n" + "".join(entry(f"s{n}", 125, "on: day 1") for n in (1, 2))
    assert preflight(written(tmp_path, text, head)).impossible == (
        (
            "Sessions s1 and s2 can only be on day 1 and take 2 x 125 = 250 minutes at the shortest, "
            "and there is room for 240 (see planted.yaml:13, planted.yaml:14)."
        ),
        (
            "2 sessions of at least 125 minutes can only be on day 1, and there is room for 1; "
            "a stretch has at most 180 minutes (run in planted.yaml:9) (see planted.yaml:13, planted.yaml:14)."
        ),
    )
    shorter = written(tmp_path, text.replace("125", "120"), head)
    assert preflight(shorter).impossible == ()


def test_the_evening_before_dinner_is_taken_from_its_stretch(tmp_path: Path) -> None:
    head = WIDE.replace("informal", "evening: 60, informal")
    dinner = "meals: [{id: dinner, title: Dinner, between: 11:00-12:00, minutes: 60, on: day 1}]\n"
    sums = preflight(written(tmp_path, dinner + "sessions:\n" + entry("s1", 65, "on: day 1"), head))
    assert sums.lines[0] == "Day 1: 180 minutes - 60 (Dinner) = 120, 0 stretches, room 60"
    assert sums.impossible == (
        "Session s1 takes at least 65 minutes, and there is no time for it: it is on day 1 (planted.yaml:13).",
    )


def hand_made(**changes: object) -> Programme:
    """Return one morning without meals, which no reader has looked at."""
    clock = a_clock(days=1)
    sessions = tuple(a_session(f"s{n}", minutes=a_duration(60)) for n in (1, 2))
    hours = {1: (a_window(clock, 1, "09:00-12:00"),)}
    made = a_programme(clock, hours=hours, occurrences=(), sessions=sessions, limits=Limits(run=120))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_pins_that_overlap() -> None:
    programme = hand_made()
    pins = tuple(
        Pin(f"s{n}", at(programme, 1, start), None, Source(FILE, 20 + n)) for n, start in ((1, "10:30"), (2, "10:00"))
    )
    assert preflight(replace(programme, pins=pins)).impossible == (
        (
            "Session s2 is pinned to Wed 10:00 and takes at least 60 minutes, "
            "and s1 is pinned to Wed 10:30, before its end (see event.yaml:21, event.yaml:22)."
        ),
    )
    apart = (pins[0], replace(pins[1], at=at(programme, 1, "09:30")))
    assert preflight(replace(programme, pins=apart)).impossible == ()


def test_three_fixtures_and_meals_that_fit_two_by_two_but_not_together() -> None:
    clock = a_clock(days=1)
    blocks = tuple(
        an_occurrence(clock, of, 1, "09:00-10:00", minutes=a_duration(25), source=Source(FILE, line))
        for line, of in enumerate(("one", "two", "three"), 30)
    )
    assert preflight(hand_made(occurrences=blocks)).impossible == (
        (
            "One (25 minutes, Wed 09:00-10:00), Two (25 minutes, Wed 09:00-10:00) and Three (25 minutes, "
            "Wed 09:00-10:00) "
            "cannot be held one after another on day 1 (see event.yaml:30, event.yaml:31, event.yaml:32)."
        ),
    )
    assert preflight(hand_made(occurrences=blocks[:2])).impossible == ()


def test_meals_are_looked_at_on_a_day_without_hours() -> None:
    clock = a_clock(days=2)
    crowd = tuple(an_occurrence(clock, of, 2, "09:00-10:00") for of in ("one", "two"))
    sums = preflight(hand_made(clock=clock, occurrences=crowd))
    assert sums.impossible == (
        (
            "One (60 minutes, Thu 09:00-10:00) and Two (60 minutes, Thu 09:00-10:00) cannot be held one after another "
            "on day 2."
        ),
    )
    assert [line[:6] for line in sums.lines[:2]] == ["Day 1:", "1 stre"]


def test_a_day_with_more_orders_than_are_gone_through_keeps_its_bounds() -> None:
    clock = a_clock(days=1)
    many = tuple(an_occurrence(clock, f"meal-{n}", 1, "09:00-12:00", minutes=a_duration(15)) for n in range(6))
    sums = preflight(hand_made(occurrences=many))
    assert sums.lines[0] == "Day 1: 180 minutes - 90 (6 items) = 90, 1 stretch of at most 90, room 90"
    assert sums.impossible == (
        "The sessions take 2 x 60 = 120 minutes at the shortest, and there is room for 90.",
        (
            "2 sessions of at least 60 minutes are asked, and there is room for 1; "
            "a stretch has at most 120 minutes (run, the default)."
        ),
    )


def test_a_long_event_is_looked_at_by_neighbouring_days() -> None:
    clock = a_clock(days=8)
    hours = {day: (a_window(clock, day, "09:00-10:00"),) for day in clock.days}
    sessions = tuple(a_session(f"s{n}", minutes=a_duration(60), on=(3, 4)) for n in range(3))
    assert preflight(hand_made(clock=clock, hours=hours, sessions=sessions)).impossible == (
        (
            "Sessions s0, s1 and s2 can only be on day 3 or day 4 and take 3 x 60 = 180 minutes at the shortest, "
            "and there is room for 120: 60 on day 3, 60 on day 4 (see event.yaml:10)."
        ),
        (
            "3 sessions of at least 60 minutes can only be on day 3 or day 4, "
            "and there is room for 2: 1 on day 3, 1 on day 4; "
            "a stretch has at most 120 minutes (run, the default) (see event.yaml:10)."
        ),
    )


def test_a_gap_shorter_than_a_night_ties_two_sessions_to_one_day() -> None:
    clock = a_clock(days=2)
    hours = {day: (a_window(clock, day, "09:00-11:30"),) for day in clock.days}
    one, two = (a_session(f"s{n}", minutes=a_duration(65)) for n in (1, 2))
    two = replace(two, after=(After("s1", 0, 60, Source(FILE, 12)),))
    made = hand_made(clock=clock, hours=hours, sessions=(one, two))
    assert preflight(made).impossible == (
        (
            "Sessions s1 and s2 share a day, but they take at least 2 x 65 = 130 minutes, "
            "and there is room for 120 on day 1, 120 on day 2 (see event.yaml:12)."
        ),
    )
