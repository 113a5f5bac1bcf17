"""Before any solver: what there is room for, and what no timetable can hold. Arithmetic that anyone can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.explain.asked import asked, left_aside
from scheduler.explain.breaks import crowded, lonely, too_few
from scheduler.explain.chains import circle, settled
from scheduler.explain.days import days_of
from scheduler.explain.groups import unseatable
from scheduler.explain.intervals import pinned_together, squeezed
from scheduler.explain.kept import pinned_elsewhere
from scheduler.explain.left import left_of, too_late
from scheduler.explain.links import links_of
from scheduler.explain.room import overfull
from scheduler.explain.sums import lines_of
from scheduler.explain.times import bounds_of, times_of, to_blame
from scheduler.explain.together import torn
from scheduler.explain.ways import too_far
from scheduler.explain.words import cited, place, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.explain.days import Day
    from scheduler.explain.links import Link
    from scheduler.explain.times import Bound, Times
    from scheduler.programme.model import Programme


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
    """Return the sums of a programme, and why it cannot be done where they show it; of what has not begun alone."""
    sure = [*too_late(programme), *pinned_elsewhere(programme)]
    whole = left_of(programme)
    programme = asked(whole)
    every = days_of(programme)
    days = tuple(day for day in every if day.hours)
    bounds = [bounds_of(session, programme, days) for session in programme.sessions]
    times = [times_of(session, rules) for session, rules in zip(programme.sessions, bounds, strict=True)]
    links = links_of(programme, days)
    ring = circle(links)
    left, clash = settled(times, () if ring else links)
    # A day that cannot hold its own meals, breaks and fixtures has no room that could be reckoned with.
    found = sure or [words for day in every for words in crowded(day)]
    if not found:
        whys = [_no_time(one, rules, programme) for one, rules in zip(times, bounds, strict=True)]
        found = [why for why in whys if why]
        found += _simple(whole, days, [one for one, why in zip(times, whys, strict=True) if not why])
        found += [words for words in (ring, clash) if words]
    if not found:
        found = _after_links(whole, days, left, links)
    known = [left.get(one.session.id, one) for one in times]
    lines = (*lines_of(programme, days, known), *left_aside(whole))
    return Preflight(lines, (*found, *unseatable(whole)))


def _simple(programme: Programme, days: Sequence[Day], times: Sequence[Times]) -> Iterator[str]:
    """Yield what sums over days show of sessions that have some time."""
    yield from pinned_together(times, programme.clock)
    yield from too_far(times, programme)
    yield from overfull(days, times, programme.limits)
    if len(times) == len(programme.formal):
        alone = [words for day in days for words in lonely(day, times, programme)]
        yield from alone or too_few(days, times)


def _after_links(
    programme: Programme, days: Sequence[Day], left: Mapping[str, Times], links: Sequence[Link]
) -> list[str]:
    """Return what sums show once the rules about two sessions have narrowed their times."""
    times = tuple(left.values())
    found = [*_simple(programme, days, times), *torn(days, left, links, programme.limits)]
    words = None if found else squeezed(days, times, programme.clock)
    return [words] if words else found


def _no_time(times: Times, bounds: Sequence[Bound], programme: Programme) -> str:
    """Return why a session has no time, whatever the others do; nothing if it has."""
    limits, least, who = programme.limits, times.least, f"session {times.session.id} takes at least"
    for key, most in (("run", limits.run), ("formal_per_day", limits.formal_per_day)):
        if least > most:
            minutes = f"{least} minutes{cited([times.session.where('minutes')])}"
            return sentence(f"{who} {minutes}, and at most {most} are allowed ({place(limits, key)})")
    if times.spans:
        return ""
    blamed = to_blame(times.session, bounds)
    why = "; ".join(f"{bound.what} ({bound.source})" for bound in blamed) or bounds[0].what
    return sentence(f"{who} {least} minutes, and there is no time for it: {why}")
