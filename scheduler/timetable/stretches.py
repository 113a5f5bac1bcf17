"""The stretches of a finished timetable, found from clock times."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.programme.model import PAUSE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable


def pauses(programme: Programme, timetable: Timetable, day: date) -> list[Item]:
    """Return the pauses of a day: what everybody attends, is of a kind that rests, and lasts `limits.pause`."""
    return [
        item
        for item in timetable.on(day)
        if item.kind in PAUSE_KINDS and item.minutes >= programme.limits.pause and blocks(programme, item)
    ]


def blocks(programme: Programme, item: Item) -> bool:
    """Return whether no session may overlap an informal item; an item that the programme does not know blocks."""
    occurrence = programme.occurrence_by_id.get(item.id)
    return occurrence is None or occurrence.binds_everyone


def stretches(programme: Programme, timetable: Timetable, day: date) -> Mapping[int, tuple[Item, ...]]:
    """Return the sessions of a day by stretch, in time order.

    The key counts the pauses and the ends of hours ranges before the stretch, so that neighbouring stretches differ
    by one.
    """
    rests = pauses(programme, timetable, day)
    ends = [window.end for window in programme.hours.get(programme.clock.day_of_date(day), ())]
    found: dict[int, list[Item]] = {}
    for item in timetable.on(day):
        if item.formal:
            index = sum(rest.until <= item.since for rest in rests) + sum(end <= item.start for end in ends)
            found.setdefault(index, []).append(item)
    return {index: tuple(items) for index, items in sorted(found.items())}


def gaps(programme: Programme, timetable: Timetable, day: date) -> Iterator[tuple[Item, Item, int]]:
    """Yield every two consecutive sessions of one stretch with the minutes between them that no item fills."""
    fillers = [item for item in timetable.on(day) if not item.formal and blocks(programme, item)]
    for items in stretches(programme, timetable, day).values():
        for before, after in pairwise(items):
            between = [item for item in fillers if item.since >= before.until and item.until <= after.since]
            idle = minutes_between(before.end, after.start) - sum(item.minutes for item in between)
            yield before, after, idle
