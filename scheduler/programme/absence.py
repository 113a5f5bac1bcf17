"""When a person is not there during the event, and when they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.model import Window
from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme


def _event(programme: Programme) -> Window:
    clock = programme.clock
    return Window(day_start(clock, 1), day_start(clock, len(clock.days) + 1))


def absences(person: Person, programme: Programme) -> tuple[Window, ...]:
    """Return when a person is away between the first and the last midnight of the event: merged, in time order."""
    event = _event(programme)
    away = list(person.unavailable)
    if person.arrives and person.arrives > event.start:
        away.append(Window(event.start, min(person.arrives, event.end)))
    if person.departs and person.departs < event.end:
        away.append(Window(max(person.departs, event.start), event.end))
    merged: list[Window] = []
    for window in sorted(away):
        if not window.overlaps(event.start, event.end):
            continue
        if merged and window.start <= merged[-1].end:
            merged[-1] = Window(merged[-1].start, max(merged[-1].end, window.end))
        else:
            merged.append(window)
    return tuple(merged)


def present(person: Person, programme: Programme) -> tuple[Window, ...]:
    """Return when a person is there, in time order."""
    event = _event(programme)
    start, windows = event.start, []
    for window in absences(person, programme):
        if start < window.start:
            windows.append(Window(start, window.start))
        start = max(start, window.end)
    if start < event.end:
        windows.append(Window(start, event.end))
    return tuple(windows)
