"""What the sums say is impossible is impossible, and no bound of theirs lies beyond a timetable that is there."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from scheduler.errors import InfeasibleError
from scheduler.explain.chains import settled
from scheduler.explain.days import days_of
from scheduler.explain.links import links_of
from scheduler.explain.preflight import preflight
from scheduler.explain.spans import Span
from scheduler.explain.times import bounds_of, times_of
from scheduler.programme import Programme, read
from scheduler.solve import solve
from scheduler.timetable.stretches import stretches
from tests.generator import plant, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.explain.days import Day
    from scheduler.timetable.model import Timetable
    from tests.generator import Plan

EVENTS, TINY = 160, 102
MOST_MISSED = 0.2


def programme_of(text: str, folder: Path) -> Programme:
    path = folder / "made-up.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def held(plan: Plan, programme: Programme) -> dict[str, Span]:
    """Return when the layout of a plan holds each session, in event minutes."""
    clock = programme.clock
    return {
        item.of: Span(*(clock.minute(clock.at(item.day, minute)) for minute in (item.start, item.end)))
        for item in plan.layout
        if item.kind == "session"
    }


def inside(span: Span, sessions: list[Span]) -> int:
    """Return the minutes of sessions that lie in a span."""
    return sum(max(0, min(span.high, one.high) - max(span.low, one.low)) for one in sessions)


def beyond(programme: Programme, days: tuple[Day, ...], sessions: list[Span]) -> list[str]:
    """Return what some sessions, as they are held, have more of than the days have room for."""
    found = []
    lengths = {one.minutes for one in sessions}
    for low, high in product({one.low for one in sessions}, {one.high for one in sessions}):
        span = Span(low, high)
        if low < high and inside(span, sessions) > sum(day.holds(1, span) for day in days):
            found.append(f"minutes of {span}")
        for least in lengths if low < high else ():
            here = [one for one in sessions if low <= one.low and one.high <= high and one.minutes >= least]
            if len(here) > sum(day.holds(least, span) for day in days):
                found.append(f"sessions of {least} in {span}")
    for day in days:
        today = [one for one in sessions if day.whole.low <= one.low and one.high <= day.whole.high]
        if sum(one.minutes for one in today) > day.room:
            found.append(f"day {day.number}")
    return [f"{programme.id}: {what}" for what in found]


def test_no_bound_lies_beyond_the_timetable_that_an_event_was_made_from(tmp_path: Path) -> None:
    plans = [plan for seed in range(EVENTS) if not (plan := plant(seed)).spoiled]
    tight: Counter[str] = Counter()
    for plan in plans:
        programme = programme_of(plan.text, tmp_path)
        assert preflight(programme).impossible == ()
        days = tuple(day for day in days_of(programme) if day.hours)
        spans = held(plan, programme)
        assert beyond(programme, days, list(spans.values())) == []
        times = [times_of(one, bounds_of(one, programme, days)) for one in programme.sessions]
        left, clash = settled(times, links_of(programme, days))
        assert clash is None
        for name, at in spans.items():
            assert any(span.low <= at.low and at.high <= span.high for span in left[name].spans), name
            tight["time"] += left[name].first_start == at.low or left[name].last_end == at.high
        tight["day"] += any(inside(day.whole, list(spans.values())) == day.room for day in days)
    # Bounds that are far from every timetable would pass as well: some are met exactly.
    assert len(plans) >= 140
    assert tight["day"] >= len(plans) * 0.3
    assert tight["time"] >= len(plans)


def solved(programme: Programme) -> Timetable | None:
    """Return a timetable of a programme, or None where it is proved that there is none."""
    try:
        return solve(programme)
    except InfeasibleError:
        return None


def test_what_has_a_timetable_is_never_called_impossible_and_most_of_what_has_none_is(tmp_path: Path) -> None:
    found, missed, caught = 0, [], 0
    for seed in range(TINY):
        programme = programme_of(tiny(seed), tmp_path)
        impossible = preflight(programme).impossible
        timetable = solved(programme)
        if timetable is None:
            caught += bool(impossible)
            missed += [programme.title] * (not impossible)
            continue
        found += 1
        assert impossible == (), programme.title
        days = tuple(day for day in days_of(programme) if day.hours)
        minute = programme.clock.minute
        sessions = [Span(minute(item.start), minute(item.end)) for item in timetable.sessions]
        assert beyond(programme, days, sessions) == []
        shortest = min(one.minutes.least for one in programme.sessions)
        for day in days:
            used = stretches(programme, timetable, programme.clock.date_of(day.number))
            assert len(used) <= len(day.extents(shortest))
    assert found >= 60
    assert caught >= 10
    assert len(missed) <= MOST_MISSED * (caught + len(missed)), missed
