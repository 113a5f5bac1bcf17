"""The part of rooms about ways: from one room to the next there is time to walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_room
from tests.facts import agree, item_of_day, near, placed, programme, sentences, session, solved

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme, Session

CLOCK = a_clock(days=2, grid=5)
ROOMS = (
    a_room("hall", "Hall", theatre=50),
    a_room("barn", "Barn", theatre=50),
    a_room("den", "Den", breakout=50),
    a_room("loft", "Loft", breakout=50),
    a_room("attic", "Attic", breakout=50),
)
WALKS = {("barn", "hall"): 15, ("attic", "den"): 20, ("den", "hall"): 5, ("attic", "hall"): 25, ("hall", "lawn"): 10}


def house(*sessions: Session, occurrences: tuple[Occurrence, ...] = (), **changes: object) -> Programme:
    return programme(*sessions, clock=CLOCK, rooms=ROOMS, walks=WALKS, occurrences=occurrences, **changes)


def groups(name: str, number: int = 2) -> Session:
    return session(name, layout="breakout", groups=number, format="group")


def short(one: str, other: str, left: int, walk: int, what: str = "rooms:walk-s1-and-s2") -> list[str]:
    return [f"event.yaml:10: {what}: {one} and {other}: {left} minutes for a way of {walk}"]


TWO = house(session("s1"), session("s2"))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("1 09:00-10:00 hall", "1 10:15-11:15 barn", []),
        ("1 09:00-10:00 hall", "1 10:00-11:00 hall", []),
        ("1 09:00-10:00 hall", "2 09:00-10:00 barn", []),
        ("1 09:00-10:00 hall", "1 10:10-11:10 barn", short("s1 at Wed 09:00-10:00", "s2 at Wed 10:10-11:10", 10, 15)),
        ("1 10:10-11:10 barn", "1 09:00-10:00 hall", short("s2 at Wed 09:00-10:00", "s1 at Wed 10:10-11:10", 10, 15)),
    ],
)
def test_from_one_room_to_another_there_is_time_for_the_way(one: str, two: str, expected: list[str]) -> None:
    agree(TWO, "rooms", placed(TWO, f"s1 {one}", f"s2 {two}"), expected)


@pytest.mark.parametrize(
    ("one", "two", "walk"),
    [
        ("den loft", "den loft", 0),
        ("den loft", "den attic", 20),
        ("den attic", "den attic", 0),
        ("loft attic", "den loft", 20),
    ],
)
def test_between_sets_of_rooms_the_longest_way_counts_and_none_between_the_same(one: str, two: str, walk: int) -> None:
    whole = house(groups("s1"), groups("s2"))
    times = f"10:{walk:02}-11:{walk:02}"
    agree(whole, "rooms", placed(whole, f"s1 1 09:00-10:00 {one}", f"s2 1 {times} {two}"), [])
    if walk:
        early = placed(whole, f"s1 1 09:00-10:00 {one}", f"s2 1 10:15-11:15 {two}")
        agree(whole, "rooms", early, short("s1 at Wed 09:00-10:00", "s2 at Wed 10:15-11:15", 15, 20))


def test_groups_that_take_every_room_and_a_session_in_one() -> None:
    whole = house(groups("s1", 3), session("s2"))
    agree(whole, "rooms", placed(whole, "s1 1 09:00-10:00 den loft attic", "s2 1 10:25-11:25 hall"), [])
    early = placed(whole, "s1 1 09:00-10:00 den loft attic", "s2 1 10:20-11:20 hall")
    agree(whole, "rooms", early, short("s1 at Wed 09:00-10:00", "s2 at Wed 10:20-11:20", 20, 25))


def test_a_third_session_or_a_pause_between_two_takes_part_of_the_way() -> None:
    quick = house(session("s1"), session("s2"), session("s3", 10))
    rows = ("s1 1 09:00-10:00 hall", "s3 1 10:00-10:10 hall", "s2 1 10:10-11:10 barn")
    both = [
        *short("s1 at Wed 09:00-10:00", "s2 at Wed 10:10-11:10", 10, 15),
        *short("s3 at Wed 10:00-10:10", "s2 at Wed 10:10-11:10", 0, 15, "rooms:walk-s2-and-s3"),
    ]
    agree(quick, "rooms", placed(quick, *rows), both)
    tea = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break", minutes=(10, 15))
    whole = house(session("s1"), session("s2"), occurrences=(tea,))
    agree(whole, "rooms", placed(whole, rows[0], "tea@day-1 1 10:00-10:15", "s2 1 10:15-11:15 barn"), [])
    agree(
        whole,
        "rooms",
        placed(whole, rows[0], "tea@day-1 1 10:00-10:10", "s2 1 10:10-11:10 barn"),
        short("s1 at Wed 09:00-10:00", "s2 at Wed 10:10-11:10", 10, 15),
    )


def fixture(name: str, window: str, **changes: object) -> Occurrence:
    return item_of_day(CLOCK, name, 1, window, "social", family="fixture", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "s1", "left"),
    [
        ({"room": "hall"}, "10:20-11:20 hall", None),
        ({"room": "hall"}, "10:35-11:35 barn", None),
        ({"room": "hall"}, "10:30-11:30 barn", 10),
        ({"room": "hall"}, "08:50-09:50 barn", 10),
        ({"room": "hall"}, "08:45-09:45 barn", None),
        ({}, "10:20-11:20 barn", None),
        ({"room": "hall", "blocks": "nobody"}, "10:20-11:20 barn", None),
        ({"room": "hall", "people": frozenset({"ann"}), "blocks": "parts"}, "10:20-11:20 barn", None),
        ({"room": "hall", "people": frozenset({"ann"}), "blocks": "sessions"}, "10:30-11:30 barn", 10),
    ],
)
def test_from_an_item_with_a_room_to_a_session_that_keeps_clear_of_it(
    changes: dict[str, object], s1: str, left: int | None
) -> None:
    whole = house(session("s1"), hours="08:00-18:00", people=(a_person("ann"),))
    whole = replace(whole, occurrences=(fixture("photo", "10:00-10:20", **changes),))
    times = s1.split(maxsplit=1)[0]
    order = (f"s1 at Wed {times}", "photo at Wed 10:00-10:20")
    order = order if times < "10:00" else (order[1], order[0])
    expected = [] if left is None else short(*order, left, 15, "rooms:walk-s1-and-photo")
    agree(whole, "rooms", placed(whole, f"s1 1 {s1}"), expected)


def test_from_rooms_of_which_only_one_set_will_do() -> None:
    # Groups in all three rooms: the farthest is 25 minutes from the hall.
    whole = house(groups("s1", 3), occurrences=(fixture("photo", "10:00-10:20", room="hall"),))
    agree(whole, "rooms", placed(whole, "s1 1 10:45-11:45 den loft attic"), [])
    early = placed(whole, "s1 1 10:40-11:40 den loft attic")
    order = ("photo at Wed 10:00-10:20", "s1 at Wed 10:40-11:40")
    agree(whole, "rooms", early, short(*order, 20, 25, "rooms:walk-s1-and-photo"))


def test_a_near_item_is_a_walk_away_from_other_sessions_and_not_from_its_own() -> None:
    beside = near("photo", "s1", room="lawn")
    whole = house(session("s1"), session("s2"), near=(beside,))
    rows = ("s1 1 09:00-10:00 hall", "photo 1 10:10-10:20 lawn")
    agree(whole, "rooms", placed(whole, *rows, "s2 1 10:30-11:30 hall"), [])
    agree(
        whole,
        "rooms",
        placed(whole, *rows, "s2 1 10:25-11:25 hall"),
        short("photo at Wed 10:10-10:20", "s2 at Wed 10:25-11:25", 5, 10, "rooms:walk-s2-and-photo"),
    )
    agree(whole, "rooms", placed(whole, rows[0], "photo 1 10:05-10:15 lawn", "s2 1 10:30-11:30 hall"), [])
    tea = item_of_day(CLOCK, "tea", 1, "10:00-10:20", "break")
    inside = replace(whole, near=(replace(beside, in_pause=True),), occurrences=(tea,))
    agree(
        inside, "rooms", placed(inside, rows[0], "photo 1 10:00-10:10 lawn in:tea@day-1", "s2 1 10:20-11:20 hall"), []
    )


def test_over_midnight_nobody_has_to_walk() -> None:
    gala = item_of_day(CLOCK, "gala", 1, "22:00-23:55", "social", family="fixture", room="hall")
    late = house(session("s1", 60), session("s2", 60), hours={1: "09:00-24:00", 2: "00:00-12:00"}, occurrences=(gala,))
    agree(late, "rooms", placed(late, "s1 1 20:00-21:00 hall", "s2 2 00:00-01:00 barn", "gala 1 22:00-23:55 hall"), [])
    whole = replace(late, occurrences=())
    agree(whole, "rooms", placed(whole, "s1 1 23:00-24:00 hall", "s2 2 00:00-01:00 barn"), [])
    day = replace(late, hours={1: late.hours[1][:0], 2: late.hours[2]}, sessions=late.sessions[:1])
    agree(day, "rooms", placed(day, "s1 2 00:00-01:00 barn", "gala 1 22:00-23:55 hall"), [])
    agree(
        whole,
        "rooms",
        placed(whole, "s1 1 23:00-24:00 hall", "s2 1 21:50-22:50 barn"),
        short("s2 at Wed 21:50-22:50", "s1 at Wed 23:00-24:00", 10, 15),
    )
    agree(
        late,
        "rooms",
        placed(late, "s1 1 20:50-21:50 barn", "s2 2 00:00-01:00 barn", "gala 1 22:00-23:55 hall"),
        short("s1 at Wed 20:50-21:50", "gala at Wed 22:00-23:55", 10, 15, "rooms:walk-s1-and-gala"),
    )


def test_a_session_that_is_left_out_needs_no_way() -> None:
    whole = house(session("s1"), session("s2", optional=True))
    agree(whole, "rooms", placed(whole, "s1 1 09:00-10:00 hall"), [])
    agree(
        whole,
        "rooms",
        placed(whole, "s1 1 09:00-10:00 hall", "s2 1 10:00-11:00 barn"),
        short("s1 at Wed 09:00-10:00", "s2 at Wed 10:00-11:00", 0, 15),
    )


def test_it_binds_and_the_optimum_obeys() -> None:
    far = (a_room("hall", "Hall", theatre=50), a_room("barn", "Barn", roundtable=50))
    two = (session("s1", (60, 90, 90)), session("s2", (60, 90, 90), layout="roundtable", format="roundtable"))
    whole = replace(house(*two, hours={1: "09:00-12:00"}), rooms=far)
    assert (solved(whole).cost, solved(whole, "rooms").cost) == (15, 0)
    assert findings(whole, solve(whole)) == ()


def test_the_sentences() -> None:
    whole = house(
        session("s1", line=11),
        session("s2", line=12),
        occurrences=(fixture("photo", "10:00-10:20", room="hall"), fixture("rest", "11:00-11:20")),
        near=(near("toast", "s2", room="lawn"),),
    )
    said = {name: text for name, text in sentences(whole, "rooms").items() if "walk" in name}
    assert said == {
        "event.yaml:11: rooms:walk-s1-and-s2": "between s1 and s2 there is time for the way",
        "event.yaml:11: rooms:walk-s1-and-photo": "between s1 and photo there is time for the way",
        "event.yaml:12: rooms:walk-s2-and-photo": "between s2 and photo there is time for the way",
        "event.yaml:11: rooms:walk-s1-and-toast": "between s1 and toast there is time for the way",
    }
    assert Source("event.yaml", 11) == whole.sessions[0].source
    nothing = sentences(replace(whole, walks={}), "rooms")
    assert [name for name in nothing if "walk" in name] == []
