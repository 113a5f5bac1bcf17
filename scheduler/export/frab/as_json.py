"""The schedule as JSON, as ``schedule.json`` of frab and pretalx."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scheduler.export import identity
from scheduler.export.frab.as_xml import GENERATOR
from scheduler.export.frab.make import schedule
from scheduler.export.frab.model import hours

if TYPE_CHECKING:
    from scheduler.export.frab.model import Day, Event, Schedule
    from scheduler.export.printed import Edition
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

Record = dict[str, object]


def frab_json(timetable: Timetable, programme: Programme, edition: Edition) -> bytes:
    """Return the schedule in UTF-8. Addresses on the web are empty: an event has none."""
    found = schedule(timetable, programme, edition)
    about = {"version": found.version, "base_url": "", "conference": _conference(found, programme.id)}
    whole = {"generator": {"name": GENERATOR}, "schedule": about}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _conference(found: Schedule, programme: str) -> Record:
    rooms = dict.fromkeys(room for day in found.days for room in day.rooms)
    return {
        "acronym": found.acronym,
        "title": found.title,
        "start": f"{found.first}",
        "end": f"{found.last}",
        "daysCount": len(found.days),
        "timeslot_duration": hours(found.grid),
        "time_zone_name": found.zone,
        # No id of an item holds a slash, so no room is taken for an item.
        "rooms": [{"name": room, "guid": identity.uid(programme, f"rooms/{room}")} for room in rooms],
        "days": [_day(day) for day in found.days],
    }


def _day(day: Day) -> Record:
    return {
        "index": day.index,
        "date": f"{day.date}",
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {room: [_event(event) for event in day.within(room)] for room in day.rooms},
    }


def _event(event: Event) -> Record:
    return {
        "id": event.number,
        "guid": event.guid,
        "date": event.start.isoformat(),
        "start": f"{event.start:%H:%M}",
        "duration": event.duration,
        "room": event.room,
        "slug": event.slug,
        "url": "",
        "title": event.title,
        "subtitle": "",
        "track": "",
        "type": event.kind,
        "language": "",
        "abstract": event.abstract,
        "description": event.about,
        "logo": "",
        "recording_license": "",
        "do_not_record": True,  # nobody has said that it may be recorded
        "persons": [{"id": one.number, "name": one.name, "public_name": one.name} for one in event.people],
        "links": [],
        "attachments": [],
        "answers": [],
    }
