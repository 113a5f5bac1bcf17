"""Published calendars, by the numbered rules that they keep."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

import pytest

from scheduler.export.content import content_of
from scheduler.export.entry import STAY, Entry
from scheduler.export.ics import Occasion, Whose, cancellation, published
from scheduler.export.identity import NAMESPACE
from scheduler.verify.lint import lint
from tests.builders import a_programme, a_timetable, every_half_hour
from tests.calendars import by_ical, by_icalendar, instants_by_file_zone, unfolded, values
from tests.meeting import a_meeting
from tests.readers.alike import assert_alike
from tests.readers.by_libraries import by_icalendar as events_of
from tests.titles import TITLES

if TYPE_CHECKING:
    from scheduler.export.entry import Content

FIRST = datetime(2018, 9, 1, 8, 30, tzinfo=UTC)
THEN = datetime(2018, 9, 20, 17, 0, 1, tzinfo=UTC)
OFFICE = ("Programme office", "office@example.org")
ADDRESS = "https://example.org/feeds/0123456789abcdef.ics"


def told(content: Content, person: str = "") -> Whose:
    name = next((guest.name for guest in content.guests if guest.id == person), "")
    return Whose(content.programme, content.title, content.zone, content.note, person, name)


def occasion(entry: Entry, **changes: object) -> Occasion:
    return replace(Occasion(entry, 0, FIRST, FIRST), **changes)  # type: ignore[arg-type]


def of(person: str) -> bytes:
    """Return the first calendar of somebody at the meeting that has one of everything."""
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    guest = next(guest for guest in content.guests if guest.id == person)
    return published([occasion(entry) for entry in content.of(guest)], told(content, person))


def agenda(**changes: object) -> bytes:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    return published([occasion(entry, **changes) for entry in content.agenda], told(content))


def blocks(data: bytes) -> dict[str, bytes]:
    """Return the bytes of each event by its UID."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    return {values(block, "UID")[0]: block for block in found}


def test_an_event_is_written_in_full() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    late = next(guest for guest in content.guests if guest.id == "late")
    speech = next(entry for entry in content.of(late) if entry.item == "speech")
    changed = occasion(speech, sequence=3, changed=THEN, what="Moved from Wed 20:00\nto Wed 21:00.")
    assert unfolded(published([changed], told(content, "late")))[-17:] == [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE, 'event-2018/speech')}",
        "SEQUENCE:3",
        "DTSTAMP:20180920T170001Z",
        "CREATED:20180901T083000Z",
        "LAST-MODIFIED:20180920T170001Z",
        "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/London:20181024T210000",
        "DTEND;TZID=Europe/London:20181024T212000",
        "SUMMARY:After-dinner remarks",
        (
            "DESCRIPTION:Your part: speaker\\nWhat changed: Moved from Wed 20:00 to Wed 21:00.\\nRemarks\\, 20 minutes"
            "\\nPart of: Dinner\\nSpeaker: Late guest (Example Agency)\\nOff the record."
        ),
        "LOCATION:Dining Room\\, Example House",
        "GEO:50.906000;-0.361000",
        "CATEGORIES:session,remarks",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("person", ["odi", "iom", "guest", "late", "far"])
def test_everybodys_calendar_is_sound_and_read_alike_by_all(person: str) -> None:
    data = of(person)
    assert lint(data) == ()
    assert_alike(data, ["ical", "ics", "vobject"])


def test_rules_7_to_10_the_head_names_the_meeting_and_the_person_and_nobody_who_sends_it() -> None:
    assert unfolded(of("odi"))[:12] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//session-timetable//timetable//EN",
        "CALSCALE:GREGORIAN",
        "NAME:A meeting: Chairperson",
        "X-WR-CALNAME:A meeting: Chairperson",
        "X-WR-CALDESC:For Chairperson: their part\\, their meals and their stay.\\nOff the record.",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:teal",
        "BEGIN:VTIMEZONE",
    ]
    assert [values(agenda(), name) for name in ("NAME", "X-WR-CALDESC")] == [
        ["A meeting"],
        ["The agenda for everybody.\\nOff the record."],
    ]
    names = {re.split("[;:]", line, maxsplit=1)[0] for line in unfolded(of("odi"))}
    assert names.isdisjoint({"METHOD", "ORGANIZER", "ATTENDEE", "SOURCE", "URL"})


