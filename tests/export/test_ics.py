"""The draft's calendar, by the numbered rules that it keeps; read back by libraries that share nothing with it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.export.ics import calendar
from scheduler.export.identity import NAMESPACE
from scheduler.programme.model import House, Part, Programme
from scheduler.verify.lint import lint
from tests.builders import (
    a_clock,
    a_person,
    a_programme,
    a_session,
    a_timetable,
    an_item,
    an_occurrence,
    at,
    every_half_hour,
)
from tests.calendars import Seen, by_ical, by_icalendar, unfolded, values
from tests.commands import UNCOUNTED
from tests.meeting import a_meeting
from tests.titles import TITLES

if TYPE_CHECKING:
    from scheduler.timetable.model import Item, Timetable

REPOSITORY = Path(__file__).parents[2]


def the_item(title: str = "Title", **changes: object) -> tuple[Programme, Timetable]:
    """Return a programme of one session and its timetable."""
    programme = a_programme(sessions=(a_session("s1", title),), occurrences=(), people=())
    item = an_item("s1", at(programme, 1, "09:00"), 60, title=title, **changes)
    return programme, a_timetable(programme, (item,))


def exported(programme: Programme | None = None, timetable: Timetable | None = None) -> bytes:
    programme = programme or a_programme()
    return calendar(timetable or a_timetable(programme), programme)


def expected(item: Item, programme: Programme, summary: str, location: str, description: str) -> Seen:
    return Seen(
        uid=str(uuid5(NAMESPACE, f"{programme.id}/draft/{item.id}")),
        summary=summary,
        start=item.start.astimezone(UTC),
        end=item.end.astimezone(UTC),
        location=location,
        description=description,
        categories=(item.kind, item.format) if item.format else (item.kind,),
    )


DRAFT = "Draft, not confirmed: it may still change."


@pytest.mark.parametrize("read", [by_icalendar, by_ical])
def test_two_readers_find_exactly_the_agenda(read: object) -> None:
    programme = a_programme()
    timetable = a_timetable(programme)
    lunch, one, tea, two, reception = timetable.items
    note = "Off the record."
    roles = "Chair: Chairperson (Example Agency)\nSpeakers: Policy lead (Example Agency); Minister (to be confirmed)"
    questions = "- Who decides?\n- By when?"
    house = "Example House"
    assert callable(read)
    assert read(exported(programme, timetable)) == [
        expected(lunch, programme, "Lunch", house, f"{DRAFT}\nMeal, 60 minutes\n{note}"),
        expected(
            one,
            programme,
            "1. What changes on the ground?",
            "Conference Room, Example House",
            f"{DRAFT}\nSession 1, plenary, 90 minutes\n{questions}\n{roles}\n{note}",
        ),
        expected(tea, programme, "Tea", house, f"{DRAFT}\nBreak, 20 minutes\n{note}"),
        expected(
            two,
            programme,
            "2. Route by route",
            "Library; Study, Example House",
            f"{DRAFT}\nSession 2, group, 75 minutes\n{note}",
        ),
        expected(reception, programme, "Drinks reception", house, f"{DRAFT}\nSocial, 30 minutes\n{note}"),
    ]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_rules_1_to_3_any_title_reads_back_as_it_is_in_lines_of_75_octets(title: str) -> None:
    programme, timetable = the_item(title)
    data = exported(replace(programme, title=title, note=title), timetable)
    written = title.replace("\r\n", "\n").replace("\r", "\n")
    assert lint(data) == ()
    for read in (by_icalendar, by_ical):
        (seen,) = read(data)
        assert seen.summary == written
        assert seen.description.endswith(f"\n{written}")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    physical = data.split(b"\r\n")
    assert max(len(line) for line in physical) <= 75
    for line in physical:
        line.decode()  # raises where a fold splits a character


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200))
def test_rules_1_to_3_hold_for_texts_that_nobody_thought_of(title: str) -> None:
    programme, timetable = the_item(title)
    data = exported(replace(programme, title=title, id="event"), timetable)
    if title.strip():
        assert lint(data) == ()
    assert [seen.summary for seen in by_icalendar(data)] == [title]
    assert unfolded(data)[4] == unfolded(data)[5].replace("X-WR-CALNAME", "NAME")


def test_rule_1_control_characters_never_reach_a_file() -> None:
    programme, timetable = the_item("bell\x07 null\x00 escape\x1b next\x85line del\x7f half\ud800")
    data = exported(programme, timetable)
    assert lint(data) == ()
    assert values(data, "SUMMARY") == ["bell null escape next\\nline del half"]


def test_rule_3_the_name_and_the_description_of_the_calendar_are_escaped() -> None:
    data = exported(a_programme(title="Trade, aid; and \\N", note="a, b"))
    assert values(data, "NAME") == ["DRAFT: Trade\\, aid\\; and \\\\N"]
    assert values(data, "X-WR-CALNAME") == values(data, "NAME")
    assert values(data, "X-WR-CALDESC") == ["Draft\\, not for sending.\\na\\, b"]


def test_rules_5_and_25_a_timetable_without_items_shows_the_stay_in_whole_days() -> None:
    programme = a_programme(title="A meeting, away")
    data = exported(programme, a_timetable(programme, ()))
    assert lint(data) == ()
    lines = unfolded(data)
    event = lines[lines.index("BEGIN:VEVENT") :]
    assert event == [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE, 'event-2018/draft/stay')}",
        "SEQUENCE:0",
        "DTSTAMP:19700101T000000Z",
        "CREATED:19700101T000000Z",
        "LAST-MODIFIED:19700101T000000Z",
        "STATUS:TENTATIVE",
        "DTSTART;VALUE=DATE:20181024",
        "DTEND;VALUE=DATE:20181027",
        "SUMMARY:A meeting\\, away",
        "DESCRIPTION:Draft\\, not confirmed: it may still change.\\nOff the record.",
        "LOCATION:Example House",
        "GEO:50.906000;-0.361000",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_rule_27_a_stay_in_no_house_has_no_place() -> None:
    data = exported(a_programme(house=House()), a_timetable(a_programme(), ()))
    assert (lint(data), values(data, "LOCATION"), values(data, "GEO")) == ((), [], [])


def test_rule_6_the_same_timetable_gives_the_same_bytes_on_any_host_at_any_time() -> None:
    script = (
        "import sys; from scheduler.export.ics import calendar; from tests.builders import a_programme, a_timetable;"
        "p = a_programme(); sys.stdout.buffer.write(calendar(a_timetable(p), p))"
    )
    first = exported()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**UNCOUNTED, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(REPOSITORY)}
        ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        assert ran.stdout == first


def test_rules_7_and_9_the_head_names_version_product_scale_and_how_often_to_look() -> None:
    data = exported()
    assert unfolded(data)[:11] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//session-timetable//timetable//EN",
        "CALSCALE:GREGORIAN",
        "NAME:DRAFT: A meeting",
        "X-WR-CALNAME:DRAFT: A meeting",
        "X-WR-CALDESC:Draft\\, not for sending.\\nOff the record.",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:slategray",
    ]


def test_rules_8_10_30_and_31_there_is_no_method_no_attendee_no_alarm_no_recurrence() -> None:
    lines = unfolded(exported())
    zones_end = lines.index("END:VTIMEZONE")
    names = {re.split("[;:]", line, maxsplit=1)[0] for line in lines}
    assert names.isdisjoint({"METHOD", "ORGANIZER", "ATTENDEE", "RDATE", "EXDATE", "DURATION", "SOURCE"})
    assert not any(line.startswith("RRULE") for line in lines[zones_end:])
    assert "BEGIN:VALARM" not in lines
    assert not any(line.startswith("UID") for line in lines[: lines.index("BEGIN:VEVENT")])


def test_rule_11_a_uid_outlives_every_change_but_that_of_the_id() -> None:
    programme, timetable = the_item("Before")
    (item,) = timetable.items
    moved = replace(
        item, title="After", start=at(programme, 2, "10:00"), end=at(programme, 2, "11:00"), rooms=("study",)
    )
    before, after, other = (
        values(exported(programme, a_timetable(programme, (one,))), "UID")
        for one in (item, replace(moved, number="7", format="group"), replace(item, id="s2"))
    )
    assert before == after == [str(uuid5(NAMESPACE, "event-2018/draft/s1"))]
    assert other == [str(uuid5(NAMESPACE, "event-2018/draft/s2"))]
    assert UUID(before[0]).version == 5


def test_rule_12_no_uid_stands_twice_in_a_file() -> None:
    uids = values(exported(*every_half_hour("Europe/London", "2018-10-27")), "UID")
    assert len(uids) == len(set(uids)) == 146


def test_rules_13c_14_and_16_a_draft_is_tentative_and_carries_one_constant_stamp() -> None:
    data = exported()
    for name, value in (
        ("SEQUENCE", "0"),
        ("DTSTAMP", "19700101T000000Z"),
        ("CREATED", "19700101T000000Z"),
        ("LAST-MODIFIED", "19700101T000000Z"),
        ("STATUS", "TENTATIVE"),
    ):
        assert values(data, name) == [value] * 5


def test_rules_13c_a_draft_is_never_taken_for_the_published_event() -> None:
    programme, timetable = the_item()
    assert values(exported(programme, timetable), "UID") != [str(uuid5(NAMESPACE, "event-2018/s1"))]


def test_rule_15_a_second_export_is_the_same_and_a_change_touches_one_event_only() -> None:
    programme = a_programme()
    timetable = a_timetable(programme)
    first, *rest = timetable.items
    moved = a_timetable(programme, (replace(first, end=first.end - timedelta(minutes=5)), *rest))
    before, after = (unfolded(exported(programme, one)) for one in (timetable, moved))
    assert exported(programme, timetable) == exported(programme, timetable)
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("DTEND;TZID=Europe/London:20181024T133000", "DTEND;TZID=Europe/London:20181024T132500"),
        (
            "DESCRIPTION:Draft\\, not confirmed: it may still change.\\nMeal\\, 60 minutes\\nOff the record.",
            "DESCRIPTION:Draft\\, not confirmed: it may still change.\\nMeal\\, 55 minutes\\nOff the record.",
        ),
    ]


def test_rule_26_number_format_and_what_is_not_confirmed_stand_in_words() -> None:
    parts = (
        Part("chair", None),
        Part("speaker", "iom", confirmed=False),
        Part("speaker", None, "Minister", confirmed=False),
        Part("facilitator", "iom"),
        Part("rapporteur", "r1"),
        Part("rapporteur", "r2"),
    )
    people = (a_person("iom", "Policy lead"), a_person("r1", organisation=""), a_person("r2"))
    programme = a_programme(sessions=(a_session("s1", parts=parts),), people=people, note="")
    item = an_item("s1", at(programme, 1, "09:00"), 1, number="4a", format="roundtable", title="Paying, and who pays")
    data = exported(programme, a_timetable(programme, (item,)))
    (seen,) = by_icalendar(data)
    assert seen.summary == "4a. Paying, and who pays"
    assert seen.description.split("\n") == [
        DRAFT,
        "Session 4a, roundtable, 1 minute",
        "Chair: to be confirmed",
        "Speakers: Policy lead (Example Agency, to be confirmed); Minister (to be confirmed)",
        "Facilitator: Policy lead (Example Agency)",
        "Rapporteurs: R1; R2 (Example Agency)",
    ]


def test_rule_26_there_is_always_a_summary_and_an_unnumbered_session_has_no_number() -> None:
    assert values(exported(*the_item("")), "SUMMARY") == ["s1"]
    programme, timetable = the_item("Welcome", format="plenary")
    (seen,) = by_icalendar(exported(programme, timetable))
    assert (seen.summary, seen.description.split("\n")[1]) == ("Welcome", "Plenary, 60 minutes")


@pytest.mark.parametrize(
    ("rooms", "house", "location", "geo"),
    [
        (("conference",), House("A House", "", (1.0, -1e-6)), ["Conference Room, A House"], ["1.000000;-0.000001"]),
        (("library", "study"), House("The House"), ["Library; Study, The House"], []),
        ((), House("The House"), ["The House"], []),
        (("conference",), House(), ["Conference Room"], []),
        ((), House(), [], []),
        (("cellar",), House(), ["cellar"], []),
    ],
)
def test_rule_27_location_is_room_and_house_and_geo_is_the_house(
    rooms: tuple[str, ...], house: House, location: list[str], geo: list[str]
) -> None:
    programme, timetable = the_item(rooms=rooms)
    data = exported(replace(programme, house=house), timetable)
    assert [value.replace("\\", "") for value in values(data, "LOCATION")] == location
    assert values(data, "GEO") == geo


def test_rule_28_each_category_is_escaped_by_itself() -> None:
    data = exported(*the_item(format="panel, open; short"))
    assert values(data, "CATEGORIES") == ["session,panel\\, open\\; short"]
    assert by_icalendar(data)[0].categories == ("session", "panel, open; short")  # ical 14 splits at an escaped comma


def test_rule_29_meals_breaks_and_free_time_leave_people_free_and_all_else_does_not() -> None:
    clock = a_clock()
    optional = an_occurrence(clock, "walk", 2, "07:00-07:30", "social", family="fixture", blocks="nobody")
    programme = a_programme(clock, occurrences=(optional,))
    kinds = ("session", "meal", "break", "social", "travel", "protected", "free")
    items = [an_item(f"i-{kind}", at(programme, 1, f"{9 + n}:00"), 30, kind) for n, kind in enumerate(kinds)]
    walk = an_item("walk", at(programme, 2, "07:00"), 30, "social")
    transparent = "TRANSPARENT"
    assert values(exported(programme, a_timetable(programme, (*items, walk))), "TRANSP") == [
        "OPAQUE",
        transparent,
        transparent,
        "OPAQUE",
        "OPAQUE",
        "OPAQUE",
        transparent,
        transparent,
    ]


def test_rule_32_no_address_stands_in_the_file() -> None:
    programme = a_programme()
    assert {person.email for person in programme.people} == {"odi@example.org", "iom@example.org"}
    assert b"@" not in exported(programme)
    assert b"mailto" not in exported(programme).lower()


def test_the_file_holds_what_is_for_everybodys_eyes_and_nothing_private() -> None:
    programme, timetable = a_meeting()
    data = exported(programme, timetable)
    assert lint(data) == ()
    hidden = str(uuid5(NAMESPACE, f"{programme.id}/draft/steering"))
    uids = [str(uuid5(NAMESPACE, f"{programme.id}/draft/{item.id}")) for item in timetable.items]
    assert values(data, "UID") == [uid for uid in uids if uid != hidden]
    assert len(uids) == len(values(data, "UID")) + 1
    assert b"Steering" not in data
    alone = exported(programme, replace(timetable, items=(timetable.by_id["steering"],)))
    assert values(alone, "UID") == [str(uuid5(NAMESPACE, f"{programme.id}/draft/stay"))]


def test_rule_26_audience_pieces_parts_of_a_meal_and_what_is_vacant_stand_in_words() -> None:
    programme, timetable = a_meeting()
    seen = {event.summary: event.description.split("\n") for event in by_icalendar(exported(programme, timetable))}
    note = "Off the record."
    assert seen["1. What changes on the ground?"][2:] == [
        "- Who decides?",
        "In parts:",
        "- The text and its reach, 15 minutes: Policy lead (Example Agency)",
        "- Seen from afar, 30 minutes: Speaker from afar (Example Agency); vacant",
        "Chair: Chairperson (Example Agency)",
        (
            "Speakers: Late guest (Example Agency, to be confirmed); Policy lead (Example Agency); "
            "Speaker from afar (Example Agency); vacant"
        ),
        note,
    ]
    remarks = ["Remarks, 20 minutes", "Part of: Dinner", "Speaker: Late guest (Example Agency)", note]
    assert seen["After-dinner remarks"][1:] == remarks
    assert seen["Tea tasting"][1:] == ["Social, 10 minutes", "Part of: Tea", note]
    assert seen["Check-out"][1:] == ["Protected, 30 minutes", "For: residents", note]
    assert seen["3. Financing partnerships"][2:] == ["For: private-sector", "Chair: vacant", note]


def test_what_was_left_out_is_told_of_the_calendar_and_is_no_event() -> None:
    programme, timetable = a_meeting()
    assert values(exported(programme, timetable), "X-WR-CALDESC") == [
        "Draft\\, not for sending.\\nLeft out: What else there is\\nOff the record."
    ]
    assert "What else there is" not in values(exported(programme, timetable), "SUMMARY")


def test_rule_29_what_is_for_some_leaves_people_free_and_a_speech_at_dinner_does_not() -> None:
    programme, timetable = a_meeting()
    near = (replace(programme.near[0], people=frozenset({"iom"}), blocks="parts"), programme.near[1])
    for whole, photo in ((programme, "OPAQUE"), (replace(programme, near=near), "TRANSPARENT")):
        data = exported(whole, timetable)
        found = dict(zip(values(data, "SUMMARY"), values(data, "TRANSP"), strict=True))
        assert found["Group photograph"] == photo
        assert [found[title] for title in ("After-dinner remarks", "Dinner", "Check-out")] == [
            "OPAQUE",
            "TRANSPARENT",
            "TRANSPARENT",
        ]
