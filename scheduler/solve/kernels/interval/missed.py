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
    never = []
    for index, here in timed.x.items():
        segment = plan.segments[index]
        low, high = segment.low, segment.high
        slots = [(max(-(-start // grid), low), min(end // grid, high)) for start, end in present]
        free = [(start, end) for start, end in slots if start < end]
        near = [item for item in items if can_overlap(plan, segment, item)]
        if not free:
            never.append(here)
        elif free != [(low, high)] or near:
            there = [model.new_bool_var("there") for _ in free]
            model.add(cp_model.LinearExpr.sum([absent, *there]) >= here)
            for literal, (start, end) in zip(there, free, strict=True):
                model.add(timed.start >= start).only_enforce_if(literal)
                model.add(timed.end <= end).only_enforce_if(literal)
                for item in near:
                    clear(plan, (timed.start, timed.end), item, literal)
    model.add(absent >= cp_model.LinearExpr.sum(never))
    return absent
