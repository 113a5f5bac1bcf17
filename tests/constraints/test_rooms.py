from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_person, a_room
from tests.facts import agree, item_of_day, near, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme

CLOCK = a_clock(days=1, grid=30)
HALL = replace(a_room("hall", "Hall", theatre=50), source=Source("house.yaml", 4))
ANNEX = replace(a_room("annex", "Annex", theatre=50), source=Source("house.yaml", 5))


def optional(name: str, window: str, room: str = "hall") -> Occurrence:
    return item_of_day(CLOCK, name, 1, window, "social", family="fixture", blocks="nobody", room=room)


WHOLE = programme(session("s1"), rooms=(HALL, ANNEX), occurrences=(optional("choir", "10:00-10:30"),))
HOLDS = "house.yaml:4: rooms:hall: Hall holds two items at one time"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s1 1 09:00-10:00 hall", []),
        ("s1 1 10:30-11:30 hall", []),
        ("s1 1 10:00-11:00 annex", []),
        ("s1 1 09:30-10:30 annex", []),
        ("s1 1 09:30-10:30 hall", [f"{HOLDS}: s1 at Wed 09:30-10:30 and choir at Wed 10:00-10:30"]),
        ("s1 1 10:00-11:00 hall", [f"{HOLDS}: choir at Wed 10:00-10:30 and s1 at Wed 10:00-11:00"]),
    ],
)
def test_a_session_shares_a_room_with_no_optional_item(line: str, expected: list[str]) -> None:
    agree(WHOLE, "rooms", placed(WHOLE, line), expected)


def test_it_binds_and_the_optimum_obeys() -> None:
    whole = programme(session("s1"), rooms=(HALL,), occurrences=WHOLE.occurrences, hours="09:30-11:30")
    assert solved(whole).times["s1"] == "1 10:30-11:30"
    assert solved(whole, "rooms").times["s1"] == "1 09:30-10:30"


def test_a_meal_that_can_move_leaves_its_room_to_an_optional_item() -> None:
    lunch = item_of_day(CLOCK, "lunch", 1, "09:00-11:00", minutes=60, room="hall")
    whole = replace(WHOLE, occurrences=(lunch, optional("choir", "09:00-09:30")))
    late = placed(whole, "s1 1 11:00-12:00 annex", "lunch@day-1 1 09:30-10:30 hall")
    agree(whole, "rooms", late, [])
    early = placed(whole, "s1 1 11:00-12:00 annex", "lunch@day-1 1 09:00-10:00 hall")
    agree(whole, "rooms", early, [f"{HOLDS}: choir at Wed 09:00-09:30 and lunch@day-1 at Wed 09:00-10:00"])
    assert findings(whole, solve(whole)) == ()


def test_two_optional_items_share_no_room() -> None:
    both = (optional("choir", "09:00-10:00"), optional("band", "09:30-10:30"))
    whole = replace(WHOLE, occurrences=both)
    agree(
        whole,
        "rooms",
        placed(whole, "s1 1 11:00-12:00 annex"),
        [f"{HOLDS}: choir at Wed 09:00-10:00 and band at Wed 09:30-10:30"],
    )
    with pytest.raises(InfeasibleError):
        solve(whole)
    apart = replace(WHOLE, occurrences=(both[0], optional("band", "09:30-10:30", "annex")))
    agree(apart, "rooms", placed(apart, "s1 1 11:00-12:00 annex"), [])
    after = replace(WHOLE, occurrences=(both[0], optional("band", "10:00-10:30")))
    agree(after, "rooms", placed(after, "s1 1 11:00-12:00 annex"), [])


def test_sessions_that_an_edit_puts_into_one_room_are_found() -> None:
    whole = programme(session("s1"), session("s2"), rooms=(HALL, ANNEX))
    together = placed(whole, "s1 1 09:00-10:00 hall", "s2 1 09:30-10:30 hall")
    assert violations(whole, "rooms", together) == [f"{HOLDS}: s1 at Wed 09:00-10:00 and s2 at Wed 09:30-10:30"]
    assert violations(whole, "rooms", placed(whole, "s1 1 09:00-10:00 hall", "s2 1 09:30-10:30 annex")) == []


