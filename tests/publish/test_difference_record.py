"""A difference as JSON: stable, and with all that the page says."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from scheduler.clock import later
from scheduler.publish.aspects import Aspect
from scheduler.publish.difference import difference
from scheduler.publish.difference_record import difference_record
from scheduler.timetable.baseline import held_against
from tests.contents import FAR, GUEST, S4, a_content, a_guest, differing, timetable_of, with_guest


def entry(start: str, end: str) -> dict[str, object]:
    return {
        "kind": "session",
        "title": "2. Making it work",
        "start": f"2018-10-25T{start}:00+01:00",
        "end": f"2018-10-25T{end}:00+01:00",
        "rooms": ["Hall"],
        "house": "Example House",
        "about": list(S4.about),
        "part": [],
        "private": False,
        "group": None,
    }


MOVED = {
    "id": "s4",
    "change": "changed",
    "before": entry("14:00", "15:30"),
    "after": entry("15:30", "17:00"),
    "aspects": [
        {
            "what": "moved",
            "before": "Thursday 14:00",
            "after": "Thursday 15:30",
            "words": "moved from Thursday 14:00 to Thursday 15:30",
        }
    ],
}


def test_all_of_it() -> None:
    moved = a_content(replace(S4, start=later(S4.start, 90), end=later(S4.end, 90)))  # type: ignore[arg-type]
    after = with_guest(moved, replace(FAR, name="Speaker far away", parts={**FAR.parts, "dinner": ()}))
    after = replace(after, title="Another", guests=(*after.guests[2:], a_guest("envoy", "Envoy")))
    was = timetable_of(a_content(), wishes=9)
    now = replace(timetable_of(after, idle=15, perturbation=10), published=held_against(was, "most"))
    record = difference_record(difference(a_content(), after, was, now))
    items, people = record.pop("items"), record.pop("people")
    assert record == {
        "programme": "event-2018",
        "title": "Another",
        "timezone": "Europe/London",
        "days": 0,
        "first_day": None,
        "meeting": [{"what": "title", "before": "A meeting", "after": "Another"}],
        "renamed": [{"before": "Speaker from afar", "after": "Speaker far away"}],
        "costs": {
            "terms": [{"term": "idle", "before": 0, "after": 15}, {"term": "wishes", "before": 9, "after": 0}],
            "before": 9,
            "after": 15,
            "change": 10,
        },
        "must_be_told": 5,
        "other_words": 0,
        "of": 5,
        "words": [
            "2 items differ; everybody (5 people) must be told.",
            "The meeting is now called “Another” instead of “A meeting”.",
            "Dinner (Wednesday 19:30): now also for Speaker far away.",
            "2. Making it work: moved from Thursday 14:00 to Thursday 15:30 (Day guest).",
            "New: Envoy, 0 items.",
            "No longer there: Chairperson; was chair in “1. The text”.",
            "No longer there: Policy lead; was speaker in “2. Making it work”.",
            "Speaker from afar is now called Speaker far away.",
        ],
    }
    dinner, s4 = items  # type: ignore[misc]
    assert s4 == {**MOVED, "people": [], "groups": [], "must_be_told": ["guest"]}
    share = {"id": "far", "name": "Speaker far away", "before": None, "after": []}
    assert (dinner["people"], dinner["aspects"], dinner["must_be_told"]) == ([share], [], ["far"])
    assert [(one["id"], one["change"], len(one["items"])) for one in people] == [  # type: ignore[attr-defined]
        ("guest", "changed", 1),
        ("far", "changed", 1),
        ("envoy", "new", 1),
        ("odi", "gone", 6),
        ("iom", "gone", 6),
    ]


def test_one_person_has_their_own_alone() -> None:
    moved = a_content(replace(S4, start=later(S4.start, 90), end=later(S4.end, 90)))  # type: ignore[arg-type]
    found = differing(a_content(), with_guest(moved, replace(GUEST, name="A guest")))
    record = difference_record(found, "guest")
    words = "2. Making it work: moved from Thursday 14:00 to Thursday 15:30."
    assert record == {
        "programme": "event-2018",
        "title": "A meeting",
        "timezone": "Europe/London",
        "days": 0,
        "first_day": None,
        "meeting": [],
        "people": [{"id": "guest", "name": "A guest", "change": "changed", "items": [{**MOVED, "words": words}]}],
    }
    assert difference_record(found, "far")["people"] == []


def test_it_is_stable_and_plain_and_holds_every_field() -> None:
    found = differing(None, a_content())
    text = json.dumps(difference_record(found))
    assert json.dumps(difference_record(differing(None, a_content()))) == text
    assert json.loads(text) == difference_record(found)
    moved = differing(a_content(), a_content(replace(S4, rooms=())))
    (item,) = difference_record(moved)["items"]  # type: ignore[misc]
    assert [*item["aspects"][0]] == [field.name for field in fields(Aspect)]
