"""What a timetable tells, and whom: the entries of its items, and the parts and the days of each person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduler.export.content import content_of
from scheduler.export.entry import STAY, Entry
from scheduler.programme.model import House, Part, Programme
from tests.builders import a_clock, a_person, a_programme, a_session, a_timetable, an_item, an_occurrence, at
from tests.meeting import a_meeting

HOUSE, PLACE = "Example House", (50.906, -0.361)


def stay_of(**changes: object) -> Entry:
    """Return the stay of somebody who comes to three days, from 24 to 26 October 2018."""
    programme = a_programme(people=(a_person("one", **changes),))
    (guest,) = content_of(a_timetable(programme), programme).guests
    return guest.stay


def moment(text: str, zone: str = "Europe/London") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_an_entry_says_all_that_anybody_may_read_of_an_item() -> None:
    programme = a_programme()
    content = content_of(a_timetable(programme), programme)
    assert (content.programme, content.title, content.zone, content.note) == (
        "event-2018",
        "A meeting",
        "Europe/London",
        "Off the record.",
    )
    assert content.entries[:2] == (
        Entry(
            item="lunch@day-1",
            kind="meal",
            title="Lunch",
            start=at(programme, 1, "12:30"),
            end=at(programme, 1, "13:30"),
            house=HOUSE,
            location=PLACE,
            about=("Meal, 60 minutes",),
            categories=("meal",),
            free=True,
        ),
        Entry(
            item="s1",
            kind="session",
            title="1. What changes on the ground?",
            start=at(programme, 1, "13:30"),
            end=at(programme, 1, "15:00"),
            rooms=("Conference Room",),
            house=HOUSE,
            location=PLACE,
            about=(
                "Session 1, plenary, 90 minutes",
                "- Who decides?",
                "- By when?",
                "Chair: Chairperson (Example Agency)",
                "Speakers: Policy lead (Example Agency); Minister (to be confirmed)",
            ),
            categories=("session", "plenary"),
        ),
    )
    assert [entry.item for entry in content.entries] == [item.id for item in a_timetable(programme).items]


def test_what_is_private_is_told_to_its_own_people_alone() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    assert [entry.item for entry in content.entries if entry.private] == ["steering"]
    assert [entry.item for entry in content.agenda] == [i.id for i in timetable.items if i.id != "steering"]
    assert [guest.id for guest in content.guests if "steering" in guest.parts] == ["odi", "iom"]


def test_everybody_has_the_items_that_are_theirs_and_what_they_are_in_them() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    for_all = ["photo", "s2", "tasting", "afternoon@day-1", "dinner@day-1", "speech"]
    assert {guest.id: list(guest.parts) for guest in content.guests} == {
        "odi": ["lunch@day-1", "s1", *for_all, "steering", "checkout"],
        "iom": ["lunch@day-1", "s1", *for_all, "steering", "checkout", "s3"],
        "guest": ["lunch@day-1", "s1", *for_all, "s3"],  # a day guest, of the private sector
        "late": ["s1", "afternoon@day-1", "dinner@day-1", "speech", "checkout"],  # comes at 17:00, and has a part in s1
        "far": ["s1", "s2"],  # from elsewhere: no meals and breaks with the others
    }
    parts = {(guest.id, item): part for guest in content.guests for item, part in guest.parts.items() if part}
    assert parts == {
        ("odi", "s1"): ("chair",),
        ("iom", "s1"): ("speaker",),
        ("late", "s1"): ("speaker (to be confirmed)",),
        ("late", "speech"): ("speaker",),
        ("far", "s1"): ("speaker",),
    }


def test_one_word_stands_for_each_role() -> None:
    parts = (Part("chair", "one"), Part("speaker", "one", confirmed=False), Part("rapporteur", "one"))
    programme = a_programme(
        sessions=(a_session("s1", parts=parts),), occurrences=(), people=(a_person("one"), a_person("two"))
    )
    content = content_of(a_timetable(programme, (an_item("s1", at(programme, 1, "09:00"), 60),)), programme)
    assert [guest.parts for guest in content.guests] == [
        {"s1": ("chair", "speaker (to be confirmed)", "rapporteur")},
        {"s1": ()},
    ]


def test_a_persons_own_calendar_begins_with_their_stay_and_says_their_part() -> None:
    programme, timetable = a_meeting()
    content = content_of(timetable, programme)
    late = next(guest for guest in content.guests if guest.id == "late")
    assert [(entry.item, entry.part) for entry in content.of(late)] == [
        (STAY, ()),
        ("s1", ("speaker (to be confirmed)",)),
        ("afternoon@day-1", ()),
        ("dinner@day-1", ()),
        ("speech", ("speaker",)),
        ("checkout", ()),
    ]
    assert {entry.part for entry in content.entries} == {()}


def test_who_has_withdrawn_is_no_guest_and_who_has_no_items_has_their_stay() -> None:
    programme, timetable = a_meeting()
    assert [person.id for person in programme.withdrawn] == ["gone"]
    assert "gone" not in {guest.id for guest in content_of(timetable, programme).guests}
    alone = content_of(replace(timetable, items=()), programme)
    assert [(guest.id, dict(guest.parts)) for guest in alone.guests] == [(p.id, {}) for p in programme.people]


def test_the_stay_is_the_meeting_where_nobody_says_otherwise() -> None:
    assert stay_of() == Entry(
        item=STAY,
        kind="stay",
        title="A meeting",
        start=date(2018, 10, 24),
        end=date(2018, 10, 27),
        house=HOUSE,
        location=PLACE,
        free=True,
    )


@pytest.mark.parametrize(
    ("changes", "start", "end", "about"),
    [
        (
            {"arrives": moment("2018-10-24T17:05"), "departs": moment("2018-10-25T11:00")},
            date(2018, 10, 24),
            date(2018, 10, 26),
            ("Arrival: Wednesday 24 October 2018, 17:05", "Departure: Thursday 25 October 2018, 11:00"),
        ),
        (  # days alone: from the start of the one to the end of the other
            {"arrives": moment("2018-10-25T00:00"), "departs": moment("2018-10-26T00:00")},
            date(2018, 10, 25),
            date(2018, 10, 26),
            ("Arrival: Thursday 25 October 2018", "Departure: Thursday 25 October 2018"),
        ),
        (  # before the meeting and after it
            {"arrives": moment("2018-10-22T09:00"), "departs": moment("2018-10-28T10:30")},
            date(2018, 10, 22),
            date(2018, 10, 29),
            ("Arrival: Monday 22 October 2018, 09:00", "Departure: Sunday 28 October 2018, 10:30"),
        ),
        (  # never there: the one day that is known
            {"departs": moment("2018-10-17T14:00")},
            date(2018, 10, 17),
            date(2018, 10, 18),
            ("Departure: Wednesday 17 October 2018, 14:00",),
        ),
        (
            {"departs": moment("2018-10-24T00:00")},
            date(2018, 10, 23),
            date(2018, 10, 24),
            ("Departure: Tuesday 23 October 2018",),
        ),
        (
            {"arrives": moment("2018-10-27T00:00")},
            date(2018, 10, 27),
            date(2018, 10, 28),
            ("Arrival: Saturday 27 October 2018",),
        ),
        (  # never there, but both days are known
            {"arrives": moment("2018-10-16T18:00"), "departs": moment("2018-10-18T00:00")},
            date(2018, 10, 16),
            date(2018, 10, 18),
            ("Arrival: Tuesday 16 October 2018, 18:00", "Departure: Wednesday 17 October 2018"),
        ),
        ({"remote": True, "zone": ZoneInfo("Asia/Tokyo")}, date(2018, 10, 24), date(2018, 10, 27), None),
    ],
)
def test_the_stay_is_from_arrival_to_departure_in_whole_days(
    changes: dict[str, object], start: date, end: date, about: tuple[str, ...] | None
) -> None:
    stay = stay_of(**changes)
    assert (stay.start, stay.end, stay.about) == (start, end, about or ("Taking part from elsewhere",))
    assert (stay.house, stay.location) == ((HOUSE, PLACE) if about else ("", None))


def test_a_departure_at_the_end_of_a_day_is_told_so_where_the_clocks_skip_midnight() -> None:
    programme = a_programme(a_clock("Asia/Beirut", date(2018, 3, 23), 3), occurrences=(), sessions=())
    leaves = a_person("one", departs=moment("2018-03-25T01:00", "Asia/Beirut"))  # the first instant of that day
    (guest,) = content_of(a_timetable(programme, ()), replace(programme, people=(leaves,))).guests
    assert (guest.stay.end, guest.stay.about) == (date(2018, 3, 25), ("Departure: Saturday 24 March 2018",))


def test_a_private_meeting_leaves_nobody_free_whom_it_is_for_unless_they_may_stay_away() -> None:
    clock = a_clock()

    def free(**changes: object) -> bool:
        meeting = an_occurrence(
            clock, "talk", 1, "08:00-08:30", "social", family="fixture", people=frozenset({"odi"}), **changes
        )
        programme = a_programme(clock, sessions=(), occurrences=(meeting,))
        timetable = a_timetable(programme, (an_item("talk", at(programme, 1, "08:00"), 30, "social"),))
        return content_of(timetable, programme).entries[0].free

    assert free(private=True, blocks="parts") is False
    assert free(private=True, blocks="nobody") is True
    assert free(private=False, blocks="parts") is True


def test_a_meeting_without_a_title_is_called_by_its_id_and_one_in_no_house_has_no_place() -> None:
    programme: Programme = a_programme(title="", house=House())
    guest = content_of(a_timetable(programme), programme).guests[0]
    assert (guest.stay.title, guest.stay.house, guest.stay.location) == ("event-2018", "", None)
