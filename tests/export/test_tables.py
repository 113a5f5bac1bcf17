"""The timetable as CSV, read back by the csv module."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from scheduler.export.tables import COLUMNS, csv_bytes
from tests.builders import a_programme, a_session, a_timetable, an_item, at
from tests.meeting import a_meeting

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def rows(timetable: Timetable, programme: Programme) -> list[dict[str, str]]:
    data = csv_bytes(timetable, programme)
    assert data.startswith(b"\xef\xbb\xbf")
    public = [item for item in timetable.items if item.id != "steering"]
    assert data.count(b"\n") == data.count(b"\r\n") == len(public) + len(timetable.left_out) + 1
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_item_is_a_row_with_every_column() -> None:
    programme = a_programme()
    found = rows(a_timetable(programme), programme)
    assert [row["id"] for row in found] == ["lunch@day-1", "s1", "afternoon@day-1", "s2", "reception"]
    assert found[1] == dict(
        zip(
            COLUMNS,
            (
                "2018-10-24",
                "13:30",
                "15:00",
                "90",
                "session",
                "1",
                "s1",
                "What changes on the ground?",
                "plenary",
                "Conference Room",
                "Chairperson (Example Agency)",
                "Policy lead (Example Agency); Minister (to be confirmed)",
                "",
                "",
                "Who decides? | By when?",
                "Off the record.",
                "held",
                "",
                "",
                "",
            ),
            strict=True,
        )
    )
    assert (found[0]["kind"], found[0]["number"], found[0]["rooms"], found[0]["chair"]) == ("meal", "", "", "")
    assert found[3]["rooms"] == "Library; Study"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@cmd", "'@cmd"),
        ("＝1+1", "'＝1+1"),
        (" \t=1", "'=1"),
        ("1 = 1", "1 = 1"),
        ('a "quote", a comma\nand a line', 'a "quote", a comma and a line'),
        ("Évaluation 移民 الهجرة", "Évaluation 移民 الهجرة"),
    ],
)
def test_no_cell_is_computed_and_each_row_is_one_line(title: str, cell: str) -> None:
    programme = a_programme(sessions=(a_session("s1"),))
    item = an_item("s1", at(programme, 1, "09:00"), 60, title=title)
    assert [row["title"] for row in rows(a_timetable(programme, (item,)), programme)] == [cell]


def test_no_address_stands_in_the_table() -> None:
    programme = a_programme()
    assert b"@example.org" not in csv_bytes(a_timetable(programme), programme)


def test_the_last_columns_tell_for_whom_a_part_of_what_in_which_pieces_and_what_was_left_out() -> None:
    programme, timetable = a_meeting()
    found = rows(timetable, programme)
    assert [(row["id"], row["status"], row["audience"], row["part_of"]) for row in found] == [
        ("lunch@day-1", "held", "", ""),
        ("s1", "held", "", ""),
        ("photo", "held", "", ""),
        ("s2", "held", "", ""),
        ("tasting", "held", "", "Tea"),
        ("afternoon@day-1", "held", "", ""),
        ("dinner@day-1", "held", "", ""),
        ("speech", "held", "", "Dinner"),
        ("checkout", "held", "residents", ""),
        ("s3", "held", "private-sector", ""),
        ("extra", "left out", "", ""),
    ]
    assert found[1]["parts"] == (
        "The text and its reach, 15 minutes: Policy lead (Example Agency) | "
        "Seen from afar, 30 minutes: Speaker from afar (Example Agency); vacant"
    )
    assert (found[7]["speakers"], found[9]["chair"]) == ("Late guest (Example Agency)", "vacant")
    assert [found[10][column] for column in ("date", "start", "end", "minutes", "rooms", "title")] == [
        *[""] * 5,
        "What else there is",
    ]
