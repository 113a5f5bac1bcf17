"""Which limits a table already goes beyond: they are written as the table has them, so that its plan stays possible."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from scheduler.programme.defaults import LIMITS
from scheduler.programme.written import LimitsWritten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.starter.entry import Entry

_FORMAL_HOURS, _A_DAY = 240, 24 * 60
_USUAL = 75
"""So long is a session at least, if the table does not say how long it is."""
_PAUSES = frozenset({"meal", "break", "social", "travel", "free"})


def limits(entries: Sequence[Entry], count: int) -> dict[str, int]:
    """Return each limit that must be another than usual, so that the days can be as the table has them.

    Parameters
    ----------
    count
        How many days there are. Sessions without a day are spread over them.
    """
    anywhere = sorted((one for one in entries if one.kind == "session" and not one.day), key=_least, reverse=True)
    days = {
        day: [one for one in entries if one.day == day or (one.kind == "meal" and not one.day)]
        + anywhere[: -(-len(anywhere) // count)]
        for day in range(1, count + 1)
    }
    pauses = [(one.end or 0) - (one.start or 0) for day in days.values() for one in day if _pauses(one)]
    found = {"pause": min([LIMITS.pause, *(minutes for minutes in pauses if minutes)])}
    measured = [_of_day(day, found["pause"]) for day in days.values()]
    for key in ("run", "formal_per_day", "sessions_per_day"):
        found[key] = min(_A_DAY, max([getattr(LIMITS, key), *(one[key] for one in measured)]))
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
        "run": max(_run(timed, pause), _run_of_untimed(day, sessions)),
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
    return one.minutes[0] if one.minutes else _USUAL


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


def _run_of_untimed(day: Sequence[Entry], sessions: Sequence[Entry]) -> int:
    """Return a run with which sessions that have no times can be put between the pauses of their day, in any order.

    Notes
    -----
    Put each where least stands so far: no stretch gets more than its even share and one session beside.
    """
    if all(one.timed for one in sessions):
        return 0
    stretches = 1 + sum(one.kind == "break" or one.meal == "lunch" for one in day)
    lengths = [_least(one) for one in sessions]
    return max(lengths) if len(lengths) <= stretches else sum(lengths) // stretches + max(lengths)
