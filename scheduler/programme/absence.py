"""When a person is not there during the event, and when they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.programme.model import Window
from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Person, Programme


def _event(programme: Programme) -> Window:
    clock = programme.clock
    return Window(day_start(clock, 1), day_start(clock, len(clock.days) + 1))


def _outside_of_their_hours(person: Person, programme: Programme) -> Iterator[Window]:
    """Yield when somebody who takes part from elsewhere cannot be asked to, on every date of their own zone.

    Where the clocks of that zone skip an edge of the hours it is as much later, and where they show it twice the
    first time is meant.
    """
    event, zone = _event(programme), person.zone or programme.clock.zone
    first, last = (moment.astimezone(zone).date() for moment in (event.start, event.end))
    opens, closes = person.remote_hours
    start = event.start
    for number in range(-1, (last - first).days + 1):
        date = first + timedelta(days=number)
        end_date = date if closes > opens else date + timedelta(days=1)
        from_, to = (
            datetime.combine(day, edge, zone).astimezone(UTC).astimezone(programme.clock.zone)
            for day, edge in ((date, opens), (end_date, closes))
        )
        if start < from_:
            yield Window(start, from_)
        start = max(start, to)
    if start < event.end:
        yield Window(start, event.end)


def absences(person: Person, programme: Programme) -> tuple[Window, ...]:
    """Return when a person is away between the first and the last midnight of the event: merged, in time order.

    Somebody who takes part from elsewhere is away outside of their hours.
    """
    event = _event(programme)
    away = list(person.unavailable)
    if person.remote:
        away += _outside_of_their_hours(person, programme)
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
