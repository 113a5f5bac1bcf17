"""Who comes on a day, and who leaves: for the front desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.content import last_day
from scheduler.export.sheets.model import Guest
from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from scheduler.programme.model import Person, Programme


def arriving(day: date, programme: Programme) -> tuple[Guest, ...]:
    """Return who is there from this day on, by time; on the first day also all of whom nothing else is written."""
    found = (
        _guest(person, person.arrives, programme) for person in _there(programme) if _first(person, programme) == day
    )
    return _in_order(found)


def leaving(day: date, programme: Programme) -> tuple[Guest, ...]:
    """Return who is there until this day, by time; on the last day also all of whom nothing else is written."""
    found = (
        _guest(person, person.departs, programme) for person in _there(programme) if _last(person, programme) == day
    )
    return _in_order(found)


def _there(programme: Programme) -> tuple[Person, ...]:
    return tuple(person for person in programme.people if not person.remote)


def _first(person: Person, programme: Programme) -> date:
    clock = programme.clock
    return clock.first_day if person.arrives is None else max(clock.first_day, _local(person.arrives, programme).date())


def _last(person: Person, programme: Programme) -> date:
    clock = programme.clock
    return clock.last_day if person.departs is None else min(clock.last_day, last_day(person.departs, clock))


def _guest(person: Person, moment: datetime | None, programme: Programme) -> Guest:
    """Return who comes or goes at a moment; one at midnight is a day, and one beside the meeting is of no use here."""
    at, clock = None, programme.clock
    if moment is not None and moment != day_start(clock, clock.day_of(moment)):
        local = _local(moment, programme)
        at = local if clock.first_day <= local.date() <= clock.last_day else None
    return Guest(person.name, person.organisation, at)


def _local(moment: datetime, programme: Programme) -> datetime:
    return moment.astimezone(programme.clock.zone)


def _in_order(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """Return those of whom the time is known, by time, then the others as the table has them."""
    every = [*guests]
    timed = [(one.at, place, one) for place, one in enumerate(every) if one.at is not None]
    return (*(one for *_, one in sorted(timed)), *(one for one in every if one.at is None))
