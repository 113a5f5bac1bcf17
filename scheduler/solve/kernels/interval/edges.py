"""Whether a session starts, or ends, on one side of a moment: one literal for all who ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from scheduler.solve.kernels.interval.plan import Plan


@dataclass
class Edges:
    """The literals of a programme whose sessions may be side by side; they hold exactly, of a session that is held."""

    plan: Plan
    made: dict[tuple[str, str, int], cp_model.IntVar] = field(default_factory=dict)

    def since(self, session: str, slot: int) -> cp_model.IntVar:
        """Return whether a session starts at a slot or later."""
        key = ("since", session, slot)
        if key not in self.made:
            literal = self.made[key] = self.plan.model.new_bool_var(f"{session} since {slot}")
            timed, least = self.plan.timed[session], self._least(session)
            self.plan.model.add(timed.start >= slot).only_enforce_if(literal)
            self.plan.model.add(timed.start < slot).only_enforce_if(~literal)
            ends = self._ends(session)
            surely = [timed.x[index] for index, (low, _) in ends.items() if low >= slot]
            never = [timed.x[index] for index, (_, high) in ends.items() if high - least < slot]
            self._lies(literal, surely, never)
        return self.made[key]

    def until(self, session: str, slot: int) -> cp_model.IntVar:
        """Return whether a session ends at a slot or sooner."""
        key = ("until", session, slot)
        if key not in self.made:
            literal = self.made[key] = self.plan.model.new_bool_var(f"{session} until {slot}")
            timed, least = self.plan.timed[session], self._least(session)
            self.plan.model.add(timed.end <= slot).only_enforce_if(literal)
            self.plan.model.add(timed.end > slot).only_enforce_if(~literal)
            ends = self._ends(session)
            surely = [timed.x[index] for index, (_, high) in ends.items() if high <= slot]
            never = [timed.x[index] for index, (low, _) in ends.items() if low + least > slot]
            self._lies(literal, surely, never)
        return self.made[key]

    def _least(self, session: str) -> int:
        return self.plan.programme.session_by_id[session].minutes.least // self.plan.grid

    def _ends(self, session: str) -> dict[int, tuple[int, int]]:
        """Return from when to when each of its segments can be."""
        segments = self.plan.segments
        return {index: (segments[index].low, segments[index].high) for index in self.plan.timed[session].x}

    def _lies(self, literal: cp_model.IntVar, surely: list[cp_model.IntVar], never: list[cp_model.IntVar]) -> None:
        """Post what segments say of a literal by themselves: the linear relaxation does not see it."""
        self.plan.model.add(literal >= cp_model.LinearExpr.sum(surely))
        self.plan.model.add(literal <= 1 - cp_model.LinearExpr.sum(never))
