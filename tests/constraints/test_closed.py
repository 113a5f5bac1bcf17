"""The part of rooms about closed ones: nothing is held in a room while it is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_room, a_window
from tests.facts import agree, item_of_day, near, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme, Session

CLOCK = a_clock(days=2, grid=5)
SHUT = (a_window(CLOCK, 1, "10:00-10:30"), a_window(CLOCK, 2, "00:00-24:00"))
HALL = replace(a_room("hall", "Hall", theatre=50, breakout=50), closed=SHUT, source=Source("house.yaml", 4))
BARN = a_room("barn", "Barn", theatre=50, breakout=50)
CLOSED = "house.yaml:4: rooms:hall-closed"


def house(*sessions: Session, occurrences: tuple[Occurrence, ...] = (), **changes: object) -> Programme:
    whole = {"hours": "09:00-18:00", **changes}
    return programme(*sessions, clock=CLOCK, rooms=(HALL, BARN), occurrences=occurrences, **whole)  # type: ignore[arg-type]


def in_it(item: str, times: str, shut: str = "Wed 10:00-10:30") -> list[str]:
    return [f"{CLOSED}: {item} is in Hall at {times}, closed {shut}"]


@pytest.mark.parametrize(
    ("s1", "expected"),
    [
        ("1 09:00-10:00 hall", []),
        ("1 10:30-11:30 hall", []),
        ("1 10:00-11:00 barn", []),
        ("1 09:05-10:05 hall", in_it("s1", "Wed 09:05-10:05")),
        ("1 10:25-11:25 hall", in_it("s1", "Wed 10:25-11:25")),
        ("1 09:45-10:45 hall", in_it("s1", "Wed 09:45-10:45")),
        ("2 12:00-13:00 hall", in_it("s1", "Thu 12:00-13:00", "Thu 00:00-24:00")),
        ("2 12:00-13:00 barn", []),
    ],
)
def test_no_session_is_in_a_room_that_is_closed(s1: str, expected: list[str]) -> None:
    whole = house(session("s1"))
    agree(whole, "rooms", placed(whole, f"s1 {s1}"), expected)


def test_a_group_session_needs_all_its_rooms_open() -> None:
    whole = house(session("s1", layout="breakout", groups=2, format="group"))
    agree(whole, "rooms", placed(whole, "s1 1 10:30-11:30 hall barn"), [])
    agree(whole, "rooms", placed(whole, "s1 1 10:00-11:00 hall barn"), in_it("s1", "Wed 10:00-11:00"))


def test_no_meal_is_in_a_room_that_is_closed() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=60, room="hall")
    whole = house(session("s1"), occurrences=(lunch,))
    row = "s1 1 13:00-14:00 barn"
    agree(whole, "rooms", placed(whole, row, "lunch@day-1 1 10:30-11:30 hall"), [])
    early = placed(whole, row, "lunch@day-1 1 10:25-11:25 hall")
    agree(whole, "rooms", early, in_it("lunch@day-1", "Wed 10:25-11:25"))
    elsewhere = replace(whole, occurrences=(replace(lunch, room="barn"),))
    agree(elsewhere, "rooms", placed(elsewhere, row, "lunch@day-1 1 10:25-11:25 barn"), [])


def test_no_item_for_some_people_and_none_near_a_session_is_in_a_room_that_is_closed() -> None:
    some = item_of_day(CLOCK, "yoga", 1, "09:30-11:30", "meal", minutes=30, room="hall", blocks="nobody")
    whole = house(session("s1"), occurrences=(some,), near=(near("photo", "s1", room="hall"),))
    rows = ("s1 1 12:00-13:00 barn", "photo 1 13:00-13:10 hall")
    agree(whole, "rooms", placed(whole, *rows, "yoga@day-1 1 09:30-10:00 hall"), [])
    late = placed(whole, *rows, "yoga@day-1 1 09:35-10:05 hall")
    agree(whole, "rooms", late, in_it("yoga@day-1", "Wed 09:35-10:05"))
    rows = ("s1 1 09:00-10:00 barn", "yoga@day-1 1 11:00-11:30 hall", "photo 1 10:00-10:10 hall")
    agree(whole, "rooms", placed(whole, *rows), in_it("photo", "Wed 10:00-10:10"))


def test_a_near_item_in_a_pause_has_a_room_of_its_own_that_can_be_closed() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "09:00-11:30", "break", minutes=20)
    whole = house(session("s1", 30), occurrences=(tea,), near=(near("photo", "s1", in_pause=True, room="hall"),))
    tea_and_photo = ("tea@day-1 1 {}", "photo 1 {} hall in:tea@day-1")
    open_ = [row.format(times) for row, times in zip(tea_and_photo, ("09:50-10:10", "09:50-10:00"), strict=True)]
    agree(whole, "rooms", placed(whole, "s1 1 09:20-09:50 barn", *open_), [])
    shut = [row.format(times) for row, times in zip(tea_and_photo, ("09:55-10:15", "09:55-10:05"), strict=True)]
    agree(whole, "rooms", placed(whole, "s1 1 09:25-09:55 barn", *shut), in_it("photo", "Wed 09:55-10:05"))


def test_a_part_of_a_meal_is_where_the_meal_is_and_is_not_counted_again() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "10:00-12:00", minutes=60, room="hall")
    speech = session("speech", 10, layout="", during="lunch@day-1")
    whole = house(session("s1"), speech, occurrences=(lunch,))
    rows = ("s1 1 13:00-14:00 barn", "speech 1 10:15-10:25", "lunch@day-1 1 10:00-11:00 hall")
    assert violations(whole, "rooms", placed(whole, *rows)) == in_it("lunch@day-1", "Wed 10:00-11:00")


def test_it_binds_and_the_optimum_obeys() -> None:
    two = (session("s1", (60, 90, 90)), session("s2", (60, 90, 90)))
    whole = house(*two, hours={1: "09:00-12:00"}, expected=10)
    alone = replace(whole, rooms=(HALL,))
    assert (solved(alone).cost, solved(alone, "rooms").cost) == (30, 0)
    assert findings(alone, solve(alone)) == ()
    assert solved(whole).cost == 0


def test_the_sentences() -> None:
    said = {name: text for name, text in sentences(house(session("s1")), "rooms").items() if "closed" in name}
    assert said == {CLOSED: "Hall is closed Wed 10:00-10:30 or Thu 00:00-24:00"}
