"""Markdown of one person's days, and of rooms by time."""

from __future__ import annotations

from scheduler.export.markdown_views import grid_markdown, person_markdown
from scheduler.export.selection import Selection
from tests.meeting import a_meeting


def body(page: bytes) -> list[str]:
    """Return the lines below the head of a page."""
    return page.decode().partition("> Off the record.\n\n")[2].splitlines()


def test_the_days_of_a_person_with_their_part_and_when_they_come_and_go() -> None:
    programme, timetable = a_meeting()
    late = programme.person_by_id["late"]
    assert body(person_markdown(Selection(person=late).of(timetable, programme), programme, late)) == [
        "**Late guest (Example Agency)**",
        "",
        "Arrives: Wednesday 24 October 2018, 17:00  ",
        "Departs: Thursday 25 October 2018, 11:00",
        "",
        "## Wednesday 24 October 2018",
        "",
        "| Time | Title | Room | Part |",
        "|---|---|---|---|",
        "| 13:30-15:00 | 1. What changes on the ground? | Conference Room | speaker (to be confirmed), away |",
        "| 16:45-17:05 | Tea | Library | away for a part of it |",
        "| 19:30-21:30 | Dinner | Dining Room |  |",
        "| 21:00-21:20 | After-dinner remarks (part of Dinner) | Dining Room | speaker |",
        "",
        "## Thursday 25 October 2018",
        "",
        "| Time | Title | Room | Part |",
        "|---|---|---|---|",
        "| 08:30-09:00 | Check-out (for residents) |  |  |",
    ]


def test_a_person_who_is_there_all_the_time_has_no_more_than_a_name() -> None:
    programme, timetable = a_meeting()
    iom = programme.person_by_id["iom"]
    lines = body(person_markdown(Selection(person=iom).of(timetable, programme), programme, iom))
    assert lines[:3] == ["**Policy lead (Example Agency)**", "", "## Wednesday 24 October 2018"]


def test_the_absences_of_a_person_are_told() -> None:
    programme, timetable = a_meeting()
    odi = programme.person_by_id["odi"]
    lines = body(person_markdown(Selection(person=odi).of(timetable, programme), programme, odi))
    assert lines[2] == "Away: Wednesday 24 October 2018, 12:00 to Wednesday 24 October 2018, 13:00"


def test_rooms_by_time_name_a_group_in_each_of_its_rooms() -> None:
    programme, timetable = a_meeting()
    lines = body(grid_markdown(timetable, programme))
    assert lines[:9] == [
        "## Wednesday 24 October 2018",
        "",
        "| Time | Conference Room | Library | Study | Dining Room | Without a room |",
        "|---|---|---|---|---|---|",
        "| 12:30 |  |  |  |  | Lunch |",
        "| 13:30 | 1. What changes on the ground? |  |  |  |  |",
        "| 15:00 |  |  |  |  | Group photograph |",
        "| 15:10 |  |  |  |  |  |",
        "| 15:30 |  | 2. Route by route | 2. Route by route |  |  |",
    ]
    assert "| 21:20 |  |  |  | … Dinner |  |" in lines


def test_rooms_that_are_asked_for_are_the_only_columns() -> None:
    programme, timetable = a_meeting()
    study = (programme.room_by_id["study"],)
    selected = Selection(rooms=study).of(timetable, programme)
    assert body(grid_markdown(selected, programme, study)) == [
        "## Wednesday 24 October 2018",
        "",
        "| Time | Study |",
        "|---|---|",
        "| 15:30 | 2. Route by route |",
        "| 16:45 |  |",
    ]


def test_what_is_private_is_on_no_page() -> None:
    programme, timetable = a_meeting()
    iom = programme.person_by_id["iom"]
    selected = Selection(person=iom).of(timetable, programme)
    assert "steering" in selected.by_id
    for page in (person_markdown(selected, programme, iom), grid_markdown(timetable, programme)):
        assert b"Steering" not in page
        assert b"Check-out" in page
