"""The schedule as XML, as ``schedule.xml`` of frab and pretalx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from scheduler.export.frab.make import schedule
from scheduler.export.frab.model import hours

if TYPE_CHECKING:
    from scheduler.export.frab.model import Event, Schedule
    from scheduler.export.printed import Edition
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

GENERATOR = "session-timetable"


def frab_xml(timetable: Timetable, programme: Programme, edition: Edition) -> bytes:
    """Return the schedule in UTF-8."""
    found = schedule(timetable, programme, edition)
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=GENERATOR)
    _put(root, version=found.version)
    _conference(root, found)
    for day in found.days:
        start, end = day.start.isoformat(), day.end.isoformat()
        page = ET.SubElement(root, "day", index=f"{day.index}", date=f"{day.date}", start=start, end=end)
        for name in day.rooms:
            room = ET.SubElement(page, "room", name=name)
            for event in day.within(name):
                _event(room, event)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _conference(root: ET.Element, found: Schedule) -> None:
    _put(
        ET.SubElement(root, "conference"),
        acronym=found.acronym,
        title=found.title,
        start=f"{found.first}",
        end=f"{found.last}",
        days=f"{len(found.days)}",
        timeslot_duration=hours(found.grid),
        time_zone_name=found.zone,
    )


def _event(room: ET.Element, event: Event) -> None:
    at = ET.SubElement(room, "event", guid=event.guid, id=f"{event.number}")
    _put(
        at,
        date=event.start.isoformat(),
        start=f"{event.start:%H:%M}",
        duration=event.duration,
        room=event.room,
        slug=event.slug,
        title=event.title,
        subtitle="",
        track="",
        type=event.kind,
        language="",
        abstract=event.abstract,
        description=event.about,
    )
    _put(ET.SubElement(at, "recording"), license="", optout="true")  # nobody has said that it may be recorded
    people = ET.SubElement(at, "persons")
    for person in event.people:
        ET.SubElement(people, "person", id=f"{person.number}").text = person.name
    ET.SubElement(at, "links")
    ET.SubElement(at, "attachments")


def _put(parent: ET.Element, **texts: str) -> None:
    """Add an element for each text, in this order."""
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text
