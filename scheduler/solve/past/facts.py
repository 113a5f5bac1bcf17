"""A programme in which what has begun is a fact: the shape that a kernel builds in must have room for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import gcd
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints.past import the_past
from scheduler.errors import UsageError
from scheduler.programme.model import Duration, Window
from scheduler.solve.kernels.loose import Loose
from scheduler.timetable.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from scheduler.programme.begun import Begun
    from scheduler.programme.model import Occurrence, Programme, Session
    from scheduler.solve.kernels.kernel import Kernel


def as_facts(programme: Programme) -> Programme:
    """Return a programme that admits what has begun: hours, lengths, windows and the grid give way where they must.

    What has not begun keeps its rules, for they are posted as they were written.

    Raises
    ------
    UsageError
        If sessions that have begun overlap, and somebody is due in both.
    """
    if programme.published is None or programme.published.until is None:
        return programme
    _refuse_overlaps(programme)
    past = programme.begun
    return replace(
        programme,
        clock=replace(programme.clock, grid=_grid(programme)),
        hours=_hours(programme),
        sessions=tuple(_session(one, past[one.id]) if one.id in past else one for one in programme.sessions),
        occurrences=tuple(_occurrences(programme, programme.published.until)),
    )


def _formal(programme: Programme) -> Mapping[str, Begun]:
    """Return the sessions that have begun and are no part of a meal, in order of time."""
    past = programme.begun
    found = [(session.id, past[session.id]) for session in programme.formal if session.id in past]
    return dict(sorted(found, key=lambda pair: (minutes_between(programme.clock.origin, pair[1].start), pair[0])))


def _refuse_overlaps(programme: Programme) -> None:
    for (one, first), (other, second) in combinations(_formal(programme).items(), 2):
        if programme.meet(one, other) and Window(first.start, first.end).overlaps(second.start, second.end):
            msg = (
                f"{one} and {other} were published at one time, {first.start:%a %H:%M}-{first.end:%H:%M} and "
                f"{second.start:%H:%M}-{second.end:%H:%M}, and have begun. They cannot both be kept: publish a "
                "timetable without the overlap, or freeze what began before it."
            )
            raise UsageError(msg)


def _grid(programme: Programme) -> int:
    """Return a grid on which everything that has begun falls."""
    clock, ends = programme.clock, []
    for one in programme.begun.values():
        for moment in (one.start, one.end):
            local = moment.astimezone(clock.zone)
            ends.append(local.hour * 60 + local.minute)
    return gcd(clock.grid, *ends)


def _session(session: Session, past: Begun) -> Session:
    minutes = minutes_between(past.start, past.end)
    groups = max(session.groups, len(past.rooms)) if len(past.rooms) > 1 else session.groups
    return replace(session, minutes=Duration(minutes, minutes, minutes), optional=False, groups=groups)


def _hours(programme: Programme) -> dict[int, tuple[Window, ...]]:
    """Return the hours, each range long enough for what has begun in it; the number of a range stays.

    A session is in the first range that does not end before it starts; one after all of them has a range of its own.
    """
    hours = {day: list(windows) for day, windows in programme.hours.items()}
    for one in _formal(programme).values():
        windows = hours.setdefault(programme.clock.day_of(one.start), [])
        ends = [window.end for window in programme.hours.get(programme.clock.day_of(one.start), ())]
        part = sum(end <= one.start for end in ends)
        if part == len(windows):
            windows.append(Window(one.start, one.end))
        else:
            windows[part] = Window(min(windows[part].start, one.start), max(windows[part].end, one.end))
    return {day: tuple(_apart(windows)) for day, windows in sorted(hours.items())}


def _apart(windows: list[Window]) -> Iterator[Window]:
    """Yield windows in order, each without what an earlier one has taken; one of which nothing is left is empty."""
    taken: datetime | None = None
    for window in windows:
        start = window.start if taken is None else max(window.start, taken)
        yield Window(start, max(start, window.end))
        taken = max(start, window.end)


def _occurrences(programme: Programme, until: datetime) -> Iterator[Occurrence]:
    """Yield meals, breaks and fixtures: those that have begun as they were, the others from now on.

    What overlaps a session that has begun, or one of the others that has, blocks nothing in the kernel's own shape;
    the rules about it are posted one by one.
    """
    past, taken = programme.begun, [Window(one.start, one.end) for one in _formal(programme).values()]
    made = {one.id: _kept(one, past[one.id]) for one in programme.occurrences if one.id in past}
    for one in programme.occurrences:
        if one.family == "fixture":
            made[one.id] = one
        elif one.id not in past:
            made[one.id] = _from(one, until)
    for name in sorted(made, key=lambda name: (name not in past, made[name].family != "fixture")):
        one = made[name]
        if not one.binds_everyone or not one.fixed:
            continue
        if any(window.overlaps(one.window.start, one.window.end) for window in taken):
            made[name] = replace(one, blocks="nobody")
        elif name in past:
            taken.append(one.window)
    yield from (made[one.id] for one in programme.occurrences)


def _kept(one: Occurrence, past: Begun) -> Occurrence:
    window = Window(past.start, past.end)
    length = Duration(window.minutes, window.minutes, window.minutes)
    return replace(one, window=window, minutes=length)


def _from(one: Occurrence, until: datetime) -> Occurrence:
    start = max(one.window.start, until)
    enough = start < one.window.end and minutes_between(start, one.window.end) >= one.minutes.least
    return replace(one, window=Window(start, one.window.end)) if enough and not one.fixed else one


def longest_run(programme: Programme) -> int:
    """Return the limit of a stretch that the kernel may build in: that of the programme, or what has begun takes."""
    return max([programme.limits.run, *_runs(programme)])


def _runs(programme: Programme) -> Iterator[int]:
    """Yield the minutes of each stretch of what has begun."""
    timetable = the_past(programme)
    for day in programme.clock.days:
        for row in stretches(programme, timetable, programme.clock.date_of(day)).values():
            yield minutes_between(row[0].start, max(row, key=lambda item: item.until).end)


def fasten(kernel: Kernel, programme: Programme) -> None:
    """Set what has begun beside the stream, and keep what has not on the grid of the programme.

    Parameters
    ----------
    kernel
        Made of the programme as `as_facts` returns it.
    programme
        As it was written.
    """
    clock, constant = programme.clock, kernel.model.new_constant
    for name, one in programme.begun.items():
        if name in kernel.loose:
            start, minutes = clock.minute(one.start), minutes_between(one.start, one.end)
            kernel.loose[name] = Loose(constant(start), constant(minutes), constant(1))
    if kernel.programme.clock.grid == clock.grid:
        return
    movable = [one.id for one in programme.occurrences if one.family != "fixture" and not one.fixed]
    for name in (*programme.session_by_id, *movable):
        if name not in programme.begun:
            held = kernel.held(name)
            for number in (kernel.start(name), kernel.minutes(name)):
                slot = kernel.number(0, clock.minute(clock.at(len(clock.days), 24 * 60)) // clock.grid)
                gap = number - clock.grid * slot
                kernel.require(gap >= 0, held)
                kernel.require(gap <= 0, held)
