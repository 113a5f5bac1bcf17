"""The event, held against what is published of it: what stays, what a change moves, what a shift of dates costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.objective import costs
from scheduler.programme import read
from scheduler.programme.model import Programme, Put
from scheduler.solve import solve
from scheduler.timetable.codec import loads
from tests.against import put, told
from tests.commands import ROOT, a_copy, timetable
from tests.pages import EVENT, STORED

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.timetable.model import Timetable

WHOLE = read(EVENT)
BEST = loads(STORED.read_text(encoding="utf-8"))


def moved(before: Timetable, after: Timetable, *what: str) -> set[str]:
    """Return the sessions that differ in some respects."""
    differ = {
        "moved": lambda one, other: one.start != other.start,
        "room": lambda one, other: one.rooms != other.rooms,
        "length": lambda one, other: one.minutes != other.minutes,
    }
    return {
        name
        for name in WHOLE.session_by_id
        if name in before.by_id and name in after.by_id
        if any(differ[one](before.by_id[name], after.by_id[name]) for one in what or differ)
    }


def points(timetable: Timetable) -> int:
    return next(term.measure for term in timetable.terms if term.term == "perturbation")


@pytest.fixture(scope="module")
def careless() -> Timetable:
    """Return a timetable of the event in which nothing was weighed: it keeps the rules, and no more."""
    return solve(replace(WHOLE, weights={}))


def test_for_all_that_a_careless_timetable_could_gain_no_session_of_it_moves(careless: Timetable) -> None:
    most = solve(told(WHOLE, careless, "most"))
    fresh = solve(WHOLE)
    assert (most.status, moved(careless, most)) == ("optimal", set())
    assert sum(term.cost for term in most.terms) > 1.5 * fresh.cost  # there was much to gain
    assert len(moved(careless, fresh)) > 5
    some = solve(told(WHOLE, careless, "some"))
    assert (some.status, 0 < len(moved(careless, some)) < len(moved(careless, fresh))) == ("optimal", True)
    assert fresh.cost < some.cost - points(some) < most.cost


def test_what_is_held_against_the_same_is_solved_alike() -> None:
    late = told(_late(WHOLE), BEST)
    assert solve(late) == solve(late)


def test_all_sessions_on_another_day_cost_less_than_one_that_is_left_out() -> None:
    whole = told(WHOLE, BEST)
    assert whole.published is not None
    elsewhere = {
        item.id: Put(there.day + 1, there.minute, there.minutes, there.rooms)
        for item in BEST.sessions
        if (there := whole.published.items[item.id])
    }
    (cost,) = (term.cost for term in costs(put(whole, **elsewhere), BEST) if term.term == "perturbation")
    assert cost == len(BEST.sessions) * 25 * 3 * 10 < whole.weights["drop"]


def test_a_session_is_not_left_out_to_spare_the_others_a_move() -> None:
    free = replace(WHOLE, sessions=tuple(replace(one, optional=one.id == "work") for one in WHOLE.sessions))
    longer = next(one for one in free.sessions if one.id == "clinics")
    minutes = replace(longer.minutes, least=105, best=105, most=120)
    free = replace(
        free, sessions=tuple(replace(one, minutes=minutes) if one is longer else one for one in free.sessions)
    )
    timetable = solve(told(free, BEST))
    assert (timetable.status, timetable.left_out) == ("optimal", ())
    assert moved(BEST, timetable, "moved", "room")


def test_who_arrives_three_hours_late_moves_less_than_solving_afresh() -> None:
    late = _late(WHOLE)
    kept, fresh = solve(told(late, BEST)), solve(late)
    assert moved(BEST, kept, "moved", "room") < moved(BEST, fresh, "moved", "room")
    assert "monitoring" in moved(BEST, kept, "moved")


def _late(whole: Programme) -> Programme:
    return replace(
        whole,
        people=tuple(
            replace(person, arrives=whole.clock.at(2, 11 * 60 + 30)) if person.id == "world-bank" else person
            for person in whole.people
        ),
    )


def test_all_dates_a_week_later_are_one_change_that_costs_nothing(tmp_path: Path) -> None:
    for name in ("houses/wiston-house.yaml", "global-compact.people.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / "configs" / name).read_bytes())
    later = (("Wed 2018-10-24", "Wed 2018-10-31"), ("Fri 2018-10-26", "Fri 2018-11-02"))
    event = a_copy(tmp_path, *later, of=EVENT)
    done = timetable("solve", event, "--from", STORED, "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.partition(f"What differs from {STORED}\n")[2].partition("\n\n")[0] == (
        "  - The whole meeting moves by 7 days: it now begins on Wednesday 31 October\n    2018."
    )
    assert "perturbation" not in done.stdout.partition("Proven optimal")[2].partition("nothing for")[0]
    assert timetable("verify", event, "--to", tmp_path).returncode == 0
