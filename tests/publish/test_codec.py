"""The files of the record: they come back as they were, and whatever is wrong in them is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.errors import DraftError
from scheduler.publish import codec_record, codec_revision
from scheduler.publish.model import AGENDA, Record, Revision
from scheduler.timetable import codec
from scheduler.timetable.groups import Group, Sitting
from tests.published import (
    FIRST,
    a_content,
    a_guest,
    an_entry,
    recorded,
    revision_of,
    with_entry,
    without_entry,
    without_guest,
)

Edit = Callable[[dict[str, Any]], object]
LONDON = ZoneInfo("Europe/London")


def a_record() -> Record:
    """Return the record of three revisions: all there is, somebody leaves, and a session is cancelled."""
    left = without_guest(a_content(), "odi")
    return recorded([a_content(), left, without_entry(left, "s2")])[-1][0]


def a_revision() -> Revision:
    whole = with_entry(
        a_content(title='"The" meeting\n\tof 2018', note="Off the record.\n\nReally."),
        "s1",
        about=("Chair: somebody; somebody else", "- Who\u2028decides?"),
        location=(50.906, -0.361),
        rooms=("Library", "Study"),
        categories=("session", "plenary"),
    )
    return replace(revision_of(whole, 7, "rolled back", 3), at=datetime(2018, 9, 3, 12, 30, 5, tzinfo=UTC))


def checked(document: dict[str, Any]) -> str:
    """Return a record's document as text, with the checksum that it then has."""
    rest = {key: value for key, value in document.items() if key != "sha256"}
    return json.dumps({**rest, "sha256": codec_record._checksum(rest)})


def record_document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(codec_record.dumps(a_record()))
    return document


def revision_document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(codec_revision.dumps(a_revision()))
    return document


def test_the_record_comes_back_as_it_was() -> None:
    text = codec_record.dumps(a_record())
    assert codec_record.loads(text) == a_record()
    assert codec_record.dumps(codec_record.loads(text)) == text
    assert text.endswith("}\n")


def test_the_record_holds_what_its_format_promises() -> None:
    document = record_document()
    assert list(document) == [
        *("format", "programme", "first_day", "revisions", "numbers", "tokens", "former", "stamps", "sha256")
    ]
    assert document["format"] == "session-timetable-record/1"
    assert document["revisions"][1] == {
        "number": 2,
        "at": "2018-09-02T09:00:00+00:00",
        "why": "published",
        "of": None,
        "told": 2,
        "items": 4,
        "sha256": "0" * 64,
    }
    assert document["stamps"][AGENDA]["s2"] == {
        "sequence": 2,
        "created": "2018-09-01T09:00:00+00:00",
        "changed": "2018-09-03T09:00:00+00:00",
        "what": "Cancelled; it was Wednesday 15:30.",
        "cancelled": {
            "timezone": "Europe/London",
            "entry": {
                "item": "s2",
                "kind": "session",
                "title": "Title of s2",
                "start": "2018-10-24T15:30:00+01:00",
                "end": "2018-10-24T16:30:00+01:00",
                "rooms": ["Library"],
                "house": "House",
                "location": None,
                "about": [],
                "part": [],
                "categories": [],
                "free": False,
                "private": False,
            },
        },
    }


def test_a_revision_comes_back_as_it_was() -> None:
    text = codec_revision.dumps(a_revision())
    assert codec_revision.loads(text, "r0007.json") == a_revision()
    assert codec_revision.dumps(codec_revision.loads(text, "r0007.json")) == text


def test_a_revision_keeps_groups_and_other_groups_are_another_revision() -> None:
    revision = a_revision()
    item = revision.timetable.items[0].id
    sitting = Sitting(item, (Group(1, ("odi",), None, "Ports"), Group(2, ("iom",))))
    mixed = replace(revision, timetable=replace(revision.timetable, groups=(sitting,)))
    assert codec_revision.loads(codec_revision.dumps(mixed), "r0007.json") == mixed
    turned = replace(sitting, groups=tuple(replace(one, number=3 - one.number) for one in sitting.groups[::-1]))
    other = replace(mixed, timetable=replace(mixed.timetable, groups=(turned,)))
    told = [codec_revision.tells_the_same(mixed, one) for one in (mixed, other, revision)]
    assert told == [True, False, False]


