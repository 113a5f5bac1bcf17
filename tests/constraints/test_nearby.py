"""The part of order about near items: what stands right next to a session, or at that edge of the pause beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.programme.model import Part, Place
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_room
from tests.facts import (
    agree,
    allowed,
    in_order,
    item_of_day,
    near,
    placed,
    programme,
    rules,
    sentences,
    session,
    solved,
    violations,
)

if TYPE_CHECKING:
    from scheduler.programme.model import Near, Occurrence, Programme, Session

CLOCK = a_clock(days=2, grid=5)
ROOMS = (a_room("hall", "Hall", theatre=50), a_room("barn", "Barn", theatre=50), a_room("lawn", "Lawn", tent=50))
WALKS = {("barn", "lawn"): 12, ("hall", "lawn"): 7}
AFTER, BEFORE = near("photo", "s1"), near("photo", "s1", "before")
TEA = item_of_day(CLOCK, "tea", 1, "09:00-12:00", "break", minutes=(5, 30), title="Tea")


def house(
    beside: Near, *others: Session, occurrences: tuple[Occurrence, ...] = (), optional: bool = False, **changes: object
) -> Programme:
    sessions = (session("s1", optional=optional), *others)
    return programme(
        *sessions, clock=CLOCK, rooms=ROOMS, walks=WALKS, near=(beside,), occurrences=occurrences, **changes
    )


def wrong(where: str, *what: str) -> list[str]:
    return [f"event.yaml:40: order:photo-near-s1: photo {text}" + f" is not {where}" * bool(where) for text in what]


RIGHT_AFTER, RIGHT_BEFORE = "right after s1 (Wed 10:00-11:00)", "right before s1 (Wed 10:00-11:00)"


@pytest.mark.parametrize(
    ("beside", "s1", "photo", "expected"),
    [
        (AFTER, "hall", "11:00-11:10", []),
        (AFTER, "hall", "11:05-11:15", wrong(RIGHT_AFTER, "at Wed 11:05-11:15")),
        (AFTER, "hall", "10:55-11:05", wrong(RIGHT_AFTER, "at Wed 10:55-11:05")),
        (AFTER, "hall", "09:50-10:00", wrong(RIGHT_AFTER, "at Wed 09:50-10:00")),
        (BEFORE, "hall", "09:50-10:00", []),
        (BEFORE, "hall", "09:45-09:55", wrong(RIGHT_BEFORE, "at Wed 09:45-09:55")),
        (BEFORE, "hall", "11:00-11:10", wrong(RIGHT_BEFORE, "at Wed 11:00-11:10")),
        (replace(AFTER, room="lawn"), "hall", "11:07-11:17", []),
        (replace(AFTER, room="lawn"), "barn", "11:12-11:22", []),
        (replace(AFTER, room="lawn"), "barn", "11:07-11:17", wrong(RIGHT_AFTER, "at Wed 11:07-11:17")),
        (replace(AFTER, room="lawn"), "hall", "11:12-11:22", wrong(RIGHT_AFTER, "at Wed 11:12-11:22")),
        (replace(BEFORE, room="lawn"), "hall", "09:43-09:53", []),
        (replace(BEFORE, room="lawn"), "barn", "09:38-09:48", []),
        (replace(BEFORE, room="lawn"), "hall", "09:50-10:00", wrong(RIGHT_BEFORE, "at Wed 09:50-10:00")),
    ],
)
def test_it_stands_right_next_to_its_session_or_a_walk_away(
    beside: Near, s1: str, photo: str, expected: list[str]
) -> None:
    whole = house(beside)
    agree(whole, "order", placed(whole, f"s1 1 10:00-11:00 {s1}", f"photo 1 {photo}"), expected)


def test_the_way_from_groups_is_the_longest() -> None:
    rooms = (a_room("den", "Den", breakout=9), a_room("loft", "Loft", breakout=9), a_room("attic", "Attic", breakout=9))
    groups = session("s1", layout="breakout", groups=2, format="group")
    whole = programme(
        groups,
        clock=CLOCK,
        rooms=rooms,
        walks={("den", "lawn"): 5, ("lawn", "loft"): 9},
        near=(near("photo", "s1", room="lawn"),),
    )
    for in_rooms, times in (("den loft", "10:09-10:19"), ("den attic", "10:05-10:15"), ("loft attic", "10:09-10:19")):
        agree(whole, "order", placed(whole, f"s1 1 09:00-10:00 {in_rooms}", f"photo 1 {times}"), [])
    soon = placed(whole, "s1 1 09:00-10:00 den loft", "photo 1 10:05-10:15")
    agree(whole, "order", soon, wrong("right after s1 (Wed 09:00-10:00)", "at Wed 10:05-10:15"))


IN_TEA = replace(AFTER, in_pause=True)
BEFORE_IN_TEA = replace(BEFORE, in_pause=True)


@pytest.mark.parametrize(
    ("beside", "s1", "tea", "photo", "right"),
    [
        (IN_TEA, "09:00-10:00", "10:00-10:20", "10:00-10:10", True),
        (IN_TEA, "09:00-10:00", "10:30-10:50", "10:30-10:40", True),
        (IN_TEA, "09:00-10:00", "10:00-10:20", "10:05-10:15", False),
        (IN_TEA, "09:00-10:00", "10:00-10:05", "10:00-10:10", False),
        (IN_TEA, "10:30-11:30", "10:00-10:20", "10:00-10:10", False),
        (BEFORE_IN_TEA, "10:30-11:30", "10:00-10:20", "10:10-10:20", True),
        (BEFORE_IN_TEA, "11:00-12:00", "10:00-10:20", "10:10-10:20", True),
        (BEFORE_IN_TEA, "10:30-11:30", "10:00-10:20", "10:00-10:10", False),
        (BEFORE_IN_TEA, "09:00-10:00", "10:00-10:20", "10:10-10:20", False),
        (BEFORE_IN_TEA, "10:30-11:30", "10:00-10:05", "09:55-10:05", False),
    ],
)
def test_it_lies_at_the_edge_of_the_pause_beside_its_session(
    beside: Near, s1: str, tea: str, photo: str, right: bool
) -> None:
    whole = house(beside, occurrences=(TEA,))
    where = f"in the pause right {beside.side} s1 (Wed {s1})"
    timetable = placed(whole, f"s1 1 {s1}", f"tea@day-1 1 {tea}", f"photo 1 {photo} in:tea@day-1")
    agree(whole, "order", timetable, [] if right else wrong(where, f"at Wed {photo}"))


@pytest.mark.parametrize(
    ("between", "s2", "right"),
    [
        (None, "11:00-11:30", True),
        (None, "10:00-10:30", False),
        (item_of_day(CLOCK, "desk", 1, "10:10-10:20", "protected", family="fixture"), "11:00-11:30", False),
        (item_of_day(CLOCK, "walk", 1, "10:10-10:20", "social", family="fixture"), "11:00-11:30", False),
        (
            item_of_day(CLOCK, "walk", 1, "10:10-10:20", "social", family="fixture", blocks="nobody"),
            "11:00-11:30",
            True,
        ),
        (item_of_day(CLOCK, "snack", 1, "10:10-10:20", family="fixture", blocks="nobody"), "11:00-11:30", True),
        (
            item_of_day(CLOCK, "yoga", 1, "10:10-10:20", "social", family="fixture", people=frozenset({"ann"})),
            "11:00-11:30",
            True,
        ),
    ],
)
def test_the_pause_is_the_next_thing_that_everybody_attends(between: Occurrence | None, s2: str, right: bool) -> None:
    whole = house(
        IN_TEA, session("s2", 30), occurrences=(TEA, *([between] if between else [])), people=(a_person("ann"),)
    )
    rows = ("s1 1 09:00-10:00", "tea@day-1 1 10:30-10:50", "photo 1 10:30-10:40 in:tea@day-1", f"s2 1 {s2}")
    expected = [] if right else wrong("in the pause right after s1 (Wed 09:00-10:00)", "at Wed 10:30-10:40")
    agree(whole, "order", placed(whole, *rows), expected)
    mirror = replace(whole, near=(replace(BEFORE_IN_TEA, session="s2"),))
    rows = ("s2 1 11:00-11:30", "tea@day-1 1 09:40-10:00", "photo 1 09:50-10:00 in:tea@day-1")
    rows = (*rows, "s1 1 12:00-13:00" if s2 == "11:00-11:30" else "s1 1 10:00-11:00")
    words = "event.yaml:40: order:photo-near-s2: photo at Wed 09:50-10:00 is not in the pause right before s2"
    timetable = placed(replace(mirror, hours=house(AFTER, hours="09:00-14:00").hours), *rows)
    later = replace(mirror, hours=house(AFTER, hours="09:00-14:00").hours)
    agree(later, "order", timetable, [] if right else [f"{words} (Wed 11:00-11:30)"])


def test_an_item_that_is_no_pause_is_no_place_for_it() -> None:
    desk = item_of_day(CLOCK, "desk", 1, "10:00-10:30", "protected", family="fixture")
    whole = house(IN_TEA, occurrences=(TEA, desk))
    rows = ("s1 1 09:00-10:00", "tea@day-1 1 10:30-10:50", "photo 1 10:00-10:10 in:desk")
    where = "in the pause right after s1 (Wed 09:00-10:00)"
    assert violations(whole, "order", placed(whole, *rows)) == wrong(where, "at Wed 10:00-10:10")


def test_of_two_items_whose_order_is_open_it_is_in_the_one_that_comes_next() -> None:
    both = (TEA, item_of_day(CLOCK, "lunch", 1, "09:00-12:00", minutes=30))
    whole = house(IN_TEA, occurrences=both)
    rows = ("s1 1 09:00-10:00", "lunch@day-1 1 10:00-10:30")
    agree(whole, "order", placed(whole, *rows, "tea@day-1 1 10:30-10:50", "photo 1 10:00-10:10 in:lunch@day-1"), [])
    late = placed(whole, *rows, "tea@day-1 1 10:30-10:50", "photo 1 10:30-10:40 in:tea@day-1")
    where = "in the pause right after s1 (Wed 09:00-10:00)"
    agree(whole, "order", late, wrong(where, "at Wed 10:30-10:40"))


def test_it_is_in_no_pause_of_another_day_or_range_alone() -> None:
    whole = house(IN_TEA, occurrences=(TEA,), hours="09:00-10:00, 11:00-13:00")
    rows = ("tea@day-1 1 10:20-10:40", "photo 1 10:20-10:30 in:tea@day-1")
    agree(whole, "order", placed(whole, "s1 1 09:00-10:00", *rows), [])
    other = placed(whole, "s1 2 09:00-10:00", *rows)
    agree(whole, "order", other, wrong("in the pause right after s1 (Thu 09:00-10:00)", "at Wed 10:20-10:30"))


def test_it_is_held_exactly_if_its_session_is() -> None:
    whole = house(AFTER, optional=True)
    both = placed(whole, "s1 1 09:00-10:00", "photo 1 10:00-10:10")
    agree(whole, "order", both, [])
    agree(whole, "order", placed(whole), [])
    name = "event.yaml:40: order:photo-near-s1: photo is held"
    assert violations(whole, "order", in_order(whole, both.items[:1])) == [f"{name} 0 times, and s1 1"]
    assert violations(whole, "order", in_order(whole, both.items[1:])) == [f"{name} 1 times, and s1 0"]
    twice = in_order(whole, [*both.items, both.items[1]])
    assert violations(whole, "order", twice) == [f"{name} 2 times, and s1 1"]
    pause = house(IN_TEA, session("s2"), optional=True, occurrences=(TEA,))
    agree(pause, "order", placed(pause, "s2 1 09:00-10:00", "tea@day-1 1 11:00-11:05"), [])


def test_its_length_its_room_and_what_it_is_a_part_of_are_as_they_were_written() -> None:
    whole = house(replace(AFTER, room="lawn"))
    right = placed(whole, "s1 1 09:00-10:00 hall", "photo 1 10:07-10:17 lawn")
    photo = right.by_id["photo"]

    def said(**changes: object) -> list[str]:
        return violations(whole, "order", in_order(whole, [right.by_id["s1"], replace(photo, **changes)]))  # type: ignore[arg-type]

    where = "right after s1 (Wed 09:00-10:00)"
    assert said() == []
    assert said(rooms=("hall",))[:1] == wrong("", "is in hall, not lawn")
    assert said(rooms=())[:1] == wrong("", "is in no room, not lawn")
    assert said(end=right.by_id["s1"].end.replace(minute=18)) == wrong("", "lasts 11 minutes, not 10")
    assert said(inside="lunch") == wrong(where, "at Wed 10:07-10:17")
    nowhere = house(AFTER)
    in_barn = placed(nowhere, "s1 1 09:00-10:00 hall", "photo 1 10:00-10:10 barn")
    assert violations(nowhere, "order", in_barn) == wrong("", "is in barn, not in none")


def test_nothing_that_everybody_attends_overlaps_it() -> None:
    desk = item_of_day(CLOCK, "desk", 1, "10:05-10:20", "protected", family="fixture", title="Desk")
    whole = house(AFTER, session("s2"), occurrences=(desk,))
    rows = ("photo 1 10:00-10:10", "s1 1 09:00-10:00")
    clash = ["event.yaml:40: people:photo-and-desk: photo at Wed 10:00-10:10 overlaps desk at Wed 10:05-10:20"]
    agree(whole, "people", placed(whole, *rows, "s2 1 10:20-11:20"), clash)
    free = house(AFTER, session("s2"))
    agree(free, "people", placed(free, *rows, "s2 1 10:10-11:10"), [])
    agree(free, "fixtures", placed(free, *rows, "s2 1 10:10-11:10"), [])
    early = ["event.yaml:40: fixtures:s2-and-photo: s2 at Wed 10:05-11:05 overlaps Photo at Wed 10:00-10:10"]
    agree(free, "fixtures", placed(free, *rows, "s2 1 10:05-11:05"), early)
    optional = replace(free, near=(replace(AFTER, blocks="nobody"),))
    agree(optional, "fixtures", placed(optional, *rows, "s2 1 10:05-11:05"), [])
    beside = replace(optional, occurrences=(desk,))
    agree(beside, "people", placed(beside, *rows, "s2 1 10:20-11:20"), [])


def test_two_near_items_that_everybody_attends_are_apart() -> None:
    toast = near("toast", "s2", "before")
    whole = replace(house(AFTER, session("s2")), near=(AFTER, toast))
    rows = ("s1 1 09:00-10:00", "photo 1 10:00-10:10")
    agree(whole, "people", placed(whole, *rows, "toast 1 10:10-10:20", "s2 1 10:20-11:20"), [])
    clash = ["event.yaml:40: people:photo-and-toast: photo at Wed 10:00-10:10 overlaps toast at Wed 10:05-10:15"]
    agree(whole, "people", placed(whole, *rows, "toast 1 10:05-10:15", "s2 1 10:15-11:15"), clash)
    for changes in ({"blocks": "nobody"}, {"in_pause": True}):
        freed = replace(whole, near=(AFTER, replace(toast, **changes)))  # type: ignore[arg-type]
        agree(freed, "people", placed(freed, *rows, "toast 1 10:05-10:15", "s2 1 10:15-11:15"), [])


@pytest.mark.parametrize(
    ("blocks", "part", "due", "clear"),
    [
        ("parts", True, True, False),
        ("parts", False, True, True),
        ("sessions", False, True, False),
        ("sessions", True, False, False),
        ("sessions", False, False, True),
        ("nobody", True, True, True),
    ],
)
def test_one_for_some_people_keeps_their_sessions_away(blocks: str, part: bool, due: bool, clear: bool) -> None:
    parts = (Part("chair", "ann"),) if part else ()
    audience = None if due else frozenset({"bob"})
    beside = replace(AFTER, people=frozenset({"ann"}), blocks=blocks)  # type: ignore[arg-type]
    people = (a_person("ann"), a_person("bob"))
    whole = house(beside, session("s2", parts=parts, audience=audience), people=people)
    timetable = placed(whole, "s1 1 09:00-10:00", "photo 1 10:00-10:10", "s2 1 10:05-11:05")
    clash = ["event.yaml:40: fixtures:s2-and-photo: s2 at Wed 10:05-11:05 overlaps Photo at Wed 10:00-10:10"]
    agree(whole, "fixtures", timetable, [] if clear else clash)


def test_it_binds_and_the_optimum_obeys() -> None:
    whole = house(AFTER, session("s2", (60, 90, 90), place=Place("last")), hours={1: "09:00-11:30"})
    assert solved(whole).cost == 10
    assert findings(whole, solve(whole)) == ()
    assert solved(replace(whole, near=())).cost == 0
    pause = house(IN_TEA, session("s2", 30), occurrences=(TEA,))
    times = solved(pause).times
    assert times["photo"][:7] == times["tea@day-1"][:7]
    assert findings(pause, solve(pause)) == ()


def test_where_some_people_have_a_meal_beside_it_the_pause_is_still_that_of_everybody() -> None:
    snack = item_of_day(CLOCK, "lunch", 1, "10:00-10:30", people=frozenset({"ann"}), blocks="parts")
    tea = item_of_day(CLOCK, "tea", 1, "10:00-10:30", "break")
    whole = house(IN_TEA, session("s2"), occurrences=(snack, tea), people=(a_person("ann"),), hours={1: "09:00-12:00"})
    whole = replace(whole, sessions=(replace(whole.sessions[0], place=Place("first")), whole.sessions[1]))
    timetable = solve(whole)
    assert timetable.by_id["photo"].inside == "tea@day-1"
    assert findings(whole, timetable) == ()


def test_a_pause_that_is_too_short_everywhere_is_no_place() -> None:
    short = replace(TEA, minutes=replace(TEA.minutes, least=5, best=5, most=5))
    whole = house(IN_TEA, session("s2", 30), occurrences=(short,))
    rows = ("s1 1 09:00-10:00", "tea@day-1 1 10:00-10:05", "photo 1 10:00-10:10 in:tea@day-1", "s2 1 10:10-10:40")
    assert not allowed(whole, placed(whole, *rows), rules(whole, "order"))
    assert allowed(whole, placed(whole, *rows), ())


def test_the_sentences() -> None:
    def said(beside: Near) -> dict[str, str]:
        return sentences(house(beside), "order")

    name = "event.yaml:40: order:photo-near-s1"
    assert said(AFTER) == {name: "Photo is held right after s1"}
    assert said(BEFORE_IN_TEA) == {name: "Photo is held in the pause right before s1"}
