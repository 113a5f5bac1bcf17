from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from ortools.sat.python import cp_model

import scheduler.solve.run
from scheduler.errors import NoTimetableError
from scheduler.programme.model import Wish
from scheduler.solve import Options, Progress, solve
from scheduler.solve.run import run, solver_for, whole
from scheduler.verify import findings
from tests.builders import a_clock, a_window
from tests.facts import item_of_day, programme, session

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

CLOCK = a_clock(days=3, grid=5)


def long_search() -> Programme:
    """Return a programme whose optimum takes long to prove: many sessions of wishes, with too little room for all."""
    wishes = (
        Wish("starts-in", True, "morning", tuple(a_window(CLOCK, day, "00:00-12:00") for day in CLOCK.days)),
        Wish("last-of-day", False, "last-of-day"),
    )
    lengths = ((45, 75, 90), (50, 80, 90), (55, 85, 105))
    sessions = (
        session(f"s{n}", lengths[n % 3], format=("plenary", "roundtable")[n % 2], wishes=wishes) for n in range(15)
    )
    weights = {"duration": 1, "wishes": 9, "alternation": 6, "balance": 1, "idle": 3}
    breaks = [("lunch", "12:00-14:00", "meal", (45, 60)), ("coffee", "10:00-11:30", "break", (20, 30))]
    occurrences = tuple(
        item_of_day(CLOCK, name, day, window, kind, minutes=minutes)  # type: ignore[arg-type]
        for day in CLOCK.days
        for name, window, kind, minutes in breaks
    )
    return programme(*sessions, clock=CLOCK, hours="09:00-17:00", occurrences=occurrences, weights=weights)


def test_a_bound_is_the_whole_number_that_it_implies() -> None:
    bounds = (0.0, 2.5, 3.0, 3.0000000001, 3.00001, 2.9999999999, -0.0, -7.5)
    assert [whole(bound) for bound in bounds] == [0, 3, 3, 3, 4, 3, 0, 0]


def test_the_parameters_of_a_search() -> None:
    parameters = solver_for(Options(seed=7), "stream").parameters
    assert (parameters.num_workers, parameters.random_seed, parameters.catch_sigint_signal) == (1, 7, False)
    assert parameters.max_deterministic_time == 120.0
    assert solver_for(Options(time_limit=1.5), "stream").parameters.max_time_in_seconds == 1.5
    assert parameters.max_time_in_seconds == float("inf")


def a_model(*, possible: bool = True) -> cp_model.CpModel:
    model = cp_model.CpModel()
    number = model.new_int_var(0, 10, "number")
    model.add(number >= 3 if possible else number >= 11)
    model.minimize(number)
    return model


@pytest.mark.parametrize("stop", [None, threading.Event()])
def test_how_a_run_ends(stop: threading.Event | None) -> None:
    told: list[Progress] = []
    done = run(a_model(), solver_for(Options(), "stream"), told.append, stop)
    assert (done.status, done.found, done.stopped, done.bound) == (cp_model.OPTIMAL, True, False, 3)
    assert (told[-1].best, told[-1].bound) == (3, 3)
    none = run(a_model(possible=False), solver_for(Options(), "stream"), told.append, stop)
    assert (none.status, none.found, none.stopped) == (cp_model.INFEASIBLE, False, False)


def test_a_stop_before_the_search_lets_none_begin() -> None:
    stop = threading.Event()
    stop.set()
    ran = run(a_model(), solver_for(Options(), "stream"), None, stop)
    assert (ran.status, ran.found, ran.stopped, ran.bound) == (cp_model.UNKNOWN, False, True, 0)


def test_a_stop_after_the_first_timetable_gives_the_best_so_far() -> None:
    hard, stop = long_search(), threading.Event()
    told: list[Progress] = []

    def first(progress: Progress) -> None:
        told.append(progress)
        if progress.best is not None:
            stop.set()

    timetable = solve(hard, progress=first, stop=stop)
    assert (timetable.status, findings(hard, timetable)) == ("stopped", ())
    assert timetable.bound < timetable.cost <= max(one.best for one in told if one.best is not None)


def test_work_that_ends_at_the_deterministic_limit_is_feasible_and_not_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    hard = long_search()
    monkeypatch.setattr(scheduler.solve.run, "DETERMINISTIC_LIMIT", 0.0)
    with pytest.raises(NoTimetableError) as none:
        solve(hard)
    words = "no timetable was found within the limit; that does not prove that there is none"
    assert str(none.value) == f"Tiny: {words}"
    monkeypatch.setattr(scheduler.solve.run, "DETERMINISTIC_LIMIT", 2.0)
    found = solve(hard)
    assert (found.status, findings(hard, found)) == ("feasible", ())
    assert found.bound < found.cost
