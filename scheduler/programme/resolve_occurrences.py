"""Meals, breaks and fixtures, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from scheduler.clock import later, minutes_between
from scheduler.programme import defaults, guests
from scheduler.programme.apart import kept_apart
from scheduler.programme.fit import fits, past, tightened
from scheduler.programme.model import Occurrence, Window
from scheduler.programme.resolve import by_day
from scheduler.programme.resolve_fixtures import fixtures
from scheduler.programme.resolve_splits import tables
from scheduler.programme.words import clock_times, listed
from scheduler.programme.written import MealWritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import InformalWritten

Family = Literal["meal", "break"]


def occurrences(context: Context, hours: Mapping[int, tuple[Window, ...]]) -> tuple[Occurrence, ...]:
    """Return every meal, break and fixture, by day; what a fixture stands for is not made on its day."""
    made = fixtures(context)
    taken = _taken(context, made)
    for meal in context.document.meals:
        made += _held(context, meal, "meal", _meal_days(context, meal), taken)
    for pause in context.document.breaks:
        made += _held(context, pause, "break", _break_days(context, pause, hours), taken)
    return kept_apart(sorted(made, key=lambda one: (one.day, one.window.start, one.window.end, one.id)), context.clock)


def _taken(context: Context, made: Iterable[Occurrence]) -> set[tuple[str, int]]:
    """Return which meal or break is replaced on which day; two fixtures for one are refused."""
    taken: dict[tuple[str, int], str] = {}
    for one in made:
        if one.stands_for is None:
            continue
        first = taken.setdefault((one.stands_for, one.day), one.id)
        if first != one.id:
            what = f'"{first}" replaces {one.stands_for} on day {one.day} too'
            context.problems.add(one.source, f"fixture {one.of}: replaces", what, "Let one fixture replace it")
    return set(taken)


def _meal_days(context: Context, entry: Entry[InformalWritten]) -> list[int]:
    on = entry.written.on
    if on is None and "on" not in entry.node.keys:
        context.assume(defaults.meal_sentence(entry.written.title))
    return _days(context, entry, "all" if on is None else on)


def _break_days(context: Context, entry: Entry[InformalWritten], hours: Mapping[int, tuple[Window, ...]]) -> list[int]:
    if entry.written.on is not None:
        return _days(context, entry, entry.written.on)
    windows = by_day(context, entry.written.between, entry.node.get("between") or entry.node, entry.named("between"))
    days = [
        day
        for day, (window, *_) in windows.items()
        if any(one.contains(window.start, window.end) for one in hours.get(day, ()))
    ]
    if "on" not in entry.node.keys:
        named = listed([f"day {day}" for day in days]) or "no day"
        context.assume(defaults.break_sentence(entry.written.title, named))
    return days


def _days(context: Context, entry: Entry[InformalWritten], on: object) -> list[int]:
    days = context.clock.days
    words = {"all": days, "nights": days[:-1], "mornings-after-a-night": days[1:], "none": days[:0]}
    if isinstance(on, str):
        return list(words[on])
    found: dict[int, None] = {}
    with context.problems.catching(entry.node.get("on") or entry.node, entry.named("on")):
        for day in entry.written.on or ():
            if not isinstance(day, str):
                found[day.on(context.clock)] = None
    return sorted(found)


def _held(
    context: Context, entry: Entry[InformalWritten], family: Family, days: Iterable[int], taken: set[tuple[str, int]]
) -> Iterable[Occurrence]:
    windows = _windows(context, entry, family)
    if windows is None:
        return
    for day in days:
        if (entry.written.id, day) in taken:
            continue
        if day not in windows:
            remedy = 'Name the day in "between", add "else", or leave the day out of "on"'
            context.problems.add(entry.at("between"), entry.named("between"), f"day {day} has no window", remedy)
            continue
        one = _on(context, entry, family, day, windows[day])
        if one is None:
            return
        yield one


def _on(context: Context, entry: Entry[InformalWritten], family: Family, day: int, window: Window) -> Occurrence | None:
    written = entry.written
    if not fits(window, written.minutes.least, context.clock):
        what = f"{written.minutes.least} minutes do not fit between {window.start:%H:%M} and {window.end:%H:%M}"
        remedy = "Widen the window or shorten the minutes"
        context.problems.add(entry.at("minutes"), entry.named("minutes"), what, remedy)
        return None
    exact = tightened(window, written.minutes, context.clock)
    best = _best(context, entry, day, window, exact)
    if best is None:
        return None
    return Occurrence(
        id=f"{written.id}@day-{day}",
        of=written.id,
        family=family,
        kind=family,
        title=written.title,
        day=day,
        window=exact,
        minutes=written.minutes,
        room=written.room,
        people=guests.invited(context, written, day, window.start) if isinstance(written, MealWritten) else None,
        words=(written.people or ()) if isinstance(written, MealWritten) else (),
        blocks=guests.blocks(written),
        private=isinstance(written, MealWritten) and written.private,
        stands_for=written.id,
        best=best,
        tables=tables(context, cast("Entry[MealWritten]", entry)) if isinstance(written, MealWritten) else (),
        source=entry.node.source,
    )


def _windows(context: Context, entry: Entry[InformalWritten], family: Family) -> dict[int, Window] | None:
    """Return the one window of each day that has any, or None with a problem."""
    problems, before = context.problems, len(context.problems)
    node, where = entry.node.get("between") or entry.node, entry.named("between")
    windows = by_day(context, entry.written.between, node, where)
    for day, ranges in windows.items():
        if len(ranges) > 1:
            what = f"day {day} has {len(ranges)} windows"
            problems.add(entry.at("between"), where, what, f"Write one window a day for a {family}")
    if len(problems) > before or not entry.sound:
        return None
    return {day: ranges[0] for day, ranges in windows.items()}


def _best(context: Context, entry: Entry[InformalWritten], day: int, window: Window, exact: Window) -> int | None:
    """Return the start that is liked best, in minutes after that of the exact window, or None with a problem.

    Where none is written, an item of the best length stands in the middle of its window.
    """
    minutes, clock = entry.written.minutes, context.clock
    if entry.written.best is None:
        if exact.minutes == minutes.least == minutes.most:
            return 0
        middle = later(window.start, (window.minutes - minutes.best) // 2)
        return minutes_between(window.start, later(middle, -past(middle, clock)))
    with context.problems.catching(entry.node.get("best") or entry.node, entry.named("best")):
        start = clock.at(day, entry.written.best)
        where = entry.named("best")
        if not clock.on_grid(start):
            what = f"{start:%H:%M} is not on the grid of {clock.grid} minutes"
            context.problems.add(entry.at("best"), where, what, "Write a time on the grid, or another grid")
        elif not exact.contains(start, later(start, minutes.least)):
            what = f"{minutes.least} minutes from {start:%H:%M} on are not within {clock_times(window)}"
            context.problems.add(entry.at("best"), where, what, "Write a start that the window has room for")
        else:
            return minutes_between(exact.start, start)
    return None
