"""Groups and tables for programs, read back: JSON by json, the table by csv; no cell of it is a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from scheduler.export.group_tables import COLUMNS, groups_csv, groups_record
from scheduler.timetable.groups import Group, Sitting
from tests.seated import NAMES, a_seated_meeting


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_person_and_round() -> None:
    programme, timetable = a_seated_meeting()
    content = groups_csv(timetable, programme)
    assert content.startswith(b"\xef\xbb\xbfround,title,start,group,topic,room,id,name\r\n")
    found = rows(content)
    assert [(row["round"], row["group"], row["id"]) for row in found] == [
        *(("lunch@day-1", "1", name) for name in ("iom", "au", "gfmd")),
        *(("lunch@day-1", "2", name) for name in ("odi", "un", "eu")),
        *(("s2", "1", name) for name in ("odi", "un", "au")),
        *(("s2", "2", name) for name in ("iom", "eu", "gfmd")),
    ]
    assert found[-1] == {
        "round": "s2",
        "title": "Route by route",
        "start": "2018-10-24 15:20",
        "group": "2",
        "topic": "Health workers",
        "room": "Study",
        "id": "gfmd",
        "name": "'=SUM(Day guest)",
    }
    assert (found[0]["topic"], found[0]["room"]) == ("", "")


def test_no_cell_is_a_formula_and_no_address_is_in_it() -> None:
    topic = "+1\n=HYPERLINK(1)"
    programme, timetable = a_seated_meeting(Sitting("s2", (Group(1, ("gfmd", "odi"), "library", topic),)))
    (one, other) = rows(groups_csv(timetable, programme))
    assert (one["name"], one["topic"]) == ("'=SUM(Day guest)", "'+1 =HYPERLINK(1)")
    assert other["name"] == NAMES["odi"]
    assert programme.person_by_id["gfmd"].email == "gfmd@example.org"
    assert b"@example" not in groups_csv(timetable, programme)


def test_one_person_has_their_own_rows_alone() -> None:
    programme, timetable = a_seated_meeting()
    found = rows(groups_csv(timetable, programme, "au"))
    assert [(row["round"], row["group"], row["id"]) for row in found] == [("lunch@day-1", "1", "au"), ("s2", "1", "au")]


def test_without_groups_there_is_the_header_alone() -> None:
    programme, timetable = a_seated_meeting()
    bare = groups_csv(replace(timetable, groups=()), programme)
    assert bare.decode("utf-8-sig") == f"{','.join(COLUMNS)}\r\n"


def test_json_has_rounds_people_meetings_and_sums() -> None:
    programme, timetable = a_seated_meeting()
    record = json.loads(json.dumps(groups_record(timetable, programme)))
    lunch, routes = record.pop("rounds")
    meetings = record.pop("meetings")
    assert record == {
        "programme": "event-2018",
        "timezone": "Europe/London",
        "digest": "0" * 64,
        "person": None,
        "people": [{"id": name, "name": NAMES[name]} for name in ("odi", "iom", "un", "eu", "au", "gfmd")],
        "pairs": 15,
        "pairs_met": 10,
        "share_met": 0.6667,
        "repeated_meetings": 2,
    }
    assert meetings[:3] == [
        {"people": ["odi", "un"], "times": 2},
        {"people": ["odi", "eu"], "times": 1},
        {"people": ["odi", "au"], "times": 1},
    ]
    assert (len(meetings), sum(one["times"] for one in meetings)) == (10, 12)
    assert routes == {
        "id": "s2",
        "kind": "group",
        "same_groups_as": None,
        "number": "2",
        "title": "Route by route",
        "start": "2018-10-24T15:20:00+01:00",
        "end": "2018-10-24T16:35:00+01:00",
        "groups": [
            {
                "number": 1,
                "topic": "Ports of entry",
                "room": "library",
                "room_name": "Library",
                "leads": [
                    {"role": "facilitator", "id": "odi", "name": "Chairperson"},
                    {"role": "rapporteur", "id": "un", "name": "Adviser"},
                ],
                "people": ["odi", "un", "au"],
            },
            {
                "number": 2,
                "topic": "Health workers",
                "room": "study",
                "room_name": "Study",
                "leads": [
                    {"role": "facilitator", "id": "iom", "name": "Policy lead"},
                    {"role": "rapporteur", "id": "eu", "name": "Envoy"},
                ],
                "people": ["iom", "eu", "gfmd"],
            },
        ],
    }
    assert lunch["kind"] == "table"
    assert [group["leads"] for group in lunch["groups"]] == [
        [{"role": "host", "id": "au", "name": "Commissioner"}],
        [{"role": "host", "id": "odi", "name": "Chairperson"}],
    ]


def test_json_of_one_person_says_how_often_they_meet_each_of_the_others() -> None:
    programme, timetable = a_seated_meeting()
    record = json.loads(json.dumps(groups_record(timetable, programme, "au")))
    assert record["person"] == "au"
    assert [[group["number"] for group in one["groups"]] for one in record["rounds"]] == [[1], [1]]
    assert [(one["people"], one["times"]) for one in record["meetings"]] == [
        (["au", "odi"], 1),
        (["au", "iom"], 1),
        (["au", "un"], 1),
        (["au", "eu"], 0),
        (["au", "gfmd"], 1),
    ]
    assert record["repeated_meetings"] == 2
