"""Whether a length fits into a window, on the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.programme.model import Duration, Window
from scheduler.programme.moments import whole_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scheduler.clock import Clock
    from scheduler.programme.model import Programme, Session


def on_the_grid(window: Window, clock: Clock) -> Window | None:
    """Return the part of a window from its first to its last point on the grid, or None if there are not two."""
    start = later(window.start, -past(window.start, clock) % clock.grid)
    end = later(window.end, -past(window.end, clock))
    return Window(start, end) if start < end else None


def fits(window: Window, minutes: int, clock: Clock) -> bool:
    """Return whether an item of so many minutes can lie in the window, start and end on the grid."""
    inner = on_the_grid(window, clock)
    return inner is not None and minutes <= inner.minutes


def tightened(window: Window, minutes: Duration, clock: Clock) -> Window:
    """Return the exact time where only one is possible, else the window."""
    inner = on_the_grid(window, clock)
    return inner if inner is not None and inner.minutes == minutes.least else window


def common(windows: Iterable[Window], others: Iterable[Window]) -> tuple[Window, ...]:
    """Return where windows and others overlap, in order."""
    rest = tuple(others)
    both = ((max(one.start, other.start), min(one.end, other.end)) for one in windows for other in rest)
    return tuple(sorted(Window(start, end) for start, end in both if start < end))


def windows_for(session: Session, programme: Programme) -> tuple[Window, ...]:
    """Return the times that a session may have, by the hours and by its own ``on``, ``between`` and ``place``."""
    windows: Iterable[Window] = [window for day in programme.hours.values() for window in day]
    if session.on is not None:
        windows = common(windows, [whole_day(programme.clock, day) for day in session.on])
    if session.place is not None and session.place.day is not None:
        windows = common(windows, [whole_day(programme.clock, session.place.day)])
    return tuple(windows) if session.between is None else common(windows, session.between)


def past(moment: datetime, clock: Clock) -> int:
    """Return how many minutes a local time lies past the last point of the grid."""
    return (moment.hour * 60 + moment.minute) % clock.grid
