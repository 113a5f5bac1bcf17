"""Sessions of one format that meet, and come close together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels import pieces
from scheduler.solve.kernels.interval.cliques import all_meet
from scheduler.solve.kernels.literals import product

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scheduler.solve.kernels.interval.plan import Plan


def close_pairs(plan: Plan, sessions: Collection[str]) -> cp_model.LinearExpr:
    """Return the number of pairs of some sessions that meet in one stretch or in neighbouring ones."""
    if not all_meet(plan.neighbours, sessions):
        return cp_model.LinearExpr.sum(list(_pairs(plan, sessions)))
    rows = [
        [(plan.segments[index], _levels(plan, index, sessions)) for index in plan.of_day(day)]
        for day in plan.boundaries
    ]
    return cp_model.LinearExpr.sum([pieces.close_pairs(plan, row) for row in rows])


def _levels(plan: Plan, index: int, sessions: Collection[str]) -> list[cp_model.IntVar]:
    """Return literals "at least 1, 2, ... of these sessions are in this segment"."""
    here = {name: plan.timed[name].x[index] for name in sorted(plan.here[index].intersection(sessions))}
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
                near = list(_near(plan, index, other))
                if near:
                    model.add(close >= here + cp_model.LinearExpr.sum(near) - 1)
            yield close


def _near(plan: Plan, index: int, other: str) -> Iterator[cp_model.IntVar]:
    """Yield literals, of which at most one holds, that a session is in a segment close to another one."""
    for second, there in plan.timed[other].x.items():
        one, two = (plan.segments[place] for place in sorted((index, second)))
        when = pieces.neighbours(plan, one, two) if one.day == two.day else None
        if when is not None:
            yield product(plan.model, [there, *when]) if when else there
