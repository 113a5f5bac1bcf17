"""The schedule for apps, in both of its forms."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from scheduler.export.frab import frab_json, frab_xml, make
from scheduler.export.identity import uid
from scheduler.export.printed import Edition
from tests.builders import a_clock, a_programme, a_session, a_timetable, an_item, at
from tests.export.frab import form
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

EDITION = Edition(3, date(2018, 9, 2))


def xml(timetable: Timetable, programme: Programme) -> ET.Element:
    """Return the document, after its form is checked."""
    root = ET.fromstring(frab_xml(timetable, programme, EDITION))  # noqa: S314 - just written
    form.check(root)
    return root


def record(timetable: Timetable, programme: Programme) -> dict[str, Any]:
    """Return the conference of the JSON, after its form is checked."""
    found = json.loads(frab_json(timetable, programme, EDITION))
    jsonschema.validate(found, form.SCHEMA)
    return found["schedule"]["conference"]


def events(root: ET.Element) -> dict[str, ET.Element]:
    return {event.get("guid", ""): event for event in root.findall("day/room/event")}


def test_the_head_says_which_meeting_and_which_state() -> None:
    programme = a_programme()
    root = xml(a_timetable(programme), programme)
    assert root.findtext("version") == "Revision 3, Sunday 2 September 2018"
    assert {one.tag: one.text for one in root.find("conference") or ()} == {
        "acronym": "event-2018",
        "title": "A meeting",
        "start": "2018-10-24",
        "end": "2018-10-26",
        "days": "3",
        "timeslot_duration": "00:05",
        "time_zone_name": "Europe/London",
    }


def test_days_last_from_midnight_to_midnight_and_have_their_rooms() -> None:
    programme, timetable = a_meeting()
    days = xml(timetable, programme).findall("day")
    assert [day.attrib for day in days] == [
        {
            "index": "1",
            "date": "2018-10-24",
            "start": "2018-10-24T00:00:00+01:00",
            "end": "2018-10-25T00:00:00+01:00",
        },
        {
            "index": "2",
            "date": "2018-10-25",
            "start": "2018-10-25T00:00:00+01:00",
            "end": "2018-10-26T00:00:00+01:00",
        },
    ]
    # The groups are one event in all their rooms; what has no room is somewhere in the house.
    assert [(room.get("name"), [one.findtext("title") for one in room]) for room in days[0]] == [
        ("Example House", ["Lunch", "Group photograph"]),
        ("Conference Room", ["1. What changes on the ground?"]),
        ("Library; Study", ["2. Route by route"]),
        ("Library", ["Tea", "Tea tasting"]),
        ("Dining Room", ["Dinner", "After-dinner remarks"]),
    ]


def test_an_event_says_what_everybody_may_know_of_it() -> None:
    programme, timetable = a_meeting()
    event = events(xml(timetable, programme))[uid("event-2018", "s1")]
    number, sure = event.get("id"), ("Policy lead (Example Agency)", "Speaker from afar (Example Agency)")
    assert {one.tag: one.text for one in event if one.tag not in {*form.LISTS, "description"}} == {
        "date": "2018-10-24T13:30:00+01:00",
        "start": "13:30",
        "duration": "01:30",
        "room": "Conference Room",
        "slug": f"event_2018-{int(number or 0):010}-s1",
        "title": "1. What changes on the ground?",
        "subtitle": None,
        "track": None,
        "type": "plenary",
        "language": None,
        "abstract": "Who decides?",
    }
    assert (event.findtext("description") or "").splitlines() == [
        "The text and its reach, 15 minutes: Policy lead (Example Agency)",
        "Seen from afar, 30 minutes: Speaker from afar (Example Agency); vacant",
        "Chair: Chairperson (Example Agency)",
        f"Speakers: Late guest (Example Agency, to be confirmed); {'; '.join(sure)}; vacant",
        "Off the record.",
    ]
    assert [person.text for person in event.findall("persons/person")] == [
        "Chairperson",
        "Late guest (to be confirmed)",
        "Policy lead",
        "Speaker from afar",
    ]
    assert event.findtext("recording/optout") == "true"


def test_both_forms_say_the_same() -> None:
    programme, timetable = a_meeting()
    root, found = xml(timetable, programme), record(timetable, programme)
    assert [(day["date"], [*day["rooms"]]) for day in found["days"]] == [
        (day.get("date"), [room.get("name") for room in day]) for day in root.findall("day")
    ]
    written = [one for day in found["days"] for room in day["rooms"].values() for one in room]
    assert len(written) == len(timetable.items) - 1
    for one in written:
        event = events(root)[one["guid"]]
        assert one["id"] == int(event.get("id", ""))
        assert {name: one[name] for name in form.EVENT} == {name: event.findtext(name) for name in form.EVENT}
        assert [(person["id"], person["name"]) for person in one["persons"]] == [
            (int(person.get("id", "")), person.text) for person in event.findall("persons/person")
        ]
    assert found["daysCount"] == 2
    assert [room["name"] for room in found["rooms"]] == [
        *("Example House", "Conference Room", "Library; Study", "Library", "Dining Room")
    ]


@pytest.mark.parametrize("write", [frab_xml, frab_json])
def test_nothing_private_and_no_address_is_in_it(write: Any) -> None:
    programme, timetable = a_meeting()
    assert any(item.title == "Steering committee" for item in timetable.items)
    assert any("@example.org" in person.email for person in programme.people)
    text = write(timetable, programme, EDITION).decode()
    assert "Check-out" in text
    assert "Steering" not in text
    assert "@" not in text
    assert write(timetable, programme, EDITION).decode() == text


def test_numbers_stay_when_times_titles_and_other_events_change() -> None:
    programme, timetable = a_meeting()
    before = {guid: event.get("id") for guid, event in events(xml(timetable, programme)).items()}
    items = tuple(replace(item, title=f"New {item.title}", rooms=()) for item in timetable.items[::2])
    after = {guid: event.get("id") for guid, event in events(xml(replace(timetable, items=items), programme)).items()}
    assert len(after) == 5
    assert after.items() < before.items()


def test_two_events_never_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "_LARGEST", 7)
    programme = a_programme()
    numbers = {event.get("id") for event in events(xml(a_timetable(programme), programme)).values()}
    assert len(numbers) == 5
    assert numbers <= {*"1234567"}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>&amp;</b> ]]> \"quoted\" 'too'", "<b>&amp;</b> ]]> \"quoted\" 'too'"),
        ("bell\x07, \ud800\r\nline", "bell\ufffd, \ufffd line"),
        ("=1+1", "=1+1"),
        ("الهجرة 移民", "الهجرة 移民"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_titles_rooms_and_names_are_text(title: str, shown: str) -> None:
    programme = a_programme(sessions=(a_session("s1", questions=(title, "Why?")),), title=title, note=title)
    programme = replace(programme, rooms=(replace(programme.rooms[0], name=title),))
    item = an_item("s1", at(programme, 1, "09:00"), 60, title=title, rooms=("conference",))
    timetable = a_timetable(programme, (item,))
    root, found = xml(timetable, programme), record(timetable, programme)
    (event,) = events(root).values()
    assert [event.findtext(name) for name in ("title", "room", "abstract", "description")] == [
        *(shown, shown, f"{shown}\nWhy?", shown)
    ]
    assert (root.findtext("conference/title"), found["title"], [*found["days"][0]["rooms"]]) == (shown, shown, [shown])


def test_a_short_id_and_a_house_without_a_name_still_make_a_schedule() -> None:
    programme = replace(a_programme(a_clock(days=1)), id="ab")
    programme = replace(programme, house=replace(programme.house, name=""))
    root = xml(a_timetable(programme), programme)
    assert root.findtext("conference/acronym") == "ab-meeting"
    assert root.find("day/room[@name='No room']") is not None


def test_where_the_clock_changes_each_time_has_its_own_offset_and_the_length_is_real() -> None:
    programme = a_programme(a_clock(first=date(2018, 10, 28), days=1), occurrences=())
    item = an_item("s1", at(programme, 1, "00:30"), 120)
    (event,) = events(xml(a_timetable(programme, (item,)), programme)).values()
    assert (event.findtext("date"), event.findtext("duration")) == ("2018-10-28T00:30:00+01:00", "02:00")
    (day,) = xml(a_timetable(programme, (item,)), programme).findall("day")
    assert (day.get("start"), day.get("end")) == ("2018-10-28T00:00:00+01:00", "2018-10-29T00:00:00+00:00")
