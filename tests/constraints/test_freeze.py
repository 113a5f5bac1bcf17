from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scheduler.clock import later
from scheduler.constraints.words import whole_minute
from scheduler.errors import InfeasibleError
from scheduler.programme.model import Programme, Published, Put
from scheduler.solve import Options, solve
from scheduler.timetable.baseline import held_against
from scheduler.timetable.model import Item, Timetable
from scheduler.verify import findings
from tests.against import told
from tests.builders import a_clock, a_room, at
from tests.facts import agree, item_of_day, near, placed, programme, sentences, session, solved, violations

CLOCK = a_clock(days=2, grid=30)
ROOMS = (a_room("hall", "Hall", theatre=50), a_room("annex", "Annex", theatre=50))
TEA = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=(30, 30, 60))


def put(day: int, start: str, minutes: int, *rooms: str) -> Put:
    hour, minute = start.split(":")
    return Put(day, int(hour) * 60 + int(minute), minutes, rooms)


def frozen(until: str, items: dict[str, Put], **changes: Any) -> Programme:
    """Return two sessions and a tea in two halls, of which some has begun by a time of day 1."""
    sessions = changes.pop("sessions", (session("s1", (30, 60, 60)), session("s2", 30)))
    whole = programme(*sessions, clock=CLOCK, rooms=ROOMS, hours="09:00-12:00", **changes)
    return replace(whole, published=Published(1, "most", items, until=at(whole, 1, until)))


S1 = {"s1": put(1, "09:00", 60, "annex")}
KEPT = "event.yaml:10: freeze:s1: s1 has begun,"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s1 1 09:00-10:00 annex", []),
        ("s1 1 09:00-10:00 hall", [f"{KEPT} in annex, and is moved to hall"]),
        ("s1 1 09:30-10:30 annex", [f"{KEPT} at Wed 09:00-10:00, and is moved to Wed 09:30-10:30"]),
        ("s1 1 09:00-09:30 annex", [f"{KEPT} at Wed 09:00-10:00, and is moved to Wed 09:00-09:30"]),
        (
            "s1 2 09:00-10:00 hall",
            [f"{KEPT} at Wed 09:00-10:00, and is moved to Thu 09:00-10:00", f"{KEPT} in annex, and is moved to hall"],
        ),
    ],
)
def test_what_has_begun_keeps_its_start_its_end_and_its_rooms(line: str, expected: list[str]) -> None:
    whole = frozen("09:30", S1)
    agree(whole, "freeze", placed(whole, line, "s2 2 11:00-11:30"), expected)


def test_who_had_no_room_or_has_none_now_is_told_so() -> None:
    before, now = frozen("09:30", {"s1": put(1, "09:00", 60)}), frozen("09:30", S1)
    timetable = placed(before, "s1 1 09:00-10:00 hall annex", "s2 2 11:00-11:30")
    assert violations(before, "freeze", timetable) == [f"{KEPT} in no room, and is moved to hall, annex"]
    nowhere = replace(timetable, items=tuple(replace(item, rooms=()) for item in timetable.items))
    assert violations(now, "freeze", nowhere) == [f"{KEPT} in annex, and is moved to no room"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s2 1 10:00-10:30", []),
        ("s2 1 10:30-11:00", []),
        ("s2 2 09:00-09:30", []),
        (
            "s2 1 09:30-10:00",
            ["event.yaml:10: freeze:s2-not-yet: s2 would begin at Wed 09:30-10:00, and it is Wed 10:00"],
        ),
    ],
)
def test_nothing_else_begins_before_the_moment(line: str, expected: list[str]) -> None:
    whole = frozen("10:00", {"s1": put(1, "09:00", 30, "hall")})
    agree(whole, "freeze", placed(whole, "s1 1 09:00-09:30", line), expected)