def test_rule_9_the_source_is_the_address_of_the_feed_where_it_is_known() -> None:
    programme = a_programme()
    content = content_of(a_timetable(programme), programme)
    data = published([occasion(entry) for entry in content.agenda], told(content), ADDRESS)
    assert (lint(data), values(data, "SOURCE")) == ((), [ADDRESS])


def test_rule_11_an_item_has_one_uid_in_the_agenda_and_in_everybodys_calendar_and_a_stay_is_ones_own() -> None:
    own = blocks(of("iom"))
    uids = {item: str(uuid5(NAMESPACE, f"event-2018/{item}")) for item in ("s1", "s3", "steering")}
    assert str(uuid5(NAMESPACE, "event-2018/stay/iom")) in own
    assert set(uids.values()) <= set(own)
    assert set(uids.values()) & set(blocks(agenda())) == {uids["s1"], uids["s3"]}
    assert set(blocks(of("odi"))) & set(own) == set(own) - {
        str(uuid5(NAMESPACE, "event-2018/stay/iom")),
        uids["s3"],
    }


def test_rules_13_to_16_the_stamp_is_the_events_own_and_nothing_else_changes() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    before = [occasion(entry) for entry in content.agenda]
    after = [*before[:3], replace(before[3], sequence=1, changed=THEN, what="Now in Study."), *before[4:]]
    one, other = (blocks(published(occasions, told(content))) for occasions in (before, after))
    assert list(one) == list(other)
    assert [uid for uid in one if one[uid] != other[uid]] == [str(uuid5(NAMESPACE, "event-2018/s2"))]
    assert values(published(after, told(content)), "SEQUENCE") == ["0", "0", "0", "1", *"000000"]
    assert published(after, told(content)) == published(after, told(content))


def test_rule_17_what_is_cancelled_is_a_tombstone_that_takes_no_time() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    on, off = (occasion(content.entries[n]) for n in (1, 3))
    data = published([on, replace(off, sequence=2, changed=THEN, what="Cancelled.", cancelled=True)], told(content))
    assert lint(data) == ()
    for name, expected in (
        ("STATUS", ["CONFIRMED", "CANCELLED"]),
        ("SEQUENCE", ["0", "2"]),
        ("SUMMARY", ["1. What changes on the ground?", "2. Route by route"]),
        ("TRANSP", ["OPAQUE", "TRANSPARENT"]),
    ):
        assert values(data, name) == expected
    assert values(data, "DESCRIPTION")[1] == "What changed: Cancelled.\\nSession 2\\, group\\, 75 minutes"
    assert_alike(data, ["ical", "ics", "vobject"])


@pytest.mark.parametrize("organizer", [OFFICE, None])
def test_a_cancellation_is_by_rfc_5546_where_there_is_an_organizer_and_else_a_plain_file(
    organizer: tuple[str, str] | None,
) -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    gone = [occasion(entry, sequence=1, changed=THEN, cancelled=True) for entry in content.agenda[:2]]
    data = cancellation(gone, told(content), organizer)
    assert lint(data, "CANCEL" if organizer else "") == ()
    assert values(data, "X-WR-CALDESC") == ["What is cancelled.\\nOff the record."]
    assert values(data, "METHOD") == (["CANCEL"] if organizer else [])
    lines = [line for line in unfolded(data) if line.startswith("ORGANIZER")]
    assert lines == (['ORGANIZER;CN="Programme office":mailto:office@example.org'] * 2 if organizer else [])
    assert values(data, "STATUS") == ["CANCELLED"] * 2
    assert not any(line.startswith("ATTENDEE") for line in unfolded(data))


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/London", "2018-10-27"),
        ("America/New_York", "2018-11-03"),
        ("Asia/Kathmandu", "2018-10-24"),
        ("Australia/Lord_Howe", "2018-03-31"),
        ("Africa/Casablanca", "2018-06-16"),
        ("Asia/Gaza", "2018-10-26"),
    ],
)
def test_rules_19_to_23_every_time_is_the_instant_by_the_files_own_zone(zone: str, first: str) -> None:
    programme, timetable = every_half_hour(zone, first)
    content = content_of(timetable, programme)
    data = published([occasion(entry) for entry in content.agenda], told(content))
    assert lint(data) == ()
    for name, moments in (
        ("DTSTART", [item.since for item in timetable.items]),
        ("DTEND", [item.until for item in timetable.items]),
    ):
        assert instants_by_file_zone(data, name) == moments


