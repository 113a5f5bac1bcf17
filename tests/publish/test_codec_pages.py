"""The pages in the file of a revision: they come back as they were, each line is there once, what is wrong is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from scheduler.errors import DraftError
from scheduler.publish import codec_revision
from scheduler.publish.pages import pages_of
from tests.builders import every_half_hour
from tests.meeting import a_meeting
from tests.publish.shelf import Shelf
from tests.publish.test_codec import put
from tests.published import a_content, revision_of


def document(revision: object = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(codec_revision.dumps(revision or revision_of(a_content())))  # type: ignore[arg-type]
    return found


def test_pages_with_one_of_everything_come_back_as_they_were() -> None:
    shelf = Shelf()
    revision = shelf.publish(*a_meeting())
    assert revision.pages == pages_of(*reversed(a_meeting()))
    assert revision.pages is not None
    assert any(one.company for own in revision.pages.own.values() for day in own.days for one in day.lines)
    text = codec_revision.dumps(revision)
    read = codec_revision.loads(text, "r0001.json")
    assert read == revision
    assert codec_revision.dumps(read) == text


def test_the_hour_that_the_clock_shows_twice_comes_back() -> None:
    programme, timetable = every_half_hour("Europe/London", "2018-10-27")
    pages = pages_of(timetable, programme)
    revision = Shelf().publish(programme, timetable)
    read = codec_revision.loads(codec_revision.dumps(revision), "r").pages
    assert read is not None
    starts, again = (
        [line.start.astimezone(UTC) for day in one.common.days for line in day.lines] for one in (pages, read)
    )
    assert datetime(2018, 10, 28, 0, 30, tzinfo=UTC) in starts
    assert datetime(2018, 10, 28, 1, 30, tzinfo=UTC) in starts
    assert again == starts


def test_a_line_and_a_day_that_many_have_are_written_once() -> None:
    pages = document()["pages"]
    assert pages["people"][1] == {
        "id": "iom",
        "name": "IOM",
        "post": "adviser",
        "organisation": "",
        "country": "",
        "confirmed": True,
        "stay": ["As long as it lasts"],
        "days": ["2018-10-24", "2018-10-25"],
        "parts": {},
        "remarks": {},
        "company": {},
    }
    assert pages["days"] == ["2018-10-24", "2018-10-25"]
    assert pages["people"][2]["days"] == ["2018-10-25@2"]
    assert pages["all_days"] == {
        "2018-10-24": {"day": "2018-10-24", "lines": ["s1", "s2"]},
        "2018-10-25": {"day": "2018-10-25", "lines": ["s3"]},
        "2018-10-25@2": {"day": "2018-10-25", "lines": ["s3", "board"]},
    }
    assert list(pages["all_lines"]) == ["s1", "s2", "s3", "board"]
    assert pages["people"][0]["parts"] == {"s2": ["chair"]}


def test_a_line_that_reads_otherwise_on_another_page_has_a_name_of_its_own() -> None:
    revision = revision_of(a_content())
    assert revision.pages is not None
    own = revision.pages.own["iom"]
    day = own.days[0]
    other = replace(day.lines[0], line=replace(day.lines[0].line, moved=True))
    days = (replace(day, lines=(other, *day.lines[1:])), *own.days[1:])
    pages = replace(revision.pages, own={**revision.pages.own, "iom": replace(own, days=days)})
    revision = replace(revision, pages=pages)
    assert list(document(revision)["pages"]["all_lines"]) == ["s1", "s2", "s3", "s1@2", "board"]
    assert codec_revision.loads(codec_revision.dumps(revision), "r") == revision


def test_the_first_version_of_the_format_is_read_and_has_no_pages() -> None:
    told = revision_of(a_content())
    old = {**document(told), "format": "session-timetable-revision/1"}
    del old["pages"]
    read = codec_revision.loads(json.dumps(old), "r0001.json")
    assert read == replace(told, pages=None)
    assert document(read)["pages"] is None
    assert codec_revision.loads(codec_revision.dumps(read), "r0001.json") == read


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("pages", ..., "r: pages: this key is missing."),
        ("pages.place", 1, "r: pages: place: a text belongs here, not a number."),
        ("pages.more", 1, "r: pages: more: this key is not known here."),
        ("pages.days.0", "2018-10-23", "r: pages: days: “2018-10-23” is not known."),
        ("pages.all_days.2018-10-24.lines.0", "s9", "r: pages: all_days: 2018-10-24: lines: “s9” is not known."),
        ("pages.all_days.2018-10-24.day", "24.10.", "“24.10.” is no date"),
        ("pages.all_lines.s1.kind", "talk", "r: pages: all_lines: s1: kind: “talk” is none of session, "),
        ("pages.all_lines.s1.start", "2018-10-24T14:00:00+02:00", "is not the local time of Europe/London"),
        ("pages.all_lines.s1.end", "2018-10-24T14:00:00+01:00", "s1: end: it does not end after it starts."),
        ("pages.all_lines.s1.roles", [{"word": "Chair", "people": [{}]}], "roles: Chair: people: number 1: name: this"),
        ("pages.people.0.days.0", "x", "r: pages: people: odi: days: “x” is not known."),
        ("pages.people.0.parts", {"s9": ["chair"]}, "r: pages: people: odi: parts: “s9” is on none of the days."),
        ("pages.people.0.remarks", {"s9": ["away"]}, "r: pages: people: odi: remarks: “s9” is on none of the days."),
        (
            "pages.people.0.company",
            {"s9": {"roles": []}},
            "r: pages: people: odi: company: “s9” is on none of the days.",
        ),
        ("pages.people.0.company", {"s1": {}}, "r: pages: people: odi: company: s1: roles: this key is missing."),
        ("pages.people.0.id", "who", "r: pages: people: they are not those who have a calendar, each once and in"),
        ("pages.people.0.id", "iom", "r: pages: people: they are not those who have a calendar, each once and in"),
        ("pages.people.0.email", "odi@example.org", "r: pages: people: odi: email: this key is not known here."),
    ],
)
def test_what_is_wrong_in_pages_is_named_with_its_place(path: str, value: object, says: str) -> None:
    wrong = document()
    put(path, value)(wrong)
    with pytest.raises(DraftError) as raised:
        codec_revision.loads(json.dumps(wrong), "r")
    assert says in str(raised.value)
    assert codec_revision.loads(json.dumps(document()), "r") == revision_of(a_content())