def test_the_sentences() -> None:
    assert sentences(WHOLE, "rooms") == {
        "house.yaml:4: rooms:hall": "Hall holds one item at a time",
        "house.yaml:5: rooms:annex": "Annex holds one item at a time",
    }


TEA = item_of_day(CLOCK, "tea", 1, "10:00-11:00", "break", room="hall")
TWO = (session("s1"), session("s2"))
INSIDE = near("photo", "s1", minutes=30, in_pause=True, room="hall")
ROWS = (
    "s1 1 09:00-10:00 annex",
    "tea@day-1 1 10:00-11:00 hall",
    "s2 1 11:00-12:00 annex",
    "photo 1 10:00-10:30 hall in:tea@day-1",
)


def beside(*items: Occurrence, **changes: object) -> Programme:
    return programme(*TWO, rooms=(HALL, ANNEX), occurrences=(TEA, *items), **{"near": (INSIDE,), **changes})


def test_what_lies_in_a_pause_shares_its_room_with_that_pause_alone() -> None:
    agree(beside(), "rooms", placed(beside(), *ROWS), [])
    annex = beside(optional("choir", "10:00-10:30", "annex"), near=(replace(INSIDE, room="annex"),))
    rows = (*ROWS[:3], "photo 1 10:00-10:30 annex in:tea@day-1", "choir 1 10:00-10:30 annex")
    words = "Annex holds two items at one time: choir at Wed 10:00-10:30 and photo at Wed 10:00-10:30"
    agree(annex, "rooms", placed(annex, *rows), [f"house.yaml:5: rooms:annex: {words}"])
    later = replace(annex, occurrences=(TEA, optional("choir", "10:30-11:00", "annex")))
    agree(later, "rooms", placed(later, *rows[:4]), [])


def test_two_that_lie_in_one_pause_share_no_room() -> None:
    pair = (
        replace(INSIDE, room="annex", blocks="nobody"),
        near("toast", "s2", "before", 30, in_pause=True, room="annex"),
    )
    whole = beside(near=pair)
    photo = "photo 1 10:00-10:30 annex in:tea@day-1"
    agree(whole, "rooms", placed(whole, *ROWS[:3], photo, "toast 1 10:30-11:00 annex in:tea@day-1"), [])
    long = replace(whole, near=(pair[0], replace(pair[1], minutes=60)))
    both = placed(long, *ROWS[:3], photo, "toast 1 10:00-11:00 annex in:tea@day-1")
    words = "Annex holds two items at one time: photo at Wed 10:00-10:30 and toast at Wed 10:00-11:00"
    agree(long, "rooms", both, [f"house.yaml:5: rooms:annex: {words}"])


def test_a_part_of_a_meal_shares_the_room_of_its_meal() -> None:
    speech = session("speech", 30, during="tea@day-1", layout="", format="remarks")
    whole = programme(*TWO, speech, rooms=(HALL, ANNEX), occurrences=(TEA,))
    agree(whole, "rooms", placed(whole, *ROWS[:3], "speech 1 10:30-11:00"), [])


def test_an_item_for_some_people_shares_no_room_with_a_session_that_they_are_not_in() -> None:
    board = item_of_day(
        CLOCK,
        "board",
        1,
        "10:00-10:30",
        "social",
        family="fixture",
        people=frozenset({"ann"}),
        blocks="parts",
        room="hall",
    )
    whole = replace(WHOLE, occurrences=(board,), people=(a_person("ann"),))
    agree(whole, "rooms", placed(whole, "s1 1 09:30-10:30 annex"), [])
    clash = [f"{HOLDS}: s1 at Wed 09:30-10:30 and board at Wed 10:00-10:30"]
    agree(whole, "rooms", placed(whole, "s1 1 09:30-10:30 hall"), clash)
    left_out = replace(whole, sessions=(session("s1", optional=True),))
    agree(left_out, "rooms", placed(left_out), [])
