"""The informal minutes of a day: what lies between its sessions, in pieces of at least a pause."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.interval.lots import lots
from scheduler.solve.kernels.literals import conjunction
from scheduler.solve.kernels.pieces import first_to_last

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scheduler.solve.kernels.interval.order import Order
    from scheduler.solve.kernels.interval.plan import Plan


@dataclass
class Informal:
    """The informal minutes of days, as they are asked for."""

    order: Order
    _small: dict[tuple[str, str], tuple[cp_model.IntVar, cp_model.IntVar]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """What it is part of."""
        return self.order.plan

    @property
    def _pause(self) -> int:
        return -(-self.plan.programme.limits.pause // self.plan.grid)

    def informal(self, day: int, sessions: Collection[str]) -> cp_model.LinearExpr:
        """Return a day's minutes between first start and last end that are not formal, in pieces of at least a pause.

        For those who are due in some sessions, any two of which meet.
        """
        plan = self.plan
        row = lots(plan, day, sessions)
        if not row:
            return plan.model.new_constant(0)
        low, high = min(lot.segment.floor for lot in row), max(lot.segment.ceiling for lot in row)
        here = plan.of_day(day)
        formal = [y for name in sorted(sessions) for index, y in plan.timed[name].y.items() if index in here]
        between = first_to_last(plan.model, [(lot.start, lot.end, lot.used) for lot in row], (low, high))
        crumbs = cp_model.LinearExpr.sum(list(self._crumbs(day, sorted(sessions))))
        return plan.grid * (between - cp_model.LinearExpr.sum(formal) - crumbs)

    def _crumbs(self, day: int, sessions: Collection[str]) -> Iterator[cp_model.IntVar]:
        """Yield the slots between consecutive sessions of a day that are shorter than a pause."""
        most, known = self._pause - 1, self.plan.programme.session_by_id
        short = [name for name in sessions if known[name].minutes.least < self.plan.programme.limits.pause]
        for one, other in permutations(sessions, 2):
            if most < 1 or not self._can_be_close(day, one, other):
                continue
            model = self.plan.model
            crumb = model.new_int_var(0, most, "crumb")
            small, gap = self._gap(one, other)
            between = [
                conjunction(model, [self.order.before(one, name), self.order.before(name, other)])
                for name in short
                if name not in {one, other}
            ]
            here = [self.order.on(name, day) for name in (one, other)]
            counts = conjunction(model, [small, *here, *(~literal for literal in between)])
            model.add(crumb == gap).only_enforce_if(counts)
            model.add(crumb == 0).only_enforce_if(~counts)
            yield crumb

    def _gap(self, one: str, other: str) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        """Return whether the slots from one session to a later one are fewer than a pause, and how many, else 0."""
        if (one, other) not in self._small:
            model, before = self.plan.model, self.order.before(one, other)
            small, gap = model.new_bool_var("short gap"), model.new_int_var(0, self._pause - 1, "short gap")
            distance = self.plan.timed[other].start - self.plan.timed[one].end
            model.add_implication(small, before)
            model.add(distance == gap).only_enforce_if(small)
            model.add(gap == 0).only_enforce_if(~small)
            model.add(distance >= self._pause).only_enforce_if([before, ~small])
            self._small[one, other] = small, gap
        return self._small[one, other]

    def _can_be_close(self, day: int, one: str, other: str) -> bool:
        """Return whether two sessions can follow each other on a day with no certain pause in between."""
        plan, here = self.plan, self.plan.of_day(day)
        return any(
            first <= last and not any(row.pause is True for row in plan.between(plan.segments[first], plan.segments[last]))
            for first in plan.timed[one].x
            for last in plan.timed[other].x
            if first in here and last in here
        )
