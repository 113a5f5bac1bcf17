"""The words of exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.export.words import (
    chair_of,
    day_words,
    form_of,
    kind_of,
    left_out_words,
    minutes_words,
    people_of,
    place_of,
    portions_of,
    roles_of,
    title_of,
)
from scheduler.programme.model import House, Part, Portion
from tests.builders import a_person, a_programme, a_session, a_timetable, an_item, at

PEOPLE = (
    a_person("odi", "Chairperson"),
    a_person("iom", "Policy lead", organisation=""),
    a_person("ilo", "Adviser, ILO", organisation="ILO"),
)


@pytest.mark.parametrize(
    ("part", "short", "full"),
    [
        (Part("chair", "odi"), "Chairperson", "Chairperson (Example Agency)"),
        (Part("chair", "iom"), "Policy lead", "Policy lead"),
        (Part("chair", "ilo"), "Adviser, ILO", "Adviser, ILO"),
        (
            Part("chair", "odi", confirmed=False),
            "Chairperson (to be confirmed)",
            "Chairperson (Example Agency, to be confirmed)",
        ),
        (Part("chair", None, "Minister", confirmed=False), "Minister (to be confirmed)", "Minister (to be confirmed)"),
        (Part("chair", None, confirmed=False), "to be confirmed", "to be confirmed"),
    ],
)
def test_a_part_in_short_and_in_full(part: Part, short: str, full: str) -> None:
    programme, session = a_programme(people=PEOPLE), a_session(parts=(part,))
    assert chair_of(session, programme) == short
    assert people_of(session, "chair", programme) == (full,)


def test_several_chairs_share_a_line_and_nobody_gives_an_empty_one() -> None:
    programme = a_programme(people=PEOPLE)
    both = a_session(parts=(Part("chair", "odi"), Part("speaker", "iom"), Part("chair", "iom")))
    assert chair_of(both, programme) == "Chairperson; Policy lead"
    assert chair_of(a_session(), programme) == ""


def test_roles_are_in_order_in_the_right_number_and_without_those_that_nobody_has() -> None:
    parts = (Part("rapporteur", "iom"), Part("speaker", "odi"), Part("speaker", "iom"), Part("chair", "iom"))
    assert roles_of(a_session(parts=parts), a_programme(people=PEOPLE)) == (
        ("Chair", ("Policy lead",)),
        ("Speakers", ("Chairperson (Example Agency)", "Policy lead")),
        ("Rapporteur", ("Policy lead",)),
    )


def test_days_minutes_titles_and_kinds() -> None:
    programme = a_programme()
    item = an_item("s1", at(programme, 1, "09:00"), 90, title="Ways", number="4", format="group")
    other = an_item("lunch@day-1", at(programme, 1, "12:30"), 60, "meal", title="Lunch")
    assert (title_of(item), kind_of(item, programme)) == ("4. Ways", "Session 4, group, 90 minutes")
    assert (title_of(other), kind_of(other, programme)) == ("Lunch", "Meal, 60 minutes")
    assert day_words(date(2018, 10, 4)) == "Thursday 4 October 2018"
    assert (minutes_words(1), minutes_words(2)) == ("1 minute", "2 minutes")


def test_a_place_is_rooms_then_house() -> None:
    programme = a_programme()
    item = an_item("s2", at(programme, 1, "09:00"), 90, rooms=("library", "study"))
    assert place_of(item, programme) == "Library; Study, Example House"
    assert place_of(item, a_programme(house=House())) == "Library; Study"


def test_a_vacant_part_is_vacant_in_short_and_in_full() -> None:
    programme, session = a_programme(people=PEOPLE), a_session(parts=(Part("chair", None, vacant=True),))
    assert chair_of(session, programme) == "vacant"
    assert people_of(session, "chair", programme) == ("vacant",)


def test_somebody_who_speaks_in_two_ways_is_named_once_and_two_vacant_parts_are_two() -> None:
    twice = (Part("speaker", "odi"), Part("speaker", None, vacant=True), Part("speaker", "odi"))
    session = a_session(parts=(*twice, Part("speaker", None, vacant=True), Part("chair", "odi")))
    programme = a_programme(people=PEOPLE)
    assert roles_of(session, programme, brief=True) == (
        ("Chair", ("Chairperson",)),
        ("Speakers", ("Chairperson", "vacant", "vacant")),
    )


def test_the_pieces_of_a_session_are_told_with_their_minutes_and_who_speaks() -> None:
    pieces = (
        Portion("The text", 15, (Part("speaker", "odi"), Part("speaker", None, vacant=True))),
        Portion("Questions", 1),
    )
    session, programme = a_session(portions=pieces), a_programme(people=PEOPLE)
    assert portions_of(session, programme) == (
        "The text, 15 minutes: Chairperson (Example Agency); vacant",
        "Questions, 1 minute",
    )
    assert portions_of(session, programme, brief=True)[0] == "The text, 15 minutes: Chairperson; vacant"


def test_the_format_is_that_of_the_draft_else_of_the_programme_and_else_the_kind() -> None:
    programme = a_programme(sessions=(a_session("speech", format="remarks", layout="", during="dinner@day-1"),))
    speech = an_item("speech", at(programme, 1, "20:00"), 20, inside="dinner@day-1")
    assert (form_of(speech, programme), kind_of(speech, programme)) == ("remarks", "Remarks, 20 minutes")
    assert form_of(replace(speech, format="toast"), programme) == "toast"
    assert form_of(an_item("gone", at(programme, 1, "20:00"), 20), programme) == "session"


def test_what_was_left_out_is_told_by_title_and_what_nobody_knows_by_id() -> None:
    programme = a_programme()
    timetable = replace(a_timetable(programme), left_out=("s2", "gone"))
    assert left_out_words(timetable, programme) == ("Route by route", "gone")
