"""What follows from the rest anyway, but not from its linear relaxation: how much of a segment some sessions take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scheduler.solve.kernels.interval.plan import Number, Plan


def tighten(plan: Plan, clique: Collection[str]) -> None:
    """Post for each segment that the sessions of some people take no longer than there is."""
    least = {name: plan.programme.session_by_id[name].minutes.least // plan.grid for name in clique}
    for index, segment in enumerate(plan.segments):
        here = sorted(name for name in clique if index in plan.timed[name].x)
        lengths = [plan.timed[name].y[index] for name in here]
        if len(here) > 1:
            room = plan.room(segment)
            fill(plan, index, lengths, 1)
            plan.model.add(cp_model.LinearExpr.sum(lengths) <= room)
            _few(plan, index, {name: least[name] for name in here}, room)


def fill(plan: Plan, index: int, lengths: Iterable[Number], rooms: int) -> None:
    """Post that some lengths are no longer than a segment, so many times over."""
    segment, model = plan.segments[index], plan.model
    before, after = plan.beside(segment)
    low = segment.low if before is None else before.end
    high = segment.high if after is None else after.start
    total = cp_model.LinearExpr.sum(list(lengths))
    model.add(total <= rooms * (segment.high - segment.low))
    if before is not None and after is not None:
        model.add(total <= rooms * (high - low))
    # Whether the hours or the items beside it bound a segment, one that is used is no longer than that.
    if before is not None and segment.ceiling == segment.high:
        model.add(total <= rooms * (segment.ceiling - low))
    if after is not None and segment.floor == segment.low:
        model.add(total <= rooms * (high - segment.floor))


def _few(plan: Plan, index: int, least: dict[str, int], room: int) -> None:
    """Post how many sessions fit at most, and that of those any two of which are too long together there is one."""
    x = {name: plan.timed[name].x[index] for name in least}
    count, total = 0, 0
    for length in sorted(least.values()):
        total += length
        count += total <= room
    if count < len(least):
        plan.model.add(cp_model.LinearExpr.sum(list(x.values())) <= count)
    longest = sorted(least, key=lambda name: (-least[name], name))
    rivals = longest[:1]
    for name in longest[1:]:
        if least[rivals[-1]] + least[name] <= room:
            break
        rivals.append(name)
    if count > 1 and len(rivals) > 1:
        plan.model.add_at_most_one(x[name] for name in rivals)
