"""The sheet that says who is in which group and at which table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.own_group import kind_of, own_roles, rounds
from scheduler.export.who import is_private
from scheduler.export.words import room_name
from scheduler.export.workbook.sheet import WHEN, Column, Sheet, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.export.workbook.sheet import Value
    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Group
    from scheduler.timetable.model import Item, Timetable

_COLUMNS = (
    *WHEN,
    Column("Number", 9),
    Column("Title", 36),
    Column("What", 7),
    Column("Group or table", 9, "number"),
    Column("Topic", 24),
    Column("Room", 18),
    Column("Person", 30),
    Column("Organisation", 24),
    Column("What they are in it", 16),
    Column("Remarks", 12),
)


def groups_sheet(timetable: Timetable, programme: Programme) -> tuple[Sheet, ...]:
    """Return the sheet with a row for each person and each group or table of theirs; none where there are none."""
    rows = tuple(_rows(timetable, programme))
    return (Sheet("Groups", _COLUMNS, rows),) if rows else ()


def _rows(timetable: Timetable, programme: Programme) -> Iterator[tuple[Value, ...]]:
    for item, sitting in rounds(timetable):
        for group in sitting.groups:
            yield from (_row(person, item, group, timetable, programme) for person in group.people)


def _row(name: str, item: Item, group: Group, timetable: Timetable, programme: Programme) -> tuple[Value, ...]:
    person = programme.person_by_id.get(name)
    return (
        *when(item.start, item.end, programme.clock.zone),
        item.number or "",
        item.title or item.id,
        kind_of(item),
        group.number,
        group.topic,
        room_name(group.room, programme) if group.room else "",
        person.name if person else name,
        person.organisation if person else "",
        ", ".join(own_roles(person, item, timetable, programme)) if person else "",
        "private" if is_private(item, programme) else "",
    )
