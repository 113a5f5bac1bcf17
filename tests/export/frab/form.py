"""The form of a schedule for apps, after the schemas that c3voc documents for ``schedule.xml`` and ``schedule.json``.

Written anew from them for these tests: what must be there, nothing beside it, and how each text looks. The schemas
themselves: validator/xsd/schedule.xml.xsd and validator/json/schema.json of github.com/voc/schedule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

DAY = r"\d{4}-\d\d-\d\d"
MOMENT = rf"{DAY}T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)"
CLOCK = r"[0-2]\d:[0-5]\d"
DURATION = r"\d{1,2}:\d{2}"
GUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NUMBER = r"[1-9]\d*"
ACRONYM = "[a-z0-9_-]{4,}"
SLUG = r"[a-z0-9_]{4,}-[a-z0-9\-_]{4,}"
TEXT = r"(?s).*"
SOME = r"(?s).+"

CONFERENCE = {
    "acronym": ACRONYM,
    "title": SOME,
    "start": DAY,
    "end": DAY,
    "days": NUMBER,
    "timeslot_duration": DURATION,
    "time_zone_name": "[A-Z][a-z]+/[A-Za-z_/]+",
}
EVENT = {
    "room": SOME,
    "title": SOME,
    "subtitle": TEXT,
    "type": SOME,
    "date": MOMENT,
    "start": CLOCK,
    "duration": DURATION,
    "abstract": TEXT,
    "slug": SLUG,
    "track": TEXT,
    "language": TEXT,
    "description": TEXT,
}
LISTS = {"recording": ["license", "optout"], "persons": ["person"], "links": ["link"], "attachments": ["attachment"]}


def check(root: ET.Element) -> None:
    """Check a whole document."""
    assert root.tag == "schedule"
    days = root.findall("day")
    assert [one.tag for one in root] == ["generator", "version", "conference", *["day"] * len(days)]
    _looks({one.tag: one.text or "" for one in root.find("conference") or ()}, CONFERENCE)
    for day in days:
        _looks(day.attrib, {"index": NUMBER, "date": DAY, "start": MOMENT, "end": MOMENT})
        for room in day:
            assert (room.tag, [*room.attrib], {one.tag for one in room}) == ("room", ["name"], {"event"})
    events = root.findall("day/room/event")
    for event in events:
        _event(event)
    _once(day.get("index") for day in days)
    for name in ("guid", "id"):
        _once(event.get(name) for event in events)
    _once(event.findtext("slug") for event in events)


def _event(event: ET.Element) -> None:
    _looks(event.attrib, {"guid": GUID, "id": NUMBER})
    _looks({one.tag: one.text or "" for one in event if one.tag not in LISTS}, EVENT)
    _once(one.tag for one in event)
    for name, inner in LISTS.items():
        assert {one.tag for one in event.find(name) or ()} <= {*inner}
    assert event.findtext("recording/optout") in {"true", "false"}
    for person in event.findall("persons/person"):
        _looks(person.attrib, {"id": NUMBER})
        assert person.text


def _looks(found: dict[str, str], wanted: dict[str, str]) -> None:
    assert {*found} == {*wanted}
    for name, text in found.items():
        assert re.fullmatch(wanted[name], text), (name, text)


def _once(values: Iterable[object]) -> None:
    every = [*values]
    assert len(every) == len(set(every))


def _text(pattern: str) -> dict[str, object]:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _record(**keys: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": [*keys], "properties": keys}


def _list(of: object) -> dict[str, object]:
    return {"type": "array", "items": of}


STRING = {"type": "string"}
WHOLE = {"type": "integer", "minimum": 1}
SCHEMA = _record(
    generator=_record(name=STRING),
    schedule=_record(
        version=STRING,
        base_url=STRING,
        conference=_record(
            acronym=_text(ACRONYM),
            title=STRING,
            start=_text(DAY),
            end=_text(DAY),
            daysCount=WHOLE,
            timeslot_duration=_text(DURATION),
            time_zone_name=_text("[A-Z][a-z]+/[A-Za-z_/]+"),
            rooms=_list(_record(name=STRING, guid=_text(GUID))),
            days=_list(
                _record(
                    index=WHOLE,
                    date=_text(DAY),
                    day_start=_text(MOMENT),
                    day_end=_text(MOMENT),
                    rooms={
                        "type": "object",
                        "additionalProperties": _list(
                            _record(
                                **dict.fromkeys(EVENT, STRING),
                                id=WHOLE,
                                guid=_text(GUID),
                                logo=STRING,
                                url=STRING,
                                recording_license=STRING,
                                do_not_record={"type": "boolean"},
                                persons=_list(_record(id=WHOLE, name=STRING, public_name=STRING)),
                                links=_list({}),
                                attachments=_list({}),
                                answers=_list({}),
                            )
                        ),
                    },
                )
            ),
        ),
    ),
)
