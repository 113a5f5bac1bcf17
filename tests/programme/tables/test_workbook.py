"""Workbooks: what a person would have typed, the sheet that is meant, and nothing that could hurt."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from scheduler.errors import ProgrammeError
from scheduler.programme.tables import Columns, read_table, rows
from scheduler.programme.tables.lines import letters
from scheduler.programme.tables.workbook import MOST_UNPACKED
from tests.programme.tables.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

WANTED = Columns(("name",), "Write it")
MIDNIGHT, NINE = datetime.fromisoformat("2027-05-10"), datetime.fromisoformat("2027-05-10T09:00")
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = {"Guests": [["name", "value"], ["A", "x"]]}


def said(path: Path, sheet: str | None = None) -> list[str]:
    with pytest.raises(ProgrammeError) as caught:
        list(rows(path, wanted=WANTED, sheet=sheet))
    return [str(problem) for problem in caught.value.problems]


def changed(path: Path, part: str, *changes: tuple[str, str]) -> Path:
    """Edit a part of a workbook as text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in changes:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.fromisoformat("2018-10-24T17:30"), "2018-10-24 17:30"),
        (datetime.fromisoformat("2018-10-24"), "2018-10-24 00:00"),
        (date(2018, 10, 24), "2018-10-24"),
        (time(17, 30), "17:30"),
        (time(9, 5, 20), "09:05:20"),
        (timedelta(hours=26, minutes=30), "26:30"),
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (10**20, "1e+20"),
        (True, "yes"),
        (False, "no"),
        ("  Text \n more ", "Text \n more"),
        ("'=1", "'=1"),
        (None, ""),
    ],
)
def test_a_cell_is_the_text_that_a_person_would_have_typed(tmp_path: Path, value: Any, text: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "value"])
    sheet.append(["A", None])
    sheet["B2"].value = value
    book.save(tmp_path / "t.xlsx")
    assert list(rows(tmp_path / "t.xlsx", wanted=WANTED)) == [(2, {"name": "A", "value": text})]


def test_a_percentage_is_its_number_and_a_date_has_no_time_whatever_its_format(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "share", "day", "moment"])
    sheet.append(["A", 0.5, MIDNIGHT, MIDNIGHT])
    for cell, form in (("B2", "0%"), ("C2", '[$-809]dddd" the "d mmmm yyyy'), ("D2", "d/m/yy h:mm")):
        sheet[cell].number_format = form
    book.save(tmp_path / "t.xlsx")
    ((_, row),) = rows(tmp_path / "t.xlsx", wanted=WANTED)
    assert row == {"name": "A", "share": "0.5", "day": "2027-05-10", "moment": "2027-05-10 00:00"}


def test_a_time_that_is_a_hair_off_is_rounded_to_its_second(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name", "at", "on"], ["A", time(17, 30), NINE]]})
    path = changed(path, SHEET, ("<v>0.7291666666666666</v>", "<v>0.729166661</v>"))
    ((_, row),) = rows(path, wanted=WANTED)
    assert row == {"name": "A", "at": "17:30", "on": "2027-05-10 09:00"}


def test_empty_rows_and_columns_and_a_merged_line_above_the_header_are_nothing(tmp_path: Path) -> None:
    sheet = [["Guests, as of 3 May"], [], [None, "name", None, "tags"], [], [None, "A", None, "x"], [], [None, "B"]]
    path = workbook(tmp_path / "t.xlsx", {"S": sheet}, merge="A1:D1")
    found = read_table(path, "t.xlsx", WANTED)
    assert [(row.line, row.cells) for row in found.rows] == [
        (5, {"name": "A", "tags": "x"}),
        (7, {"name": "B", "tags": ""}),
    ]
    assert found.said == ('The table t.xlsx begins in line 3; "Guests, as of 3 May" is taken for a title',)
    assert str(found.source(5, "tags")) == "t.xlsx:5"
    assert found.source(5, "tags").cell == "D5"


def test_columns_are_lettered_as_in_the_office_program() -> None:
    assert [letters(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_formula_is_the_value_that_was_worked_out_last(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name", "value", "w"], ["A", "=1+1", '=""']]})
    without = (
        "t.xlsx:2: cell: the cell holds a formula without a value (cell {}). "
        "Open the workbook in the office program and save it, or write the value."
    )
    assert said(path) == [without.format("B2"), without.format("C2")]
    changed(path, SHEET, ("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>"), ('<c r="C2">', '<c r="C2" t="str">'))
    assert list(rows(path, wanted=WANTED)) == [(2, {"name": "A", "value": "2", "w": ""})]


def test_an_error_and_a_control_character_are_refused_with_their_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name", "value"], ["A", "#N/A"], ["B", "y"]]})
    changed(path, SHEET, ("<t>y</t>", "<t>y\x7f</t>"))
    assert said(path) == [
        "t.xlsx:2: cell: the cell holds the error #N/A (cell B2). Mend its formula, or write the text.",
        "t.xlsx:3: cell: the control character U+007F is in the text (cell B3). Take it out.",
    ]


def test_a_date_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name", "on"], ["A", date(2027, 5, 10)]]})
    changed(path, SHEET, ("<v>46517</v>", "<v>46517000000</v>"))
    assert said(path) == [
        "t.xlsx:2: cell: the cell holds the error #VALUE! (cell B2). Mend its formula, or write the text."
    ]


def test_the_one_sheet_with_the_columns_is_read_and_that_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"Notes": [["read", "me"], ["#N/A", "=1"]], **PLAIN})
    found = read_table(path, "t.xlsx", WANTED)
    assert [row.cells["name"] for row in found.rows] == ["A"]
    assert found.said == ('Of t.xlsx the sheet "Guests" is read, and not "Notes"',)
    assert found.problems == ()


def test_of_several_sheets_with_the_columns_one_is_to_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {**PLAIN, "Old": [["name"], ["B"]]})
    assert said(path) == [
        't.xlsx:1: file: several sheets have the columns: "Guests", "Old". Name one, as "sheet: ...".'
    ]
    assert list(rows(path, wanted=WANTED, sheet=" old")) == [(2, {"name": "B"})]
    assert said(path, "Guest") == ['t.xlsx:1: file: there is no sheet "Guest". Perhaps "Guests" is meant.']


def test_a_hidden_sheet_is_read_only_if_it_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {**PLAIN, "Old": [["name"], ["B"]]}, hidden="Old")
    assert [row["name"] for _, row in rows(path, wanted=WANTED)] == ["A"]
    assert [row["name"] for _, row in rows(path, wanted=WANTED, sheet="Old")] == ["B"]


