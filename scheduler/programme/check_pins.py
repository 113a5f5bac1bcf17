"""Whether each pin lies where its session may be, and apart from what else is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.programme.fit import windows_for
from scheduler.programme.model import Window
from scheduler.programme.words import clock_times, days_hours

if TYPE_CHECKING:
    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Session
    from scheduler.programme.problems import Problems


def check_pins(programme: Programme, problems: Problems) -> None:
    """Add a problem for each pin off the grid, outside of the hours, or on top of a pin or a fixture."""
    fixed: list[tuple[str, Window]] = [
        (f"{one.title}, {clock_times(one.window)}", one.window)
        for one in programme.occurrences
        if one.family == "fixture" and one.binds_everyone
    ]
    for pin in programme.pins:
        session = programme.session_by_id.get(pin.session)
        if session is None or pin.at is None:
            continue
        window = Window(pin.at, later(pin.at, session.minutes.least))
        _check(session, window, pin.source, programme, problems)
        for what, other in fixed:
            if other.overlaps(window.start, window.end):
                where = f"pin {session.id}"
                problems.add(pin.source, where, f"it overlaps {what}", "Move one of the two")
        fixed.append((f"the pin of session {session.id}, {clock_times(window)}", window))


def _check(session: Session, window: Window, source: Source, programme: Programme, problems: Problems) -> None:
    where, clock = f"pin {session.id}", programme.clock
    if not clock.on_grid(window.start):
        what = f"{window.start:%H:%M} is not on the grid of {clock.grid} minutes"
        problems.add(source, where, what, "Write a time on the grid, or another grid")
    hours = [one for windows in programme.hours.values() for one in windows]
    shortest = f"{clock_times(window)}, at its shortest,"
    if not any(one.contains(window.start, window.end) for one in hours):
        day = clock.day_of(window.start)
        what = f"{shortest} is outside of the hours ({days_hours({day: programme.hours.get(day, ())})})"
        if day not in programme.hours:
            what = f"day {day} has no hours"
        problems.add(source, where, what, "Move the pin, or widen the hours")
    elif not any(one.contains(window.start, window.end) for one in windows_for(session, programme)):
        keys = [key for key in ("on", "between", "place") if key in session.sources]
        what = f"{shortest} is against its own {' and '.join(f'{key!r}' for key in keys)}".replace("'", '"')
        problems.add(source, where, what, "Keep one of the two")
