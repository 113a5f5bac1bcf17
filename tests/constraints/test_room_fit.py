from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError
from scheduler.programme.model import Part
from scheduler.solve import Options, solve
from tests.builders import a_person, a_room
from tests.facts import agree, placed, programme, sentences, session, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme

ROOMS = (
    a_room("hall", "Hall", theatre=20, roundtable=19),
    a_room("annex", "Annex", theatre=19, breakout=10),
    a_room("study", "Study", breakout=9),
    a_room("attic", "Attic", breakout=10),
    a_room("barn", "Barn", breakout=30),
)
WHOLE = programme(
    session("s1", line=11),
    session("s2", line=12, layout="breakout", groups=2, format="group"),
    rooms=ROOMS,
    expected=20,
)
ONE, TWO = "s1 1 09:00-10:00 {}", "s2 1 10:00-11:00 {}"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("hall", "annex attic", []),
        ("hall", "barn attic", []),
        ("annex", "annex attic", ["event.yaml:11: room-fit:s1: Annex seats 19 as theatre, 20 are needed"]),
        (
            "hall annex",
            "annex attic",
            [
                "event.yaml:11: room-fit:s1: s1 has 2 rooms (hall, annex), not 1",
                "event.yaml:11: room-fit:s1: Annex seats 19 as theatre, 20 are needed",
            ],
        ),
        ("study", "annex attic", ["event.yaml:11: room-fit:s1: study cannot take the layout theatre"]),
        ("hall", "annex study", ["event.yaml:12: room-fit:s2: Study seats 9 as breakout, 10 are needed"]),
        ("hall", "attic", ["event.yaml:12: room-fit:s2: s2 has 1 rooms (attic), not 2"]),
        ("hall", "annex attic barn", ["event.yaml:12: room-fit:s2: s2 has 3 rooms (annex, attic, barn), not 2"]),
    ],
)
def test_a_session_has_as_many_rooms_as_groups_each_with_seats(one: str, two: str, expected: list[str]) -> None:
    agree(WHOLE, "room-fit", placed(WHOLE, ONE.format(one), TWO.format(two)), expected)


def test_a_room_named_twice_is_one_room() -> None:
    for rooms, count in (("attic attic", 1), ("attic barn attic", 2)):
        twice = placed(WHOLE, ONE.format("hall"), TWO.format(rooms))
        names = ", ".join(rooms.split())
        expected = [f"event.yaml:12: room-fit:s2: s2 has {count} rooms ({names}), not 2"]
        assert violations(WHOLE, "room-fit", twice) == expected


def test_seats_are_counted_for_those_expected_or_for_the_list_whichever_are_more() -> None:
    people = tuple(a_person(f"p{number}") for number in range(21))
    more = replace(WHOLE, people=people)
    with pytest.raises(InfeasibleError):
        solve(more)
    fewer = replace(WHOLE, people=people[:20], expected=0)
    assert solve(fewer).by_id["s1"].rooms == ("hall",)


def test_an_even_share_of_the_groups_is_rounded_up() -> None:
    needs_eleven = replace(WHOLE, expected=21, sessions=WHOLE.sessions[1:])
    sentence = "s2 needs 2 rooms with 11 seats as breakout"
    assert sentences(needs_eleven, "room-fit") == {"event.yaml:12: room-fit:s2": sentence}
    with pytest.raises(InfeasibleError):
        solve(needs_eleven)


def test_the_optimum_takes_the_first_rooms_of_the_house_that_fit() -> None:
    held = solve(WHOLE).by_id
    assert (held["s1"].rooms, held["s2"].rooms) == (("hall",), ("annex", "attic"))
    reversed_house = replace(WHOLE, rooms=ROOMS[::-1])
    assert solve(reversed_house).by_id["s2"].rooms == ("barn", "attic")
    free = solve(WHOLE, Options(without=frozenset({"room-fit"}))).by_id
    assert (free["s1"].rooms, free["s2"].rooms) == ((), ())


def test_where_nobody_is_expected_a_room_still_needs_the_layout() -> None:
    empty = replace(WHOLE, expected=0, rooms=ROOMS[2:] + ROOMS[:1])
    wrong = placed(empty, ONE.format("study"), TWO.format("study attic"))
    agree(empty, "room-fit", wrong, ["event.yaml:11: room-fit:s1: study cannot take the layout theatre"])
    assert solve(empty).by_id["s1"].rooms == ("hall",)


def test_the_sentences() -> None:
    assert sentences(WHOLE, "room-fit") == {
        "event.yaml:11: room-fit:s1": "s1 needs a room with 20 seats as theatre",
        "event.yaml:12: room-fit:s2": "s2 needs 2 rooms with 10 seats as breakout",
    }


UPSTAIRS = a_room("attic", "Attic", theatre=50, breakout=50)
LEVEL = replace(a_room("hall", "Hall", theatre=50, breakout=50), step_free=True)
DEN = a_room("den", "Den", theatre=50, breakout=50)
GUEST = a_person("guest", needs=("vegetarian", "step-free"))


def reached(*groups: int, people: tuple[Person, ...] = (GUEST,), **changes: object) -> Programme:
    one = session("s1", line=11, groups=sum(groups), layout="breakout" if groups else "theatre", **changes)
    return programme(one, rooms=(UPSTAIRS, LEVEL, DEN), people=people)


STEPS = "event.yaml:11: room-fit:s1: s1 is in {}, and somebody who is due needs no steps"


def test_somebody_who_needs_no_steps_gets_a_room_without() -> None:
    whole = reached()
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 hall"), [])
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 attic"), [STEPS.format("attic")])
    groups = reached(2)
    agree(groups, "room-fit", placed(groups, "s1 1 09:00-10:00 attic hall"), [])
    agree(groups, "room-fit", placed(groups, "s1 1 09:00-10:00 attic den"), [STEPS.format("attic, den")])


@pytest.mark.parametrize(
    "whole",
    [
        reached(people=()),
        reached(people=(replace(GUEST, needs=("step-free rooms, please",)),)),
        reached(people=(replace(GUEST, remote=True),)),
        reached(people=(GUEST, a_person("ann")), audience=frozenset({"ann"})),
        reached(
            people=(GUEST, a_person("ann")),
            audience=frozenset({"ann"}),
            parts=(Part("chair", "guest", confirmed=False),),
        ),
        replace(reached(), rooms=(UPSTAIRS, replace(LEVEL, step_free=False), DEN)),
    ],
    ids=["nobody", "other words", "remote", "not due", "not yet confirmed", "no room is said to be"],
)
def test_where_nobody_who_is_due_needs_one_any_room_will_do(whole: Programme) -> None:
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 attic"), [])


def test_a_part_that_is_confirmed_makes_somebody_due() -> None:
    others = frozenset({"ann"})
    whole = reached(people=(GUEST, a_person("ann")), audience=others, parts=(Part("chair", "guest"),))
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 attic"), [STEPS.format("attic")])


def test_one_that_is_left_out_needs_no_room() -> None:
    whole = reached(optional=True)
    agree(whole, "room-fit", placed(whole), [])
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 attic"), [STEPS.format("attic")])
    agree(whole, "room-fit", placed(whole, "s1 1 09:00-10:00 hall"), [])


def test_the_sentence_of_a_room_without_steps() -> None:
    assert list(sentences(reached(), "room-fit").values()) == [
        "s1 needs a room with 1 seats as theatre, one without steps"
    ]
    assert list(sentences(reached(2), "room-fit").values()) == [
        "s1 needs 2 rooms with 1 seats as breakout, one without steps"
    ]
