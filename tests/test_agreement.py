"""Agreement by enumeration: what the solver accepts is what `check` accepts, and the optimum is the least `measure`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from ortools.sat.python import cp_model

from scheduler.constraints import FAMILIES, constraints_of
from scheduler.constraints.nearby import near_items
from scheduler.errors import InfeasibleError, ProgrammeError
from scheduler.objective import TERMS, costs, terms_of
from scheduler.programme import read
from scheduler.solve import Options, solve
from scheduler.solve.posed import kernel_for, objective_for
from scheduler.verify import findings
from tests.generator import tiny
from tests.placements import key_of, placements, timetable_of

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.stream import StreamKernel
    from tests.placements import Key, Placed

BUILT_IN = frozenset({"hours", "people", "fixtures", "meals", "room-fit"})
CHOSEN = tuple(name for name, _ in FAMILIES if name not in BUILT_IN)
MOST_PLACEMENTS = 4000
CASES = 55


class Collector(cp_model.CpSolverSolutionCallback):
    """Collects the placements that the solver enumerates."""

    def __init__(self, kernel: StreamKernel) -> None:
        super().__init__()
        self.kernel = kernel
        self.keys: set[Key] = set()

    def on_solution_callback(self) -> None:
        """Read the times and rooms of one solution."""
        whole, stream = self.kernel.programme, self.kernel.stream
        placed: Placed = {}
        for _, _, position in stream.positions():
            for name, here in position.x.items():
                if self.value(here):
                    start = self.value(position.start)
                    rooms = tuple(r.id for r in whole.rooms if self.value(self.kernel.in_room(name, r.id)))
                    end = (start + self.value(position.y[name])) * stream.grid
                    placed[name] = (start * stream.grid, end, rooms)
        for one in whole.occurrences:
            start, end = (self.value(verb(one.id)) for verb in (self.kernel.start, self.kernel.end))
            placed[one.id] = (start, end, (one.room,) if one.room else ())
        spoken = [session for session in whole.sessions if session.during]
        for one in (*whole.near, *spoken):
            if self.value(self.kernel.held(one.id)):
                start, end = (self.value(verb(one.id)) for verb in (self.kernel.start, self.kernel.end))
                room = whole.occurrence_by_id[one.during].room if one.id in whole.session_by_id else one.room
                placed[one.id] = (start, end, (room,) if room else ())
        for name in placed.keys() & whole.begun.keys():
            placed[name] = (*placed[name][:2], whole.begun[name].rooms)
        self.keys.add(key_of(placed))


def enumerated(
    programme: Programme, families: frozenset[str] | None = None, gives_way: frozenset[str] = frozenset()
) -> set[Key]:
    """Return every placement that the solver allows under some families, or all; some rules give way to the past."""
    families = frozenset(name for name, _ in FAMILIES) if families is None else families
    kernel = kernel_for(programme, frozenset(name for name, _ in FAMILIES if name not in families), gives_way)
    for rule in near_items(programme):
        if "order" not in families:  # where a near item is, is no choice
            rule.post(kernel)
    for day, stands in kernel.stream.stands.items():
        rows = kernel.stream.boundaries[day]
        for made in stands:
            # An unused segment may lie anywhere between its boundaries: one place is enough, or each counts anew.
            rest = kernel.model.new_int_var(made.segment.floor, made.segment.ceiling, "rest")
            before = rows[made.segment.rank - 1].end if made.segment.rank else made.segment.floor
            kernel.model.add_max_equality(rest, [before, made.segment.floor])
            kernel.model.add(made.start == rest).only_enforce_if(~made.used)
    for session in programme.formal:
        for room in programme.rooms:
            kernel.in_room(session.id, room.id)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    collector = Collector(kernel)
    assert solver.solve(kernel.model, collector) in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return collector.keys


@dataclass(frozen=True)
class Case:
    """A tiny programme with every placement, by key, and the names of the families that each one breaks."""

    programme: Programme
    broken: dict[Key, frozenset[str]]
    costs: dict[Key, dict[str, int]]


def programme_of(seed: int, folder: Path) -> Programme | None:
    """Return the tiny programme of a seed, every term weighing 1; None where the reader refuses it."""
    path = folder / f"tiny-{seed}.yaml"
    path.write_text(tiny(seed), encoding="utf-8")
    try:
        programme = read(path)
    except ProgrammeError:
        return None
    return replace(programme, weights=dict.fromkeys((term(programme).name for term in TERMS), 1))


def case_of(programme: Programme) -> Case | None:
    """Return a programme with its placements; None where there are too many to try."""
    rules = constraints_of(programme)
    broken, measured = {}, {}
    for count, placed in enumerate(placements(programme)):
        if count == MOST_PLACEMENTS:
            return None
        timetable = timetable_of(programme, placed)
        key = key_of(placed)
        broken[key] = frozenset(
            rule.name.split(":")[0] for rule in rules if next(iter(rule.check(timetable)), None) is not None
        )
        measured[key] = {term.term: term.measure for term in costs(programme, timetable)}
    return Case(programme, broken, measured)


def accepted(case: Case, families: frozenset[str]) -> set[Key]:
    """Return the placements that break none of some families."""
    return {key for key, broken in case.broken.items() if not broken & families}


def compare(case: Case) -> set[str]:
    """Hold solver and checks against each other, rule by rule and all together; return which families choose."""
    everything = frozenset(name for name, _ in FAMILIES)
    plain = accepted(case, BUILT_IN)
    choosing = set()
    for family in (*CHOSEN, *["all"] * 1):
        families = everything if family == "all" else BUILT_IN | {family}
        allowed = accepted(case, families)
        if family == "all" or allowed != plain:
            assert enumerated(case.programme, families) == allowed, f"{case.programme.id}: {family}"
        if allowed and allowed != plain:
            choosing.add(family)
    return choosing


def compare_optima(case: Case) -> None:
    """Hold the optimum of every term, alone and of all together, against the least measure of what is accepted."""
    allowed = accepted(case, frozenset(name for name, _ in FAMILIES))
    names = [term.name for term in terms_of(case.programme)]
    for chosen in ([name] for name in names) if allowed else ():
        alone = replace(case.programme, weights=dict.fromkeys(chosen, 1))
        least = min(sum(case.costs[key][name] for name in chosen) for key in allowed)
        assert solve(alone).cost == least, f"{case.programme.id}: {chosen}"
    weights = {name: rank + 1 for rank, name in enumerate(names)}
    weighed = replace(case.programme, weights=weights)
    if not allowed:
        with pytest.raises(InfeasibleError):
            solve(weighed)
        return
    timetable = solve(weighed)
    least = min(sum(weights[name] * case.costs[key][name] for name in names) for key in allowed)
    assert (timetable.status, timetable.cost, timetable.bound) == ("optimal", least, least)
    assert findings(weighed, timetable) == ()


def posted_cost(programme: Programme, key: Key) -> int:
    """Return what the solver's objective comes to where every time is fixed."""
    kernel = kernel_for(programme)
    kernel.model.minimize(objective_for(programme, kernel))
    for name, start, end, rooms in key:
        for verb, value in ((kernel.start, start), (kernel.minutes, end - start), (kernel.held, 1)):
            kernel.require(verb(name) >= value)
            kernel.require(verb(name) <= value)
        for room in programme.rooms if any(session.id == name for session in programme.formal) else ():
            here = kernel.in_room(name, room.id)
            kernel.require(here >= 1 if room.id in rooms else here <= 0)
    for session in programme.sessions:
        if session.id not in {name for name, *_ in key}:
            kernel.require(kernel.held(session.id) <= 0)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(kernel.model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def compare_costs(case: Case, every: int) -> int:
    """Hold the objective of some accepted placements against their measures, term by term; return how many."""
    allowed = sorted(accepted(case, frozenset(name for name, _ in FAMILIES)))[::every]
    for key in allowed:
        for name in case.costs[key]:
            alone = replace(case.programme, weights={name: 1})
            assert posted_cost(alone, key) == case.costs[key][name], f"{case.programme.id}: {name} of {key}"
    return len(allowed)


def run_cases(seeds: range, folder: Path) -> None:
    """Compare the cases of some seeds, and demand that enough of them could have failed."""
    programmes = (programme_of(seed, folder) for seed in seeds)
    cases = [case for case in (case_of(programme) for programme in programmes if programme) if case]
    chosen: list[str] = []
    choosing_cases = costs_seen = 0
    for case in cases:
        choosing = compare(case)
        chosen.extend(choosing)
        choosing_cases += "all" in choosing
        compare_optima(case)
        costs_seen += compare_costs(case, every=max(1, len(case.broken) // 3))
    assert len(cases) >= len(seeds) * 0.6
    assert choosing_cases >= len(cases) * 0.4
    assert costs_seen >= len(cases) * 0.5
    assert {"breaks", "rest", "load", "presence", "order", "pins"} <= set(chosen)


def test_the_solver_and_the_checks_accept_the_same_timetables(tmp_path: Path) -> None:
    run_cases(range(CASES), tmp_path)


@pytest.mark.campaign
def test_the_solver_and_the_checks_accept_the_same_timetables_in_many_cases(tmp_path: Path) -> None:
    run_cases(range(CASES, CASES + 1000), tmp_path)


def test_the_options_leave_a_family_out(tmp_path: Path) -> None:
    path = tmp_path / "tiny.yaml"
    path.write_text(tiny(0), encoding="utf-8")
    programme = read(path)
    bound = solve(programme, Options()).cost
    assert solve(programme, Options(without=frozenset(CHOSEN))).cost <= bound
