"""The informal minutes of a day: what lies between its sessions, in pieces of at least a pause."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.crumbs import crumb, crumbs_between, takes_a_pause
from scheduler.solve.kernels.literals import conjunction
from scheduler.solve.kernels.pieces import first_to_last

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scheduler.solve.kernels.interval.lots import Lot, Lots
    from scheduler.solve.kernels.interval.order import Order
    from scheduler.solve.kernels.interval.plan import Number, Plan

_PAIR = 2


@dataclass
class Informal:
    """The informal minutes of days, as they are asked for."""

    order: Order
    lots: Lots
    _small: dict[tuple[str, str], tuple[cp_model.IntVar, cp_model.IntVar]] = field(default_factory=dict)
    _small_by_day: dict[tuple[str, str], dict[int, cp_model.IntVar]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """What it is part of."""
        return self.order.plan

    @property
    def _pause(self) -> int:
        return -(-self.plan.programme.limits.pause // self.plan.grid)

    def informal(self, day: int, sessions: Collection[str]) -> Number:
        """Return a day's minutes between first start and last end that are not formal, in pieces of at least a pause.

        For those who are due in some sessions, any two of which meet.
        """
        plan = self.plan
        row = self.lots(day, sessions, exact=True)
        if not row:
            return plan.model.new_constant(0)
        low, high = min(lot.segment.floor for lot in row), max(lot.segment.ceiling for lot in row)
        between = first_to_last(plan.model, [(lot.start, lot.end, lot.used) for lot in row], (low, high))
        formal = cp_model.LinearExpr.sum([lot.formal(plan) for lot in row])
        return plan.grid * (between - formal - self._no_pause(day, row))

    def _no_pause(self, day: int, row: Sequence[Lot]) -> Number:
        """Return the slots between the sessions of a day that are in pieces shorter than a pause."""
        plan = self.plan
        within = [self._within(lot) for lot in row]
        if any(number is None for number in within) and self._pairs_tell(day, row):
            names = sorted({name for lot in row for name in lot.names})
            return cp_model.LinearExpr.sum([self._small_on(a, b, day) for a, b in permutations(names, _PAIR)])
        slots: list[Number] = [*crumbs_between(plan, row)]
        for lot, number in zip(row, within, strict=True):
            slots += [number] if number is not None else self._crumbs(lot)
        return cp_model.LinearExpr.sum(slots)

    def _pairs_tell(self, day: int, row: Sequence[Lot]) -> bool:
        """Return whether two sessions of some day that are less than a pause apart have nothing between them."""
        plan = self.plan
        known, pause = plan.programme.session_by_id, plan.programme.limits.pause
        long_enough = all(known[name].minutes.least >= pause for lot in row for name in lot.names)
        return long_enough and all(takes_a_pause(plan, boundary) for boundary in plan.boundaries[day])

    def _small_on(self, one: str, other: str, day: int) -> cp_model.LinearExpr:
        """Return the slots from one session to a later one of a day where they are fewer than a pause, else 0."""
        if (one, other) not in self._small_by_day:
            plan, (_, gap) = self.plan, self._gap(one, other)
            days = {plan.segments[index].day for index in plan.timed[one].x}
            most = max(self._pause - 1, 0)
            shares = {number: plan.model.new_int_var(0, most, "short gap of a day") for number in sorted(days)}
            plan.model.add(cp_model.LinearExpr.sum(list(shares.values())) == gap)
            for number, slots in shares.items():
                plan.model.add(slots <= most * plan.within(one, plan.of_day(number)))
            self._small_by_day[one, other] = shares
        return self._small_by_day[one, other].get(day, 0 * self.plan.kept[one])

    def _within(self, lot: Lot) -> Number | None:
        """Return the slots between the sessions of a lot that are no pause; None where each two have to be asked."""
        plan, lengths = self.plan, lot.lengths(self.plan)
        if len(lengths) < _PAIR:
            return 0 * lot.used
        gaps = lot.end - lot.start - lot.formal(plan)
        if plan.room(lot.segment) - sum(lengths[:_PAIR]) < self._pause:
            return gaps
        return crumb(plan, gaps) if len(lengths) == _PAIR else None

    def _crumbs(self, lot: Lot) -> Iterator[cp_model.IntVar]:
        """Yield the slots between consecutive sessions of a lot that are shorter than a pause."""
        known, model = self.plan.programme.session_by_id, self.plan.model
        short = [name for name in lot.names if known[name].minutes.least < self.plan.programme.limits.pause]
        for one, other in permutations(lot.names, _PAIR):
            small, gap = self._gap(one, other)
            between = [
                conjunction(model, [self.order.before(one, name), self.order.before(name, other)])
                for name in short
                if name not in {one, other}
            ]
            here = [self.plan.timed[name].x[lot.index] for name in (one, other)]
            counts = conjunction(model, [small, *here, *(~literal for literal in between)])
            slots = model.new_int_var(0, max(self._pause - 1, 0), "crumb")
            model.add(slots == gap).only_enforce_if(counts)
            model.add(slots == 0).only_enforce_if(~counts)
            yield slots

    def _gap(self, one: str, other: str) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        """Return whether the slots from one session to a later one are fewer than a pause, and how many, else 0."""
        if (one, other) not in self._small:
            model, before = self.plan.model, self.order.before(one, other)
            small, gap = model.new_bool_var("short gap"), model.new_int_var(0, max(self._pause - 1, 0), "short gap")
            distance = self.plan.timed[other].start - self.plan.timed[one].end
            model.add_implication(small, before)
            model.add(distance == gap).only_enforce_if(small)
            model.add(gap == 0).only_enforce_if(~small)
            model.add(distance >= self._pause).only_enforce_if([before, ~small])
            self._small[one, other] = small, gap
        return self._small[one, other]
