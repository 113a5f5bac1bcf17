"""A day by rooms and changes of time."""

from __future__ import annotations

from scheduler.export.plan import plans, words_of
from tests.builders import a_programme, a_timetable, an_item, at
from tests.meeting import a_meeting


def seen() -> list[tuple[list[str], list[str]]]:
    """Return each day of the meeting: its rooms, and its rows in words."""
    programme, timetable = a_meeting()
    days = []
    for plan in plans(timetable, programme):
        rows = []
        for row in plan.rows:
            cells = [words_of(*cell, cell[0].id) if cell else "-" for cell in (*row.cells, *row.elsewhere)]
            rows.append(" ".join([plan.time(row, programme), *cells]))
        days.append(([room.id for room in plan.rooms], rows))
    return days


def test_a_row_for_each_change_of_time_and_a_column_for_each_room_in_use() -> None:
    assert seen() == [
        (
            ["conference", "library", "study", "dining"],
            [
                "12:30 - - - - lunch@day-1",
                "13:30 s1 - - -",
                "15:00 - - - - photo",
                "15:10 - - - -",
                "15:30 - s2 s2 -",
                "16:45 - tasting - -",
                "16:55 - … Tea - -",
                "17:05 - - - -",
                "19:30 - - - dinner@day-1",
                "21:00 - - - speech",
                "21:20 - - - … Dinner",
                "21:30 - - - -",
            ],
        ),
        (["library", "study"], ["08:00 - steering", "08:30 - - checkout", "09:00 - -", "10:00 s3 -", "11:15 - -"]),
    ]


def test_what_goes_on_while_another_begins_is_marked_and_not_said_again() -> None:
    programme = a_programme()
    long = an_item("s1", at(programme, 1, "09:00"), 120, rooms=("conference",))
    short = an_item("s2", at(programme, 1, "10:00"), 30, rooms=("study", "cellar"))
    bar = an_item("bar", at(programme, 1, "09:30"), 60, "free", rooms=("cellar",), title="Bar")
    (plan,) = plans(a_timetable(programme, (long, bar, short)), programme)
    assert [[words_of(*cell, cell[0].id) if cell else "-" for cell in row.cells] for row in plan.rows] == [
        ["s1", "-"],
        ["…", "-"],
        ["…", "s2"],
        ["…", "-"],
        ["-", "-"],
    ]
    assert [[words_of(*one, one[0].id) for one in row.elsewhere] for row in plan.rows] == [
        [],
        ["bar"],
        ["… Bar"],
        [],
        [],
    ]


def test_rooms_that_are_asked_for_are_the_only_columns() -> None:
    programme, timetable = a_meeting()
    first, second = plans(timetable, programme, (programme.room_by_id["study"],))
    assert [[room.id for room in plan.rooms] for plan in (first, second)] == [["study"], ["study"]]


def test_midnight_is_an_end_and_what_ends_later_is_named_with_its_weekday() -> None:
    programme = a_programme()
    items = (
        an_item("bar", at(programme, 1, "22:00"), 120, "free"),
        an_item("talk", at(programme, 1, "22:00"), 150, "free"),
    )
    (plan,) = plans(a_timetable(programme, items), programme)
    assert [plan.time(row, programme) for row in plan.rows] == ["22:00", "24:00", "Thu 00:30"]
