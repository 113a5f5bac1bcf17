"""Order where sessions may be side by side: literals of pairs that meet, made where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from scheduler.solve.kernels.literals import conjunction, one_of, way

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scheduler.programme.model import Near
    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.interval.plan import Plan


@dataclass
class Order:
    """What comes before what.

    Parameters
    ----------
    on
        Whether a session is on a day.
    """

    plan: Plan
    on: Callable[[str, int], cp_model.IntVar]
    _before: dict[tuple[str, str], cp_model.IntVar] = field(default_factory=dict)
    _later: dict[tuple[str, str], cp_model.IntVar] = field(default_factory=dict)
    _on_day: dict[tuple[str, str, str, int], cp_model.IntVar] = field(default_factory=dict)

    def before(self, one: str, other: str) -> cp_model.IntVar:
        """Return whether two sessions that meet are both held, in this order. Exact."""
        if (one, other) not in self._before:
            self._make(one, other)
        return self._before[one, other]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that were asked for."""
        yield from self._before

    def _make(self, one: str, other: str) -> None:
        plan, model = self.plan, self.plan.model
        first, second = plan.timed[one], plan.timed[other]
        both = [plan.kept[one], plan.kept[other]]
        before = model.new_bool_var(f"{one} before {other}")
        after: Any = ~before
        if any(plan.programme.session_by_id[name].optional for name in (one, other)):
            after = model.new_bool_var(f"{other} before {one}")
            model.add(before + after >= cp_model.LinearExpr.sum(both) - 1)
            for held in both:
                model.add(before + after <= held)
        model.add(first.end <= second.start).only_enforce_if(before)
        model.add(second.end <= first.start).only_enforce_if(after)
        self._before[one, other], self._before[other, one] = before, after

    def follows(self, later: str, earlier: str) -> None:
        """Post that one session starts no earlier than another one ends, if both are held."""
        plan, model = self.plan, self.plan.model
        first, second = plan.timed[earlier], plan.timed[later]
        model.add(first.end <= second.start).only_enforce_if([plan.kept[earlier], plan.kept[later]])
        left_out = 1 - plan.kept[earlier]
        for index in range(len(plan.segments)):
            if index in second.x:
                so_far = range(index + 1)
                model.add(plan.within(later, so_far) <= plan.within(earlier, so_far) + left_out)

    def precedes(self, earlier: str, later: str) -> cp_model.IntVar:
        """Return at least whether both are held in this order; of two that do not meet, in order of their starts."""
        if later in self.plan.neighbours[earlier]:
            return self.before(earlier, later)
        plan, model = self.plan, self.plan.model
        precedes = model.new_bool_var(f"{earlier} starts before {later}")
        held = [plan.kept[earlier], plan.kept[later]]
        model.add(plan.timed[later].start <= plan.timed[earlier].start).only_enforce_if([~precedes, *held])
        return precedes

    def intruders(self, sessions: Collection[str]) -> cp_model.LinearExpr:
        """Return at least how many others come between two of some sessions that they meet."""
        model, total = self.plan.model, []
        for name, near in self.plan.neighbours.items():
            theirs = [] if name in sessions else sorted(near.intersection(sessions))
            if len(theirs) < 2:  # noqa: PLR2004 - one before it, and one after it
                continue
            begun, due, between = (model.new_bool_var(f"{word} {name}") for word in ("begun", "due", "between"))
            for one in theirs:
                model.add_implication(self.before(one, name), begun)
                model.add_implication(self.before(name, one), due)
            model.add_bool_or([between, ~begun, ~due])
            total.append(between)
        return cp_model.LinearExpr.sum(total)

    def next_to(self, earlier: str, later: str) -> cp_model.IntVar:
        """Return a literal that implies: `later` is next after `earlier`, with at most one meal or break in between."""
        plan, model = self.plan, self.plan.model
        linked = model.new_bool_var(f"{later} next to {earlier}")
        first, second = plan.timed[earlier], plan.timed[later]
        model.add(first.end <= second.start).only_enforce_if(linked)
        for held in (plan.kept[earlier], plan.kept[later]):
            model.add_implication(linked, held)
        for day in plan.programme.clock.days:
            model.add(self.on(earlier, day) == self.on(later, day)).only_enforce_if(linked)
        for name in sorted(plan.neighbours[earlier] & plan.neighbours[later]):
            model.add_bool_or([~linked, ~self.before(earlier, name), ~self.before(name, later)])
        for index, here in first.x.items():
            for other, there in second.x.items():
                one, two = plan.segments[index], plan.segments[other]
                if one.day == two.day and one.rank < two.rank:
                    meals = cp_model.LinearExpr.sum([row.meal_or_break for row in plan.between(one, two)])
                    model.add(meals <= 1).only_enforce_if([linked, here, there])
        return linked

    def opens(self, session: str, day: int, *, numbered: bool, among: Collection[str] | None = None) -> cp_model.IntVar:
        """Return whether a session is on a day with no other (numbered) session before it on that day."""
        known = self.plan.programme.session_by_id
        near = self.plan.neighbours[session].intersection(known if among is None else among)
        rivals = sorted(name for name in near if known[name].numbered or not numbered)
        earlier = [self._before_on(name, session, name, day) for name in rivals]
        return conjunction(self.plan.model, [self.on(session, day), *(~literal for literal in earlier)])

    def closes(self, session: str, day: int) -> cp_model.IntVar:
        """Return whether a session is the last one of a day."""
        near = sorted(self.plan.neighbours[session])
        later = [self._before_on(session, name, name, day) for name in near]
        return conjunction(self.plan.model, [self.on(session, day), *(~literal for literal in later)])

    def _before_on(self, one: str, other: str, which: str, day: int) -> cp_model.IntVar:
        """Return whether one session comes before another, and a certain one of them is on a day. Exact."""
        key = one, other, which, day
        if key not in self._on_day:
            self._on_day[key] = conjunction(self.plan.model, [self.before(one, other), self.on(which, day)])
        return self._on_day[key]

    def first_after(self, session: str, occurrence: str) -> cp_model.IntVar:
        """Return whether a session is on the day of a blocking item, after it, with no session between the two."""
        plan, model = self.plan, self.plan.model
        if occurrence not in plan.held:  # it lies across what has begun, and comes before nothing
            return model.new_constant(0)
        near = sorted(plan.neighbours[session])
        between = [conjunction(model, [self._after(name, occurrence), self.before(name, session)]) for name in near]
        return conjunction(model, [self._after(session, occurrence), *(~literal for literal in between)])

    def _after(self, session: str, occurrence: str) -> cp_model.IntVar:
        """Return whether a session is on the day of a blocking item, after it. Exact."""
        if (session, occurrence) not in self._later:
            self._later[session, occurrence] = self._make_after(session, occurrence)
        return self._later[session, occurrence]

    def _make_after(self, session: str, occurrence: str) -> cp_model.IntVar:
        plan, model = self.plan, self.plan.model
        day, ways = plan.held[occurrence].occurrence.day, []
        for rank, row in enumerate(plan.boundaries[day]):
            if occurrence in row.who:
                later = [index for index in plan.of_day(day) if plan.segments[index].rank > rank]
                here = one_of(model, [plan.timed[session].x[i] for i in later if i in plan.timed[session].x], "later")
                ways.append(here if row.who[occurrence] is True else conjunction(model, [here, row.who[occurrence]]))
        return one_of(model, ways, f"{session} after {occurrence}")

    def beside(self, near: Near) -> Iterator[tuple[list[Any], Boundary]]:
        """Yield each boundary that can be next to a near item's session, with what must hold for it."""
        plan, name = self.plan, near.session
        for index, here in plan.timed[name].x.items():
            segment = plan.segments[index]
            boundary = plan.beside(segment)[near.side == "after"]
            if boundary is None:
                continue
            alone = way(plan.model, [here])
            same = [i for i in plan.of_day(segment.day) if plan.segments[i].rank == segment.rank]
            for other in sorted(plan.neighbours[name]):
                between = self.before(name, other) if near.side == "after" else self.before(other, name)
                plan.model.add(alone + between + plan.within(other, same) <= 2)  # noqa: PLR2004 - not all three
            yield [alone], boundary