@pytest.mark.parametrize("zone", ["Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"])
def test_times_come_back_in_the_hour_that_the_clock_shows_twice(zone: str) -> None:
    starts = [datetime(2018, 10, 28, hour, 15, tzinfo=UTC).astimezone(ZoneInfo(zone)) for hour in range(3)]
    end = datetime(2018, 10, 28, 9, tzinfo=UTC).astimezone(ZoneInfo(zone))
    entries = tuple(replace(an_entry(f"i{n}"), start=start, end=end) for n, start in enumerate(starts))
    revision = revision_of(a_content(zone=zone, entries=entries, guests=()))
    read = codec_revision.loads(codec_revision.dumps(revision), "r")
    assert [e.start.isoformat() for e in read.content.entries] == [e.start.isoformat() for e in entries]


@pytest.mark.parametrize("version", [1, 2])
def test_a_timetable_of_either_version_is_read(version: int) -> None:
    document = revision_document()
    if version == 1:
        document["timetable"]["format"] = "session-timetable/1"
        del document["timetable"]["first_day"], document["timetable"]["published"]
    read = codec_revision.loads(json.dumps(document), "r0007.json")
    assert (read.timetable.first_day is None) == (version == 1)
    assert read.timetable.items == a_revision().timetable.items


def put(path: str, value: object) -> Edit:
    """Return an edit that sets a value at ``a.0.b``; the value `...` takes the key out."""
    *outer, last = path.split(".")

    def edit(document: dict[str, Any]) -> None:
        inner: Any = document
        for key in outer:
            inner = inner[int(key)] if isinstance(inner, list) else inner[key]
        if value is ...:
            del inner[last]
        elif isinstance(inner, list):
            inner[int(last)] = value
        else:
            inner[last] = value

    return edit


REVISION_EDITS = [
    ("format", "session-timetable/2", "r: format: “session-timetable/2” is not session-timetable-revision/3."),
    (
        "format",
        "session-timetable-revision/4",
        "r: format: this is version “4” of the format, and this program reads up to 3.",
    ),
    ("number", ..., "r: number: this key is missing."),
    ("number", "7", "r: number: a whole number belongs here, not the text “7”."),
    ("at", "yesterday", "r: at: “yesterday” is no time; one is written like 2018-10-24T15:00:00+01:00."),
    ("at", "2018-09-03T12:30:05+01:00", "is not written in UTC"),
    ("at", "2018-09-03T12:30:05", "is not written in UTC"),
    ("why", "because", "r: why: “because” is none of published, renumbered, postponed, rolled back."),
    ("of", 1.0, "r: of: a whole number belongs here, not a number with a point."),
    ("colour", "red", "r: colour: this key is not known here."),
    ("programme", "another", "r: programme: “another” stands here, and “event-2018” inside."),
    ("content.programme", "another", "r: programme: “event-2018” stands here, and “another” inside."),
    ("content.colour", "red", "r: content: colour: this key is not known here."),
    ("content.timezone", "Europe/Atlantis", "is no time zone that this machine knows"),
    ("content.entries.0.colour", "red", "r: content: entries: s1: colour: this key is not known here."),
    ("content.entries.0.title", ..., "r: content: entries: s1: title: this key is missing."),
    ("content.entries.0.free", 1, "r: content: entries: s1: free: true or false belongs here, not a number."),
    ("content.entries.0.rooms", "Library", "rooms: a list [...] belongs here, not the text “Library”."),
    ("content.entries.0.location", [50.9], "location: latitude and longitude belong here."),
    ("content.entries.0.location", [50.9, True], "location: a number belongs here, not true."),
    ("content.entries.0.location", [50.9, 1e10], "location: 10000000000.0 is out of range."),
    ("content.entries.0.start", "2018-10-24T14:00:00+02:00", "is not the local time of Europe/London"),
    ("content.entries.0.end", "2018-10-24T14:00:00+01:00", "r: content: entries: s1: end: it does not end after"),
    ("content.entries.0.title", "a\u0007b", "r: content: entries: s1: title: the text holds a control character."),
    ("content.entries.1.item", "s1", "r: content: entries: “s1” stands twice."),
    ("content.guests.1.id", "odi", "r: content: guests: “odi” stands twice."),
    ("content.guests.0.parts.x", [], "odi has a part in “x”, which is not among the entries."),
    ("content.guests.0.parts.s1", "chair", "a list [...] belongs here, not the text “chair”."),
    ("content.guests.0.stay.start", "2018-10-24T00:00:00+01:00", "is no date; one is written like 2018-10-24."),
    ("content.guests.0.stay.end", "2018-10-24", "r: content: guests: odi: stay: end: it does not end after it starts."),
    ("timetable.items.0.colour", "red", "r: timetable: items: s1: colour: this key is not known here."),
    ("timetable.format", "session-timetable/4", "r: timetable: format: this is version “4” of the format"),
]


