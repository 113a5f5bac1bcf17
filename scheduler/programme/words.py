"""Small pieces of the sentences that messages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.programme.model import Window

_MOST_DAYS = 5


def listed(words: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def clock_times(window: Window) -> str:
    """Return ``09:00-18:00``; an end at midnight is 24:00."""
    end = f"{window.end:%H:%M}"
    if window.end.date() > window.start.date() and end == "00:00":
        end = "24:00"
    return f"{window.start:%H:%M}-{end}"


def days_hours(hours: Mapping[int, Sequence[Window]]) -> str:
    """Return the hours of each day, of a long event only the first."""
    days = [f"day {day} {listed([clock_times(one) for one in windows])}" for day, windows in hours.items()]
    return "; ".join([*days[:_MOST_DAYS], "..."] if len(days) > _MOST_DAYS else days) or "none"
