"""What meals and breaks keep clear of, as far as they can: fixtures for some of the same people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.clock import later
from scheduler.programme.fit import on_the_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.clock import Clock
    from scheduler.programme.model import Occurrence, Window


def share_people(one: Occurrence, other: Occurrence) -> bool:
    """Return whether two informal items are for some of the same people."""
    if one.people is None or other.people is None:
        return one.people != frozenset() and other.people != frozenset()
    return bool(one.people & other.people)


def rivals(item: Occurrence, occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Return the fixtures that a meal or break could overlap and has to keep clear of if it can, by their starts."""
    found = [
        one
        for one in occurrences
        if one.family == "fixture"
        and one.day == item.day
        and one.window.overlaps(item.window.start, item.window.end)
        and one.blocks != "nobody"
        and not (one.binds_everyone and item.binds_everyone)
        and share_people(one, item)
    ]
    return sorted(found, key=lambda one: (one.window.start, one.window.end, one.id))


def place_left(window: Window, minutes: int, clock: Clock, taken: Sequence[Window]) -> bool:
    """Return whether a window has a place on the grid for so many minutes that is clear of what is taken."""
    inner = on_the_grid(window, clock)
    if inner is None:
        return False
    starts = range(0, inner.minutes - minutes + 1, clock.grid)
    places = ((later(inner.start, start), later(inner.start, start + minutes)) for start in starts)
    return any(not any(one.overlaps(*place) for one in taken) for place in places)


def kept_apart(occurrences: Sequence[Occurrence], clock: Clock) -> tuple[Occurrence, ...]:
    """Return the informal items, each meal and break with the fixtures that it keeps clear of."""
    return tuple(one if one.family == "fixture" else _apart(one, occurrences, clock) for one in occurrences)


def _apart(item: Occurrence, occurrences: Sequence[Occurrence], clock: Clock) -> Occurrence:
    kept: list[Occurrence] = []
    for one in rivals(item, occurrences):
        if place_left(item.window, item.minutes.least, clock, [*(other.window for other in kept), one.window]):
            kept.append(one)
    return replace(item, apart_from=tuple(one.id for one in kept))
