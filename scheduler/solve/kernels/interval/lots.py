"""The sessions of some people in a segment: whether there are any, their first start and their last end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels import pieces
from scheduler.solve.kernels.interval.cliques import all_meet
from scheduler.solve.kernels.literals import product

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scheduler.solve.kernels.interval.plan import Plan
    from scheduler.solve.kernels.skeleton import Segment


@dataclass(frozen=True)
class Lot:
    """What some people have in a segment; where they have nothing, it starts and ends at its floor."""

    segment: Segment
    used: cp_model.IntVar
    start: cp_model.LinearExpr
    end: cp_model.LinearExpr


def lots(plan: Plan, day: int, sessions: Collection[str]) -> list[Lot]:
    """Return the segments of a day in which some sessions can be, any two of which meet, in order of time. Exact."""
    found = []
    for index in plan.of_day(day):
        here = [name for name in sorted(sessions) if index in plan.timed[name].x]
        if here:
            found.append(_lot(plan, index, here))
    return found


def _lot(plan: Plan, index: int, here: Sequence[str]) -> Lot:
    model, segment = plan.model, plan.segments[index]
    literals = {name: plan.timed[name].x[index] for name in here}
    used = literals[here[0]]
    if len(here) > 1:
        used = model.new_bool_var("used")
        model.add_max_equality(used, list(literals.values()))
    start, end = (model.new_int_var(segment.floor, segment.ceiling, edge) for edge in ("first start", "last end"))
    least = min(plan.programme.session_by_id[name].minutes.least for name in here)
    alone = len(here) == 1 or 2 * least > plan.room(segment) * plan.grid
    firsts, lasts = (literals if alone else _one_of(plan, literals, used) for _ in range(2))
    for name, literal in literals.items():
        timed = plan.timed[name]
        model.add(start <= timed.start).only_enforce_if(literal)
        model.add(end >= timed.end).only_enforce_if(literal)
        model.add(start >= timed.start).only_enforce_if(firsts[name])
        model.add(end <= timed.end).only_enforce_if(lasts[name])
    for edge in (start, end):
        model.add(edge == segment.floor).only_enforce_if(~used)
    return Lot(segment, used, start, end)


def _one_of(plan: Plan, here: dict[str, cp_model.IntVar], used: cp_model.IntVar) -> dict[str, cp_model.IntVar]:
    """Return a literal for each session of which one holds: that of one that is there, if any is."""
    picks = {name: plan.model.new_bool_var("edge") for name in here}
    plan.model.add(cp_model.LinearExpr.sum(list(picks.values())) == used)
    for name, pick in picks.items():
        plan.model.add_implication(pick, here[name])
    return picks


def close_pairs(plan: Plan, sessions: Collection[str]) -> cp_model.LinearExpr:
    """Return the number of pairs of some sessions that meet in one stretch or in neighbouring ones."""
    if not all_meet(plan.neighbours, sessions):
        return cp_model.LinearExpr.sum(list(_pairs(plan, sessions)))
    counted = [[(plan.segments[index], _levels(plan, index, sessions)) for index in plan.of_day(day)] for day in plan.boundaries]
    return cp_model.LinearExpr.sum([pieces.close_pairs(plan, row) for row in counted])


def _levels(plan: Plan, index: int, sessions: Collection[str]) -> list[cp_model.IntVar]:
    """Return literals "at least 1, 2, ... of these sessions are in this segment"."""
    here = {name: plan.timed[name].x[index] for name in sorted(sessions) if index in plan.timed[name].x}
    count, total = 0, 0
    for least in sorted(plan.programme.session_by_id[name].minutes.least for name in here):
        total += least
        count += total <= plan.room(plan.segments[index]) * plan.grid
    return pieces.levels(plan.model, list(here.values()), count)


def _pairs(plan: Plan, sessions: Collection[str]) -> Iterator[cp_model.IntVar]:
    """Yield for each two of some sessions that meet a literal that holds at least if they are close."""
    model = plan.model
    for one in sorted(sessions):
        for other in sorted(name for name in plan.neighbours[one].intersection(sessions) if name > one):
            close = model.new_bool_var(f"{one} close to {other}")
            for index, here in plan.timed[one].x.items():
                near = []
                for second, there in plan.timed[other].x.items():
                    first, last = sorted((index, second))
                    segments = plan.segments[first], plan.segments[last]
                    when = pieces.neighbours(plan, *segments) if segments[0].day == segments[1].day else None
                    if when is not None:
                        near.append(product(model, [there, *when]) if when else there)
                if near:
                    model.add(close >= here + cp_model.LinearExpr.sum(near) - 1)
            yield close
