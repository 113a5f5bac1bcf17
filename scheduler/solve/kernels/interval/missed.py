"""Sessions that somebody misses, where each session has a start of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ortools.sat.python import cp_model

from scheduler.solve.kernels.absent import can_overlap, clear, in_meal, present_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scheduler.solve.kernels.interval.plan import Plan

Spans: TypeAlias = "Sequence[tuple[int, int]]"


def missed(plan: Plan, sessions: Collection[str], away: Spans, items: Collection[str]) -> cp_model.LinearExpr:
    """Return at least how many of some sessions overlap a window of `away` or an item; see `scheduler.decision`."""
    present = list(present_in(away))
    formal = [_missed(plan, name, present, items) for name in sorted(sessions) if name in plan.timed]
    loose = [plan.loose[name] for name in sorted(sessions) if name in plan.loose]
    return cp_model.LinearExpr.sum([*formal, *(in_meal(plan.model, one, present) for one in loose)])


def _missed(plan: Plan, session: str, present: Spans, items: Collection[str]) -> cp_model.IntVar:
    """Return at least whether a session is held and missed."""
    model, grid, timed = plan.model, plan.grid, plan.timed[session]
    absent = model.new_bool_var(f"{session} missed")
    ends = [(plan.segments[index].low, plan.segments[index].high) for index in timed.x]
    low, high = min((one for one, _ in ends), default=0), max((one for _, one in ends), default=0)
    near = [item for item in items if any(can_overlap(plan, plan.segments[index], item) for index in timed.x)]
    there = []
    for start, end in ((-(-start // grid), end // grid) for start, end in present):
        if not any(max(start, one) < min(end, other) for one, other in ends):
            continue
        edges = [plan.edges.since(session, start)] if start > low else []
        edges += [plan.edges.until(session, end)] if end < high else []
        if len(edges) == 1 and not near:
            there += edges
            continue
        literal = model.new_bool_var("there")
        there.append(literal)
        for edge in edges:
            model.add_implication(literal, edge)
        for item in near:
            clear(plan, (timed.start, timed.end), item, literal)
    model.add(cp_model.LinearExpr.sum([absent, *there]) >= plan.kept[session])
    return absent
