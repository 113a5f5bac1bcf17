"""The part of rooms about layouts: between two of them a room needs time for new chairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_room
from tests.facts import agree, item_of_day, limits, placed, programme, sentences, session, solved

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

CLOCK = a_clock(days=2, grid=5)
HALL = a_room("hall", "Hall", theatre=50, roundtable=50, breakout=50)
BARN = a_room("barn", "Barn", theatre=50, roundtable=50, breakout=50)
TURNED = "event.yaml:56: rooms:hall-from-roundtable-to-theatre"


def table(name: str, minutes: int | tuple[int, ...] = 60, **changes: object) -> Session:
    return session(name, minutes, layout="roundtable", format="roundtable", **changes)


def house(
    *sessions: Session, rooms: tuple[object, ...] = (HALL,), changeover: int = 10, **changes: object
) -> Programme:
    whole = limits(changeover=changeover)
    return programme(*sessions, clock=CLOCK, rooms=rooms, limits=whole, **{"hours": "09:00-18:00", **changes})


def late(one: str, other: str, left: int) -> list[str]:
    return [f"{TURNED}: {one} and {other}: {left} minutes to turn Hall round"]


@pytest.mark.parametrize("rooms", [(HALL,), (HALL, BARN)], ids=["one room", "a choice"])
@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("1 09:00-10:00 hall", "1 10:10-11:10 hall", []),
        ("1 10:10-11:10 hall", "1 09:00-10:00 hall", []),
        ("1 09:00-10:00 hall", "2 09:00-10:00 hall", []),
        ("1 09:00-10:00 hall", "1 10:05-11:05 hall", late("s1 at Wed 09:00-10:00", "s2 at Wed 10:05-11:05", 5)),
        ("1 10:00-11:00 hall", "1 09:00-10:00 hall", late("s2 at Wed 09:00-10:00", "s1 at Wed 10:00-11:00", 0)),
    ],
)
def test_a_room_is_turned_round_between_two_layouts(
    rooms: tuple[object, ...], one: str, two: str, expected: list[str]
) -> None:
    whole = house(session("s1"), table("s2"), rooms=rooms)
    agree(whole, "rooms", placed(whole, f"s1 {one}", f"s2 {two}"), expected)


def test_another_room_or_the_same_layout_needs_no_time() -> None:
    whole = house(session("s1"), table("s2"), session("s3"), rooms=(HALL, BARN))
    rows = ("s1 1 09:00-10:00 hall", "s2 1 10:00-11:00 barn", "s3 1 11:00-12:00 hall")
    agree(whole, "rooms", placed(whole, *rows), [])
    same = ("s1 1 09:00-10:00 hall", "s3 1 10:00-11:00 hall", "s2 1 11:10-12:10 hall")
    agree(whole, "rooms", placed(whole, *same), [])


def test_a_pause_or_a_session_elsewhere_counts_as_time() -> None:
    tea = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", minutes=(5, 10))
    whole = house(session("s1"), table("s2"), occurrences=(tea,))
    agree(whole, "rooms", placed(whole, "s1 1 09:00-10:00", "tea@day-1 1 10:00-10:10", "s2 1 10:10-11:10"), [])
    soon = placed(whole, "s1 1 09:00-10:00", "tea@day-1 1 10:00-10:05", "s2 1 10:05-11:05")
    agree(whole, "rooms", soon, late("s1 at Wed 09:00-10:00", "s2 at Wed 10:05-11:05", 5))
    quick = house(session("s1"), table("s2"), session("s3", 5), rooms=(HALL, BARN))
    rows = ("s1 1 09:00-10:00 hall", "s3 1 10:00-10:05 barn", "s2 1 10:05-11:05 hall")
    agree(quick, "rooms", placed(quick, *rows), late("s1 at Wed 09:00-10:00", "s2 at Wed 10:05-11:05", 5))


def test_each_room_of_a_group_session_is_turned_round() -> None:
    groups = session("s1", layout="breakout", groups=2, format="group")
    whole = house(groups, session("s2"), rooms=(HALL, BARN))
    agree(whole, "rooms", placed(whole, "s1 1 09:00-10:00 hall barn", "s2 1 10:10-11:10 barn"), [])
    soon = placed(whole, "s1 1 09:00-10:00 hall barn", "s2 1 10:00-11:00 barn")
    words = "s1 at Wed 09:00-10:00 and s2 at Wed 10:00-11:00: 0 minutes to turn Barn round"
    agree(whole, "rooms", soon, [f"event.yaml:56: rooms:barn-from-breakout-to-theatre: {words}"])


def test_a_session_that_is_left_out_turns_no_room_round() -> None:
    whole = house(session("s1"), table("s2", optional=True), session("s3"))
    agree(whole, "rooms", placed(whole, "s1 1 09:00-10:00", "s3 1 10:00-11:00"), [])
    held = placed(whole, "s1 1 09:00-10:00", "s2 1 10:00-11:00", "s3 1 12:00-13:00")
    agree(whole, "rooms", held, late("s1 at Wed 09:00-10:00", "s2 at Wed 10:00-11:00", 0))


def test_it_binds_and_the_optimum_obeys() -> None:
    whole = house(session("s1", (60, 90, 90)), table("s2", (60, 90, 90)), hours={1: "09:00-12:00"})
    assert (solved(whole).cost, solved(whole, "rooms").cost) == (10, 0)
    assert findings(whole, solve(whole)) == ()
    assert solved(replace(whole, rooms=(HALL, BARN))).cost == 0


def test_the_sentences() -> None:
    def said(whole: Programme) -> dict[str, str]:
        return {name: text for name, text in sentences(whole, "rooms").items() if "-from-" in name}

    groups = session("s3", layout="breakout", groups=2, format="group")
    whole = house(session("s1"), table("s2"), groups, rooms=(HALL, a_room("den", "Den", breakout=50)))
    ten = "Hall needs 10 minutes to be turned round between"
    assert said(whole) == {
        "event.yaml:56: rooms:hall-from-breakout-to-roundtable": f"{ten} breakout and roundtable",
        "event.yaml:56: rooms:hall-from-breakout-to-theatre": f"{ten} breakout and theatre",
        TURNED: f"{ten} roundtable and theatre",
    }
    assert said(replace(whole, limits=limits(changeover=0))) == {}
    assert said(house(session("s1"), session("s2"))) == {}
