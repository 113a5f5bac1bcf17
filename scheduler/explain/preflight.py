"""Before any solver: what there is room for, and what no timetable can hold. Arithmetic that anyone can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.explain.days import day_of
from scheduler.explain.room import overfull, place
from scheduler.explain.sums import lines_of
from scheduler.explain.times import bounds_of, times_of, to_blame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Day
    from scheduler.explain.times import Bound
    from scheduler.programme.model import Programme, Session


@dataclass(frozen=True)
class Preflight:
    """What arithmetic says of a programme.

    Parameters
    ----------
    lines
        What each day has room for and what is asked, to be read by anybody.
    impossible
        A sentence with its numbers for each proof that no timetable keeps all the rules. None does not mean that
        there is a timetable.
    """

    lines: tuple[str, ...]
    impossible: tuple[str, ...]


def preflight(programme: Programme) -> Preflight:
    """Return the sums of a programme, and why it cannot be done where they show it."""
    days = tuple(day_of(programme, number) for number in sorted(programme.hours))
    return Preflight(lines_of(programme, days), tuple(_impossible(programme, days)))


def _impossible(programme: Programme, days: Sequence[Day]) -> Iterator[str]:
    times = []
    for session in programme.sessions:
        bounds = bounds_of(session, programme, days)
        times.append(times_of(session, bounds))
        yield from _no_time(session, bounds, programme)
    yield from overfull(days, times, programme.limits)


def _no_time(session: Session, bounds: Sequence[Bound], programme: Programme) -> Iterator[str]:
    limits, least = programme.limits, session.minutes.least
    for key, most in (("run", limits.run), ("formal_per_day", limits.formal_per_day)):
        if least > most:
            limit = f"{key} allows {most}{place(limits, key)}"
            yield f"{session.id} takes at least {least} minutes ({session.where('minutes')}), and {limit}."
            return
    if not times_of(session, bounds).spans:
        blamed = to_blame(session, bounds)
        why = "; ".join(f"{bound.what} ({bound.source})" for bound in blamed) or bounds[0].what
        yield f"{session.id} takes at least {least} minutes, and there is no time for it: {why}."
