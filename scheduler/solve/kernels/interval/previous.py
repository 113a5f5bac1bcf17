"""Which session comes right before another one: of those that meet it, the one that ends last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scheduler.solve.kernels.interval.order import Order
    from scheduler.solve.kernels.interval.plan import Plan

Scope = tuple[int, ...]
"""The indices of some segments."""


def days(plan: Plan) -> list[Scope]:
    """Return the segments of each day."""
    return [tuple(plan.of_day(day)) for day in plan.boundaries]


def ranges(plan: Plan) -> list[Scope]:
    """Return the segments of each range of the hours."""
    rows = groupby(range(len(plan.segments)), lambda index: (plan.segments[index].day, plan.segments[index].part))
    return [tuple(row) for _, row in rows]


@dataclass(frozen=True)
class Previous:
    """What comes right before a session.

    Parameters
    ----------
    any
        Whether anything does.
    who
        For each session that can, whether it is chosen: it ends last, and one of several that do.
    end
        The slot in which it ends, where there is any.
    """

    session: str
    any: cp_model.IntVar
    who: dict[str, cp_model.IntVar]
    end: cp_model.IntVar


@dataclass
class Line:
    """The sessions of some scopes, each with what comes right before it in its scope.

    Parameters
    ----------
    scopes
        Days, or ranges of the hours.
    """

    order: Order
    scopes: Sequence[Scope]

    @property
    def plan(self) -> Plan:
        """What it is part of."""
        return self.order.plan

    def previous(self, session: str, among: Collection[str]) -> Previous | None:
        """Return what comes right before a session, of some that meet it; None if nothing ever does."""
        plan, model = self.plan, self.plan.model
        mine = plan.timed[session]
        near = [name for name in sorted(plan.neighbours[session].intersection(among)) if self._share(name, session)]
        if not near:
            return None
        exists, end = model.new_bool_var(f"any before {session}"), model.new_int_var(0, 10**6, f"end before {session}")
        who = {name: model.new_bool_var(f"{name} right before {session}") for name in near}
        model.add(cp_model.LinearExpr.sum(list(who.values())) == exists)
        model.add(end <= mine.start).only_enforce_if(exists)
        for name, literal in who.items():
            before = self.order.before(name, session)
            model.add_implication(literal, before)
            model.add(end <= plan.timed[name].end).only_enforce_if(literal)
            model.add(end >= plan.timed[name].end).only_enforce_if(before)
            for scope in self.scopes:
                here, there = plan.within(session, scope), plan.within(name, scope)
                model.add(literal + here <= 1 + there)
                model.add(exists >= before + here + there - 2)
        return Previous(session, exists, who, end)

    def _share(self, one: str, other: str) -> bool:
        """Return whether two sessions can be in one scope."""
        first, second = self.plan.timed[one].x, self.plan.timed[other].x
        return any(not first.keys().isdisjoint(scope) and not second.keys().isdisjoint(scope) for scope in self.scopes)
