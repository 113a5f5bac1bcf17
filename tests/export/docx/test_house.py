"""The house sheets, read back: each day on a page of its own, nothing private, no address, the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches, Mm, Pt

from scheduler.errors import UsageError
from scheduler.export.docx import house
from scheduler.export.docx.house import NOTHING, HouseSheets, house_document
from scheduler.export.plain import cut, one_line
from scheduler.export.printed import Edition
from scheduler.export.sheets.blocks import Page
from scheduler.export.sheets.pages import house_pages
from scheduler.programme import read
from scheduler.timetable import codec
from tests.builders import a_person, a_programme, a_session, a_timetable, an_item, at
from tests.commands import ROOT
from tests.documents import a_template, blocks, everything, opened, right_to_left
from tests.meeting import a_meeting
from tests.pages import EVENT, STORED
from tests.titles import TITLES

if TYPE_CHECKING:
    from scheduler.export.printed.model import Paper
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

REVISION = Edition(3, date(2018, 9, 2), ("Tea is later.",))


def sheets_of(programme: Programme, timetable: Timetable, edition: Edition | None = None) -> HouseSheets:
    return HouseSheets(programme.title, programme.note, edition or Edition(), house_pages(timetable, programme))


def the_meeting(edition: Edition | None = None) -> HouseSheets:
    return sheets_of(*a_meeting(), edition)


def the_event() -> HouseSheets:
    """Return the days of the example event, of which one has five groups at a time."""
    return sheets_of(read(EVENT), codec.loads(STORED.read_text(encoding="utf-8")))


def written(sheets: HouseSheets) -> list[tuple[str, str] | list[list[str]]]:
    """Return what a document of these sheets is to hold."""
    found: list[tuple[str, str] | list[list[str]]] = []
    for page in sheets.pages:
        found += [("Heading 1", page.heading), ("Edition", sheets.edition.words)]
        found += [("Programme note", sheets.note)] if sheets.note else []
        for block in page.blocks:
            rows = [[column.heading for column in block.columns], *map(list, block.rows)]
            found += [("House heading", block.heading), rows]
        if not page.blocks:
            found.append(("House text", NOTHING))
    return found


def size_of(content: bytes) -> float:
    size = opened(content).styles["House text"].font.size
    assert size is not None
    return size.pt


def titled(title: str) -> HouseSheets:
    programme = a_programme(title=title, note=title, sessions=(a_session("s1"),), people=(a_person("odi", title),))
    item = an_item("s1", at(programme, 1, "09:00"), 60, title=title, rooms=("conference",))
    return sheets_of(programme, a_timetable(programme, (item,)))


@pytest.mark.parametrize("make", [the_meeting, the_event])
def test_the_document_holds_every_table_of_every_day(make: object) -> None:
    sheets: HouseSheets = make()  # type: ignore[operator]
    assert len(sheets.pages) >= 2
    assert blocks(house_document(sheets)) == written(sheets)


def test_a_day_begins_on_a_new_page_and_one_without_anything_says_so() -> None:
    sheets = sheets_of(a_programme(), a_timetable())
    content = house_document(sheets)
    headings = [one for one in opened(content).paragraphs if one.style and one.style.name == "Heading 1"]
    assert [bool(one.paragraph_format.page_break_before) for one in headings] == [False, True, True]
    assert blocks(content) == written(sheets)
    assert blocks(content).count(("House text", NOTHING)) == 1


@pytest.mark.parametrize(
    ("paper", "sides", "size", "larger"),
    [("a4", (Mm(210), Mm(297)), 8.5, 9), ("letter", (Inches(8.5), Inches(11)), 8, 8.5)],
)
def test_each_day_of_the_example_event_fits_on_its_page_in_letters_that_can_be_read(
    paper: Paper, sides: tuple[int, int], size: float, larger: float
) -> None:
    sheets = the_event()
    content = house_document(sheets, paper)
    document = opened(content)
    section, room = document.sections[0], house.body(document, sheets)
    assert (section.page_width, section.page_height) == tuple(pytest.approx(side, abs=635) for side in sides)
    assert size_of(content) == size
    assert [house.fits(page, room, size) for page in sheets.pages] == [True, True, True]
    assert not all(house.fits(page, room, larger) for page in sheets.pages)


@pytest.mark.parametrize(("days", "size"), [(slice(0, 1), 9), (slice(0, 3), 10)])
def test_a_day_that_fits_in_no_size_is_whole_and_makes_no_other_small(days: slice, size: float) -> None:
    people = tuple(
        a_person(f"p{number}", f"Somebody with the number {number}", departs=at(a_programme(), 1, "20:00"))
        for number in range(400)
    )
    sheets = sheets_of(a_programme(people=people), a_timetable())
    sheets = replace(sheets, pages=sheets.pages[days])
    content = house_document(sheets)
    room = house.body(opened(content), sheets)
    assert not any(house.fits(sheets.pages[0], room, size) for size in house.SIZES)
    assert size_of(content) == size
    assert blocks(content) == written(sheets)


def test_a_short_day_has_large_letters_and_each_table_is_set_in_named_styles() -> None:
    content = house_document(the_meeting())
    assert size_of(content) == 10
    tables = opened(content).tables
    assert {str(table.style and table.style.name) for table in tables} == {"House table"}
    styles = [{one.style.name for cell in row.cells for one in cell.paragraphs if one.style} for row in tables[0].rows]
    assert styles == [{"House column"}, *[{"House text"}] * (len(styles) - 1)]
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in tables[0].rows] == [1, 0, 0, 0, 0, 0]


def test_every_page_says_which_edition_it_is_of_and_its_number() -> None:
    document = opened(house_document(the_meeting(REVISION)))
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Edition"] == [
        "Revision 3, Sunday 2 September 2018"
    ] * 2
    section = document.sections[0]
    assert not section.different_first_page_header_footer
    assert [one.text for one in section.header.paragraphs] == ["A meeting · Revision 3, Sunday 2 September 2018"]
    assert section.footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert document.core_properties.created == datetime(2018, 9, 2, tzinfo=UTC)


def test_nothing_that_is_private_no_address_and_no_author_is_in_the_file() -> None:
    programme, timetable = a_meeting()
    assert any(item.title == "Steering committee" for item in timetable.items)
    assert programme.people[0].email == "odi@example.org"
    content = everything(house_document(the_meeting()))
    assert ("Chairperson" in content, "Private" in content) == (True, True)
    assert [word for word in ("Steering", "@example.org", "python-docx") if word in content] == []


def test_two_runs_write_the_same_bytes() -> None:
    run = (
        "import sys; from tests.export.docx.test_house import the_meeting, house_document;"
        "sys.stdout.buffer.write(house_document(the_meeting()))"
    )
    there = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, check=True)
    here = house_document(the_meeting())
    assert there.stdout == here
    assert house_document(the_meeting(REVISION)) != here
    with ZipFile(BytesIO(here)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("title", [*TITLES.values(), "=1+1", "<w:p/>&amp;", "a\x00b\x1bc\ud800d\u202ee", "y" * 200])
def test_titles_and_names_are_text_on_one_line(title: str) -> None:
    found = blocks(house_document(titled(title)))
    line = cut(one_line(title), 100)
    rows = [row for table in found if isinstance(table, list) for row in table]
    assert [row[2] for row in rows if row[0] == "Conference Room"] == [cut(one_line(title), 25)]
    assert [row[1] for row in rows if row[-1] == "1" and len(row) == 4] == [line]
    assert [row[2][:99] for row in rows if row[1] == "arrives"] == [
        cut(f"{one_line(title)} (Example Agency)", 100)[:99]
    ]


def test_what_is_written_from_right_to_left_is_laid_out_so_and_no_other_cell() -> None:
    content = house_document(titled(TITLES["rtl"]))
    cells = [
        one for table in opened(content).tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    ]
    turned = [one.text for one in cells if one._p.xpath("w:pPr/w:bidi")]
    guest = f"{TITLES['rtl']} (Example Agency)"
    assert turned == [cut(TITLES["rtl"], 25), TITLES["rtl"], guest, guest]
    assert right_to_left(content) == [TITLES["rtl"]] * 3  # the note, on each day


def test_a_template_gives_styles_margins_and_letterhead() -> None:
    document = opened(house_document(the_meeting(), None, a_template()))
    section = document.sections[0]
    assert (round(section.left_margin.cm), round(section.page_width.cm)) == (4, 20)
    assert [one.text for one in section.header.paragraphs] == ["Letterhead of the house"]
    assert document.tables[0].columns[0].width is not None
    across = sum(column.width or 0 for column in document.tables[0].columns)
    assert across == pytest.approx(section.page_width - section.left_margin - section.right_margin, abs=10_000)
    assert blocks(house_document(the_meeting(), None, a_template())) == written(the_meeting())


def test_a_template_without_a_section_gets_paper_and_margins() -> None:
    template = docx.Document()
    template.element.body.remove(template.element.body.sectPr)
    content = BytesIO()
    template.save(content)
    section = opened(house_document(the_meeting(), None, content.getvalue())).sections[0]
    assert (round(section.page_width.mm), round(section.left_margin.cm, 1)) == (210, 2)


def test_a_style_of_our_name_for_something_else_and_a_broken_template_are_refused() -> None:
    template = docx.Document()
    template.styles.add_style("House table", WD_STYLE_TYPE.PARAGRAPH)
    content = BytesIO()
    template.save(content)
    with pytest.raises(UsageError) as refused:
        house_document(the_meeting(), None, content.getvalue())
    assert str(refused.value) == (
        '--template: Its style "House table" is not one of tables. Give it another name in the template.'
    )
    with pytest.raises(UsageError, match="--template: It is no Word document"):
        house_document(the_meeting(), None, b"PK\x03\x04")


def test_what_was_exported_is_a_template_and_its_styles_are_taken() -> None:
    first = opened(house_document(the_meeting()))
    first.styles["House text"].font.size = Pt(14)
    content = BytesIO()
    first.save(content)
    second = opened(house_document(the_meeting(), None, content.getvalue()))
    assert second.styles["House text"].font.size == Pt(14)
    assert [style.name for style in second.styles].count("House table") == 1


def test_no_days_are_no_pages() -> None:
    assert blocks(house_document(replace(the_meeting(), pages=()))) == []
    assert blocks(house_document(replace(the_meeting(), note="", pages=(Page("A day", ()),)))) == [
        ("Heading 1", "A day"),
        ("Edition", "Draft, not for sending"),
        ("House text", NOTHING),
    ]
