"""Which sessions of a timetable run side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item


def side_by_side(programme: Programme, items: Iterable[Item]) -> list[list[Item]]:
    """Return the sessions among some items in groups, in order of starts, ends and ids.

    One joins the group before it if it starts before all of that has ended; alone it is a group too. Two that meet and
    overlap, as somebody may have edited them, are a mistake and no group.
    """
    groups: list[list[Item]] = []
    for item in sorted((item for item in items if item.formal), key=lambda item: (item.since, item.until, item.id)):
        last = groups[-1] if groups else []
        if any(item.since < one.until and not programme.meet(item.id, one.id) for one in last):
            last.append(item)
        else:
            groups.append([item])
    return groups