@pytest.mark.parametrize(("path", "value", "says"), REVISION_EDITS)
def test_what_is_wrong_in_a_revision_is_named_with_its_place(path: str, value: object, says: str) -> None:
    document = revision_document()
    put(path, value)(document)
    with pytest.raises(DraftError) as raised:
        codec_revision.loads(json.dumps(document), "r")
    assert says in str(raised.value)


RECORD_EDITS = [
    ("format", "session-timetable-record/2", "this is version “2” of the format, and this program reads up to 1."),
    ("colour", "red", "record.json: colour: this key is not known here."),
    ("first_day", "soon", "record.json: first_day: “soon” is no date; one is written like 2018-10-24."),
    ("revisions.0.number", 2, "record.json: revisions: number 2 stands where 1 should."),
    ("revisions.1.at", "2018-08-01T00:00:00+00:00", "record.json: revisions: number 2 is earlier than the one before"),
    ("revisions.0.sha256", "0" * 63, "it is no SHA-256"),
    ("revisions.0.colour", "red", "colour: this key is not known here."),
    ("tokens.odi", "../../somewhere/else/and/on", "record.json: tokens: that of “odi” is no word of at least 22"),
    ("tokens.odi", "short", "record.json: tokens: that of “odi” is no word of at least 22"),
    ("tokens.odi", f"{2:040}\n", "record.json: tokens: odi: the text holds a control character."),
    ("tokens.odi", f"{1:040}", "record.json: tokens: two people have the same."),
    ("numbers.s1", 1, "record.json: numbers: s1: a text belongs here, not a number."),
    ("stamps.iom.s1.sequence", -1, "record.json: stamps: iom: s1: sequence: -1 is below 0."),
    ("stamps.iom.s1.sequence", 0.0, "a whole number belongs here, not a number with a point."),
    ("stamps.iom.s1.colour", "red", "record.json: stamps: iom: s1: colour: this key is not known here."),
    ("stamps.iom.s2.cancelled.colour", "red", "stamps: iom: s2: cancelled: colour: this key is not known here."),
    ("stamps.iom", [], "record.json: stamps: iom: an object {...} belongs here."),
    ("former.0.colour", "red", "record.json: former: odi: colour: this key is not known here."),
]


@pytest.mark.parametrize(("path", "value", "says"), RECORD_EDITS)
def test_what_is_wrong_in_a_record_is_named_with_its_place(path: str, value: object, says: str) -> None:
    document = record_document()
    put(path, value)(document)
    with pytest.raises(DraftError) as raised:
        codec_record.loads(checked(document))
    assert says in str(raised.value)


def test_the_edits_above_begin_with_files_that_are_read() -> None:
    assert codec_record.loads(checked(record_document())) == a_record()
    assert codec_revision.loads(json.dumps(revision_document()), "r") == a_revision()


@pytest.mark.parametrize("path", ["stamps.iom.s1.sequence", "revisions.0.told", "revisions.2.items"])
def test_a_number_that_somebody_changed_is_seen_by_the_checksum(path: str) -> None:
    document = record_document()
    put(path, 41)(document)
    with pytest.raises(DraftError, match=r"sha256: this checksum does not fit the rest: the file was changed after"):
        codec_record.loads(json.dumps(document))


def test_blanks_and_ends_of_lines_change_nothing() -> None:
    text = codec_record.dumps(a_record())
    assert codec_record.loads(text.replace("\n", "\r\n")) == a_record()


@pytest.mark.parametrize("loads", [codec_record.loads, lambda text: codec_revision.loads(text, "record.json")])
@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "{}", '{"format": 1}', '{"a": 1, "a": 2}', "[" * 100_000])
def test_what_is_no_such_file_is_refused_and_solving_again_is_not_the_remedy(
    loads: Callable[[str], object], text: str
) -> None:
    with pytest.raises(DraftError) as raised:
        loads(text)
    assert str(raised.value).startswith("record.json:")
    assert "Solve again" not in str(raised.value)


def test_whom_it_is_for_and_when_are_told_apart() -> None:
    """What `seen` leaves out is what nobody is told of: the number, the time and the reason of a revision."""
    one, two = revision_of(a_content()), replace(revision_of(a_content(), 2, "rolled back", 1), at=FIRST)
    assert codec_revision.seen(one) == codec_revision.seen(two)
    other = revision_of(a_content(guests=(a_guest("odi", "s1"),)))
    assert codec_revision.seen(one) != codec_revision.seen(other)
    assert codec.document_of(one.timetable, LONDON)["items"] == codec_revision.seen(one)["items"]
