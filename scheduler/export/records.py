"""What is shown of a timetable, as plain values for JSON: all that the pages say, and the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export import who, words
from scheduler.export.own_group import hosts, own_group
from scheduler.export.plan import plans
from scheduler.export.selection import away

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.export.own_group import OwnGroup
    from scheduler.export.selection import Selection
    from scheduler.programme.model import Part, Person, Programme, Room, Session
    from scheduler.timetable.model import Item, Timetable

Record = dict[str, object]


def selection_record(timetable: Timetable, programme: Programme, selection: Selection) -> Record:
    """Return what was asked for, and each item of a timetable that holds nothing else."""
    person = selection.person
    return {
        "programme": programme.id,
        "timezone": programme.clock.zone.key,
        "digest": timetable.digest,
        "status": timetable.status,
        "days": [f"{day}" for day in selection.days],
        "rooms": [_room(room) for room in selection.rooms],
        "person": _person(person) if person else None,
        "items": [_item(item, timetable, programme, person) for item in timetable.items],
        "left_out": [_left_out(name, programme) for name in timetable.left_out],
    }


def grid_record(timetable: Timetable, programme: Programme, rooms: tuple[Room, ...] = ()) -> list[Record]:
    """Return each day as rows of ids: for each room what is on in it, or null; and what is on without a room."""
    return [
        {
            "day": f"{plan.day}",
            "rooms": [room.id for room in plan.rooms],
            "rows": [
                {
                    "from": row.since.astimezone(programme.clock.zone).isoformat(),
                    "cells": [cell[0].id if cell else None for cell in row.cells],
                    "elsewhere": [item.id for item, _ in row.elsewhere],
                }
                for row in plan.rows
            ],
        }
        for plan in plans(timetable, programme, rooms)
    ]


def _room(room: Room) -> Record:
    return {"id": room.id, "name": room.name, "layouts": dict(room.layouts), "step_free": room.step_free}


def _person(person: Person) -> Record:
    return {
        "id": person.id,
        "name": person.name,
        "organisation": person.organisation,
        "arrives": person.arrives.isoformat() if person.arrives else None,
        "departs": person.departs.isoformat() if person.departs else None,
        "unavailable": [[window.start.isoformat(), window.end.isoformat()] for window in person.unavailable],
        "remote": person.remote,
        "timezone": person.zone.key if person.zone else None,
    }


def _item(item: Item, timetable: Timetable, programme: Programme, person: Person | None) -> Record:
    zone, session = programme.clock.zone, words.session_of(item, programme)
    record: Record = {
        "id": item.id,
        "kind": item.kind,
        "of": item.of,
        "format": words.form_of(item, programme) if item.kind == "session" else None,
        "number": item.number,
        "title": item.title,
        "start": item.start.astimezone(zone).isoformat(),
        "end": item.end.astimezone(zone).isoformat(),
        "minutes": item.minutes,
        "rooms": list(item.rooms),
        "room_names": list(words.rooms_of(item, programme)),
        "inside": item.inside,
        "private": who.is_private(item, programme),
        "audience": who.for_whom(item, programme),
    }
    if session:
        record |= _about(session, programme)
    if person:
        record["as"] = [_part(part, programme) for part in who.parts_of(person, item, programme)]
        record["away"] = away(person, item, programme)
        group = own_group(person.id, item, timetable, programme)
        record["group"] = _group(group, host=hosts(person.id, item, timetable, programme))
    return record


def _about(session: Session, programme: Programme) -> Record:
    return {
        "optional": session.optional,
        "theme": session.theme,
        "questions": list(session.questions),
        "parts": [
            {"title": portion.title, "minutes": portion.minutes, "people": _parts(portion.parts, programme)}
            for portion in session.portions
        ],
        "people": _parts(session.parts, programme),
    }


def _group(group: OwnGroup | None, *, host: bool) -> Record | None:
    if group is None:
        return None
    return {"kind": group.kind, "number": group.number, "topic": group.topic, "room": group.room, "host": host}


def _left_out(name: str, programme: Programme) -> Record:
    session = programme.session_by_id.get(name)
    return {"id": name, "title": session.title if session else name}


def _parts(parts: Iterable[Part], programme: Programme) -> list[Record]:
    return [_part(part, programme) for part in parts]


def _part(part: Part, programme: Programme) -> Record:
    person = programme.person_by_id.get(part.person or "")
    return {
        "role": part.role,
        "id": part.person,
        "name": person.name if person else part.label,
        "organisation": person.organisation if person else "",
        "confirmed": part.confirmed,
        "vacant": part.vacant,
    }
