"""What the sheets of the workbook say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from scheduler.export.printed import Edition, printed
from scheduler.export.workbook import Sheet, sheets
from tests.builders import a_programme, a_timetable
from tests.meeting import a_meeting
from tests.seated import a_seated_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

DAY = date(2018, 10, 24)


def read(timetable: Timetable, programme: Programme) -> dict[str, Sheet]:
    return {one.name: one for one in sheets(timetable, programme, printed(timetable, programme, Edition()))}


def of(sheet: Sheet, *headings: str) -> list[tuple[object, ...]]:
    """Return some columns of a sheet."""
    places = [[column.heading for column in sheet.columns].index(heading) for heading in headings]
    return [tuple(row[place] for place in places) for row in sheet.rows]


def clock(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2018, 10, day, hour, minute)  # noqa: DTZ001 - as a spreadsheet keeps it


def test_the_sheets_are_these() -> None:
    assert [*read(a_timetable(), a_programme())] == [
        *("Items", "People by session", "Covers", "Rooms", "Arrivals, departures", "About")
    ]


def test_an_item_is_a_row_by_the_clock_of_the_meeting() -> None:
    items = read(a_timetable(), a_programme())["Items"]
    assert items.rows[1] == (
        DAY,
        clock(13, 30),
        clock(15),
        90,
        "session",
        "plenary",
        "1",
        "What changes on the ground?",
        "Conference Room",
        "",
        2,
        "Chairperson (Example Agency)",
        "Policy lead (Example Agency); Minister (to be confirmed)",
        "",
        "",
        "",
    )
    assert of(items, "Title", "Kind", "Format", "Rooms", "Chair")[2:4] == [
        ("Tea", "break", "", "", ""),
        ("Route by route", "session", "group", "Library; Study", ""),
    ]


def test_every_item_is_there_the_private_one_marked_and_what_was_left_out_last() -> None:
    programme, timetable = a_meeting()
    items = read(timetable, programme)["Items"]
    assert [row for row in of(items, "Title", "Day", "For whom", "Remarks") if row[2] or row[3]] == [
        ("Tea tasting", DAY, "", "part of Tea"),
        ("After-dinner remarks", DAY, "", "part of Dinner"),
        ("Steering committee", date(2018, 10, 25), "steering", "private"),
        ("Check-out", date(2018, 10, 25), "residents", ""),
        ("Financing partnerships", date(2018, 10, 25), "private-sector", ""),
        ("What else there is", None, "", "left out"),
    ]
    assert len(items.rows) == len(timetable.items) + 1


def test_somebody_has_a_row_for_each_session_that_is_theirs_and_no_other() -> None:
    programme, timetable = a_meeting()
    people = read(timetable, programme)["People by session"]
    # The late guest comes when sessions 1 and 2 are over, but is asked to speak in the first; the third is for others.
    assert of(people, "Person", "What they are in it", "Number", "Remarks") == [
        ("Chairperson", "chair", "1", ""),
        ("Chairperson", "attends", "2", ""),
        ("Chairperson", "attends", "", ""),
        ("Policy lead", "speaker", "1", ""),
        ("Policy lead", "attends", "2", ""),
        ("Policy lead", "attends", "", ""),
        ("Policy lead", "attends", "3", ""),
        ("Day guest", "attends", "1", ""),
        ("Day guest", "attends", "2", ""),
        ("Day guest", "attends", "", ""),
        ("Day guest", "attends", "3", ""),
        ("Late guest", "speaker (to be confirmed)", "1", "away"),
        ("Late guest", "speaker", "", ""),
        ("Speaker from afar", "speaker", "1", "takes part from elsewhere"),
        ("Speaker from afar", "attends", "2", "takes part from elsewhere"),
    ]
    assert people.rows[0] == (
        *("Chairperson", "Example Agency", "chair", DAY, clock(13, 30), clock(15)),
        *("1", "What changes on the ground?", "Conference Room", ""),
    )


def test_a_meal_is_a_row_with_a_column_for_each_diet_and_need() -> None:
    programme, timetable = a_meeting()
    first, second, *others = programme.people
    people = (
        replace(first, attributes={"diet": "vegan"}),
        replace(second, attributes={"diet": "halal"}, needs=("step-free",)),
    )
    covers = read(timetable, replace(programme, people=(*people, *others), expected=9))["Covers"]
    assert [column.heading for column in covers.columns][7:] == [
        *("Eat", "Not in the table", "For a part of it"),
        *("Diet: halal", "Diet: vegan", "Need: step-free", "Remarks"),
    ]
    assert covers.rows == (
        (DAY, clock(12, 30), clock(13, 30), "meal", "Lunch", "", "", 7, 4, 1, 1, 1, 1, ""),
        (DAY, clock(16, 45), clock(17, 5), "break", "Tea", "Library", "", 8, 4, 1, 1, 1, 1, ""),
        (DAY, clock(19, 30), clock(21, 30), "meal", "Dinner", "Dining Room", "", 8, 4, None, 1, 1, 1, ""),
    )


def test_a_room_is_a_row_for_each_use_with_what_is_to_be_done_before() -> None:
    programme = a_programme()
    one, two = programme.sessions
    programme = replace(programme, sessions=(one, replace(two, layout="roundtable", groups=0)))
    first, second = (item for item in a_timetable(programme).items if item.kind == "session")
    rooms = read(a_timetable(programme, (first, replace(second, rooms=("conference",)))), programme)["Rooms"]
    assert [row[:2] for row in rooms.rows] == [(DAY, "Conference Room"), (DAY, "Conference Room")]
    assert [row[2:] for row in rooms.rows] == [
        (
            *(clock(13, 30), clock(15), "1. What changes on the ground?", "theatre", 2, 80),
            "set up as theatre",
        ),
        (
            *(clock(15, 20), clock(16, 35), "2. Route by route", "roundtable", 2, 60),
            "from theatre to roundtable, 20 minutes from 15:00",
        ),
    ]


def test_who_comes_and_goes_is_a_row_each_and_the_private_stays_so() -> None:
    programme, timetable = a_meeting()
    found = read(timetable, programme)
    assert [row[1:4] for row in found["Arrivals, departures"].rows] == [
        (clock(17), "comes", "Late guest"),
        (None, "comes", "Chairperson"),
        (None, "comes", "Policy lead"),
        (None, "comes", "Day guest"),
        (clock(11, day=25), "goes", "Late guest"),
        (None, "goes", "Chairperson"),
        (None, "goes", "Policy lead"),
        (None, "goes", "Day guest"),
    ]
    assert of(found["Rooms"], "Room", "Title", "To do before")[-1] == ("Study", "Private", "")


def test_a_private_meal_is_marked() -> None:
    programme = a_programme()
    lunch, *others = programme.occurrences
    programme = replace(programme, occurrences=(replace(lunch, private=True), *others))
    assert of(read(a_timetable(programme), programme)["Covers"], "Title", "Remarks") == [
        ("Lunch", "private"),
        ("Tea", ""),
    ]


def test_what_it_is_of_is_said_and_no_address() -> None:
    programme, timetable = a_meeting()
    found = read(timetable, programme)
    assert found["About"].rows[:6] == (
        ("Meeting", "A meeting"),
        ("Days", "Wednesday 24 to Thursday 25 October 2018"),
        ("Place", "Example House, Example Lane"),
        ("Times", "Europe/London, as the clock of the meeting shows them"),
        ("State", "Draft, not for sending"),
        ("Note", "Off the record."),
    )
    assert any("@example.org" in person.email for person in programme.people)
    assert "@example.org" not in repr(found)


def test_who_is_in_which_group_is_a_row_for_each_person_and_round() -> None:
    programme, timetable = a_seated_meeting()
    book = read(timetable, programme)
    assert [*book][3] == "Groups"
    groups = book["Groups"]
    chosen = ("What", "Group or table", "Topic", "Room", "Person", "What they are in it")
    assert of(groups, *chosen) == [
        ("table", 1, "", "", "Policy lead", ""),
        ("table", 1, "", "", "Commissioner", "host"),
        ("table", 1, "", "", "=SUM(Day guest)", ""),
        ("table", 2, "", "", "Chairperson", "host"),
        ("table", 2, "", "", "Adviser", ""),
        ("table", 2, "", "", "Envoy", ""),
        ("group", 1, "Ports of entry", "Library", "Chairperson", "facilitator"),
        ("group", 1, "Ports of entry", "Library", "Adviser", "rapporteur"),
        ("group", 1, "Ports of entry", "Library", "Commissioner", ""),
        ("group", 2, "Health workers", "Study", "Policy lead", "facilitator"),
        ("group", 2, "Health workers", "Study", "Envoy", "rapporteur"),
        ("group", 2, "Health workers", "Study", "=SUM(Day guest)", ""),
    ]
    assert groups.rows[-1][:5] == (DAY, clock(15, 20), clock(16, 35), "2", "Route by route")
    assert of(groups, "Organisation", "Remarks")[0] == ("Example Agency", "")


def test_tables_of_a_private_meal_are_marked_in_the_groups() -> None:
    programme, timetable = a_seated_meeting()
    lunch, *others = programme.occurrences
    programme = replace(programme, occurrences=(replace(lunch, private=True), *others))
    assert [row[0] for row in of(read(timetable, programme)["Groups"], "Remarks")] == ["private"] * 6 + [""] * 6
