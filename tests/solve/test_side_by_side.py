"""Sessions side by side, solved: they share a time and not a room, whatever has begun stays, ties are settled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.errors import UsageError
from scheduler.programme.model import After, Published, Put
from scheduler.solve import Options, solve
from scheduler.solve.kernels.choose import kernel_of
from scheduler.verify import findings
from tests.facts import programme, session, solved
from tests.side_by_side import CLOCK, some, split

SHORT = {"hours": "09:00-11:00", "weights": {"duration": 1}}


def test_sessions_that_nobody_is_due_in_both_of_share_the_time_and_not_the_room() -> None:
    whole = split(some("a", "ann", 60), some("b", "ben", 60), some("c", "ann ben", 60, after=(After("a"),)), **SHORT)
    whole = replace(whole, clock=replace(CLOCK, last_day=CLOCK.first_day), hours={1: whole.hours[1]})
    timetable = solve(whole)
    times = {item.id: f"{item.start:%H:%M} {' '.join(item.rooms)}" for item in timetable.items}
    assert times == {"a": "09:00 hall", "b": "09:00 barn", "c": "10:00 hall"}
    assert (findings(whole, timetable), timetable.versions["kernel"]) == ((), "interval")
    assert [timetable.by_id[name].number for name in "abc"] == ["1a", "1b", "2"]


def test_in_one_room_they_come_one_after_the_other() -> None:
    pair = (some("a", "ann", 60), some("b", "ben", 60))
    whole = split(*pair, **SHORT)
    assert set(solved(whole).times.values()) == {"1 09:00-10:00"}
    hall = replace(whole, rooms=whole.rooms[:1])
    assert solved(hall).times == {"a": "1 09:00-10:00", "b": "1 10:00-11:00"}


def test_the_kernel_that_suits_and_the_one_that_cannot() -> None:
    beside, stream = split(some("a", "ann"), some("b", "ben")), programme(session("a"), session("b"))
    assert (kernel_of(beside, None).name, kernel_of(stream, None).name) == ("interval", "stream")
    assert kernel_of(stream, None, "interval").name == "interval"
    with pytest.raises(UsageError, match="Tiny: a and b have none of their people in common"):
        kernel_of(beside, None, "stream")


def test_what_has_begun_side_by_side_stays_so_and_what_comes_takes_another_room() -> None:
    whole = split(some("a", "ann", 60), some("b", "ben", 60), some("c", "cas", 60, on=(1,)), **SHORT)
    items = {name: Put(1, 540, 60, (room,)) for name, room in (("a", "barn"), ("b", "loft"))}
    told = replace(whole, published=Published(1, "most", items, until=CLOCK.at(1, 541)))
    timetable = solve(told)
    begun = {name: (timetable.by_id[name].start, timetable.by_id[name].rooms) for name in "ab"}
    assert begun == {"a": (CLOCK.at(1, 540), ("barn",)), "b": (CLOCK.at(1, 540), ("loft",))}
    assert timetable.by_id["c"].start == CLOCK.at(1, 545)
    met = replace(told, sessions=(*told.sessions[:1], some("b", "ann ben", 60), told.sessions[2]))
    with pytest.raises(UsageError, match="a and b were published at one time"):
        solve(met)


@pytest.mark.parametrize("seed", [0, 5])
def test_ties_are_settled_alike(seed: int) -> None:
    whole = split(*(some(name, who, (30, 60)) for name, who in (("a", "ann"), ("b", "ben"), ("c", "ann ben"))), **SHORT)
    first, second = (solve(whole, Options(seed=seed)) for _ in range(2))
    assert first == second
    assert first.by_id["a"].rooms == ("hall",)
