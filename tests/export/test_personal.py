"""One person's own programme: what their calendar has, and nothing that is another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from scheduler.export.content import content_of
from scheduler.export.printed import Edition, Name, personal
from tests.builders import a_person, a_programme, a_timetable
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.export.printed import Personal


def of(person: str) -> Personal:
    programme, timetable = a_meeting()
    return personal(timetable, programme, programme.person_by_id[person], Edition())


def test_the_head_says_whose_it_is_and_when_they_come_and_go() -> None:
    programme, timetable = a_meeting()
    found = personal(timetable, programme, programme.person_by_id["late"], Edition(2, date(2018, 9, 2)))
    assert (found.head.title, found.head.edition.words) == ("A meeting", "Revision 2, Sunday 2 September 2018")
    assert (found.head.days, found.head.left_out) == ((), ())
    assert found.id == "late"
    assert found.name == Name("Late guest", organisation="Example Agency")
    assert found.stay == (
        "Wednesday 24 to Thursday 25 October 2018",
        "Arrival: Wednesday 24 October 2018, 17:00",
        "Departure: Thursday 25 October 2018, 11:00",
    )
    assert of("odi").stay == ("Wednesday 24 to Thursday 25 October 2018",)
    assert of("far").stay == ("Taking part from elsewhere",)


def test_each_line_says_what_the_person_is_in_it_and_what_else_they_should_know() -> None:
    found = of("odi")
    assert [day.heading for day in found.days] == ["Wednesday 24 October 2018", "Thursday 25 October 2018"]
    assert [(own.line.id, own.part, own.remarks) for day in found.days for own in day.lines] == [
        ("lunch@day-1", (), ("away for a part of it",)),
        ("s1", ("chair",), ()),
        ("photo", (), ()),
        ("s2", (), ()),
        ("afternoon@day-1", (), ()),
        ("tasting", (), ()),
        ("dinner@day-1", (), ()),
        ("speech", (), ()),
        ("steering", (), ("private",)),
        ("checkout", (), ()),
    ]


def test_who_comes_late_has_the_part_that_they_may_miss_and_not_what_is_over() -> None:
    assert [(own.line.id, own.part, own.remarks) for day in of("late").days for own in day.lines] == [
        ("s1", ("speaker (to be confirmed)",), ("away",)),
        ("afternoon@day-1", (), ("away for a part of it",)),
        ("dinner@day-1", (), ()),
        ("speech", ("speaker",), ()),
        ("checkout", (), ()),
    ]


def test_who_takes_part_from_elsewhere_reads_when_it_is_by_their_clock() -> None:
    (day,) = of("far").days
    assert [(own.line.id, own.remarks) for own in day.lines] == [
        ("s1", ("Wed 21:30–23:00 by your clock",)),
        ("s2", ("Wed 23:30–00:45 by your clock",)),
    ]


def test_who_has_a_part_reads_with_whom_and_nobody_else_does() -> None:
    found = {
        own.line.id: [(role.word, [name.name for name in role.people]) for role in own.company]
        for day in of("late").days
        for own in day.lines
    }
    assert found == {
        "s1": [("Chair", ["Chairperson"]), ("Speakers", ["Policy lead", "Speaker from afar", "vacant"])],
        "afternoon@day-1": [],
        "dinner@day-1": [],
        "speech": [],
        "checkout": [],
    }
    assert [own.company for day in of("guest").days for own in day.lines if own.line.id == "s1"] == [()]


def test_a_clock_that_shows_the_same_is_not_told() -> None:
    person = a_person("odi", remote=True, zone=ZoneInfo("Europe/Lisbon"))
    programme = a_programme(people=(person, a_person("iom")))
    (day,) = personal(a_timetable(), programme, person, Edition()).days
    assert [own.remarks for own in day.lines] == [(), ()]


@pytest.mark.parametrize("person", ["odi", "iom", "guest", "late", "far"])
def test_it_has_the_items_of_their_calendar_and_no_others(person: str) -> None:
    programme, timetable = a_meeting()
    guest = next(guest for guest in content_of(timetable, programme).guests if guest.id == person)
    lines = {own.line.id: own.part for day in of(person).days for own in day.lines}
    assert lines == guest.parts
    assert len(lines) > 1


def test_a_private_item_is_its_own_peoples_alone() -> None:
    assert "Steering committee" in repr(of("odi"))
    assert "Steering committee" in repr(of("iom"))
    assert [name for name in ("guest", "late", "far") if "teering" in repr(of(name))] == []


def test_nobodys_address_is_in_it() -> None:
    programme, _ = a_meeting()
    assert all(person.email for person in programme.people)
    assert "@example.org" not in "".join(repr(of(person.id)) for person in programme.people)


def test_somebody_who_speaks_at_a_private_dinner_is_told_of_their_speech_alone() -> None:
    programme, timetable = a_meeting()
    dinner = next(one for one in programme.occurrences if one.id == "dinner@day-1")
    secret = replace(dinner, title="Secret dinner", private=True, people=frozenset({"odi"}))
    others = tuple(one for one in programme.occurrences if one is not dinner)
    programme = replace(programme, occurrences=(*others, secret))
    found = personal(timetable, programme, programme.person_by_id["late"], Edition())
    lines = {own.line.id: own for day in found.days for own in day.lines}
    assert "dinner@day-1" not in lines
    assert (lines["speech"].line.within, lines["speech"].remarks) == ("", ("private",))
