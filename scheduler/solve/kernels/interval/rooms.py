"""Rooms that sessions side by side compete for: one session a room at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scheduler.programme.check_rooms import suitable
from scheduler.solve.kernels.interval.cliques import all_meet
from scheduler.solve.kernels.interval.plan import interval
from scheduler.solve.kernels.interval.tight import fill
from scheduler.solve.kernels.literals import conjunction

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.interval.plan import Plan


@dataclass
class Rooms:
    """The rooms that hold one session at a time, as they are named.

    Parameters
    ----------
    in_room
        Whether a session uses a room.
    """

    plan: Plan
    in_room: Callable[[str, str], cp_model.IntVar]
    _single: set[str] = field(default_factory=set)

    def holds_one(self, room: str, sessions: Collection[str]) -> None:
        """Post that a room is used by one of some sessions at a time."""
        plan, programme = self.plan, self.plan.programme
        able = {name: {one.id for one in suitable(programme.session_by_id[name], programme)} for name in sessions}
        here = [name for name in sorted(sessions) if room in able[name]]
        if not all_meet(plan.neighbours, here):
            intervals = [interval(plan, name, self._present(name, room)) for name in here]
            plan.model.add_no_overlap(intervals)
        self._single.add(room)
        for some in sorted({tuple(sorted(some)) for some in able.values() if room in some and some <= self._single}):
            self._no_more_than(some, {name for name in sessions if able[name] and able[name] <= {*some}})

    def _present(self, session: str, room: str) -> cp_model.IntVar:
        here = self.in_room(session, room)
        if not self.plan.programme.session_by_id[session].optional:
            return here
        return conjunction(self.plan.model, [here, self.plan.kept[session]])

    def _no_more_than(self, rooms: tuple[str, ...], sessions: set[str]) -> None:
        """Post that the sessions which have no other rooms than some take no longer than these are there."""
        plan = self.plan
        if all_meet(plan.neighbours, sessions):
            return
        for index in range(len(plan.segments)):
            here = [name for name in sorted(sessions) if index in plan.timed[name].x]
            share = {name: max(plan.programme.session_by_id[name].groups, 1) for name in here}
            fill(plan, index, [share[name] * plan.timed[name].y[index] for name in here], len(rooms))
