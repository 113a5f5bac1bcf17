"""Fixtures: at their time, on each of some days, or next to a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.clock import later
from scheduler.errors import Problem
from scheduler.programme import defaults, guests
from scheduler.programme.model import Duration, Kind, Near, Occurrence, Window
from scheduler.programme.moments import MOMENTS, day_start
from scheduler.programme.resolve_splits import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.written import FixtureWritten


def fixtures(context: Context) -> list[Occurrence]:
    """Return the fixtures that have a time, on each of their days."""
    found: list[Occurrence] = []
    for entry in context.document.fixtures:
        if entry.written.kind is None and "kind" not in entry.node.keys:
            context.assume(defaults.kind_sentence(entry.written.title))
        if not entry.written.minutes:
            context.problems.add(
                entry.at("minutes"), entry.named("minutes"), "it lasts no time", "Write at least one minute"
            )
        elif "near" not in entry.node.keys:
            found += _of(context, entry)
    return found


def _of(context: Context, entry: Entry[FixtureWritten]) -> Iterator[Occurrence]:
    """Yield a fixture on its day, or on each of its days."""
    for day, minute in _days(context, entry):
        with context.problems.catching(entry.node.get("at") or entry.node, entry.named("at")):
            one = _on(context, entry, day, minute)
            if one is None:
                return
            yield one


def _days(context: Context, entry: Entry[FixtureWritten]) -> list[tuple[int, int]]:
    """Return each day of a fixture with its minutes after midnight."""
    at, clock, problems = entry.written.at, context.clock, context.problems
    if at is None and "at" not in entry.node.keys:
        problems.add(entry.node.source, entry.where, '"at" is missing', 'Write "at: ..." or "near: ..."')
    elif isinstance(at, int) and "each" not in entry.node.keys:
        what = f'"{(entry.node.get("at") or entry.node).text}" is no moment'
        problems.add(entry.at("at"), entry.named("at"), what, f'{MOMENTS}; or name the days in "each"')
    elif isinstance(at, int):
        with problems.catching(entry.node.get("each") or entry.node, entry.named("each")):
            return [(day, at) for day in sorted({day.on(clock) for day in entry.written.each or ()})]
    elif at is not None and "each" in entry.node.keys:
        problems.add(entry.at("at"), entry.named("at"), 'the days stand in "each"', 'Write the time alone, as "08:30"')
    elif at is not None:
        with problems.catching(entry.node.get("at") or entry.node, entry.named("at")):
            return [(at.day.on(clock), at.minute)]
    return []


def _on(context: Context, entry: Entry[FixtureWritten], day: int, minute: int) -> Occurrence | None:
    written, clock = entry.written, context.clock
    start = clock.at(day, minute)
    end = later(start, written.minutes)
    if end > day_start(clock, day + 1):
        what = f"it runs past midnight, to {end:%H:%M}"
        context.problems.add(entry.at("minutes"), entry.named("minutes"), what, "Make one fixture for each day")
        return None
    return Occurrence(
        id=written.id if written.each is None else f"{written.id}@day-{day}",
        of=written.id,
        family="fixture",
        kind=cast("Kind", written.kind or defaults.KIND),
        title=written.title,
        day=day,
        window=Window(start, end),
        minutes=Duration(written.minutes, written.minutes, written.minutes),
        room=written.room,
        people=guests.invited(context, written, day, start),
        words=written.people or (),
        blocks=guests.blocks(written),
        private=written.private,
        stands_for=written.replaces,
        tables=tables(context, entry),
        source=entry.node.source,
    )


def near(context: Context) -> tuple[Near, ...]:
    """Return the fixtures that stand next to a session; with a cancelled one they are not held, which is a warning."""
    return tuple(one for entry in context.document.fixtures for one in _near(context, entry))


def _near(context: Context, entry: Entry[FixtureWritten]) -> Iterator[Near]:
    written, near_ = entry.written, entry.written.near
    session = None if near_ is None else near_.after or near_.before
    if near_ is None or session is None or not written.minutes:
        return
    if session in context.cancelled:
        what = f'it is not held, for session "{session}" is cancelled'
        remedy = "Take it out, or let it stand next to another session"
        context.warnings.append(Problem(entry.at("near"), entry.named("near"), what, remedy))
        return
    yield Near(
        id=written.id,
        kind=cast("Kind", written.kind or defaults.KIND),
        title=written.title,
        session=session,
        side="after" if near_.after else "before",
        minutes=written.minutes,
        in_pause=near_.inside is not None,
        room=written.room,
        people=None if written.people is None else guests.named(context, written.people),
        words=written.people or (),
        blocks=guests.blocks(written),
        private=written.private,
        source=entry.node.source,
    )
