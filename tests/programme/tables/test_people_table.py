"""People from tables: their columns under our names, ids from names, and every place named."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from scheduler.programme import Person, read
from scheduler.programme.ids import id_of
from scheduler.programme.resolve_people import COLUMNS
from tests.programme.tables.workbooks import workbook
from tests.programme.written import SMALL, edited, refusals, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = ["id", "name", "arrives", "unavailable", "tags"]
HOST, ANN = ["host", "Host"], ["ann", "First guest", datetime.fromisoformat("2018-10-24T15:00")]
BEN = ["ben", "Second guest", date(2018, 10, 25), None, "x; y"]
MAPPED = "people: {table: people.csv, columns: {name: Full name, organisation: Employer}}"


def programme(folder: Path, people: str = "people: guests.xlsx") -> Path:
    return write(folder, small=edited(SMALL, "people: people.csv", people))


def guests(folder: Path, *rows: Sequence[Any], merge: str = "") -> Path:
    workbook(folder / "guests.xlsx", {"Participants": rows}, merge=merge)
    return programme(folder)


def csv_people(folder: Path, text: str, people: str = MAPPED) -> Path:
    small = edited(SMALL, "people: people.csv", people)
    for who in ("chair: host\n", "speakers: [ann, ben]\n", "facilitators: [ann, ben]\n"):
        small = edited(small, f"    {who}", "")
    return write(folder, people=text, small=small)


def plain(people: Sequence[Person]) -> list[tuple[str, str, str]]:
    return [(person.id, person.name, person.organisation) for person in people]


def test_people_come_from_a_workbook(tmp_path: Path) -> None:
    found = read(guests(tmp_path, ["Participants"], HEADER, HOST, [], ANN, BEN))
    ann, ben = found.people[1:]
    assert [person.id for person in found.people] == ["host", "ann", "ben"]
    assert ann.arrives is not None
    assert ben.arrives is not None
    assert (ann.arrives.isoformat(), ben.arrives.isoformat()) == (
        "2018-10-24T15:00:00+01:00",
        "2018-10-25T00:00:00+01:00",
    )
    assert (ben.tags, str(ben.source)) == (("x", "y"), "guests.xlsx:6")
    assert 'The table guests.xlsx begins in line 2; "Participants" is taken for a title' in found.assumed


def test_what_is_wrong_in_a_workbook_is_named_with_its_cell(tmp_path: Path) -> None:
    rows = [HEADER, HOST, ["ann", "First guest", time(15)], ["ben", None, None, "14:00"]]
    assert refusals(guests(tmp_path, *rows)) == [
        (
            'guests.xlsx:3: person ann: arrives: "15:00" is no moment (cell C3). '
            'Write a day and a time: "day 2 14:00", "Thu 14:00" or "2018-10-25 14:00".'
        ),
        'guests.xlsx:4: person ben: "name" is missing. Write "name: ...".',
        (
            'guests.xlsx:4: person ben: unavailable: "14:00" is no absence (cell D4). '
            'Write "day 2 09:00-10:00", "day 3", or "13:00-14:00" for every day.'
        ),
    ]


def test_the_sheet_can_be_named(tmp_path: Path) -> None:
    sheets = {"Old": [["id", "name"], ["x", "X"]], "New": [HEADER, HOST, ANN, BEN]}
    workbook(tmp_path / "guests.xlsx", sheets)
    path = programme(tmp_path, "people: {table: guests.xlsx, sheet: New}")
    assert [person.id for person in read(path).people] == ["host", "ann", "ben"]
    said = refusals(programme(tmp_path))
    assert said[0] == ('guests.xlsx:1: file: several sheets have the columns: "Old", "New". Name one, as "sheet: ...".')
    assert len(said) == 1


def test_merged_cells_among_the_people_are_refused(tmp_path: Path) -> None:
    path = guests(tmp_path, HEADER, HOST, ANN, BEN, merge="E3:E4")
    assert refusals(path) == [
        (
            "guests.xlsx:3: row: 2 cells are merged, and only the first of them has the text (cell E3). "
            "Unmerge them, and write the text into each."
        )
    ]
    assert read(guests(tmp_path, ["Guests"], HEADER, HOST, ANN, BEN, merge="A1:E1")).people[0].id == "host"


def test_columns_have_the_names_that_the_programme_says(tmp_path: Path) -> None:
    text = "ID;full NAME;Employer;Email;Diet\na;Guest A;An agency;a@example.org;vegan\n"
    found = read(csv_people(tmp_path, text))
    assert plain(found.people) == [("a", "Guest A", "An agency")]
    assert (found.people[0].email, found.people[0].attributes) == ("a@example.org", {"Diet": "vegan"})
    assert [said for said in found.assumed if "ids" in said] == []


def test_without_a_column_for_them_ids_are_made_from_the_names_and_that_is_said(tmp_path: Path) -> None:
    found = read(csv_people(tmp_path, 'Full name,Employer\n"Delegate, Côte d\'Ivoire",\nHåkon Ødegård,\n'))
    assert [person.id for person in found.people] == ["delegate-cote-divoire", "hakon-odegard"]
    assert [said for said in found.assumed if "ids" in said] == [
        (
            'people.csv has no column "id": the ids of people are made from their names, as "delegate-cote-divoire" '
            'is from "Delegate, Côte d\'Ivoire"'
        )
    ]


def test_names_that_make_one_id_or_none_are_refused_with_the_remedy(tmp_path: Path) -> None:
    text = "Full name,Employer\nDélégate A,\nDelegate  a,\n契約,\n,x\n"
    assert refusals(csv_people(tmp_path, text)) == [
        (
            'people.csv:3: person: "Delegate  a" gets the id "delegate-a", which "Délégate A" has, at people.csv:2. '
            'Add a column "id", with an id of their own for everybody.'
        ),
        'people.csv:4: person: no id can be made from "契約". Add a column "id", with an id for everybody.',
        "people.csv:5: person: the row has no name. Write one, or take the row out.",
    ]


def test_every_column_of_ours_can_be_mapped(tmp_path: Path) -> None:
    theirs = {column: f"Their {column}" for column in COLUMNS}
    mapping = ", ".join(f"{ours}: {name}" for ours, name in theirs.items())
    text = (
        ",".join(theirs.values())
        + "\n"
        + ",".join({"id": "a", "name": "Guest A", "tags": "x"}.get(column, "") for column in COLUMNS)
    )
    found = read(csv_people(tmp_path, text, f"people: {{table: people.csv, columns: {{{mapping}}}}}"))
    assert [(person.id, person.name, person.tags, person.attributes) for person in found.people] == [
        ("a", "Guest A", ("x",), {})
    ]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Delegate, Bangladesh", "delegate-bangladesh"),
        ("  ODI  ", "odi"),
        ("Straße & Œuvre", "strasse-oeuvre"),
        ("Łódź/Þing", "lodz-thing"),
        ("İstanbul ışık", "istanbul-isik"),
        ("a" * 63 + " b", "a" * 63),
        ("Ministère de l\u2019Intérieur", "ministere-de-linterieur"),
        ("2nd guest", "2nd-guest"),
        ("契約", ""),
        ("---", ""),
    ],
)
def test_ids_are_made_of_letters_without_marks(name: str, made: str) -> None:
    assert id_of(name) == made