def test_a_workbook_without_the_columns_says_what_is_there(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["Full name", "x"], ["A"]]})
    assert said(path) == ['t.xlsx:1: header: no row has "name". Perhaps "Full name" is meant. Write it.']
    assert said(workbook(tmp_path / "e.xlsx", {"S": []})) == [
        "e.xlsx:1: header: the table is empty. Write a first row: id, name, email."
    ]


def test_a_column_without_a_name_is_named_by_its_letter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name"], ["A", None, "?"]]})
    assert said(path) == ["t.xlsx:1: header: column C has no name (cell C1). Give it one, or take the column out."]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"name\nA\n", "this is no workbook."),
        (b"", "this is no workbook."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "this is a workbook of the old kind (.xls), or one with a password."),
        (b"PK\x03\x04" + b"\0" * 600, "this is no workbook."),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    (only,) = said(path)
    assert only.startswith(f"t.xlsx:1: file: {what} Save it ")


def test_a_workbook_with_a_part_that_is_damaged_or_missing_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", PLAIN)
    changed(path, SHEET, ("<sheetData>", "<sheetData><row>"))
    (only,) = said(path)
    assert only.startswith("t.xlsx:1: file: the workbook is damaged (ParseError). Open it ")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x.txt", "x")
    path.write_bytes(other.getvalue())
    assert said(path)[0].startswith("t.xlsx:1: file: the workbook is damaged (KeyError). ")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", PLAIN)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b"\0" * (MOST_UNPACKED + 1))
    assert path.stat().st_size < 100_000
    assert re.fullmatch(r"t\.xlsx:1: file: the workbook unpacks to \d+ bytes, .*", said(path)[0])


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", PLAIN)
    bomb = '<!DOCTYPE x [<!ENTITY a0 "' + "x" * 50 + '">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)) + "]>"
    changed(path, SHEET, ("<worksheet", bomb + "<worksheet"), ("<t>x</t>", "<t>&a8;</t>"))
    (only,) = said(path)
    assert only.startswith("t.xlsx:1: file: the workbook is damaged")


@pytest.mark.parametrize("last", ["A1048576", "XFD900", "A999999999"])
def test_a_sheet_that_is_mostly_nothing_is_read_or_refused_and_does_not_fill_the_memory(
    tmp_path: Path, last: str
) -> None:
    path = workbook(tmp_path / "t.xlsx", PLAIN)
    row = re.sub("[A-Z]", "", last)
    far = f'<row r="{row}"><c r="{last}" t="str"><v>Z</v></c></row></sheetData>'
    changed(path, SHEET, ("</sheetData>", far))
    if last == "A1048576":
        assert [line for line, _ in rows(path, wanted=WANTED)] == [2, 1048576]
    elif last == "XFD900":
        assert said(path) == [
            "t.xlsx:1: header: column XFD has no name (cell XFD1). Give it one, or take the column out."
        ]
    else:
        assert said(path)[0].startswith('t.xlsx:1: file: the sheet "Guests" is larger than ')


def test_many_wide_rows_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", PLAIN)
    wide = "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(3, 100)) + "</sheetData>"
    changed(path, SHEET, ("</sheetData>", wide))
    assert said(path)[0].startswith('t.xlsx:1: file: the sheet "Guests" is larger than ')


def test_more_rows_than_anybody_invites_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name"], *([f"G{n}"] for n in range(5_001))]})
    assert said(path) == ["t.xlsx:5002: row: the table has more than 5000 rows. Take out what is not needed."]


def test_a_wrong_size_that_the_sheet_says_it_has_hides_no_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name"], ["A"], ["B"]]})
    assert load_workbook(path).worksheets[0].dimensions == "A1:A3"
    changed(path, SHEET, ('<dimension ref="A1:A3"', '<dimension ref="A1:A2"'))
    assert [row["name"] for _, row in rows(path, wanted=WANTED)] == ["A", "B"]


def test_text_that_cells_share_is_the_text_of_each(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", {"S": [["name", "value"], ["A", "x"], ["B", "x"]]})
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    changed(path, "[Content_Types].xml", ("</Types>", part))
    shared = (' t="inlineStr"><is><t>x</t></is>', ' t="s"><v>1</v>')
    changed(path, SHEET, shared)
    strings = "<si><t>other</t></si><si><r><t>tw</t></r><r><t>o</t></r></si>"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/sharedStrings.xml",
            f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>',
        )
    assert [row["value"] for _, row in rows(path, wanted=WANTED)] == ["two", "two"]
    changed(path, SHEET, ('t="s"><v>1</v>', 't="s"><v>7</v>'))
    assert said(path)[0].startswith("t.xlsx:1: file: the workbook is damaged (IndexError). ")
