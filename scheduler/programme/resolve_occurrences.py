"""Meals, breaks and fixtures, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from scheduler.clock import later
from scheduler.programme import defaults
from scheduler.programme.fit import fits, tightened
from scheduler.programme.model import Duration, Kind, Occurrence, Window
from scheduler.programme.moments import day_start
from scheduler.programme.resolve import by_day
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import FixtureWritten, InformalWritten

Family = Literal["meal", "break"]


def occurrences(context: Context, hours: Mapping[int, tuple[Window, ...]]) -> tuple[Occurrence, ...]:
    """Return every meal, break and fixture, by day; what a fixture stands for is not made on its day."""
    fixtures = [one for entry in context.document.fixtures if (one := _fixture(context, entry)) is not None]
    taken = _taken(context, fixtures)
    made = list(fixtures)
    for entry in context.document.meals:
        made += _held(context, entry, "meal", _meal_days(context, entry), taken)
    for entry in context.document.breaks:
        made += _held(context, entry, "break", _break_days(context, entry, hours), taken)
    return tuple(sorted(made, key=lambda one: (one.day, one.window.start, one.window.end, one.id)))


def _fixture(context: Context, entry: Entry[FixtureWritten]) -> Occurrence | None:
    written, problems = entry.written, context.problems
    if written.kind is None and "kind" not in entry.node.keys:
        context.assume(defaults.kind_sentence(written.title))
    if not written.minutes:
        problems.add(entry.at("minutes"), entry.named("minutes"), "it lasts no time", "Write at least one minute")
        return None
    with problems.catching(entry.node.get("at") or entry.node, entry.named("at")):
        day = written.at.day.on(context.clock)
        start = written.at.on(context.clock)
        end = later(start, written.minutes)
        if end > day_start(context.clock, day + 1):
            what = f"it runs past midnight, to {end:%H:%M}"
            problems.add(entry.at("minutes"), entry.named("minutes"), what, "Make one fixture for each day")
            return None
        return Occurrence(
            id=written.id,
            of=written.id,
            family="fixture",
            kind=cast("Kind", written.kind or defaults.KIND),
            title=written.title,
            day=day,
            window=Window(start, end),
            minutes=Duration(written.minutes, written.minutes, written.minutes),
            room=written.room,
            blocks="nobody" if written.attendance == "optional" else "sessions",
            stands_for=written.replaces,
            source=entry.node.source,
        )
    return None


def _taken(context: Context, fixtures: Iterable[Occurrence]) -> set[tuple[str, int]]:
    """Return which meal or break is replaced on which day; two fixtures for one are refused."""
    taken: dict[tuple[str, int], str] = {}
    for one in fixtures:
        if one.stands_for is None:
            continue
        first = taken.setdefault((one.stands_for, one.day), one.id)
        if first != one.id:
            what = f'"{first}" replaces {one.stands_for} on day {one.day} too'
            context.problems.add(one.source, f"fixture {one.id}: replaces", what, "Let one fixture replace it")
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
    written, problems = entry.written, context.problems
    before = len(problems)
    windows = by_day(context, written.between, entry.node.get("between") or entry.node, entry.named("between"))
    for day, ranges in windows.items():
        if len(ranges) > 1:
            what = f"day {day} has {len(ranges)} windows"
            problems.add(entry.at("between"), entry.named("between"), what, f"Write one window a day for a {family}")
    if len(problems) > before or not entry.sound:
        return
    for day in days:
        if (written.id, day) in taken:
            continue
        if day not in windows:
            remedy = 'Name the day in "between", add "else", or leave the day out of "on"'
            problems.add(entry.at("between"), entry.named("between"), f"day {day} has no window", remedy)
            continue
        (window,) = windows[day]
        if not fits(window, written.minutes.least, context.clock):
            what = f"{written.minutes.least} minutes do not fit between {window.start:%H:%M} and {window.end:%H:%M}"
            problems.add(entry.at("minutes"), entry.named("minutes"), what, "Widen the window or shorten the minutes")
            break
        yield Occurrence(
            id=f"{written.id}@day-{day}",
            of=written.id,
            family=family,
            kind=family,
            title=written.title,
            day=day,
            window=tightened(window, written.minutes, context.clock),
            minutes=written.minutes,
            room=written.room,
            stands_for=written.id,
            source=entry.node.source,
        )
