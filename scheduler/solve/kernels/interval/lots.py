"""The sessions of some people in a segment: whether there are any, their first start and their last end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scheduler.solve.kernels.interval.plan import Number, Plan
    from scheduler.solve.kernels.skeleton import Segment


@dataclass(frozen=True)
class Lot:
    """What some people have in a segment; where they have nothing, it starts and ends at its floor.

    Parameters
    ----------
    names
        Those of their sessions that can be there; the literals of ``here`` say which are.
    """

    index: int
    segment: Segment
    names: tuple[str, ...]
    here: tuple[cp_model.IntVar, ...]
    used: cp_model.IntVar
    start: cp_model.LinearExpr
    end: cp_model.LinearExpr

    def formal(self, plan: Plan) -> Number:
        """Return the slots of its sessions."""
        return cp_model.LinearExpr.sum([plan.timed[name].y[self.index] for name in self.names])

    def lengths(self, plan: Plan) -> list[int]:
        """Return the least slots of its sessions, as many of the shortest as can be there together."""
        room, chosen = plan.room(self.segment), list[int]()
        for least in sorted(plan.programme.session_by_id[name].minutes.least // plan.grid for name in self.names):
            if sum(chosen) + least > room:
                break
            chosen.append(least)
        return chosen


@dataclass
class Lots:
    """The lots of days and people, as they are asked for.

    Those that bound a stretch need be no tighter than it is: they start no later and end no earlier than their
    sessions. Others are exact.
    """

    plan: Plan
    _made: dict[tuple[int, frozenset[str]], list[Lot]] = field(default_factory=dict)
    _exact: set[tuple[int, frozenset[str]]] = field(default_factory=set)

    def __call__(self, day: int, sessions: Collection[str], *, exact: bool) -> list[Lot]:
        """Return the segments of a day in which some sessions can be, any two of which meet, in order of time."""
        key = (day, frozenset(sessions))
        if key not in self._made:
            rows = ((index, sorted(self.plan.here[index].intersection(sessions))) for index in self.plan.of_day(day))
            self._made[key] = [self._make(index, names) for index, names in rows if names]
        if exact and key not in self._exact:
            self._exact.add(key)
            for lot in self._made[key]:
                self._fasten(lot)
        return self._made[key]

    def loose(self) -> Iterator[Lot]:
        """Yield the lots that are not exact."""
        for key, made in self._made.items():
            if key not in self._exact:
                yield from made

    def _make(self, index: int, names: Sequence[str]) -> Lot:
        plan, model, segment = self.plan, self.plan.model, self.plan.segments[index]
        here = tuple(plan.timed[name].x[index] for name in names)
        used = here[0]
        if len(here) > 1:
            used = model.new_bool_var("used")
            model.add_max_equality(used, list(here))
        start, end = (model.new_int_var(segment.floor, segment.ceiling, edge) for edge in ("first start", "last end"))
        for name, literal in zip(names, here, strict=True):
            model.add(start <= plan.timed[name].start).only_enforce_if(literal)
            model.add(end >= plan.timed[name].end).only_enforce_if(literal)
        return Lot(index, segment, tuple(names), here, used, start, end)

    def _fasten(self, lot: Lot) -> None:
        """Let a lot start with one of its sessions, and end with one."""
        model = self.plan.model
        for last in (False, True):
            picks: Sequence[cp_model.IntVar] = lot.here
            if len(lot.lengths(self.plan)) > 1:
                picks = [model.new_bool_var("edge") for _ in lot.here]
                model.add(cp_model.LinearExpr.sum(picks) == lot.used)
                for pick, here in zip(picks, lot.here, strict=True):
                    model.add_implication(pick, here)
            for pick, name in zip(picks, lot.names, strict=True):
                timed = self.plan.timed[name]
                model.add(lot.end <= timed.end if last else lot.start >= timed.start).only_enforce_if(pick)
        for edge in (lot.start, lot.end):
            model.add(edge == lot.segment.floor).only_enforce_if(~lot.used)