def test_a_moment_within_a_minute_is_over_at_the_next_one() -> None:
    whole = frozen("10:00", {"s1": put(1, "09:00", 30, "hall")})
    whole = replace(whole, published=replace(whole.published, until=at(whole, 1, "10:00").replace(second=1)))
    words = ["event.yaml:10: freeze:s2-not-yet: s2 would begin at Wed 10:00-10:30, and it is Wed 10:00"]
    agree(whole, "freeze", placed(whole, "s1 1 09:00-09:30", "s2 1 10:00-10:30"), words)
    agree(whole, "freeze", placed(whole, "s1 1 09:00-09:30", "s2 1 10:30-11:00"), [])
    assert [whole_minute(at(whole, 1, "10:00").replace(second=n)).minute for n in (0, 1, 59)] == [0, 1, 1]


def test_what_stands_next_to_a_session_that_is_left_out_begins_at_no_time() -> None:
    sessions = (session("s1", 60), session("s2", 30), session("talk", 30, optional=True))
    whole = frozen("10:15", S1, near=(near("photo", "talk", "before", 30),), sessions=sessions)
    agree(whole, "freeze", placed(whole, "s1 1 09:00-10:00 annex", "s2 2 09:00-09:30"), [])


def test_what_begins_at_the_very_moment_has_not_begun() -> None:
    assert {*frozen("09:00", S1).begun} == set()
    assert {*frozen("09:01", S1).begun} == {"s1"}
    assert {*frozen("09:30", {**S1, "s2": put(1, "09:30", 30, "hall")}).begun} == {"s1"}


@pytest.mark.parametrize("again", [False, True])
def test_in_the_hour_that_the_clock_shows_twice_it_is_known_which_one_it_was(again: bool) -> None:
    night = a_clock(first=date(2018, 10, 27), days=2)
    whole = programme(session("s1"), clock=night)
    start = datetime(2018, 10, 28, again, 30, tzinfo=UTC)
    item = Item("s1", "session", "x", start.astimezone(night.zone), later(start, 60).astimezone(night.zone), ("hall",))
    timetable = Timetable(whole.id, (item,), first_day=night.first_day)
    for minutes, count in ((-1, 0), (0, 0), (1, 1)):
        until = later(start, minutes).astimezone(night.zone)
        begun = told(whole, timetable, until=until).begun
        assert [one.start.astimezone(UTC) for one in begun.values()] == [start] * count
    other = replace(whole, clock=a_clock(first=date(2018, 11, 3), days=2))  # no clock is changed in that night
    (there,) = replace(other, published=held_against(timetable, "most", until=at(other, 2, "12:00"))).begun.values()
    assert there.start == at(other, 2, "01:30")


def test_without_a_moment_nothing_is_kept() -> None:
    whole = frozen("09:30", S1)
    whole = replace(whole, published=replace(whole.published, until=None))
    assert (whole.begun, sentences(whole, "freeze")) == ({}, {})
    assert solve(whole).by_id["s1"].rooms == ("hall",)


def test_a_meal_and_a_break_are_kept_and_a_fixture_is_as_it_is_written() -> None:
    desk = item_of_day(CLOCK, "desk", 1, "09:00-09:30", "protected", family="fixture")
    items = {"tea@day-1": put(1, "10:00", 45), "desk": put(1, "08:00", 10), "s1": put(1, "09:30", 30, "hall")}
    whole = frozen("10:30", items, occurrences=(TEA, desk))
    assert {*whole.begun} == {"s1", "tea@day-1"}
    timetable = solve(whole)
    assert findings(whole, timetable) == ()
    assert [f"{one.id} {one.start:%H:%M}-{one.end:%H:%M}" for one in timetable.items][:3] == [
        "desk 09:00-09:30",
        "s1 09:30-10:00",
        "tea@day-1 10:00-10:45",
    ]


def test_a_break_that_has_not_begun_is_not_held_in_the_past() -> None:
    whole = frozen("10:15", {"s1": put(1, "09:00", 60, "hall")}, occurrences=(TEA,))
    early = placed(whole, "s1 1 09:00-10:00", "tea@day-1 1 10:00-10:30", "s2 1 11:00-11:30")
    late = "event.yaml:30: freeze:tea@day-1-not-yet: tea@day-1 would begin at Wed 10:00-10:30, and it is Wed 10:15"
    agree(whole, "freeze", early, [late])
    assert solved(whole).times["tea@day-1"] == "1 10:30-11:00"


