"""Agreement by enumeration where something is published: tiny programmes held against one of their timetables."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from scheduler.constraints import FAMILIES
from scheduler.solve import solve
from scheduler.verify import findings
from tests.against import put, told
from tests.placements import placements, timetable_of
from tests.test_agreement import (
    BUILT_IN,
    MOST_PLACEMENTS,
    Case,
    accepted,
    case_of,
    enumerated,
    posted_cost,
    programme_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Keep, Programme, Put, Session
    from scheduler.timetable.model import Timetable

WAYS = ("first slot", "day gone", "room lost", "groups", "some", "all", "all, first slot", "soon", "as it was")
CASES = 36
EVERYTHING = frozenset(name for name, _ in FAMILIES)


def published(programme: Programme, seed: int) -> Programme | None:
    """Return a tiny programme that is held against one of its placements, each way in turn; None if it has none."""
    way, rng = WAYS[seed % len(WAYS)], Random(f"published {seed}")  # noqa: S311 - made-up programmes
    if way == "groups":
        programme = _in_groups(programme)
    known = [timetable_of(programme, placed) for placed in islice(placements(programme), MOST_PLACEMENTS)]
    if way.endswith("first slot"):
        known = [timetable for timetable in known if _opens(programme, timetable)]
    known = [timetable for timetable in known if timetable.sessions]
    if not known:
        return None
    keep: Keep = "all" if way.startswith("all") else "some" if way == "some" else "most"
    timetable = rng.choice(known)
    item = rng.choice(timetable.sessions)
    # Day 1 is near then, and nothing has begun: what has is for the agreement about the past.
    whole = told(programme, timetable, keep, programme.clock.at(1, 0) if way == "soon" else None)
    assert whole.published is not None
    there = whole.published.items[item.id]
    if way == "day gone":
        return put(whole, **{item.id: replace(there, day=rng.choice((0, programme.clock.days[-1] + 1)))})
    if way == "room lost":
        return put(whole, **{item.id: replace(there, rooms=("attic", *there.rooms[1:]))})
    return put(whole, **_elsewhere(rng, whole)) if way == "soon" else whole


def _in_groups(programme: Programme) -> Programme:
    """Let every session be one in two groups, with a third room that they can have."""

    kept = programme.sessions[:2]
    ids = {session.id for session in kept}

    def group(session: Session) -> Session:
        alone = replace(
            session,
            after=tuple(one for one in session.after if one.session in ids),
            same_day=tuple(one for one in session.same_day if one in ids),
            other_day=tuple(one for one in session.other_day if one in ids),
            report_back=session.report_back if session.report_back and session.report_back.session in ids else None,
        )
        return alone if session.during else replace(alone, format="group", layout="breakout", groups=2)

    spare = replace(programme.room_by_id["group-1"], id="group-3", name="Group 3")
    return replace(programme, sessions=tuple(map(group, kept)), rooms=(*programme.rooms, spare), pins=(), near=())


def _opens(programme: Programme, timetable: Timetable) -> bool:
    """Return whether a session is at the first minute of the first hours."""
    first = min((window[0].start for window in programme.hours.values()), default=None)
    return any(item.start == first for item in timetable.sessions)


def _elsewhere(rng: Random, whole: Programme) -> dict[str, Put]:
    """Return some other times, off the hours and the lengths of now, for half of what is published."""
    assert whole.published is not None
    chosen = {name: there for name, there in whole.published.items.items() if rng.random() < 0.5}
    minutes = {name: rng.choice((0, 545, 660, 720, 840, 1410)) for name in chosen}
    return {name: replace(there, minute=minutes[name], minutes=45) for name, there in chosen.items()}


def compare(case: Case) -> tuple[bool, bool]:
    """Hold solver, checks and measures against each other; return whether placements differ in rules, and in costs."""
    programme = case.programme
    for families in (BUILT_IN | {"kept"}, EVERYTHING):
        assert enumerated(programme, families) == accepted(case, families), programme.id
    plain, allowed = accepted(case, EVERYTHING - {"kept"}), accepted(case, EVERYTHING)
    binds = allowed != plain
    if not allowed:
        return binds, False
    for weights in ({"perturbation": 40}, {**dict.fromkeys(programme.weights, 1), "perturbation": 40}):
        weighed = replace(programme, weights=weights)
        counted = {**weights, "perturbation": 4 if _keep(programme) == "some" else 40}
        costs = {key: sum(counted[name] * case.costs[key][name] for name in weights) for key in allowed}
        timetable = solve(weighed)
        assert (timetable.status, timetable.cost, timetable.bound) == ("optimal", *[min(costs.values())] * 2)
        assert findings(replace(weighed, published=None), timetable) == ()
    alone = replace(programme, weights={"perturbation": 10 if _keep(programme) == "some" else 1})
    for key in sorted(allowed)[:: max(1, len(allowed) // 6)]:
        assert posted_cost(alone, key) == case.costs[key]["perturbation"], f"{programme.id}: {key}"
    return binds, len({case.costs[key]["perturbation"] for key in allowed}) > 1


def _keep(programme: Programme) -> Keep:
    assert programme.published is not None
    return programme.published.keep


def run_cases(seeds: range, folder: Path) -> None:
    """Compare the cases of some seeds, and demand that enough of them, and of each way, could have failed."""
    binding: list[str] = []
    costing: list[str] = []
    for seed in seeds:
        programme = programme_of(seed, folder)
        whole = published(programme, seed) if programme else None
        case = case_of(whole) if whole else None
        if case:
            binds, costs = compare(case)
            binding.extend([WAYS[seed % len(WAYS)]] * binds)
            costing.extend([WAYS[seed % len(WAYS)]] * costs)
    assert set(binding) == {"all", "all, first slot"}
    assert set(costing) >= {*WAYS} - {"all", "all, first slot"}
    assert len(costing) >= len(seeds) * 0.4


def test_solver_checks_and_measures_agree_on_what_is_published(tmp_path: Path) -> None:
    run_cases(range(CASES), tmp_path)


@pytest.mark.campaign
def test_solver_checks_and_measures_agree_on_what_is_published_in_many_cases(tmp_path: Path) -> None:
    run_cases(range(CASES, CASES + 1000), tmp_path)
