from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from ortools.sat.python import cp_model

import scheduler.solve.search
import scheduler.solve.stages
from scheduler import __version__
from scheduler.constraints import FAMILIES
from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.objective import TERMS, costs, terms_of
from scheduler.programme import digest
from scheduler.programme.model import Published
from scheduler.solve import Options, solve
from scheduler.solve.run import Ran, run
from scheduler.verify import findings
from tests.builders import a_clock
from tests.facts import item_of_day, limits, programme, session, solved

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCK = a_clock(days=1, grid=30)
TEA = item_of_day(CLOCK, "tea", 1, "09:30-11:30", "break", minutes=30, title="Tea")
YOGA = item_of_day(CLOCK, "yoga", 1, "08:00-08:30", "social", family="fixture", blocks="nobody", room="hall")
WHOLE = programme(
    session("s1", (30, 60, 90), questions=("Why?",)),
    session("s2", 90, numbered=False, format="group"),
    clock=CLOCK,
    occurrences=(TEA, YOGA),
    weights={"duration": 2, "idle": 3},
    hours="09:00-11:30",
)


def test_a_timetable_holds_every_item_with_what_the_programme_says_of_it() -> None:
    timetable = solve(WHOLE, Options(seed=3, platform="a machine"))
    assert findings(WHOLE, timetable) == ()
    rows = {item.id: (item.kind, item.title, item.rooms, item.format, item.number, item.of) for item in timetable.items}
    assert rows == {
        "yoga": ("social", "Yoga", ("hall",), None, None, "yoga"),
        "s1": ("session", "Title of s1", ("hall",), "plenary", "1", "s1"),
        "tea@day-1": ("break", "Tea", (), None, None, "tea"),
        "s2": ("session", "Title of s2", ("hall",), "group", None, "s2"),
    }
    assert next(iter(rows)) == "yoga"
    assert (timetable.status, timetable.cost, timetable.bound, timetable.left_out) == ("optimal", 60, 60, ())
    assert [(term.term, term.measure, term.weight, term.payers) for term in timetable.terms] == [
        ("duration", 30, 2, (("s1", 30),)),
        ("idle", 0, 3, ()),
    ]
    assert (timetable.programme, timetable.digest) == ("tiny", digest(WHOLE))
    assert timetable.versions == {"session-timetable": __version__, "ortools": version("ortools")}
    assert (timetable.seed, timetable.platform) == (3, "a machine")


def test_terms_without_weight_are_not_weighed() -> None:
    assert [term.name for term in terms_of(replace(WHOLE, weights={"idle": 3, "duration": 0}))] == ["idle"]
    every = replace(WHOLE, weights=dict.fromkeys((term(WHOLE).name for term in TERMS), 1))
    told = replace(every, published=Published(1, "most", {}))
    assert [term.name for term in terms_of(told)] == [term(WHOLE).name for term in TERMS]
    assert [term.name for term in terms_of(every)] == [name for name in every.weights if name != "perturbation"]
    assert costs(replace(WHOLE, weights={}), solve(WHOLE)) == ()
    assert solved(replace(WHOLE, weights={})).cost == 0


def test_what_cannot_be_is_proved_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    presolved: list[bool] = []
    seeds: list[int] = []

    def watched(model: cp_model.CpModel, solver: cp_model.CpSolver, *rest: object) -> Ran:
        presolved.append(solver.parameters.cp_model_presolve)
        seeds.append(solver.parameters.random_seed)
        return run(model, solver, *rest)  # type: ignore[arg-type]

    for module in (scheduler.solve.stages, scheduler.solve.search):
        monkeypatch.setattr(module, "run", watched)
    with pytest.raises(InfeasibleError) as raised:
        solve(replace(WHOLE, limits=limits(formal_per_day=90)), Options(seed=5))
    assert raised.value.reasons == (
        "No single sum shows it: the search tried every way, and a second search, set up differently, agrees.",
    )
    assert (presolved, seeds) == ([True, False], [5, 6])


def test_a_proof_that_is_not_confirmed_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    # The solver has been known to say "infeasible" of what is not: the first of two answers is made to be wrong.
    answers: list[Callable[[Ran], Ran]] = [lambda ran: replace(ran, status=cp_model.INFEASIBLE), lambda ran: ran]
    for module in (scheduler.solve.stages, scheduler.solve.search):
        monkeypatch.setattr(module, "run", lambda *args: answers.pop(0)(run(*args)))
    with pytest.raises(NoTimetableError) as raised:
        solve(WHOLE)
    assert str(raised.value) == "Tiny: the solver says that it is impossible; a second run did not confirm it"


class Counting:
    """A solver that counts more than there is, as it may of a timetable that is not the best."""

    def __init__(self, solver: cp_model.CpSolver, more: int) -> None:
        self.solver = solver
        self.objective_value = solver.objective_value + more

    def __getattr__(self, name: str) -> object:
        """Answer as the solver does."""
        return getattr(self.solver, name)


@pytest.mark.parametrize(
    ("status", "more", "bound", "told"),
    [
        (cp_model.FEASIBLE, 5, 41, ("feasible", 60, 41)),
        (cp_model.FEASIBLE, 0, 41, ("feasible", 60, 41)),
        (cp_model.FEASIBLE, 5, 61, ("feasible", 60, 0)),
        (cp_model.FEASIBLE, -5, 41, ("feasible", 60, 0)),
        (cp_model.OPTIMAL, 5, 60, ("feasible", 60, 0)),
        (cp_model.OPTIMAL, 0, 60, ("optimal", 60, 60)),
    ],
)
def test_a_bound_is_told_of_a_timetable_that_costs_less_than_was_counted_and_of_no_other_cost(
    monkeypatch: pytest.MonkeyPatch,
    status: cp_model.CpSolverStatus,
    more: int,
    bound: int,
    told: tuple[str, int, int],
) -> None:
    def ended(*args: object) -> Ran:
        ran = scheduler.solve.stages.search(*args)  # type: ignore[arg-type]
        return replace(ran, solver=Counting(ran.solver, more), status=status, bound=bound)  # type: ignore[arg-type]

    monkeypatch.setattr(scheduler.solve.search, "search", ended)
    timetable = solve(WHOLE)
    assert (timetable.status, timetable.cost, timetable.bound) == told
    assert findings(WHOLE, timetable) == ()


@pytest.mark.parametrize("family", [name for name, _ in FAMILIES])
def test_a_family_left_out_never_makes_it_dearer(family: str) -> None:
    assert solved(WHOLE, family).cost <= solved(WHOLE).cost


def test_names_of_constraints_are_unique_over_the_families() -> None:
    names = [rule.name for _, family in FAMILIES for rule in family(WHOLE)]
    assert len(set(names)) == len(names)
    assert {name.split(":")[0] for name in names} <= {name for name, _ in FAMILIES}
