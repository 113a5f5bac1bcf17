"""The workbook as a file, read back by openpyxl and, where that hides something, as the XML that it is."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from scheduler.export.printed import Edition
from scheduler.export.workbook.write import workbook_bytes
from tests.builders import a_programme, a_session, a_timetable, an_item, at
from tests.meeting import a_meeting
from tests.seated import a_seated_meeting

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def with_title(title: str) -> bytes:
    programme = a_programme(sessions=(a_session("s1"),))
    item = an_item("s1", at(programme, 1, "09:00"), 60, title=title)
    return workbook_bytes(a_timetable(programme, (item,)), programme, Edition())


def test_times_are_times_and_numbers_are_numbers() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(a_timetable(), a_programme(), Edition())))
    day, start, end, minutes, kind = book["Items"][3][:5]
    assert (day.value, day.number_format) == (datetime(2018, 10, 24), "ddd d mmm yyyy")  # noqa: DTZ001
    assert (start.value, start.number_format) == (datetime(2018, 10, 24, 13, 30), "hh:mm")  # noqa: DTZ001
    assert end.value.hour == 15
    assert (minutes.value, kind.value) == (90, "session")
    assert all(
        cell.value is None or cell.data_type == "s" for cell in [*book["Items"][3][4:10], *book["Items"][3][11:]]
    )


def test_the_header_stays_and_the_pages_can_be_printed() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(a_timetable(), a_programme(title="Tea & talk"), Edition())))
    assert book.sheetnames == [*("Items", "People by session", "Covers", "Rooms", "Arrivals, departures", "About")]
    for page in book:
        assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", page.dimensions, "$1:$1")
        setup = page.page_setup
        assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.oddHeader.left.text, page.oddHeader.right.text) == ("Tea && talk", "Draft, not for sending")
        assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("Off the record.", "&A, &P / &N")
        assert all(cell.font.bold for cell in page[1])
    widths = [book["Items"].column_dimensions[letter].width for letter in "AH"]
    assert widths == [16, 36]


@pytest.mark.parametrize(("letters", "height"), [(10, 15), (60, 30), (4_000, 405)])
def test_a_row_is_as_high_as_its_longest_cell(letters: int, height: int) -> None:
    book = load_workbook(io.BytesIO(with_title("ten chars " * (letters // 10))))
    assert book["Items"].row_dimensions[2].height == height


@pytest.mark.parametrize(
    "title", ["=HYPERLINK(1)", "=1+1", "+44", "-1", "@cmd", "＝1+1", "#N/A", "0012", "TRUE", "2018-10-24"]
)
def test_text_stays_text(title: str) -> None:
    cell = load_workbook(io.BytesIO(with_title(title)))["Items"]["H2"]
    assert (cell.value, cell.data_type) == (title, "s")
    assert bool(cell.style and cell.quotePrefix) == (title[0] in "=+-@＝")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("bell\x07 and\r\nline", "bell\ufffd and line"),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
        ("Évaluation 移民 الهجرة", "Évaluation 移民 الهجرة"),
        ("long " * 10_000, f"{('long ' * 10_000)[:32_766]}…"),
    ],
)
def test_titles_are_legible(title: str, shown: str) -> None:
    assert load_workbook(io.BytesIO(with_title(title)))["Items"]["H2"].value == shown


def test_what_looks_like_the_code_of_a_character_is_written_so_that_it_is_none() -> None:
    with ZipFile(io.BytesIO(with_title("_x0041_ and _x_"))) as archive:
        root = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - written a line above
    assert "_x005F_x0041_ and _x_" in [text.text for text in root.iter(f"{_MAIN}t")]


def test_a_long_title_leaves_room_above_the_page_for_what_stands_beside_it() -> None:
    programme = a_programme(title="&" * 5_000, note="note " * 900)
    data = workbook_bytes(a_timetable(programme), programme, Edition(1000, date(2026, 9, 30)))
    page = load_workbook(io.BytesIO(data))["Items"]
    assert page.oddHeader.left.text == "&&" * 99 + "…"
    assert page.oddHeader.right.text == "Revision 1000, Wednesday 30 September 2026"
    assert len(str(page.oddHeader)) <= 255
    assert len(str(page.oddFooter)) <= 255


def test_the_same_input_makes_the_same_bytes_whatever_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    programme, timetable = a_meeting()
    first = workbook_bytes(timetable, programme, Edition())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    later = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda _=None: later)
    assert workbook_bytes(timetable, programme, Edition()) == first
    assert workbook_bytes(timetable, replace(programme, title="Another"), Edition()) != first
    with ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = archive.read("docProps/core.xml").decode()
    assert about.count("1980-01-01T00:00:00Z") == 2
    assert "openpyxl" not in about


def test_who_is_in_which_group_is_a_sheet_and_a_name_like_a_formula_stays_text() -> None:
    programme, timetable = a_seated_meeting()
    content = workbook_bytes(timetable, programme, Edition())
    sheet = load_workbook(io.BytesIO(content))["Groups"]
    assert sheet.max_row == 13
    last = {sheet.cell(1, place).value: sheet.cell(13, place) for place in range(1, sheet.max_column + 1)}
    person = last["Person"]
    assert (person.value, person.data_type, person.quotePrefix) == ("=SUM(Day guest)", "s", True)
    assert (last["Group or table"].value, last["Topic"].value, last["Room"].value) == (2, "Health workers", "Study")
    archive = ZipFile(io.BytesIO(content))
    assert [name for name in archive.namelist() if b"@example.org" in archive.read(name)] == []
    assert "Groups" not in load_workbook(io.BytesIO(workbook_bytes(a_timetable(), a_programme(), Edition()))).sheetnames
