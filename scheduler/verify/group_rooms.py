"""Whether each group has a room of its session to itself, with seats enough, and without steps where that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.model import Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Violation
    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Group, Sitting
    from scheduler.verify.group_rounds import Wanted

_NEED = "step-free"


def wrong_rooms(programme: Programme, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield what is wrong with the rooms of the groups of a round; a table has none."""
    if isinstance(one.asked, Occurrence):
        for group in sitting.groups:
            if group.room is not None:
                yield one.wrong(f"table {group.number} of {one.id} is in {group.room}, and a table has no room")
        return
    seen: dict[str, int] = {}
    for group in sitting.groups:
        if group.room is None:
            yield one.wrong(f"group {group.number} of {one.id} has no room")
        elif group.room not in programme.room_by_id or group.room not in one.item.rooms:
            yield one.wrong(f"group {group.number} of {one.id} is in {group.room}, which is no room of {one.id}")
        elif group.room in seen:
            yield one.wrong(f"groups {seen[group.room]} and {group.number} of {one.id} are both in {group.room}")
        else:
            seen[group.room] = group.number
            yield from _seats(programme, one, group, group.room, one.asked.layout)
    yield from _steps(programme, one, sitting)


def _seats(programme: Programme, one: Wanted, group: Group, name: str, layout: str) -> Iterator[Violation]:
    known, room = programme.person_by_id, programme.room_by_id[name]
    need = sum(not known[person].remote for person in group.people if person in known)
    seats = room.layouts.get(layout, 0)
    if seats < need:
        what = f"group {group.number} of {one.id} needs {need} seats, and {room.name} has {seats} as {layout}"
        yield one.wrong(what, room.source)


def _steps(programme: Programme, one: Wanted, sitting: Sitting) -> Iterator[Violation]:
    """Yield who has steps before them, where one of the rooms has none."""
    free = {room.id for room in programme.rooms if room.step_free}
    if not free & {*one.item.rooms}:
        return
    for group in sitting.groups:
        for name in group.people if group.room not in free else ():
            person = programme.person_by_id.get(name)
            if person and _NEED in person.needs and not person.remote:
                what = (
                    f"{person.name} needs a room without steps, and group {group.number} of {one.id} has {group.room}"
                )
                yield one.wrong(what, person.source)
