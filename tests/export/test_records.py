"""What is shown, as plain values for JSON."""

from __future__ import annotations

import json

from scheduler.export.records import grid_record, selection_record
from scheduler.export.selection import Selection
from tests.meeting import a_meeting


def test_an_item_says_all_that_the_pages_say() -> None:
    programme, timetable = a_meeting()
    record = selection_record(timetable, programme, Selection())
    assert record | {"items": []} == {
        "programme": "event-2018",
        "timezone": "Europe/London",
        "digest": "0" * 64,
        "status": "feasible",
        "days": [],
        "rooms": [],
        "person": None,
        "items": [],
        "left_out": [{"id": "extra", "title": "What else there is"}],
    }
    items = {item["id"]: item for item in json.loads(json.dumps(record))["items"]}
    assert list(items) == [item.id for item in timetable.items]
    assert items["steering"] == {
        "id": "steering",
        "kind": "social",
        "of": "steering",
        "format": None,
        "number": None,
        "title": "Steering committee",
        "start": "2018-10-25T08:00:00+01:00",
        "end": "2018-10-25T08:30:00+01:00",
        "minutes": 30,
        "rooms": ["study"],
        "room_names": ["Study"],
        "inside": None,
        "private": True,
        "audience": "steering",
    }
    speech = items["speech"]
    assert (speech["inside"], speech["format"], speech["optional"], speech["theme"]) == (
        "dinner@day-1",
        "remarks",
        False,
        "",
    )


def test_a_session_has_its_people_and_its_pieces() -> None:
    programme, timetable = a_meeting()
    (item,) = (item for item in timetable.items if item.id == "s1")
    record = selection_record(Selection(rooms=programme.rooms[:1]).of(timetable, programme), programme, Selection())
    (s1,) = json.loads(json.dumps(record))["items"]
    lead = {"role": "speaker", "id": "iom", "name": "Policy lead", "organisation": "Example Agency"}
    assert s1["title"] == item.title
    assert s1["questions"] == ["Who decides?"]
    assert s1["parts"][0] == {
        "title": "The text and its reach",
        "minutes": 15,
        "people": [lead | {"confirmed": True, "vacant": False}],
    }
    assert [(part["role"], part["id"], part["confirmed"], part["vacant"]) for part in s1["people"]] == [
        ("chair", "odi", True, False),
        ("speaker", "late", False, False),
        ("speaker", "iom", True, False),
        ("speaker", "far", True, False),
        ("speaker", None, True, True),
    ]


def test_what_was_asked_for_is_told_with_what_each_item_is_to_the_person() -> None:
    programme, timetable = a_meeting()
    late, days = programme.person_by_id["late"], timetable.days[:1]
    selection = Selection(days, person=late)
    record = json.loads(json.dumps(selection_record(selection.of(timetable, programme), programme, selection)))
    assert (record["days"], record["rooms"], record["left_out"]) == (["2018-10-24"], [], [])
    assert record["person"] == {
        "id": "late",
        "name": "Late guest",
        "organisation": "Example Agency",
        "arrives": "2018-10-24T17:00:00+01:00",
        "departs": "2018-10-25T11:00:00+01:00",
        "unavailable": [],
        "remote": False,
        "timezone": None,
    }
    assert [(item["id"], [part["role"] for part in item["as"]], item["away"]) for item in record["items"]] == [
        ("s1", ["speaker"], "away"),
        ("afternoon@day-1", [], "away for a part of it"),
        ("dinner@day-1", [], ""),
        ("speech", ["speaker"], ""),
    ]


def test_rooms_are_told_with_their_seats() -> None:
    programme, timetable = a_meeting()
    selection = Selection(rooms=programme.rooms[2:3])
    record = selection_record(selection.of(timetable, programme), programme, selection)
    assert record["rooms"] == [{"id": "study", "name": "Study", "layouts": {"breakout": 12}, "step_free": True}]


def test_the_grid_is_rows_of_ids() -> None:
    programme, timetable = a_meeting()
    selection = Selection(timetable.days[1:])
    assert grid_record(selection.of(timetable, programme), programme) == [
        {
            "day": "2018-10-25",
            "rooms": ["library", "study"],
            "rows": [
                {"from": "2018-10-25T08:00:00+01:00", "cells": [None, "steering"], "elsewhere": []},
                {"from": "2018-10-25T08:30:00+01:00", "cells": [None, None], "elsewhere": ["checkout"]},
                {"from": "2018-10-25T09:00:00+01:00", "cells": [None, None], "elsewhere": []},
                {"from": "2018-10-25T10:00:00+01:00", "cells": ["s3", None], "elsewhere": []},
                {"from": "2018-10-25T11:15:00+01:00", "cells": [None, None], "elsewhere": []},
            ],
        }
    ]