def test_what_stands_next_to_a_session_is_kept_and_the_session_follows_it() -> None:
    photo = near("photo", "s2", "before", 30)
    whole = frozen("10:15", {"photo": put(1, "10:00", 30), **S1}, near=(photo,))
    assert {*whole.begun} == {"photo", "s1"}
    assert solved(whole).times["s2"] == "1 10:30-11:00"
    # Bait: where it has not begun, it is not held in the past, and its session comes later.
    whole = frozen("10:15", S1, near=(photo,), sessions=(session("s1", 60), session("s2", 30, on=(1,))))
    early = placed(whole, "s1 1 09:00-10:00 annex", "photo 1 10:00-10:30", "s2 1 10:30-11:00")
    assert [words.split(": ")[1] for words in violations(whole, "freeze", early)] == ["freeze:photo-not-yet"]
    assert solved(whole).times["s2"] == "1 11:00-11:30"


def test_an_optional_session_is_kept_and_one_that_was_not_published_is_not_held_in_the_past() -> None:
    talk = session("talk", 30, optional=True)
    sessions = (session("s1", 60), session("s2", 30), talk)
    both = {**S1, "talk": put(1, "10:00", 30, "hall")}
    assert "talk" in solved(frozen("11:00", both, sessions=sessions, weights={"drop": 0})).times
    left = frozen("11:00", both, sessions=sessions)
    agree(left, "freeze", placed(left, "s1 1 09:00-10:00 annex", "s2 2 09:00-09:30"), [
        "event.yaml:10: freeze:talk: talk has begun, at Wed 10:00-10:30, and is left out"
    ])  # fmt: skip
    whole = frozen("11:00", S1, sessions=sessions)
    past = placed(whole, "s1 1 09:00-10:00 annex", "talk 1 10:00-10:30", "s2 2 09:00-09:30")
    assert [words.split(": ")[1] for words in violations(whole, "freeze", past)] == ["freeze:talk-not-yet"]


def test_what_the_programme_no_longer_has_is_not_brought_back() -> None:
    whole = frozen("10:00", {**S1, "gone": put(1, "09:00", 30, "hall"), "lunch@day-1": put(1, "09:00", 30)})
    assert {*solve(whole).by_id} == {"s1", "s2"}


def test_a_shift_of_all_dates_shifts_the_past() -> None:
    whole = frozen("09:30", S1)
    clock = a_clock(first=CLOCK.date_of(8), days=2, grid=30)
    moved = programme(*whole.sessions, clock=clock, rooms=ROOMS, hours="09:00-12:00")
    moved = replace(moved, published=replace(whole.published, until=at(moved, 1, "09:30")))
    assert solve(moved).by_id["s1"].start == at(moved, 1, "09:00")


def test_it_binds_and_what_cannot_be_held_later_is_impossible() -> None:
    whole = frozen("09:30", S1)
    free = solve(whole, Options(without=frozenset({"freeze"}))).by_id["s1"]
    assert (free.start > at(whole, 1, "09:00"), solve(whole).by_id["s1"].start) == (True, at(whole, 1, "09:00"))
    over = frozen("11:45", {}, sessions=(session("s1", 60, on=(1,)),))
    with pytest.raises(InfeasibleError):
        solve(over)


def test_the_sentences() -> None:
    whole = frozen("09:30", {"s1": put(1, "09:00", 60)})
    assert sentences(whole, "freeze") == {
        "event.yaml:10: freeze:s1": "s1 has begun, and stays at Wed 09:00-10:00",
        "event.yaml:10: freeze:s2-not-yet": "s2 has not begun, so it begins at Wed 09:30 or later",
    }
    assert sentences(frozen("09:30", S1), "freeze")["event.yaml:10: freeze:s1"].endswith("in annex")
