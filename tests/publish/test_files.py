"""The files for people: which there are, what each holds, and that none says what is not for its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import VerificationError
from scheduler.export.identity import stay_uid, uid
from scheduler.publish import files
from scheduler.publish.files import EMPTY_PAGE
from scheduler.verify.lint import lint
from tests.builders import a_programme, a_timetable, at
from tests.calendars import unfolded, values
from tests.meeting import a_meeting
from tests.publish.shelf import Shelf
from tests.readers.by_libraries import by_icalendar
from tests.readers.web import read as by_browser
from tests.titles import TITLES

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

PEOPLE = ("odi", "iom", "guest", "late", "far")
_FORMS = ("ics", "txt")
OFFICE = ("Programme office", "office@example.org")


def without(timetable: Timetable, *items: str) -> Timetable:
    return replace(timetable, items=tuple(item for item in timetable.items if item.id not in items))


def leaves(programme: Programme, person: str) -> Programme:
    """Return the programme after somebody has withdrawn."""
    gone = tuple(one for one in programme.people if one.id == person)
    return replace(
        programme,
        people=tuple(one for one in programme.people if one.id != person),
        withdrawn=(*programme.withdrawn, *gone),
    )


def events(data: bytes) -> dict[str, tuple[str, str]]:
    """Return STATUS and SEQUENCE of each event by its title."""
    rest = data[data.index(b"BEGIN:VEVENT") :]
    return dict(
        zip(values(rest, "SUMMARY"), zip(values(rest, "STATUS"), values(rest, "SEQUENCE"), strict=True), strict=True)
    )


@pytest.fixture
def shelf() -> Shelf:
    """Return a shelf with the first revision of the meeting that has one of everything."""
    made = Shelf()
    made.publish(*a_meeting())
    return made


def test_the_first_revision_makes_a_feed_and_a_file_for_everybody_and_no_cancellation(shelf: Shelf) -> None:
    assert shelf.record is not None
    tokens = shelf.record.tokens
    assert sorted(tokens) == sorted(("", *PEOPLE))
    assert sorted(shelf.files()) == sorted(
        (
            "web/index.html",
            "web/feeds/index.html",
            "web/pages/index.html",
            *(f"web/feeds/{token}.ics" for token in tokens.values()),
            *(f"web/pages/{token}.html" for token in tokens.values()),
            "outbox/agenda-r1.ics",
            "outbox/changes-r1.md",
            *(f"outbox/people/{person}-r1.{form}" for person in PEOPLE for form in _FORMS),
        )
    )


def test_the_same_state_gives_the_same_bytes(shelf: Shelf) -> None:
    assert shelf.files() == shelf.files()


def test_every_calendar_is_sound(shelf: Shelf) -> None:
    found = {path: lint(data) for path, data in shelf.files().items() if path.endswith(".ics")}
    assert found == dict.fromkeys(found, ())
    assert len(found) == 12


def test_a_calendar_that_is_not_sound_is_not_written(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "published", lambda *_: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    with pytest.raises(VerificationError, match=r"outbox/agenda-r1\.ics: line 1: VCALENDAR without VERSION"):
        shelf.files()


def test_a_feed_holds_what_is_on_and_a_file_also_what_is_off(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    shelf.publish(programme, without(timetable, "s2"))
    feed, file = shelf.feed("odi"), shelf.files()["outbox/people/odi-r2.ics"]
    assert "2. Route by route" not in events(feed)
    assert events(file) == {**events(feed), "2. Route by route": ("CANCELLED", "1")}
    assert {status for status, _ in events(feed).values()} == {"CONFIRMED"}
    assert values(file, "UID")[-1] == uid("event-2018", "s2")
    again = shelf.publish(programme, timetable)
    assert (again.number, events(shelf.feed("odi"))["2. Route by route"]) == (3, ("CONFIRMED", "2"))
    assert events(shelf.files()["outbox/people/odi-r3.ics"])["2. Route by route"] == ("CONFIRMED", "2")


def test_a_revision_takes_back_what_it_took_off_the_agenda_and_nothing_else(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    shelf.publish(programme, without(timetable, "s2", "steering"))
    assert events(shelf.files()["outbox/changes-r2.ics"]) == {"2. Route by route": ("CANCELLED", "1")}
    shelf.publish(programme, without(timetable, "s2", "steering", "photo"))
    assert events(shelf.files()["outbox/changes-r3.ics"]) == {"Group photograph": ("CANCELLED", "1")}
    assert "Steering committee" in events(shelf.files()["outbox/people/odi-r3.ics"])
    shelf.publish(programme, timetable)
    assert [path for path in shelf.files() if "changes" in path] == ["outbox/changes-r4.md"]


def test_what_was_cancelled_is_taken_back_in_the_name_of_whom_people_write_to(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    shelf.publish(programme, without(timetable, "s2"))
    plain, sent = (shelf.files(organizer=one)["outbox/changes-r2.ics"] for one in (None, OFFICE))
    assert (lint(plain), lint(sent, "CANCEL")) == ((), ())
    assert [values(data, "METHOD") for data in (plain, sent)] == [[], ["CANCEL"]]
    with_it = {path for path, data in shelf.files(organizer=OFFICE).items() if b"office@example.org" in data}
    assert {path for path in with_it if not path.endswith(".txt")} == {"outbox/changes-r2.ics"}


def test_who_withdrew_keeps_a_feed_with_their_stay_and_is_sent_one_last_file(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    token = shelf.record.tokens["iom"] if shelf.record else ""
    gone = leaves(programme, "iom")
    shelf.publish(gone, timetable)
    assert values(shelf.feed("iom"), "UID") == [stay_uid("event-2018", "iom")]
    file = events(shelf.files()["outbox/people/iom-r2.ics"])
    assert file["A meeting"] == ("CONFIRMED", "0")
    assert {status for title, (status, _) in file.items() if title != "A meeting"} == {"CANCELLED"}
    shelf.publish(gone, without(timetable, "s2"))
    assert f"web/feeds/{token}.ics" in shelf.files()
    assert "outbox/people/iom-r3.ics" not in shelf.files()
    assert "outbox/people/odi-r3.ics" in shelf.files()
    shelf.publish(programme, timetable)
    assert shelf.record is not None
    assert shelf.record.tokens["iom"] == token
    assert events(shelf.feed("iom"))["1. What changes on the ground?"][0] == "CONFIRMED"


def test_an_agenda_with_nothing_in_it_shows_the_meeting_in_days() -> None:
    programme = a_programme()
    shelf = Shelf()
    shelf.publish(programme, a_timetable(programme))
    shelf.publish(programme, replace(a_timetable(programme, ()), first_day=programme.clock.first_day))
    for people in ((), programme.people):
        shelf.publish(replace(programme, people=people), shelf.revisions[-1].timetable)
        assert lint(shelf.feed()) == ()
        assert values(shelf.feed(), "UID") == [stay_uid("event-2018")]
    assert [values(shelf.feed(), name)[-1] for name in ("SUMMARY", "SEQUENCE")] == ["A meeting", "0"]
    assert [line for line in unfolded(shelf.feed()) if "VALUE=DATE:" in line] == [
        "DTSTART;VALUE=DATE:20181024",
        "DTEND;VALUE=DATE:20181027",
    ]


def test_the_meeting_in_days_is_to_the_byte_what_it_was_when_somebody_comes_or_goes() -> None:
    programme = a_programme()
    shelf = Shelf()
    empty = replace(a_timetable(programme, ()), first_day=programme.clock.first_day)
    shelf.publish(programme, empty)
    feed = shelf.feed()
    one, *others = programme.people
    for people in (others, [replace(one, departs=at(programme, 2, "10:00")), *others]):
        shelf.publish(replace(programme, people=tuple(people)), empty)
        assert shelf.feed() == feed


def test_the_address_of_a_feed_stands_in_the_feed_alone_and_only_where_it_is_known(shelf: Shelf) -> None:
    assert shelf.record is not None
    for path, data in shelf.files("https://example.org/meeting").items():
        name = path.removeprefix("web/feeds/")
        expected = [f"https://example.org/meeting/feeds/{name}"] if name != path and name.endswith(".ics") else []
        assert values(data, "SOURCE") == expected
    assert not [path for path, data in shelf.files().items() if b"SOURCE" in data]


def test_what_a_server_shows_in_place_of_a_list_says_nothing_of_anybody(shelf: Shelf) -> None:
    made = shelf.files("https://example.org/meeting")
    pages = {path: data for path, data in made.items() if path.startswith("web/") and path.endswith("index.html")}
    assert pages == dict.fromkeys(("web/index.html", "web/feeds/index.html", "web/pages/index.html"), EMPTY_PAGE)
    assert re.findall(rb"href|\.ics|example", EMPTY_PAGE) == []
    folders = {path.rpartition("/")[0] for path in made if path.startswith("web/")}
    assert {f"{folder}/index.html" for folder in folders} == set(pages)


def test_no_file_but_that_which_takes_back_holds_an_address_of_anybody(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    everybody = [person.email for person in (*programme.people, *programme.withdrawn)]
    assert all(everybody)
    shelf.publish(leaves(programme, "iom"), without(timetable, "s2"))
    made = shelf.files("https://example.org/meeting", OFFICE)
    with_an_address = {path for path, data in made.items() if b"@example" in data or b"mailto:" in data.lower()}
    assert {path for path in with_an_address if not path.endswith(".txt")} == {"outbox/changes-r2.ics"}
    assert not any(email.encode() in data for data in made.values() for email in everybody)


def test_the_first_text_holds_ones_own_address_and_whom_to_write_to(shelf: Shelf) -> None:
    assert shelf.record is not None
    made, tokens = shelf.files("https://example.org/meeting", OFFICE), shelf.record.tokens
    text = made["outbox/people/iom-r1.txt"].decode()
    assert f"\nhttps://example.org/meeting/feeds/{tokens['iom']}.ics\n" in text
    assert f"\nhttps://example.org/meeting/pages/{tokens['iom']}.html\nThe addresses are for you alone.\n" in text
    assert text.endswith(f"\nQuestions? Write to {OFFICE[0]}: {OFFICE[1]}\n")
    assert [name for name, token in tokens.items() if token in text] == ["iom"]


def test_nobody_reads_of_what_is_not_theirs(shelf: Shelf) -> None:
    made = shelf.files()
    private = {path for path, data in made.items() if b"Steering committee" in data}
    assert shelf.record is not None
    tokens = [shelf.record.tokens[person] for person in ("odi", "iom")]
    theirs = {path for token in tokens for path in (f"web/feeds/{token}.ics", f"web/pages/{token}.html")}
    assert private - theirs <= {f"outbox/people/{person}-r1.{form}" for person in ("odi", "iom") for form in _FORMS}
    assert theirs | {"outbox/people/odi-r1.ics", "outbox/people/iom-r1.ics"} <= private
    every = [token.encode() for token in shelf.record.tokens.values()]
    assert [path for path, data in made.items() if any(token in data for token in every)] == []


def test_an_unchanged_event_is_written_as_it_was_to_the_byte(shelf: Shelf) -> None:
    programme, timetable = a_meeting()
    before = {person: _blocks(shelf.feed(person)) for person in ("", "odi", "iom", "guest", "far")}
    moved = tuple(
        replace(item, start=at(programme, 2, "15:00"), end=at(programme, 2, "16:15")) if item.id == "s2" else item
        for item in timetable.items
    )
    shelf.publish(programme, replace(timetable, items=moved))
    for person, blocks in before.items():
        after = _blocks(shelf.feed(person))
        changed = {one for one in blocks.keys() | after.keys() if blocks.get(one) != after.get(one)}
        assert changed == {uid("event-2018", "s2")}


def _blocks(data: bytes) -> dict[str, bytes]:
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    return {values(block, "UID")[0]: block for block in found}


HOSTILE = {
    **TITLES,
    "header": "Talk\r\nATTENDEE:mailto:bait@example.org",
    "path": "../../etc/passwd",
    "markup": "<script>alert('x')</script> & \"quotes\" ; , :",
    "long": "x" * 10_000,
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_people_write_becomes_neither_a_name_of_a_file_nor_a_header_nor_markup(title: str) -> None:
    programme, timetable = a_meeting()
    shelf = Shelf()
    people = tuple(replace(person, name=title, organisation=title) for person in programme.people)
    named = replace(programme, title=title, note=title, people=people)
    items = tuple(replace(item, title=title) for item in timetable.items)
    shelf.publish(named, replace(timetable, items=items))
    shelf.publish(named, replace(timetable, items=items[:-1]))
    made = shelf.files("https://example.org/meeting", (title, "office@example.org"))
    assert {
        path
        for path in made
        if not re.fullmatch(r"(web|outbox)/((feeds|pages|people)/)?[a-z0-9-]+\.(ics|html|md|txt)", path)
    } == set()
    for path, data in made.items():
        if path.endswith(".html"):
            assert data == EMPTY_PAGE or len(list(by_browser(data).iter("script"))) == 1
        if not path.endswith(".ics"):
            assert b"<script>alert" not in data or path.endswith(".txt")  # plain text is nobody's markup
            continue
        names = {re.split("[;:]", line, maxsplit=1)[0] for line in unfolded(data)}
        assert names.isdisjoint({"ATTENDEE", "ATTACH", "URL"})
        written = title.replace("\r\n", "\n").replace("\r", "\n")
        assert {event.summary.endswith(written) for event in by_icalendar(data)} == {True}
