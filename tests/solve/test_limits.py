"""The time limit over search, second proof and ties; what is told on the way; and rooms without number."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from scheduler.errors import NoTimetableError
from scheduler.programme import read
from scheduler.solve import Options, Progress, solve
from scheduler.solve.kernels.ties import settle
from scheduler.solve.posed import kernel_for, objective_for
from scheduler.solve.run import GRACE, left, run, solver_for
from tests.builders import a_clock, a_room
from tests.facts import item_of_day, programme, session

EVENT = Path(__file__).parents[2] / "configs" / "global-compact.yaml"
ONE = session("s1", (30, 60, 60))


def test_progress_tells_of_each_better_bound_between_two_timetables() -> None:
    told: list[Progress] = []
    timetable = solve(read(EVENT), progress=told.append)
    assert all(later.bound >= earlier.bound for earlier, later in pairwise(told))
    assert any(
        later.best == earlier.best is not None and later.bound > earlier.bound for earlier, later in pairwise(told)
    )
    assert (told[-1].best, told[-1].bound) == (timetable.cost, timetable.bound)


def test_what_follows_a_search_has_what_is_left_of_the_limit() -> None:
    assert left(Options(seed=7), 99.0) == Options(seed=7)
    assert left(Options(time_limit=10.0), 4.0) == Options(time_limit=6.0)
    assert left(Options(time_limit=10.0), 9.9) == Options(time_limit=GRACE)


def test_ties_without_time_leave_the_timetable_that_was_proved() -> None:
    kernel = kernel_for(programme(ONE))
    objective = objective_for(kernel.programme, kernel)
    kernel.model.minimize(objective)
    best = run(kernel.model, solver_for(Options(), "stream")).solver
    assert settle(kernel, objective, best, Options(time_limit=0.0)) is best


def test_ctrl_c_before_the_first_timetable_says_so_and_a_limit_says_limit() -> None:
    whole_event = read(EVENT)
    stop = threading.Event()
    stop.set()
    with pytest.raises(NoTimetableError, match="stopped before a timetable was found"):
        solve(whole_event, stop=stop)
    with pytest.raises(NoTimetableError, match="no timetable was found within the limit"):
        solve(whole_event, Options(time_limit=0.001))


def test_the_first_room_of_a_house_of_seventy_is_taken_and_the_first_three_for_groups() -> None:
    clock = a_clock(days=1, grid=30)
    rooms = tuple(a_room(f"r{number}", f"Room {number}", theatre=50, breakout=9) for number in range(70))
    groups = session("s2", 60, groups=3, layout="breakout")
    talk = item_of_day(clock, "talk", 1, "09:00-12:00", "social", family="fixture", room="r1", blocks="nobody")
    house = programme(ONE, groups, clock=clock, rooms=rooms, occurrences=(talk,))
    timetable = solve(house)
    assert timetable.by_id["s1"].rooms == ("r0",)
    assert timetable.by_id["s2"].rooms == ("r0", "r2", "r3")
    late = replace(house, rooms=tuple(replace(room, layouts={"breakout": 9}) for room in rooms[:69]) + rooms[69:])
    assert solve(late).by_id["s1"].rooms == ("r69",)
