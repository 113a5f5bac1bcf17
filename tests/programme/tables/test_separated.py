"""Separated values: what separates them is found out, and no row is lost or parted wrongly without a word."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.errors import ProgrammeError
from scheduler.programme.tables import Columns, read_table, rows
from scheduler.programme.tables.separated import SEPARATORS, separated

if TYPE_CHECKING:
    from pathlib import Path

WANTED = Columns(("id", "name"), "Write them")
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\r"))


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "guests.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(folder: Path, text: str | bytes, wanted: Columns = WANTED) -> list[tuple[int, dict[str, str]]]:
    return list(rows(table(folder, text), wanted=wanted))


def said(folder: Path, text: str | bytes, wanted: Columns = WANTED) -> list[str]:
    with pytest.raises(ProgrammeError) as caught:
        read(folder, text, wanted)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_commas_semicolons_and_tabs_separate_cells(tmp_path: Path, separator: str) -> None:
    text = "id,name,tags\na,Guest,x\n".replace(",", separator)
    assert read(tmp_path, text) == [(2, {"id": "a", "name": "Guest", "tags": "x"})]


def test_another_separator_in_many_cells_changes_nothing(tmp_path: Path) -> None:
    text = "id;name;tags\n" + '1;"Delegate, A, B";"x;y"\n2;Delegate, C, D;z\n'
    assert [row["name"] for _, row in read(tmp_path, text)] == ["Delegate, A, B", "Delegate, C, D"]


def test_a_title_with_the_other_separators_does_not_mislead(tmp_path: Path) -> None:
    text = "Guests; as of 3 May, 2027, all of them, confirmed\n\nid;name\na;Guest\n"
    assert read(tmp_path, text) == [(4, {"id": "a", "name": "Guest"})]


def test_what_stands_above_the_header_is_said(tmp_path: Path) -> None:
    found = read_table(table(tmp_path, "Guests, as of 3 May,,\nDraft,,,\nid,name,x,\na,A,1,\n"), "guests.csv", WANTED)
    assert found.said == (
        'The table guests.csv begins in line 3; "Guests as of 3 May" and 1 more above it is taken for a title',
    )
    assert [row.cells for row in found.rows] == [{"id": "a", "name": "A", "x": "1"}]
    bait = read_table(table(tmp_path, "id,name\na,A\n"), "guests.csv", WANTED)
    assert bait.said == ()


def test_columns_are_found_without_regard_to_case_and_blanks(tmp_path: Path) -> None:
    assert read(tmp_path, " ID ;  Name\na;A\n") == [(2, {"ID": "a", "Name": "A"})]


def test_a_byte_order_mark_and_a_line_for_the_office_program_are_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffsep=;\r\nid;name\r\n;\r\na;A\r\n") == [(4, {"id": "a", "name": "A"})]


def test_lines_are_counted_over_cells_of_several(tmp_path: Path) -> None:
    assert [line for line, _ in read(tmp_path, 'id,name\na,"A\n\nA"\nb,B\n')] == [2, 5]


def test_a_column_that_is_empty_and_has_no_name_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, "id,,name,\na,,A,\n") == [(2, {"id": "a", "name": "A"})]
    assert said(tmp_path, "id,,name,\na,,A,!\n") == [
        "guests.csv:1: header: column 4 has no name. Give it one, or take the column out."
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id;name\na;A;\n", "2: row: the row has 3 cells, and the table 2 columns."),
        ("id,name\na\n", "2: row: the row has 1 cells, and the table 2 columns."),
        ("id,name\na,A\nb;B\n", "3: row: the row has 1 cells, and the table 2 columns."),
        ("id,name,NAME\na,A,B\n", '1: header: the column "NAME" is there twice.'),
        ('id,name\na,"A\n', "2: row: this cannot be read as a table: unexpected end of data."),
        ("id,mail\na,A\n", '1: header: no row has "name".'),
        ("", "1: file: the table is empty."),
        ("\n\n", "1: file: the table is empty."),
        ("Guests\n\nid name\na A\n", '1: header: no row has the columns "id", "name".'),
        ("\n" * 3 + "x\n" * 60 + "id,name\na,A\n", '4: header: no row has the columns "id", "name".'),
    ],
)
def test_what_is_no_row_and_no_header_is_refused_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    (only,) = said(tmp_path, text)
    assert only.startswith(f"guests.csv:{problem} ")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_gets_one_message(tmp_path: Path, encoding: str) -> None:
    (only,) = said(tmp_path, "id,name\na,Ren\xe9\nb,Zo\xeb\n".encode(encoding))
    assert only.endswith('is not UTF-8. Save the table as "CSV UTF-8", or as a workbook (.xlsx).')


def test_a_table_without_end_is_refused_unread(tmp_path: Path) -> None:
    (only,) = said(tmp_path, "id,name\n" + "a,A\n" * 5_002)
    assert only == "guests.csv:5002: row: the table has more than 5000 rows. Take out what is not needed."


@given(
    separator=st.sampled_from(sorted(SEPARATORS)),
    cells=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6),
    titles=st.integers(0, 2),
)
def test_whatever_is_in_the_cells_comes_back(separator: str, cells: list[tuple[str, str, str]], titles: int) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["Guests, and; more"]] * titles)
    writer.writerow(["id", "name", "tags"])
    writer.writerows(cells)
    found = separated(out.getvalue(), "guests.csv", WANTED)
    assert found.separator == separator
    read_back = [line.cells for line in found.lines()][titles + 1 :]
    assert read_back == [tuple(cell.strip() for cell in row) for row in cells]
    assert found.broken == []
