"""The soft rules: one term a file, weighed against each other by the programme's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.objective.alternation import Alternation
from scheduler.objective.attendance import Attendance
from scheduler.objective.balance import Balance
from scheduler.objective.drop import Drop
from scheduler.objective.duration import Duration
from scheduler.objective.flow import Flow
from scheduler.objective.graveyard import Graveyard
from scheduler.objective.idle import Idle
from scheduler.objective.informal import Informal
from scheduler.objective.meal_times import MealTimes
from scheduler.objective.perturbation import Perturbation, weight_of_change
from scheduler.objective.rooms import Rooms
from scheduler.objective.wishes import Wishes
from scheduler.timetable.model import TermCost

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.objective.term import Term
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

TERMS: tuple[Callable[[Programme], Term], ...] = (
    Drop,
    Perturbation,
    Attendance,
    Duration,
    Wishes,
    Graveyard,
    Alternation,
    Balance,
    Informal,
    Idle,
    MealTimes,
    Rooms,
    Flow,
)


def weight_of(programme: Programme, term: str) -> int:
    """Return what one unit of a term counts; that of `perturbation` hangs on how much of what is published stays."""
    return weight_of_change(programme) if term == Perturbation.name else programme.weights.get(term, 0)


def terms_of(programme: Programme) -> tuple[Term, ...]:
    """Return the terms that the programme gives a weight."""
    made = (term(programme) for term in TERMS)
    return tuple(term for term in made if weight_of(programme, term.name))


def costs(programme: Programme, timetable: Timetable) -> tuple[TermCost, ...]:
    """Return what each weighed term of a timetable comes to, measured from clock times."""
    found = []
    for term in terms_of(programme):
        measure = term.measure(timetable)
        weight = weight_of(programme, term.name)
        found.append(TermCost(term.name, term.unit, measure.total, weight, measure.payers))
    return tuple(found)
