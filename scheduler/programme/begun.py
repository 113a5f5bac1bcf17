"""What has begun: items that stay exactly as they were published, whatever the programme says of them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from scheduler.clock import later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.clock import Clock
    from scheduler.programme.model import Programme, Put


@dataclass(frozen=True)
class Begun:
    """Where an item was that has begun: in aware times of the event as its dates are now, in rooms of any house."""

    start: datetime
    end: datetime
    rooms: tuple[str, ...]


def begun(programme: Programme) -> Mapping[str, Begun]:
    """Return the sessions, meals and breaks that began before the moment up to which the past is kept, by id.

    What stands next to a session is among them. Other fixtures are not: they are the director's facts, and so is what
    the programme no longer has. Nothing has begun where no such moment is set.
    """
    published = programme.published
    if published is None or published.until is None:
        return {}
    fixed = {one.id for one in programme.occurrences if one.family == "fixture"}
    known = {*programme.session_by_id, *programme.occurrence_by_id, *programme.near_by_id} - fixed
    found = {name: _begun(programme.clock, put) for name, put in published.items.items() if name in known}
    days = programme.clock.days
    return {
        name: one
        for name, one in sorted(found.items())
        if one.start.astimezone(UTC) < published.until.astimezone(UTC) and programme.clock.day_of(one.start) in days
    }


def _begun(clock: Clock, put: Put) -> Begun:
    """Return where an item was; where a shift of dates makes the clock skip its start, it is as much later."""
    midnight = datetime.combine(clock.date_of(put.day), time(), clock.zone)
    again = put.again and len(clock.showing(put.day, put.minute)) > 1  # on another date perhaps it is shown once
    start = (midnight + timedelta(minutes=put.minute)).replace(fold=again).astimezone(UTC).astimezone(clock.zone)
    return Begun(start, later(start, put.minutes), put.rooms)
