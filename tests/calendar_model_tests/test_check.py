"""A file that is right is found right, and each thing that is wrong with one is said in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.calendar_model import (
    Ledger,
    Seen,
    Standing,
    check_called,
    check_feed,
    check_file,
    check_hidden,
    check_same,
    check_tombstones,
    contents,
    meeting,
    seen,
    uid,
)
from tests.calendar_model.identity import stay
from tests.calendar_model_tests.files import event, file
from tests.calendar_model_tests.harbour import PLACES, document, harbour, minute

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = datetime(2027, 4, 1, 12, tzinfo=UTC), datetime(2027, 4, 2, 12, tzinfo=UTC)
SUMMER = minute("10 14:00")


@pytest.fixture
def porto(tmp_path: Path) -> dict[str, Standing]:
    """Return what the harbour master's calendar holds after the group work was cancelled."""
    where = meeting(harbour(tmp_path))
    ledger = Ledger().advance(contents(where, document(PLACES)), FIRST)
    less = {key: place for key, place in PLACES.items() if key != "work"}
    return ledger.advance(contents(where, document(less)), SECOND).standings["porto"]


def live(standings: dict[str, Standing]) -> dict[str, Standing]:
    return {key: one for key, one in standings.items() if one.live}


def test_a_right_file_is_right(porto: dict[str, Standing]) -> None:
    assert (len(porto), len(live(porto))) == (12, 11)
    assert check_file(file(porto), "harbour", porto) == []
    assert check_feed(file(live(porto)), "harbour", porto) == []
    assert check_tombstones(file({"work": porto["work"]}), "harbour", porto) == []


def test_a_feed_holds_nothing_that_is_cancelled_and_a_file_does(porto: dict[str, Standing]) -> None:
    assert check_feed(file(porto), "harbour", porto) == ["not to be here: 3. Work"]
    assert check_file(file(live(porto)), "harbour", porto) == ["work is missing"]
    told = [f"not to be here: {one.visible.summary}" for key, one in porto.items() if key != "work"]
    assert check_tombstones(file(porto), "harbour", porto) == told


def test_another_programme_has_other_events(porto: dict[str, Standing]) -> None:
    one = {"talk": porto["talk"]}
    assert check_file(file(one), "harbours", one) == ["not to be here: 1. Talk", "talk is missing"]


def test_nothing_is_there_twice(porto: dict[str, Standing]) -> None:
    one = {"talk": porto["talk"]}
    text = event("talk", porto["talk"])
    assert check_file(file(one, (text, text + text)), "harbour", one) == ["talk is there 2 times"]


@pytest.mark.parametrize(
    ("key", "edit", "said"),
    [
        ("talk", ("1. Talk", "1. Talks"), "SUMMARY is 1. Talks, not 1. Talk"),
        ("talk", ("T140000", "T140500"), "DTSTART is 2027-05-10 13:05 UTC, not 2027-05-10 13:00 UTC"),
        ("talk", ("T150000", "T150100"), "DTEND is 2027-05-10 14:01 UTC, not 2027-05-10 14:00 UTC"),
        ("talk", ("Hal\n l", "Hal\n f"), "LOCATION is Half, Old House, not Hall, Old House"),
        ("talk", ("STATUS:CONFIRMED", "STATUS:TENTATIVE"), "STATUS is TENTATIVE, not CONFIRMED"),
        ("talk", ("SEQUENCE:0", "SEQUENCE:1"), "SEQUENCE is 1, not 0"),
        ("work", ("SEQUENCE:1", "SEQUENCE:0"), "SEQUENCE is 0, not 1"),
        ("work", ("STATUS:CANCELLED", "STATUS:CONFIRMED"), "STATUS is CONFIRMED, not CANCELLED"),
        ("talk", ("CREATED:20270401", "CREATED:20270331"),
         "CREATED is 2027-03-31 12:00:00+00:00, not 2027-04-01 12:00:00+00:00"),
        ("talk", ("DTSTAMP:20270401", "DTSTAMP:20270402"),
         "DTSTAMP is 2027-04-02 12:00:00+00:00, not 2027-04-01 12:00:00+00:00"),
        ("talk", ("LAST-MODIFIED:20270401", "LAST-MODIFIED:20270402"),
         "LAST-MODIFIED is 2027-04-02 12:00:00+00:00, not 2027-04-01 12:00:00+00:00"),
        ("talk", ("PLENARY", "ROUNDTABLE"), "the description does not tell the kind: plenary"),
        ("work", ("WHY\\, AND FOR WHOM?", "Why?"), "the description does not tell the question: Why, and for whom?"),
        (stay("porto"), ("20270512", "20270511"), "DTEND is 2027-05-11, not 2027-05-12"),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_is_said(
    porto: dict[str, Standing], key: str, edit: tuple[str, str], said: str
) -> None:
    one = {key: porto[key]}
    assert check_file(file(one), "harbour", one) == []
    assert check_file(file(one, edit), "harbour", one) == [f"{key}: {said}"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("CREATED:20270401T120000Z", "CREATED:20270401T120000"), "20270401T120000 is not in UTC"),
        (("DTEND", "DURATION:PT1H\nDTEND"), "an event lasts from DTSTART to DTEND, once"),
        (("SUMMARY:1. Talk\n", ""), "'SUMMARY'"),
        (("DTSTART;TZID=Europe/Lisbon", "DTSTART;TZID=Europe/Paris"), "no time zone 'Europe/Paris' in the file"),
    ],
)
def test_what_cannot_be_read_is_said(porto: dict[str, Standing], edit: tuple[str, str], said: str) -> None:
    one = {"talk": porto["talk"]}
    assert check_file(file(one, edit), "harbour", one) == [f"it cannot be read: {said}"]


