"""Before any solver: what there is room for, and what no timetable can hold. Arithmetic that anyone can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.explain.breaks import crowded, lonely, too_few
from scheduler.explain.chains import circle, settled
from scheduler.explain.days import day_of
from scheduler.explain.intervals import pinned_together, squeezed
from scheduler.explain.links import links_of
from scheduler.explain.room import overfull
from scheduler.explain.sums import lines_of
from scheduler.explain.times import bounds_of, times_of, to_blame
from scheduler.explain.words import cited, place, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Day
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
    """Return the sums of a programme, and why it cannot be done where they show it."""
    days = tuple(day_of(programme, number) for number in sorted(programme.hours))
    return Preflight(lines_of(programme, days), tuple(_impossible(programme, days)))


def _impossible(programme: Programme, days: Sequence[Day]) -> list[str]:
    """Return the simplest proofs: what needs more steps is asked only where fewer show nothing."""
    if found := [words for day in days for words in crowded(day)]:
        return found
    bounds = [bounds_of(session, programme, days) for session in programme.sessions]
    times = [times_of(session, rules) for session, rules in zip(programme.sessions, bounds, strict=True)]
    links, clock, limits = links_of(programme, days), programme.clock, programme.limits
    found = [words for one, rules in zip(times, bounds, strict=True) for words in _no_time(one, rules, programme)]
    found += [*pinned_together(times, clock), *overfull(days, times, limits)]
    found += [words for day in days for words in lonely(day, times, programme)] or too_few(days, times)
    if ring := circle(links):
        return [*found, ring]
    left, clash = settled(times, links)
    if clash or found:
        return [*found, clash] if clash else found
    narrowed = tuple(left.values())
    found += [words for day in days for words in lonely(day, narrowed, programme)] or too_few(days, narrowed)
    found += overfull(days, narrowed, limits)
    if not found and (words := squeezed(days, narrowed, clock)):
        found.append(words)
    return found


def _no_time(times: Times, bounds: Sequence[Bound], programme: Programme) -> Iterator[str]:
    limits, session, least = programme.limits, times.session, times.least
    for key, most in (("run", limits.run), ("formal_per_day", limits.formal_per_day)):
        if least > most:
            takes = f"{session.id} takes at least {least} minutes{cited([session.where('minutes')])}"
            yield sentence(f"{takes}, and at most {most} are allowed ({place(limits, key)})")
            return
    if not times.spans:
        why = "; ".join(f"{bound.what} ({bound.source})" for bound in to_blame(session, bounds)) or bounds[0].what
        yield sentence(f"{session.id} takes at least {least} minutes, and there is no time for it: {why}")
