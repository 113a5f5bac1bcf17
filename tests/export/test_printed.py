"""What documents say: the lines of a day, who has a part, where rooms change; nothing private, no address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler.export.printed import Edition, Name, Piece, Role, printed
from scheduler.programme.model import Part
from tests.builders import a_person, a_programme, a_session, a_timetable
from tests.meeting import a_meeting


def test_the_head_says_what_where_when_and_which_state() -> None:
    found = printed(a_timetable(), a_programme(), Edition(3, date(2018, 9, 2), ("Tea is later.",)))
    assert (found.id, found.title, found.note, found.zone) == (
        "event-2018",
        "A meeting",
        "Off the record.",
        "Europe/London",
    )
    assert found.dates == "Wednesday 24 to Friday 26 October 2018"
    assert found.place == "Example House, Example Lane"
    assert found.edition.words == "Revision 3, Sunday 2 September 2018"
    assert Edition().words == "Draft, not for sending"


def test_a_programme_without_a_title_is_called_by_its_id() -> None:
    assert printed(a_timetable(), replace(a_programme(), title=""), Edition()).title == "event-2018"


def test_each_day_has_its_lines_with_what_is_within_a_meal_right_below_it() -> None:
    programme, timetable = a_meeting()
    days = printed(timetable, programme, Edition()).days
    assert [day.heading for day in days] == ["Wednesday 24 October 2018", "Thursday 25 October 2018"]
    assert [(line.times, line.id, line.form, line.number, line.within) for line in days[0].lines] == [
        ("12:30–13:30", "lunch@day-1", "meal", "", ""),
        ("13:30–15:00", "s1", "plenary", "1", ""),
        ("15:00–15:10", "photo", "social", "", ""),
        ("15:30–16:45", "s2", "group", "2", ""),
        ("16:45–17:05", "afternoon@day-1", "break", "", ""),
        ("16:45–16:55", "tasting", "social", "", "Tea"),
        ("19:30–21:30", "dinner@day-1", "meal", "", ""),
        ("21:00–21:20", "speech", "remarks", "", "Dinner"),
    ]
    assert [line.groups for line in days[0].lines if line.kind == "session"] == [0, 2, 0]


def test_nothing_private_is_said() -> None:
    programme, timetable = a_meeting()
    assert any(item.id == "steering" for item in timetable.items)
    found = printed(timetable, programme, Edition())
    assert [line.id for line in found.days[1].lines] == ["checkout", "s3"]
    assert "Steering" not in repr(found)
    assert "@example.org" not in repr(found)
    assert found.left_out == ("What else there is",)


def test_a_line_has_moved_where_its_rooms_are_not_those_before_it() -> None:
    programme, timetable = a_meeting()
    days = printed(timetable, programme, Edition()).days
    assert [(line.id, line.rooms, line.moved) for line in days[0].lines if line.rooms] == [
        ("s1", ("Conference Room",), True),
        ("s2", ("Library", "Study"), True),
        ("afternoon@day-1", ("Library",), True),
        ("tasting", ("Library",), False),
        ("dinner@day-1", ("Dining Room",), True),
        ("speech", ("Dining Room",), False),
    ]
    assert [line.moved for line in days[1].lines] == [False, True]


def test_a_room_that_comes_back_after_something_without_one_has_not_moved() -> None:
    programme = a_programme()
    first, *_, last = a_timetable(programme).sessions
    items = (first, replace(last, rooms=("conference",)))
    assert [line.moved for line in printed(a_timetable(programme, items), programme, Edition()).days[0].lines] == [
        True,
        False,
    ]


def test_for_whom_what_is_not_for_all_is() -> None:
    programme, timetable = a_meeting()
    lines = {line.id: line for day in printed(timetable, programme, Edition()).days for line in day.lines}
    assert {name: line.audience for name, line in lines.items() if line.audience} == {
        "checkout": "residents",
        "s3": "private-sector",
    }


def test_who_has_a_part_and_what_is_not_yet_sure() -> None:
    programme, timetable = a_meeting()
    lines = {line.id: line for day in printed(timetable, programme, Edition()).days for line in day.lines}
    agency = {"organisation": "Example Agency"}
    assert lines["s1"].questions == ("Who decides?",)
    assert lines["s1"].roles == (
        Role("Chair", (Name("Chairperson", **agency),)),
        Role(
            "Speakers",
            (
                Name("Late guest", **agency, confirmed=False),
                Name("Policy lead", **agency),
                Name("Speaker from afar", **agency),
                Name("vacant"),
            ),
        ),
    )
    assert lines["s1"].pieces == (
        Piece("The text and its reach", 15, (Name("Policy lead", **agency),)),
        Piece("Seen from afar", 30, (Name("Speaker from afar", **agency), Name("vacant"))),
    )
    assert lines["s3"].roles == (Role("Chair", (Name("vacant"),)),)
    assert [name for name, line in lines.items() if line.unconfirmed] == ["s1"]


@pytest.mark.parametrize(
    ("person", "beside"),
    [
        ({"name": "Chairperson", "role": "director", "country": "Peru"}, "director, Example Agency, Peru"),
        ({"name": "Delegate, Peru", "organisation": "Government of Peru", "country": "Peru"}, "Government of Peru"),
        ({"name": "Director", "role": "director", "organisation": "Port of Lima", "country": "lima"}, "Port of Lima"),
        ({"name": "Adviser", "organisation": ""}, ""),
    ],
)
def test_post_organisation_and_country_stand_behind_a_name_that_does_not_say_them(
    person: dict[str, str], beside: str
) -> None:
    programme = a_programme(
        people=(a_person("odi", **person),), sessions=(a_session("s1", parts=(Part("chair", "odi"),)), a_session("s2"))
    )
    found = printed(a_timetable(programme), programme, Edition())
    assert found.days[0].lines[1].roles[0].people[0].beside == beside


def test_a_label_and_nobody_at_all_are_still_to_be_confirmed() -> None:
    parts = (Part("speaker", None, "Minister", confirmed=False), Part("speaker", None, confirmed=False))
    programme = a_programme(sessions=(a_session("s1", parts=parts), a_session("s2")))
    found = printed(a_timetable(programme), programme, Edition())
    names = found.days[0].lines[1].roles[0].people
    assert names == (Name("Minister", confirmed=False), Name("to be confirmed", confirmed=False))
    assert found.unconfirmed