def test_what_did_not_change_is_the_same_to_the_byte(porto: dict[str, Standing]) -> None:
    before, after = file(porto), file(porto, ("SUMMARY:1. Talk\n", "SUMMARY:1. Talk\nPRIORITY:5\n"))
    said = ["talk: nothing of it changed, and its bytes are others"]
    assert check_same(before, before, "harbour", porto.keys()) == []
    assert check_same(before, after, "harbour", porto.keys()) == said
    assert check_same(before, after, "harbour", porto.keys() - {"talk"}) == []
    assert check_same(before, file({"work": porto["work"]}), "harbour", {"talk", "work"}) == said


@pytest.mark.parametrize(
    ("key", "edit", "said"),
    [
        ("work", ("What changed: nearly all.\\n", ""), "the description says 0 times what changed, at SEQUENCE 1"),
        ("talk", ("It has PLENARY", "What changed: a lot.\\nPLENARY"),
         "the description says 1 times what changed, at SEQUENCE 0"),
    ],
)  # fmt: skip
def test_what_changed_is_said_from_the_first_change_on(
    porto: dict[str, Standing], key: str, edit: tuple[str, str], said: str
) -> None:
    one = {key: porto[key]}
    assert check_file(file(one, edit), "harbour", one) == [f"{key}: {said}"]


def test_only_what_takes_place_has_the_note(porto: dict[str, Standing]) -> None:
    note = ("\\nIt has OFF THE RECORD.", "")
    assert check_file(file({"work": porto["work"]}, note), "harbour", {"work": porto["work"]}) == []
    said = ["talk: the description does not tell the note: Off the record."]
    assert check_file(file({"talk": porto["talk"]}, note), "harbour", {"talk": porto["talk"]}) == said


def test_a_calendar_is_called_by_its_name_twice() -> None:
    head = b"BEGIN:VCALENDAR\r\nNAME:Harbours\\, and\r\nX-WR-CALNAME:Harbours\\, \r\n and\r\nBEGIN:VEVENT\r\nNAME:x\r\n"
    assert check_called(head, "Harbours, and") == []
    assert check_called(head.replace(b"\nNAME:H", b"\nNAME:B"), "Harbours, and") == [
        "NAME is Barbours, and, not Harbours, and"
    ]
    assert check_called(b"", "It") == ["NAME is , not It", "X-WR-CALNAME is , not It"]


def test_addresses_of_others_are_found_folded_and_in_capitals() -> None:
    data = b"X-A:it is for Host@Exam\r\n ple.org, says out@example.org.\r\n"
    people = ["host@example.org", "out@example.org", "other@example.org"]
    assert check_hidden(data, "host@example.org", people) == ["it holds the address out@example.org"]
    assert check_hidden(data, "out@example.org", people) == ["it holds the address host@example.org"]
    assert check_hidden(b"X-A:nothing", "", people) == []


def test_an_event_is_read_as_it_stands(porto: dict[str, Standing]) -> None:
    data = file({"talk": porto["talk"]})
    text = event("talk", porto["talk"]).replace("\n", "\r\n").rstrip("\n").encode()
    (one,) = seen(data)
    assert one == Seen(
        uid=uid("harbour", "talk"),
        summary="1. Talk",
        start=SUMMER,
        end=SUMMER + 60,
        place="Hall, Old House",
        description=one.description,
        status="CONFIRMED",
        sequence=0,
        created=FIRST,
        changed=FIRST,
        stamped=FIRST,
        raw=text,
    )
    assert one.description.startswith("It has PLENARY\nIt has 60 MINUTES\n")


def test_a_day_and_an_instant_are_read(porto: dict[str, Standing]) -> None:
    (one,) = seen(file({stay("porto"): porto[stay("porto")]}))
    assert (one.start, one.end) == (date(2027, 5, 10), date(2027, 5, 12))
    (one,) = seen(file({"talk": porto["talk"]}, (";TZID=Europe/Lisbon:20270510T140000", ":20270510T130000Z")))
    assert one.start == SUMMER
