"""The group or the table that is somebody's own: what their calendar and their page say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scheduler.export.who import parts_of
from scheduler.export.words import once, people_of, role_words, room_name, session_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Person, Programme, Role
    from scheduler.timetable.groups import Group, Sitting
    from scheduler.timetable.model import Item, Timetable

_LEADS: tuple[Role, ...] = ("facilitator", "rapporteur")
HOST = "host"
"""What somebody is at a meal who is at the head of a table."""


@dataclass(frozen=True)
class OwnGroup:
    """Somebody's group of a session, or their table at a meal. Who else is in it is not told.

    Parameters
    ----------
    number
        From 1.
    topic
        What the group talks about; empty if all talk about the same.
    room
        Name of its room; empty for a table.
    leads
        Role and printed name of those who lead the group, but for the person whose own it is.
    """

    kind: Literal["group", "table"]
    number: int
    topic: str = ""
    room: str = ""
    leads: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """What it is called: ``group 2, Health workers``, or ``table 3``."""
        return f"{self.kind} {self.number}" + (f", {self.topic}" if self.topic else "")

    @property
    def lines(self) -> tuple[str, ...]:
        """What a calendar says: ``Your group: 2, Health workers``, then who leads it."""
        own = f"Your {self.words}".replace(f"{self.kind} ", f"{self.kind}: ", 1)
        return (own, *(f"{role.capitalize()} of your {self.kind}: {name}" for role, name in self.leads))


def kind_of(item: Item) -> Literal["group", "table"]:
    """Return what the parts of the people of an item are called."""
    return "group" if item.kind == "session" else "table"


def rounds(timetable: Timetable) -> tuple[tuple[Item, Sitting], ...]:
    """Return the sessions in groups and the meals at tables in which people have their places, in time order."""
    known = timetable.sitting_by_item
    return tuple((item, known[item.id]) for item in timetable.items if item.id in known)


def own_group(person: str, item: Item, timetable: Timetable, programme: Programme) -> OwnGroup | None:
    """Return the group or the table of a person, by id; None who is in none."""
    sitting = timetable.sitting_by_item.get(item.id)
    group = sitting.of(person) if sitting else None
    if sitting is None or group is None:
        return None
    leads = tuple((role, name) for role, name, who in leads_of(item, group, programme) if who != person)
    room = room_name(group.room, programme) if group.room else ""
    return OwnGroup(kind_of(item), group.number, group.topic, room, leads)


def leads_of(item: Item, group: Group, programme: Programme) -> Iterator[tuple[str, str, str | None]]:
    """Yield role, printed name and id of those who lead a group: the second facilitator leads the second group.

    Where there are not as many as groups, nobody can say who leads which. Who is not in the group does not lead it.
    """
    session = session_of(item, programme)
    for role in _LEADS if session else ():
        parts = [part for part in once(session.parts) if part.role == role] if session else []
        if session is None or len(parts) != session.groups or group.number > len(parts):
            continue
        who = parts[group.number - 1].person
        if who is None or who in group.people:
            yield role, people_of(session, role, programme)[group.number - 1], who


def hosts(person: str, item: Item, timetable: Timetable, programme: Programme) -> bool:
    """Return whether somebody is the host of the table at which they are."""
    occurrence, sitting = programme.occurrence_by_id.get(item.id), timetable.sitting_by_item.get(item.id)
    group = sitting.of(person) if sitting else None
    if occurrence is None or group is None or group.number > len(occurrence.tables):
        return False
    return person in occurrence.tables[group.number - 1].leads


def own_roles(person: Person, item: Item, timetable: Timetable, programme: Programme) -> tuple[str, ...]:
    """Return what somebody is in an item, one word each: their parts, and ``host`` of a table; nothing who attends."""
    parts = (role_words(part) for part in parts_of(person, item, programme))
    return (*parts, *((HOST,) * hosts(person.id, item, timetable, programme)))
