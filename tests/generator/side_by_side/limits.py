"""Limits that everybody's own day keeps in the drawn timetable: just so, or with room to spare."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.side_by_side.frame import Drawn, Frame
    from tests.generator.side_by_side.guests import Guests
    from tests.generator.side_by_side.plan import Entry

PAUSE, FOUR_HOURS = 20, 240
MOST = {"run": (90, 105, 120, 180), "formal_per_day": (180, 240, 300, 360), "sessions_per_day": (4, 5, 6)}
LEAST = {"informal_per_day": (0, 60, 90, 120), "evening": (0, 15, 30)}
LARGEST = {"run": 600, "formal_per_day": 600, "sessions_per_day": 9}


def limits(drawn: Frame, guests: Guests, kind: str) -> Entry:
    """Return all limits but those of rooms."""
    rng = drawn.rng
    days = [
        own for name in guests.tracks for day in range(1, drawn.days + 1) if (own := _own(drawn, guests, name, day))
    ]
    found: Entry = {"pause": PAUSE}
    highest = {
        "run": max(run for own in days for run in _runs(drawn, own)),
        "formal_per_day": max(sum(s.minutes for s in own) for own in days),
        "sessions_per_day": max(len(own) for own in days),
    }
    for name, number in highest.items():
        able = [most for most in MOST[name] if most >= number]
        found[name] = number if kind == "tight" else rng.choice([number, *able, *able])
        if kind == "loose":
            found[name] = LARGEST[name]
    full = [own for own in days if sum(s.minutes for s in own) >= FOUR_HOURS]
    lowest = {
        "informal_per_day": min([_informal(own) for own in full], default=120),
        "evening": min([s.start - s_end for s, s_end in _evenings(drawn)], default=30),
    }
    for name, number in lowest.items():
        able = [least for least in LEAST[name] if least <= number]
        found[name] = {"tight": min(number, 120), "loose": 0}.get(kind, rng.choice(able))
    return found


def _own(drawn: Frame, guests: Guests, name: str, day: int) -> list[Drawn]:
    """Return the sessions of somebody's day."""
    return [session for session in drawn.on(day) if name in guests.due(session)]


def _runs(drawn: Frame, own: list[Drawn]) -> list[int]:
    """Return the minutes on the clock of each stretch of a day."""
    found = []
    first = own[0].start
    for one, two in pairwise(own):
        if any(p.day == one.day and p.start >= one.end and p.end <= two.start for p in drawn.pauses):
            found.append(one.end - first)
            first = two.start
    return [*found, own[-1].end - first]


def _informal(own: list[Drawn]) -> int:
    gaps = [two.start - one.end for one, two in pairwise(own)]
    return sum(gap for gap in gaps if gap >= PAUSE)


def _evenings(drawn: Frame) -> list[tuple[Drawn, int]]:
    """Return each dinner with the end of the last session before it."""
    dinners = [pause for pause in drawn.pauses if pause.id.startswith("dinner")]
    return [(d, max(s.end for s in drawn.on(d.day) if s.end <= d.start)) for d in dinners]  # type: ignore[misc]
