"""The stretches of a finished timetable, found from clock times."""

from __future__ import annotations

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
        if item.kind in PAUSE_KINDS
        and item.minutes >= programme.limits.pause
        and item.id not in programme.near_by_id
        and blocks(programme, item)
    ]


def blocks(programme: Programme, item: Item) -> bool:
    """Return whether no session may overlap an informal item; an item that the programme does not know blocks."""
    known = programme.occurrence_by_id.get(item.id) or programme.near_by_id.get(item.id)
    return known is None or known.binds_everyone


Place = tuple[int, int]
"""Which stretch of a day: how many pauses come before it, and how many ends of a range of the hours."""


def stretches(programme: Programme, timetable: Timetable, day: date) -> Mapping[Place, tuple[Item, ...]]:
    """Return the sessions of a day by the place of their stretch, in time order."""
    rests = pauses(programme, timetable, day)
    ends = [window.end for window in programme.hours.get(programme.clock.day_of_date(day), ())]
    found: dict[Place, list[Item]] = {}
    for item in timetable.on(day):
        if item.formal:
            place = (sum(rest.until <= item.since for rest in rests), sum(end <= item.start for end in ends))
            found.setdefault(place, []).append(item)
    return {place: tuple(items) for place, items in sorted(found.items())}


def close(one: Place, other: Place) -> bool:
    """Return whether two places are one stretch, or neighbours: a pause between two ranges parts them only once."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= 1


def gaps(programme: Programme, timetable: Timetable, day: date) -> Iterator[tuple[Item, Item, int]]:
    """Yield each session after the one before it in its range of hours, with the minutes between that nothing needs.

    Before a session comes, of those that meet it, the one that ends last; of several that end together, the one after
    which most is needed.

    Needed are the way from one to the other, the time for new chairs, or the items that lie between, whichever takes
    longest; and the ways to the first of these items and from the last. It is below 0 where these need more than
    there is.
    """
    items = timetable.on(day)
    for after in (item for item in items if item.formal):
        needs = {before: _needed(programme, items, before, after) for before in _last(programme, items, after, day)}
        if needs:
            before = max(needs, key=lambda item: needs[item])
            yield before, after, minutes_between(before.end, after.start) - needs[before]


def _last(programme: Programme, items: tuple[Item, ...], after: Item, day: date) -> list[Item]:
    """Return the sessions that meet one and end last before it, in its range of the hours."""
    ends = [window.end for window in programme.hours.get(programme.clock.day_of_date(day), ())]
    found = [
        item
        for item in items
        if item.formal and item.until <= after.since and programme.meet(item.id, after.id)
        if not any(item.start < end <= after.start for end in ends)
    ]
    last = max((item.until for item in found), default=None)
    return [item for item in found if item.until == last]


def _needed(programme: Programme, items: tuple[Item, ...], before: Item, after: Item) -> int:
    between = [item for item in items if _fills(programme, item, before, after)]
    needed = max(
        programme.walk(before.rooms, after.rooms),
        _chairs(programme, before, after),
        sum(_fills(programme, item, before, after) for item in between),
    )
    held = [item for item in between if item.id not in programme.near_by_id]
    ways = [(before.rooms, held[0].rooms), (held[-1].rooms, after.rooms)] if held else []
    return needed + sum(programme.walk(here, there) for here, there in ways if here and there)


def _chairs(programme: Programme, before: Item, after: Item) -> int:
    known = programme.session_by_id
    layouts = {known[item.id].layout for item in (before, after) if item.id in known}
    return programme.limits.changeover if len(layouts) > 1 and {*before.rooms} & {*after.rooms} else 0


def _fills(programme: Programme, item: Item, before: Item, after: Item) -> int:
    """Return the minutes that an informal item takes between two sessions; one that is near one, with the way to it."""
    if item.kind == "session" or item.inside or not blocks(programme, item):
        return 0
    if item.since < before.until or item.until > after.since:
        return 0
    near = programme.near_by_id.get(item.id)
    if near is not None and near.session == before.id and near.side == "after":
        return minutes_between(before.end, item.end)
    if near is not None and near.session == after.id and near.side == "before":
        return minutes_between(item.start, after.start)
    return item.minutes
