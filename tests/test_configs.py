from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scheduler.clock import minutes_between
from scheduler.programme import Programme, read
from scheduler.programme.capacity import formal_room

CONFIGS = Path(__file__).parent.parent / "configs"


@pytest.fixture(scope="module")
def event() -> Programme:
    return read(CONFIGS / "global-compact.yaml")


def test_the_event_has_eight_full_sessions_two_report_backs_and_a_welcome(event: Programme) -> None:
    numbered = [session for session in event.sessions if session.numbered]
    short = [session.id for session in numbered if session.minutes.best <= 45]
    assert len(numbered) == 10
    assert short == ["clinics-report", "plans-report"]
    assert Counter(session.format for session in numbered if session.id not in short) == {
        "plenary": 3,
        "roundtable": 3,
        "group": 2,
    }
    assert {session.groups for session in numbered} == {0, 5}
    assert [session.id for session in event.sessions if not session.numbered] == ["welcome"]


def test_the_event_asks_for_more_than_there_is_room_for_and_needs_less(event: Programme) -> None:
    room = sum(formal_room(event, day) for day in event.clock.days)
    assert sum(session.minutes.least for session in event.sessions) < room
    assert sum(session.minutes.best for session in event.sessions) > room


def test_at_most_three_sessions_of_the_event_carry_a_time(event: Programme) -> None:
    carried = {session.id for session in event.sessions if session.on or session.between}
    assert carried | {pin.session for pin in event.pins} == {"welcome", "clinics", "work"}


def test_the_people_of_the_event_are_labelled_by_role_and_some_are_there_for_a_part_only(event: Programme) -> None:
    assert len(event.people) == event.seats == 55
    assert {person.email for person in event.people} == {f"{person.id}@example.org" for person in event.people}
    part = {person.id for person in event.people if person.arrives or person.departs or person.unavailable}
    speakers = {
        part.person for session in event.sessions for part in session.parts if part.role == "speaker" and part.confirmed
    }
    assert part & speakers == {"unhcr", "world-bank"}
    assert 5 <= len(part - speakers) <= 8
    assert [part.person for s in event.sessions for part in s.parts if not part.confirmed] == ["au"]


def test_every_example_says_that_it_is_synthetic() -> None:
    files = sorted(CONFIGS.rglob("*.yaml"))
    assert len(files) >= 4
    assert [file.name for file in files if "synthetic" not in file.read_text(encoding="utf-8").lower()[:900]] == []


def test_small_is_one_day_of_three_sessions_in_one_file() -> None:
    small = read(CONFIGS / "small.yaml")
    assert (len(small.clock.days), len(small.sessions)) == (1, 3)


def test_over_full_cannot_be_done_by_its_own_arithmetic() -> None:
    full = read(CONFIGS / "over-full.yaml")
    room = [formal_room(full, day) for day in full.clock.days]
    assert room == [190, 360, 190]
    assert sum(session.minutes.least for session in full.sessions) == 765
    assert minutes_between(full.hours[1][0].start, full.hours[1][0].end) == 210
