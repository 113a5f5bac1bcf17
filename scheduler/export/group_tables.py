"""Who is in which group and at which table, for programs: as plain values for JSON, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.company import company, kept_from, name_of
from scheduler.export.own_group import HOST, hosts, kind_of, leads_of, rounds
from scheduler.export.tables import table_bytes
from scheduler.export.words import room_name

if TYPE_CHECKING:
    from scheduler.export.company import Company
    from scheduler.programme.model import Programme
    from scheduler.timetable.groups import Group
    from scheduler.timetable.model import Item, Timetable

Record = dict[str, object]
COLUMNS = ("round", "title", "start", "group", "topic", "room", "id", "name")


def groups_record(timetable: Timetable, programme: Programme, person: str | None = None) -> Record:
    """Return every round with its groups, and who meets whom how often.

    Parameters
    ----------
    person
        Id of the only person who is asked for, or None for all: their groups, and how often they meet the others.
    """
    met, zone = company(timetable, programme), programme.clock.zone
    found = [
        {
            "id": item.id,
            "kind": kind_of(item),
            "same_groups_as": kept_from(item, timetable, programme),
            "number": item.number,
            "title": item.title,
            "start": item.start.astimezone(zone).isoformat(),
            "end": item.end.astimezone(zone).isoformat(),
            "groups": [
                _group(group, item, timetable, programme)
                for group in sitting.groups
                if person is None or person in group.people
            ],
        }
        for item, sitting in rounds(timetable)
        if person is None or sitting.of(person)
    ]
    return {
        "programme": programme.id,
        "timezone": zone.key,
        "digest": timetable.digest,
        "person": person,
        "rounds": found,
        "people": [{"id": name, "name": name_of(name, programme)} for name in met.people],
        "meetings": _meetings(met, person),
        "pairs": met.pairs,
        "pairs_met": met.met,
        "share_met": round(met.share, 4),
        "repeated_meetings": met.repeated,
    }


def groups_csv(timetable: Timetable, programme: Programme, person: str | None = None) -> bytes:
    """Return a row for each person and each round of theirs, as CSV: see `scheduler.export.tables.table_bytes`."""
    rows = (
        {
            "round": item.id,
            "title": item.title,
            "start": f"{item.start.astimezone(programme.clock.zone):%Y-%m-%d %H:%M}",
            "group": str(group.number),
            "topic": group.topic,
            "room": room_name(group.room, programme) if group.room else "",
            "id": name,
            "name": name_of(name, programme),
        }
        for item, sitting in rounds(timetable)
        for group in sitting.groups
        for name in group.people
        if person in {None, name}
    )
    return table_bytes(COLUMNS, rows)


def _group(group: Group, item: Item, timetable: Timetable, programme: Programme) -> Record:
    leads = [
        {"role": role, "id": who, "name": name_of(who, programme) if who else printed}
        for role, printed, who in leads_of(item, group, programme)
    ]
    leads += [
        {"role": HOST, "id": name, "name": name_of(name, programme)}
        for name in group.people
        if hosts(name, item, timetable, programme)
    ]
    return {
        "number": group.number,
        "topic": group.topic,
        "room": group.room,
        "room_name": room_name(group.room, programme) if group.room else "",
        "leads": leads,
        "people": list(group.people),
    }


def _meetings(met: Company, person: str | None) -> list[Record]:
    """Return each two who meet, and how often; of one person, each of the others, also who is never met."""
    if person is not None:
        return [{"people": [person, other], "times": often} for other, often in met.of(person).items()]
    place = {name: number for number, name in enumerate(met.people)}
    pairs = sorted(sorted(place[name] for name in pair) for pair in met.times)
    found = ([met.people[one], met.people[other]] for one, other in pairs)
    return [{"people": pair, "times": met.between(*pair)} for pair in found]
