"""How many formal minutes a day has room for, by arithmetic that anyone can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.clock import minutes_between

if TYPE_CHECKING:
    from scheduler.programme.model import Occurrence, Programme, Window


def least_overlap(occurrence: Occurrence, window: Window) -> int:
    """Return the minutes that `occurrence`, wherever it is put, takes out of `window` at the least.

    Notes
    -----
    A shortest item that slides over a window covers most of it in the middle, so the least is at one of the two
    ends of its slide.
    """
    slide = minutes_between(occurrence.window.start, occurrence.window.end) - occurrence.minutes.least
    low = minutes_between(window.start, occurrence.window.start)
    return min(_overlap(low, occurrence.minutes.least, window), _overlap(low + slide, occurrence.minutes.least, window))


def _overlap(start: int, minutes: int, window: Window) -> int:
    """Return the minutes that an item starting `start` minutes into `window` shares with it."""
    return max(0, min(start + minutes, window.minutes) - max(start, 0))


def formal_room(programme: Programme, day: int) -> int:
    """Return the room of a day: in no timetable has anybody more formal minutes on it.

    Of sessions side by side each person has one; all of them together may come to more.

    The smaller of `formal_per_day` and the free minutes of its hours.
    """
    return min(programme.limits.formal_per_day, free_minutes(programme, day))


def free_minutes(programme: Programme, day: int) -> int:
    """Return the minutes of a day's hours without the least that meals, breaks and fixtures take out of them."""
    windows = programme.hours.get(day, ())
    taken = sum(
        least_overlap(occurrence, window)
        for occurrence in programme.occurrences
        if occurrence.day == day and occurrence.binds_everyone
        for window in windows
    )
    return max(0, sum(window.minutes for window in windows) - taken)
