"""The sums that ``timetable check`` ends with: what each day has room for, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.explain.days import Day
    from scheduler.programme.model import Programme, Session

_MOST_NAMED = 3


def lines_of(programme: Programme, days: Sequence[Day]) -> tuple[str, ...]:
    """Return one line for each day, and the totals."""
    shortest = min((session.minutes.least for session in programme.sessions), default=0)
    return (*(_day(day, shortest) for day in days), *_totals(programme, days, shortest))


def _day(day: Day, shortest: int) -> str:
    hours = sum(span.minutes for span in day.hours)
    taken = [block.occurrence.title for block in day.blocks if block.slide.least_taken(day.hours)]
    less = f" less {day.taken} ({_named(taken)})" if day.taken else ""
    left = f" = {hours - day.taken}" if day.taken else ""
    cap = f", room for {day.room}" if day.room < hours - day.taken else ""
    return f"Day {day.number}: {hours} minutes{less}{left}{cap}; {_stretches(day, shortest)}"


def _named(titles: Sequence[str]) -> str:
    return listed(titles) if len(titles) <= _MOST_NAMED else f"{len(titles)} meals, breaks and fixtures"


def _stretches(day: Day, shortest: int) -> str:
    extents = [extent for extent in day.extents() if extent >= shortest]
    longest = f" of at most {max(extents)}" if extents else ""
    return f"{len(extents)} stretch{'es' * (len(extents) != 1)}{longest}"


def _totals(programme: Programme, days: Sequence[Day], shortest: int) -> Iterator[str]:
    full = _full(programme.sessions, programme.limits.run)
    stretches = sum(len([extent for extent in day.extents() if extent >= shortest]) for day in days)
    yield f"{stretches} stretches, {len(full)} full sessions asked (no two of them share a stretch)"
    numbered, most = sum(session.numbered for session in programme.sessions), programme.limits.sessions_per_day
    yield f"{numbered} numbered sessions asked, at most {most} a day: {most * len(days)}"
    room = sum(day.room for day in days)
    yield f"{sum(s.minutes.least for s in programme.sessions)} minutes asked at the shortest, room for {room}"
    yield f"{sum(s.minutes.best for s in programme.sessions)} minutes asked at their best, room for {room}"


def _full(sessions: Sequence[Session], run: int) -> list[Session]:
    """Return the longest sessions, as many as there are of which no two fit into one stretch."""
    full: list[Session] = []
    for session in sorted(sessions, key=lambda session: -session.minutes.least):
        if full and full[-1].minutes.least + session.minutes.least <= run:
            break
        full.append(session)
    return full