def test_rule_25_a_stay_is_whole_days_and_takes_no_time() -> None:
    (line,) = [line for line in unfolded(of("late")) if line.startswith("DTSTART;VALUE=DATE")]
    (end,) = [line for line in unfolded(of("late")) if line.startswith("DTEND;VALUE=DATE")]
    assert (line, end) == ("DTSTART;VALUE=DATE:20181024", "DTEND;VALUE=DATE:20181026")
    assert values(of("late"), "TRANSP")[0] == "TRANSPARENT"
    stay = Entry(STAY, "stay", "A meeting", date(2018, 10, 24), date(2018, 10, 26), free=True)
    alone = published([occasion(stay)], Whose("event-2018", "A meeting", "Europe/London", person="x", name="X"))
    assert lint(alone) == ()
    assert b"VTIMEZONE" not in alone
    assert b"TZID" not in alone


def test_rule_32_a_persons_calendar_holds_no_address_at_all() -> None:
    programme, timetable = a_meeting()
    assert all(person.email for person in programme.people)
    assert {person: b"@" in of(person) for person in ("odi", "far")} == {"odi": False, "far": False}
    assert b"mailto" not in of("odi").lower()
    assert timetable.items


HOSTILE = {
    **TITLES,
    "header": "Talk\r\nATTENDEE:mailto:bait@example.org\r\nX-WR-CALNAME:bait",
    "path": "../../etc; rm -rf \\ .. /",
    "markup": "<script>alert('x')</script> & \"quotes\" ; , :",
    "long": "x" * 10_000,
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_title_becomes_a_header_and_every_reader_gets_it_back(title: str) -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    entry = replace(content.entries[1], title=title, rooms=(title,), about=(title,), part=(title,), categories=(title,))
    whose = Whose("event-2018", title, "Europe/London", title, "odi", title)
    data = published([occasion(entry, what=title)], whose)
    assert lint(data) == ()
    names = {re.split("[;:]", line, maxsplit=1)[0] for line in unfolded(data)}
    assert names.isdisjoint({"ATTENDEE", "METHOD", "ORGANIZER"})
    assert len(values(data, "X-WR-CALNAME")) == 1
    written = title.replace("\r\n", "\n").replace("\r", "\n")
    for read in (by_icalendar, by_ical):
        assert read(data)[0].summary == written
    message = cancellation([occasion(entry, cancelled=True)], whose, (title, "office@example.org"))
    assert lint(message, "CANCEL") == ()
    assert len([line for line in unfolded(message) if line.startswith("ORGANIZER;CN=")]) == 1
    assert events_of(message)[0].summary == written


def test_what_changed_is_one_line_whatever_it_says() -> None:
    programme = a_programme()
    content = content_of(a_timetable(programme), programme)
    data = published([occasion(content.entries[0], what="Now called\n“a\r\nb”.")], told(content))
    assert by_icalendar(data)[0].description.split("\n")[0] == "What changed: Now called “a b”."


def test_a_new_note_stands_in_what_is_on_and_leaves_what_is_cancelled_as_it_was() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    both = [occasion(content.entries[1]), occasion(content.entries[3], cancelled=True)]
    before, after = (
        list(blocks(published(both, replace(told(content), note=note))).values()) for note in ("Old.", "New.")
    )
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]


def test_a_second_later_is_another_stamp() -> None:
    later = FIRST + timedelta(seconds=1)
    assert values(agenda(changed=later), "DTSTAMP") == ["20180901T083001Z"] * 10
