"""A programme whose sessions may be side by side: all variables, and what holds whatever the rules are.

For session i and segment g: ``x[g]`` says that the session is there, ``y[g]`` is its length if it is and 0 if not. Each
session has one start and one end, which its segment bounds. All times are slots.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.programme.cohorts import widest
from scheduler.solve.kernels.frame import Frame, keep, lay
from scheduler.solve.kernels.interval.cliques import cliques, neighbours_of
from scheduler.solve.kernels.interval.edges import Edges
from scheduler.solve.kernels.interval.tight import tighten
from scheduler.solve.kernels.loose import loose_items
from scheduler.solve.kernels.skeleton import FAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.programme.model import Programme, Session
    from scheduler.solve.kernels.skeleton import Segment

Number = cp_model.LinearExpr
"""A whole number of the solver."""


@dataclass(frozen=True)
class Timed:
    """A session as variables; ``x`` and ``y`` by the index of a segment. One that is left out has no length."""

    start: cp_model.IntVar
    length: Number
    end: Number
    base: int
    x: Mapping[int, cp_model.IntVar]
    y: Mapping[int, Number]


@dataclass
class Plan(Frame):
    """The variables of a programme whose sessions may be side by side.

    Parameters
    ----------
    segments
        Of all days, in order of time.
    run
        Most slots from the first start to the last end of a segment for people of any one session, where that is a
        rule.
    timed
        Sessions by id.
    here
        For each segment the sessions that can be there.
    neighbours
        For each session the others that it meets.
    cliques
        Sets of sessions any two of which meet, that have every such pair.
    """

    segments: list[Segment] = field(default_factory=list)
    run: int | None = None
    timed: dict[str, Timed] = field(default_factory=dict)
    here: list[frozenset[str]] = field(default_factory=list)
    neighbours: dict[str, frozenset[str]] = field(default_factory=dict)
    cliques: list[frozenset[str]] = field(default_factory=list)

    @cached_property
    def edges(self) -> Edges:
        """Whether sessions start and end on one side of a moment."""
        return Edges(self)

    def room(self, segment: Segment) -> int:
        """Return the most slots from the first start to the last end in a segment, for people of any one session."""
        room = segment.high - segment.low
        return room if self.run is None else min(self.run, room)

    def of_day(self, day: int) -> list[int]:
        """Return the indices of the segments of a day, in order of time."""
        return [index for index, segment in enumerate(self.segments) if segment.day == day]

    def within(self, session: str, indices: Iterable[int]) -> Number:
        """Return whether a session is in one of some segments, as a number."""
        x = self.timed[session].x
        return cp_model.LinearExpr.sum([x[index] for index in indices if index in x])


def build(programme: Programme, run: int | None) -> Plan:
    """Return the variables and the structure: items in order, each session once in a segment, and what lies beside.

    Parameters
    ----------
    run
        Minutes from the first start to the last end of a stretch, where that is a rule; it keeps segments short.
    """
    plan = Plan(programme, run=None if run is None else run // programme.clock.grid)
    for _, segments in lay(plan):
        plan.segments += segments
    for session in programme.formal:
        _time(plan, session)
    for index in range(len(plan.segments)):
        plan.here.append(frozenset(name for name, timed in plan.timed.items() if index in timed.x))
    plan.neighbours = neighbours_of(programme)
    plan.cliques = cliques(plan.neighbours, (cohort.sessions for _, cohort in widest(programme)))
    for clique in plan.cliques:
        _disjoint(plan, clique)
        tighten(plan, clique)
    plan.loose.update(loose_items(plan.model, programme, plan.kept))
    return plan


def _disjoint(plan: Plan, clique: frozenset[str]) -> None:
    """Post that no two of some sessions overlap."""
    if len(clique) > 1:
        plan.model.add_no_overlap([interval(plan, name, plan.kept[name]) for name in sorted(clique)])


def interval(plan: Plan, session: str, present: cp_model.IntVar) -> cp_model.IntervalVar:
    """Return a session as an interval that is there if a literal holds."""
    timed, lengths = plan.timed[session], plan.programme.session_by_id[session].minutes
    if lengths.least == lengths.most:
        return plan.model.new_optional_fixed_size_interval_var(
            timed.start, lengths.least // plan.grid, present, session
        )
    return plan.model.new_optional_interval_var(timed.start, timed.length, timed.end, present, session)


def _time(plan: Plan, session: Session) -> None:
    """Give a session its variables, and one segment."""
    model, grid, name = plan.model, plan.grid, session.id
    least, most = session.minutes.least // grid, session.minutes.most // grid
    fitting = {index: one for index, one in enumerate(plan.segments) if least <= plan.room(one)}
    x = {index: model.new_bool_var(f"{name} in {_name(one)}") for index, one in fitting.items()}
    keep(plan, name, list(x.values()))
    base = min((one.low for one in fitting.values()), default=0)
    starts = [(one.low, one.high - least) for one in fitting.values()]
    start = model.new_int_var_from_domain(cp_model.Domain.from_intervals([*starts, (base, base)]), f"start {name}")
    y = {index: _length(plan, x[index], (least, most), name) for index in fitting}
    length: Number = least * plan.kept[name]
    end: Number = start + length
    if least < most:
        length = model.new_int_var(0 if session.optional else least, most, f"length {name}")
        model.add(length == cp_model.LinearExpr.sum(list(y.values())))
        end = model.new_int_var(base, max((one.high for one in fitting.values()), default=0), f"end {name}")
        model.add(end == start + length)
    plan.timed[name] = Timed(start, length, end, base, x, y)
    inside(plan, name, [(-FAR, FAR)])
    for index, one in fitting.items():
        before, after = plan.beside(one)
        if before is not None:
            model.add(before.end <= start).only_enforce_if(x[index])
        if after is not None:
            model.add(end <= after.start).only_enforce_if(x[index])


def inside(plan: Plan, session: str, windows: Sequence[tuple[int, int]]) -> None:
    """Post that a session, if it is held, lies in one of some windows of slots, in one row for each end."""
    timed, model = plan.timed[session], plan.model
    least = plan.programme.session_by_id[session].minutes.least // plan.grid
    low, high = [timed.base * (1 - plan.kept[session])], [timed.base * (1 - plan.kept[session])]
    for index, here in timed.x.items():
        segment = plan.segments[index]
        open_ = [(max(start, segment.low), min(end, segment.high)) for start, end in windows]
        fitting = [(start, end) for start, end in open_ if end - start >= least]
        if not fitting:
            model.add(here == 0)
        chosen = [here] if len(fitting) == 1 else [model.new_bool_var("window") for _ in fitting]
        if len(fitting) > 1:
            model.add(cp_model.LinearExpr.sum(chosen) == here)
        low += [start * literal for literal, (start, _) in zip(chosen, fitting, strict=True)]
        high += [end * literal for literal, (_, end) in zip(chosen, fitting, strict=True)]
    model.add(timed.start >= cp_model.LinearExpr.sum(low))
    model.add(timed.end <= cp_model.LinearExpr.sum(high))


def _length(plan: Plan, here: cp_model.IntVar, lengths: tuple[int, int], name: str) -> Number:
    """Return the length of a session in a segment: 0 if it is not there."""
    least, most = lengths
    if least == most:
        return least * here
    length = plan.model.new_int_var(0, most, f"length of {name}")
    plan.model.add(length >= least * here)
    plan.model.add(length <= most * here)
    return length


def _name(segment: Segment) -> str:
    return f"{segment.day}/{segment.part}/{segment.rank}"
