from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.solve import solve
from scheduler.verify import findings
from tests.builders import a_clock, a_room
from tests.facts import agree, item_of_day, placed, programme, sentences, session, solved, violations

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence

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
