"""Minutes between sessions in which nothing happens and nothing is needed, where sessions may be side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from scheduler.solve.kernels.interval.previous import Line, ranges
from scheduler.solve.kernels.taken import taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scheduler.decision import Need, Seat, Way
    from scheduler.solve.kernels.interval.order import Order
    from scheduler.solve.kernels.interval.plan import Plan
    from scheduler.solve.kernels.interval.previous import Previous

    Number = cp_model.LinearExpr

_A_DAY = 24 * 60
Steps = dict[tuple[int, int], cp_model.IntVar]


@dataclass
class Idle:
    """The idle minutes before each session, as they are put together.

    Parameters
    ----------
    in_room
        Whether a session uses a room.
    needs, ways
        What is needed; see `scheduler.decision`.
    """

    order: Order
    in_room: Callable[[str, str], cp_model.IntVar]
    needs: Sequence[Need]
    ways: Sequence[Way]

    def total(self) -> Number:
        """Return at least the minutes between sessions of one hours range that nothing needs."""
        plan = self.order.plan
        line = Line(self.order, ranges(plan))
        found = [previous for name in plan.timed if (previous := line.previous(name, plan.timed)) is not None]
        return cp_model.LinearExpr.sum([_Gap(self, previous).idle() for previous in found])


@dataclass
class _Gap:
    """What lies between a session and the one right before it, and what is needed there."""

    whole: Idle
    previous: Previous
    _seated: dict[frozenset[Seat], cp_model.IntVar] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        return self.whole.order.plan

    def idle(self) -> Number:
        """Return at least the minutes of it that nothing needs."""
        plan, previous, mine = self.plan, self.previous, self.plan.timed[self.previous.session]
        steps = self._steps()
        filled = self._filled(steps) + cp_model.LinearExpr.sum(list(self._beside()))
        needed = filled + self._extra(filled) + cp_model.LinearExpr.sum([self._way(steps, back=b) for b in (0, 1)])
        idle = plan.model.new_int_var(0, _A_DAY, f"idle before {previous.session}")
        plan.model.add(idle >= plan.grid * (mine.start - previous.end) - needed).only_enforce_if(previous.any)
        return idle

    def _steps(self) -> Steps:
        """Return for two segments of one range a literal: the one before is in the first, the session in the second.

        At most one of them holds, and none needs to.
        """
        plan, steps = self.plan, {}
        for last, here in self.plan.timed[self.previous.session].x.items():
            for first, one in enumerate(plan.segments[:last]):
                other = plan.segments[last]
                theirs = [name for name in self.previous.who if first in plan.timed[name].x]
                if (one.day, one.part) != (other.day, other.part) or not theirs:
                    continue
                step = plan.model.new_bool_var(f"{self.previous.session} over {first} to {last}")
                plan.model.add_implication(step, here)
                plan.model.add(step <= cp_model.LinearExpr.sum([self.previous.who[name] for name in theirs]))
                for name in theirs:
                    plan.model.add(step + self.previous.who[name] <= 1 + plan.timed[name].x[first])
                steps[first, last] = step
        if len(steps) > 1:
            plan.model.add_at_most_one(steps.values())
        return steps

    def _filled(self, steps: Steps) -> Number:
        """Return at most the minutes of the items that lie between."""
        plan, terms = self.plan, []
        for (first, last), step in steps.items():
            rows = plan.between(plan.segments[first], plan.segments[last])
            minutes = cp_model.LinearExpr.sum([row.minutes for row in rows])
            filled = plan.model.new_int_var(0, _A_DAY, "filled")
            plan.model.add(filled <= minutes)
            plan.model.add(filled <= _A_DAY * step)
            terms.append(filled)
        return cp_model.LinearExpr.sum(terms)

    def _beside(self) -> Iterator[Number]:
        """Yield at most the minutes of each near item that lies between, and is near neither of the two sessions.

        For those that are near one of them there are needs.
        """
        plan, model, previous = self.plan, self.plan.model, self.previous
        every = [] if plan.programme.all_meet else [near for near in plan.programme.near if near.binds_everyone]
        for near in every:
            if near.in_pause or near.session == previous.session:
                continue
            item, pick = plan.loose[near.id], model.new_bool_var(f"{near.id} between")
            model.add_implication(pick, item.held)
            model.add_implication(pick, previous.any)
            if near.session in previous.who:
                model.add_implication(pick, ~previous.who[near.session])
            model.add(item.start >= plan.grid * previous.end).only_enforce_if(pick)
            model.add(item.start + item.minutes <= plan.grid * plan.timed[previous.session].start).only_enforce_if(pick)
            yield near.minutes * pick

    def _extra(self, filled: Number) -> Number:
        """Return at most what is needed on top of the items that lie between: one need at most."""
        options = []
        for need in self.whole.needs:
            seats = [seat for seat in need.after if seat[0] == self.previous.session]
            last = self._one_before(need.before) if seats else None
            if last is not None:
                minutes: Any = need.minutes
                options.append((minutes if need.item else minutes - filled, [last, self._one_of(seats), *need.when]))
        return taken(self.plan.model, options)

    def _way(self, steps: Steps, *, back: int) -> Number:
        """Return at most the minutes of the way to the first item that lies between; or from the last one, if back."""
        options, plan = [], self.plan
        for way in self.whole.ways if steps else ():
            mine = [seat for seat in way.seats if seat[0] == self.previous.session]
            seated = self._one_before(way.seats) if not back else self._one_of(mine) if mine else None
            day = plan.programme.occurrence_by_id[way.item].day
            for rank, row in enumerate(plan.boundaries[day]):
                ends = {pair: plan.segments[pair[back]] for pair in steps if pair[0] != pair[1]}
                here = [steps[pair] for pair, one in ends.items() if (one.day, one.rank - back) == (day, rank)]
                if way.item in row.who and here and seated is not None:
                    options.append((way.minutes, [seated, cp_model.LinearExpr.sum(here), row.who[way.item]]))
        return taken(self.plan.model, options)

    def _one_of(self, seats: Iterable[Seat]) -> Number | bool:
        """Return a number that is at least 1 where the session is in the room of one of its seats."""
        rooms = {room for _, room in seats}
        here = [self.whole.in_room(self.previous.session, room) for room in sorted(filter(None, rooms))]
        return True if None in rooms else cp_model.LinearExpr.sum(here)

    def _one_before(self, seats: frozenset[Seat]) -> cp_model.IntVar | None:
        """Return a literal that implies: the session before is one of some seats; None if it never is."""
        if seats in self._seated:
            return self._seated[seats]
        rooms: dict[str, set[str | None]] = {}
        for name, room in seats:
            if name in self.previous.who:
                rooms.setdefault(name, set()).add(room)
        if not rooms:
            return None
        model, who = self.plan.model, self.previous.who
        seated = model.new_bool_var("seated")
        model.add(seated <= cp_model.LinearExpr.sum([who[name] for name in sorted(rooms)]))
        for name, some in sorted(rooms.items()):
            if None not in some:
                here = [self.whole.in_room(name, room) for room in sorted(filter(None, some))]
                model.add(seated + who[name] <= 1 + cp_model.LinearExpr.sum(here))
        self._seated[seats] = seated
        return seated
