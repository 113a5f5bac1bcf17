"""The lines of a day: each item, and right below it what is a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.timetable.model import Item, Timetable


def nested(timetable: Timetable, day: date) -> Iterator[tuple[Item, bool]]:
    """Yield each item that starts on a day, and with ``True`` the parts of it: a speech at dinner below the dinner."""
    within: dict[str, list[Item]] = {}
    for item in timetable.items:
        if item.inside in timetable.by_id:
            within.setdefault(item.inside or "", []).append(item)
    for item in timetable.on(day):
        if item.inside not in timetable.by_id:
            yield item, False
            yield from ((part, True) for part in within.get(item.id, ()))


def whole_of(item: Item, timetable: Timetable) -> str:
    """Return the title of the meal or break that an item is a part of; empty if of none."""
    whole = timetable.by_id.get(item.inside or "")
    return whole.title if whole else ""
