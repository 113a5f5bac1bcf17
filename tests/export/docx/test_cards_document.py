"""The cards, read back: one a page, both halves of a tent upright when folded, the same bytes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches, Mm

from scheduler.errors import UsageError
from scheduler.export.cards import Cards, DoorCard, Held, TentCard, cards_of
from scheduler.export.docx import fit
from scheduler.export.docx.cards import NOTHING, cards_document, fits
from scheduler.export.plain import cut, one_line
from scheduler.export.printed import Edition
from tests.builders import a_clock
from tests.commands import ROOT
from tests.documents import a_template, blocks, everything, opened, right_to_left
from tests.meeting import a_meeting
from tests.titles import TITLES

REVISION = Edition(3, date(2018, 9, 2))
CLOCK = a_clock()


def the_cards(edition: Edition | None = None) -> Cards:
    programme, timetable = a_meeting()
    return cards_of(timetable, programme, edition or Edition())


def one_of_each(text: str) -> Cards:
    held = (Held(text, CLOCK.at(1, 600), CLOCK.at(1, 660)),)
    tents = (TentCard(text, text, text),)
    return Cards(text, Edition(), tents, (DoorCard(text, CLOCK.first_day, held),))


def halves(content: bytes) -> list[list[tuple[str, list[str]]]]:
    """Return of each tent card which way its halves run and what stands in them."""
    return [
        [
            (str(cell._tc.xpath("w:tcPr/w:textDirection/@w:val")[0]), [one.text for one in cell.paragraphs])
            for cell in row
        ]
        for row in (table.rows[0].cells for table in opened(content).tables)
    ]


def test_everybody_has_a_card_of_which_both_halves_have_their_heads_to_the_fold() -> None:
    assert halves(cards_document(the_cards())) == [
        [("tbRl", words), ("btLr", words)]
        for words in (
            ["Chairperson", "Example Agency"],
            ["Policy lead", "Example Agency"],
            ["Day guest"],
            ["Late guest", "Example Agency"],
        )
    ]


def test_a_door_has_its_room_its_day_and_what_is_held() -> None:
    cards = the_cards(REVISION)
    about = ("Door edition", "A meeting · Revision 3, Sunday 2 September 2018")
    expected: list[object] = []
    for door in cards.doors:
        expected += [("Door room", door.room), ("Door day", door.heading)]
        expected += [*(("Door item", f"{held.times}\t{held.title}") for held in door.held), about]
    found = [one for one in blocks(cards_document(cards)) if isinstance(one, tuple) and one[0] != "Card break"]
    assert found == expected
    assert ("Door item", "08:00–08:30\tReserved") in found


def test_each_card_begins_on_a_new_page() -> None:
    paragraphs = opened(cards_document(the_cards())).paragraphs
    starts = [one for one in paragraphs if one.style and one.style.name in {"Card break", "Door room"}]
    assert [bool(one.paragraph_format.page_break_before) for one in starts] == [False, *[True] * 9]
    doors = opened(cards_document(replace(the_cards(), tents=()))).paragraphs
    assert next(one.text for one in doors if not one.paragraph_format.page_break_before) == "Conference Room"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_tent_card_fills_one_page_and_folds_in_the_middle_of_the_paper(paper: str) -> None:
    document = opened(cards_document(the_cards(), paper))  # type: ignore[arg-type]
    section, area = document.sections[0], fit.area(document)
    sides = {"a4": (Mm(210), Mm(297)), "letter": (Inches(8.5), Inches(11))}[paper]
    assert (section.page_width, section.page_height) == tuple(pytest.approx(side, abs=635) for side in sides)
    assert section.left_margin == section.right_margin
    row = document.tables[0].rows[0]
    far, near = row.cells
    assert far.width == near.width == pytest.approx(area.width / 2 * 12_700, abs=635)
    assert row.height is not None
    assert area.height - 20 < row.height.pt < area.height - 10
    assert row._tr.xpath("w:trPr/w:trHeight/@w:hRule") == ["exact"]


def test_where_the_margins_of_a_template_differ_the_larger_stands_at_both_sides() -> None:
    content = cards_document(the_cards(), None, a_template())
    section = opened(content).sections[0]
    assert (round(section.left_margin.cm), round(section.right_margin.cm)) == (4, 4)
    assert [one.text for one in section.header.paragraphs] == ["Letterhead of the house"]
    template = opened(a_template()).sections[0]
    assert template.left_margin != template.right_margin


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("Chairperson", "Card name"),
        ("Director-General for international co-operation and all else", "Card name, long"),
        ("x" * 300, "Card name, longest"),
    ],
)
def test_a_long_name_is_written_smaller(name: str, style: str) -> None:
    cell = opened(cards_document(one_of_each(name))).tables[0].rows[0].cells[1]
    assert [one.style and one.style.name for one in cell.paragraphs] == [style, "Card organisation", "Card country"]
    assert cell.paragraphs[0].text == cut(name, 120)


@pytest.mark.parametrize("title", [*TITLES.values(), "=1+1", "<w:p/>&amp;", "a\x00b\x1bc\ud800d\u202ee", "y" * 200])
def test_titles_and_names_are_text_on_one_line(title: str) -> None:
    content = cards_document(one_of_each(title))
    line = one_line(title)
    assert halves(content)[0][1] == ("btLr", [cut(line, 120), cut(line, 100), cut(line, 40)])
    found = [one[1].replace("\u200e", "") for one in blocks(content) if isinstance(one, tuple) and one[1]]
    assert found[0] == cut(line, 80)
    assert found[2] == f"10:00–11:00\t{cut(line, 200)}"


@pytest.mark.parametrize(
    ("name", "far"), [("移民", [""]), ("الميثاق", ["الميثاق", "A", "B"]), ("Évaluation", ["Évaluation", "A", "B"])]
)
def test_letters_that_would_lie_on_their_backs_are_on_the_near_half_alone(name: str, far: list[str]) -> None:
    cards = replace(one_of_each(name), tents=(TentCard(name, "A", "B"),), doors=())
    assert halves(cards_document(cards)) == [[("tbRl", far), ("btLr", [name, "A", "B"])]]


def test_a_room_with_much_in_it_has_smaller_letters_and_one_page() -> None:
    held = tuple(
        Held("A title that is long enough to take two lines or more " * 2, CLOCK.at(1, 500 + n), CLOCK.at(1, 501 + n))
        for n in range(12)
    )
    cards = Cards("A meeting", Edition(), (), (DoorCard("Great Hall", CLOCK.first_day, held),))
    document = opened(cards_document(cards))
    size = document.styles["Door item"].font.size
    assert size is not None
    assert size.pt == 14
    assert fits(cards.doors[0], fit.area(document), 14)
    assert not fits(cards.doors[0], fit.area(document), 16)
    short = opened(cards_document(the_cards())).styles["Door item"].font.size
    assert short is not None
    assert short.pt == 28


def test_what_runs_from_right_to_left_is_laid_out_so() -> None:
    arabic = TITLES["rtl"]
    assert right_to_left(cards_document(one_of_each(arabic))) == [
        arabic,
        f"\u200e10:00–11:00\u200e\t{arabic}",
        f"{arabic} · Draft, not for sending",
    ]


def test_nothing_private_no_address_and_no_author_is_in_the_file() -> None:
    programme, timetable = a_meeting()
    assert any(item.title == "Steering committee" for item in timetable.items)
    assert {person.id for person in (*programme.withdrawn, *programme.people)} >= {"gone", "far"}
    content = everything(cards_document(the_cards()))
    assert "Chairperson" in content
    hidden = ("Steering", "@example.org", "python-docx", "Minister, withdrawn", "Speaker from afar")
    assert [word for word in hidden if word in content] == []


def test_two_runs_write_the_same_bytes() -> None:
    run = (
        "import sys; from tests.export.docx.test_cards_document import the_cards, cards_document;"
        "sys.stdout.buffer.write(cards_document(the_cards()))"
    )
    there = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, check=True)
    here = cards_document(the_cards())
    assert there.stdout == here
    assert cards_document(the_cards(REVISION)) != here


def test_without_doors_the_last_table_is_followed_by_something_and_without_anything_that_is_said() -> None:
    assert blocks(cards_document(replace(the_cards(), doors=())))[-1] == ("Card break", "")
    assert blocks(cards_document(replace(the_cards(), tents=(), doors=()))) == [("Door edition", NOTHING)]


def test_a_style_of_our_name_for_something_else_is_refused() -> None:
    template = docx.Document()
    template.styles.add_style("Card fold", WD_STYLE_TYPE.CHARACTER)
    content = BytesIO()
    template.save(content)
    with pytest.raises(UsageError, match='Its style "Card fold" is not one of tables'):
        cards_document(the_cards(), None, content.getvalue())
