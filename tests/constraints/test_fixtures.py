from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.programme.model import Part, Window
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person
from tests.facts import agree, in_order, item_of_day, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Session

CLOCK = a_clock(days=1, grid=5)
PHOTO = item_of_day(CLOCK, "photo", 1, "10:02-10:18", "social", family="fixture", room="hall", title="Photograph")
WALK = item_of_day(CLOCK, "walk", 1, "10:30-11:30", "social", family="fixture", blocks="nobody")
WHOLE = programme(session("s1"), clock=CLOCK, occurrences=(PHOTO, WALK))
OVERLAPS = "event.yaml:30: fixtures:s1-and-photo: s1 at"


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("09:00-10:00", []),
        ("10:20-11:20", []),
        ("10:15-11:15", [f"{OVERLAPS} Wed 10:15-11:15 overlaps Photograph at Wed 10:02-10:18"]),
        ("09:05-10:05", [f"{OVERLAPS} Wed 09:05-10:05 overlaps Photograph at Wed 10:02-10:18"]),
    ],
)
def test_no_session_overlaps_a_fixture_that_everybody_attends(times: str, expected: list[str]) -> None:
    agree(WHOLE, "fixtures", placed(WHOLE, f"s1 1 {times}"), expected, built_in=True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("photo 1 10:02-10:18 hall", []),
        ("photo 1 10:03-10:19 hall", ["photo is at Wed 10:03-10:19, not inside Wed 10:02-10:18"]),
        ("photo 1 10:01-10:17 hall", ["photo is at Wed 10:01-10:17, not inside Wed 10:02-10:18"]),
        ("photo 1 10:02-10:17 hall", ["photo lasts 15 minutes, not 16"]),
        ("photo 1 10:02-10:18", ["photo is in no room, not hall"]),
        ("photo 1 10:02-10:18 annex", ["photo is in annex, not hall"]),
        ("photo 1 10:02-10:18 hall annex", ["photo is in hall, annex, not hall"]),
    ],
)
def test_a_fixture_is_held_exactly_when_and_where_it_was_set(line: str, expected: list[str]) -> None:
    found = violations(WHOLE, "fixtures", placed(WHOLE, line, "s1 1 11:00-12:00"))
    assert found == [f"event.yaml:30: fixtures:photo: {what}" for what in expected]


def test_a_fixture_without_a_room_is_in_none_and_is_held_once() -> None:
    base = placed(WHOLE, "s1 1 11:00-12:00", "walk 1 10:30-11:30 hall")
    assert violations(WHOLE, "fixtures", base) == ["event.yaml:30: fixtures:walk: walk is in hall, not in none"]
    without = in_order(WHOLE, [item for item in base.items if item.id != "walk"])
    assert violations(WHOLE, "fixtures", without) == ["event.yaml:30: fixtures:walk: walk is held 0 times, not once"]


def test_the_sentences() -> None:
    assert sentences(WHOLE, "fixtures") == {
        "event.yaml:30: fixtures:photo": "Photograph is held for 16 minutes inside Wed 10:02-10:18",
        "event.yaml:30: fixtures:s1-and-photo": "s1 does not overlap Photograph",
        "event.yaml:30: fixtures:walk": "Walk is held for 60 minutes inside Wed 10:30-11:30",
    }


def test_sessions_go_around_a_fixture_off_the_grid() -> None:
    whole = programme(session("s1"), session("s2", 85), clock=CLOCK, hours="09:00-11:45", occurrences=(PHOTO,))
    assert solved(whole).times == {"s1": "1 09:00-10:00", "photo": "1 10:02-10:18", "s2": "1 10:20-11:45"}
    optional = replace(PHOTO, blocks="nobody", room=None)
    free = replace(whole, occurrences=(optional,), sessions=(session("s1", 165),))
    assert solved(free).times == {"s1": "1 09:00-11:45", "photo": "1 10:02-10:18"}


def test_a_fixture_past_midnight_blocks_the_hours_of_the_next_day() -> None:
    clock = a_clock(days=2, grid=30)
    night = Window(clock.at(1, 23 * 60), clock.at(2, 60))
    gala = replace(item_of_day(clock, "gala", 1, "23:00-24:00", "social", family="fixture"), window=night)
    gala = replace(gala, minutes=replace(gala.minutes, least=120, best=120, most=120))
    whole = programme(session("s1"), clock=clock, hours={2: "00:00-03:00"}, occurrences=(gala,))
    timetable = solve(whole)
    assert findings(whole, timetable) == ()
    assert f"{timetable.by_id['s1'].start:%d %H:%M}" == "25 01:00"
    early = in_order(whole, [timetable.by_id["gala"], *placed(whole, "s1 2 00:30-01:30").sessions])
    clash = "event.yaml:30: fixtures:s1-and-gala: s1 at Thu 00:30-01:30 overlaps Gala at Wed 23:00-Thu 01:00"
    agree(whole, "fixtures", early, [clash])


ANN, BOB = a_person("ann"), a_person("bob")
CHAIR = (Part("chair", "ann"),)
PERHAPS = (Part("chair", "ann", confirmed=False),)
ONLY_BOB = frozenset({"bob"})


@pytest.mark.parametrize(
    ("blocks", "s1", "clear"),
    [
        ("parts", session("s1", parts=CHAIR), False),
        ("parts", session("s1", parts=PERHAPS), True),
        ("parts", session("s1"), True),
        ("sessions", session("s1"), False),
        ("sessions", session("s1", audience=frozenset({"ann"})), False),
        ("sessions", session("s1", audience=ONLY_BOB), True),
        ("sessions", session("s1", audience=ONLY_BOB, parts=CHAIR), False),
        ("sessions", session("s1", audience=ONLY_BOB, parts=PERHAPS), True),
        ("nobody", session("s1", parts=CHAIR), True),
    ],
)
def test_an_item_for_some_people_keeps_away_the_sessions_in_which_they_speak_or_are_due(
    blocks: str, s1: Session, clear: bool
) -> None:
    board = item_of_day(
        CLOCK, "board", 1, "10:02-10:18", "social", family="fixture", people=frozenset({"ann"}), blocks=blocks
    )
    whole = programme(s1, clock=CLOCK, occurrences=(board,), people=(ANN, BOB))
    agree(whole, "fixtures", placed(whole, "s1 1 10:20-11:20"), [])
    agree(whole, "fixtures", placed(whole, "s1 1 09:00-10:00"), [])
    words = "s1 at Wed 09:30-10:30 overlaps Board at Wed 10:02-10:18"
    expected = [] if clear else [f"event.yaml:30: fixtures:s1-and-board: {words}"]
    agree(whole, "fixtures", placed(whole, "s1 1 09:30-10:30"), expected)


def test_a_session_that_is_left_out_overlaps_nothing() -> None:
    board = item_of_day(CLOCK, "board", 1, "09:00-12:00", "social", family="fixture", people=frozenset({"ann"}))
    whole = programme(session("s1", optional=True), clock=CLOCK, occurrences=(board,), people=(ANN,))
    agree(whole, "fixtures", placed(whole), [])
    words = "s1 at Wed 09:30-10:30 overlaps Board at Wed 09:00-12:00"
    agree(whole, "fixtures", placed(whole, "s1 1 09:30-10:30"), [f"event.yaml:30: fixtures:s1-and-board: {words}"])
