"""Which limits a table already goes beyond: they are written as the table has them, so that its plan stays possible."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scheduler.programme.defaults import LIMITS
from scheduler.programme.written import LimitsWritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.starter.entry import Entry

_FORMAL_HOURS = 240
_PAUSES = frozenset({"meal", "break", "social", "travel", "free"})


def limits(entries: Iterable[Entry]) -> dict[str, int]:
    """Return each limit that must be another than usual, so that the days can be as the table has them."""
    days: dict[int, list[Entry]] = {}
    for one in entries:
        if one.day:
            days.setdefault(one.day, []).append(one)
    pauses = [(one.end or 0) - (one.start or 0) for day in days.values() for one in day if _pauses(one)]
    found = {"pause": min([LIMITS.pause, *(minutes for minutes in pauses if minutes)])}
    measured = [_of_day(day, found["pause"]) for day in days.values()]
    for key in ("run", "formal_per_day", "sessions_per_day"):
        found[key] = max([getattr(LIMITS, key), *(one[key] for one in measured)])
    for key in ("informal_per_day", "evening", "changeover"):
        found[key] = min([getattr(LIMITS, key), *(one[key] for one in measured if key in one)])
    known = LimitsWritten.model_fields
    return {key: value for key, value in found.items() if key in known and value != getattr(LIMITS, key)}


def _pauses(one: Entry) -> bool:
    return one.timed and one.kind in {"meal", "break"}


def _of_day(day: Sequence[Entry], pause: int) -> Mapping[str, int]:
    sessions = [one for one in day if one.kind == "session"]
    timed = sorted((one for one in day if one.timed), key=lambda one: (one.start or 0, one.end or 0))
    held = [one for one in timed if one.kind == "session"]
    found = {
        "formal_per_day": sum(_least(one) for one in sessions),
        "sessions_per_day": len(sessions),
        "run": _run(timed, pause),
    }
    if not held:
        return found
    first, last = held[0].start or 0, max(one.end or 0 for one in held)
    formal = sum((one.end or 0) - (one.start or 0) for one in held)
    if formal >= _FORMAL_HOURS:
        between = (one for one in timed if one.kind in _PAUSES and first <= (one.start or 0) and (one.end or 0) <= last)
        informal = [(one.end or 0) - (one.start or 0) for one in between]
        found["informal_per_day"] = sum(minutes for minutes in informal if minutes >= pause)
    for dinner in (one for one in timed if one.meal == "dinner"):
        ends = [one.end or 0 for one in held if (one.end or 0) <= (dinner.start or 0)]
        if ends:
            found["evening"] = (dinner.start or 0) - max(ends)
    gaps = [(two.start or 0) - (one.end or 0) for one, two in itertools.pairwise(held) if one.format != two.format]
    if gaps:
        found["changeover"] = max(0, min(gaps))
    return found


def _least(one: Entry) -> int:
    if one.timed:
        return (one.end or 0) - (one.start or 0)
    return one.minutes[0] if one.minutes else 0


def _run(timed: Sequence[Entry], pause: int) -> int:
    """Return the longest time from the first start to the last end between two pauses."""
    longest, begun = 0, None
    for one in timed:
        start, end = one.start or 0, one.end or 0
        if one.kind == "session":
            begun = start if begun is None else begun
            longest = max(longest, end - begun)
        elif one.kind in _PAUSES and end - start >= pause:
            begun = None
    return longest
