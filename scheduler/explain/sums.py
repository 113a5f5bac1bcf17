"""The sums that ``timetable check`` ends with: what each day has room for, what is asked, and what is left to spare."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.explain.words import counted, day_numbers
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Day
    from scheduler.explain.times import Times
    from scheduler.programme.model import Programme

WIDTH = 76
"""A line of a list has so much room on a terminal of 80 columns."""


def lines_of(programme: Programme, days: Sequence[Day], times: Sequence[Times]) -> Iterator[str]:
    """Yield one line for each day that has hours, then the totals.

    Parameters
    ----------
    times
        When each session can be held, as far as that is known.
    """
    shortest = min((session.minutes.least for session in programme.sessions), default=1)
    lengths = {day.number: day.extents(shortest) for day in days}
    for day in days:
        yield _day(day, lengths[day.number])
    limits, full = programme.limits, _full(times, programme.limits.run)
    stretches = counted(sum(map(len, lengths.values())), "stretch", "stretches")
    holds = sum(day.holds(full[-1].least) for day in days) if full else 0
    asked = f"{counted(len(full), 'full session')} asked, room for {holds}" if full else "no session fills one"
    yield f"{stretches} of at most {limits.run} minutes; {asked}"
    numbered, most = sum(one.session.numbered for one in times), limits.sessions_per_day
    caps = f"At most {limits.formal_per_day} minutes and {counted(most, 'numbered session')} a day"
    yield f"{caps}; {numbered} asked, room for {most * len(days)}"
    yield _asked(times, sum(day.room for day in days))
    spare = [(day.number, day.room - _must(day, days, times, full)) for day in days]
    if len(days) > 1 and all(minutes >= 0 for _, minutes in spare):
        by_day = [f"{minutes or 'none'} on day {number}" for number, minutes in spare]
        yield f"Minutes to spare at the shortest: {listed(by_day)}"


def _day(day: Day, lengths: Sequence[int]) -> str:
    hours = sum(span.minutes for span in day.hours)
    titles = [block.occurrence.title for block in day.blocks if block.slide.least_taken(day.hours)]
    longest = f" of at most {max(lengths)}" if lengths and max(lengths) < day.run else ""
    ends = f" = {hours - day.taken}, {counted(len(lengths), 'stretch', 'stretches')}{longest}, room {day.room}"
    for less in (", ".join(titles), counted(len(titles), "item")):
        line = f"Day {day.number}: {hours} minutes - {day.taken}{f' ({less})' * bool(titles)}{ends}"
        if len(line) <= WIDTH:
            break
    return line


def _full(times: Sequence[Times], run: int) -> list[Times]:
    """Return the full sessions, longest first: as many as there are of which no two fit into one stretch."""
    longest_first = sorted(times, key=lambda one: -one.least)
    count = sum(before.least + one.least > run for before, one in pairwise(longest_first))
    return longest_first[: count + 1] if count or any(2 * one.least > run for one in times) else []


def _asked(times: Sequence[Times], room: int) -> str:
    least, best = sum(one.least for one in times), sum(one.session.minutes.best for one in times)
    return f"Shortest: {least} minutes, room for {room}, {_left(room - least)}; best: {best}, {_left(room - best)}"


def _left(minutes: int) -> str:
    return f"{minutes} to spare" if minutes > 0 else f"{-minutes} too many" if minutes else "none to spare"


def _must(day: Day, days: Sequence[Day], times: Sequence[Times], full: Sequence[Times]) -> int:
    """Return the minutes that a day has to hold at the least.

    The larger of two sums: what the other days have no room for; and the sessions that can be on no other day, with
    as many more of the full sessions as the other days have no stretches for.
    """
    others = [other for other in days if other is not day]
    left_over = sum(one.least for one in times) - sum(other.room for other in others)
    bound = [one for one in times if day_numbers(one, days) == [day.number]]
    more = len(full) - sum(other.holds(full[-1].least) for other in others) if full else 0
    free = sorted(one.least for one in full if one not in bound)
    more -= sum(one in bound for one in full)
    return max(left_over, sum(one.least for one in bound) + sum(free[: max(0, more)]))
