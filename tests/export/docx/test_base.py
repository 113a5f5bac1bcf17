"""Templates: what is taken of them, what is not, and which are refused."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches, RGBColor

from scheduler.errors import UsageError
from scheduler.export.docx import programme_document
from tests.documents import a_template, everything, opened, texts
from tests.export.docx.test_programme import REVISION, the_meeting

BAIT = ("Last year", "A colleague", "A remark in the margin", "comments.xml", "thumbnail", "docProps/app.xml")


def made(template: bytes, paper: str | None = None) -> bytes:
    return programme_document(the_meeting(REVISION), paper, template)  # type: ignore[arg-type]


def changed(template: bytes, name: str, old: str, new: str) -> bytes:
    """Return a template with a text of one of its files replaced."""
    found = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(found, "w", ZIP_DEFLATED) as target:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == name:
                assert text.count(old.encode()) == 1
                text = text.replace(old.encode(), new.encode())
            target.writestr(entry, text)
    return found.getvalue()


def test_styles_margins_paper_and_header_are_those_of_the_house() -> None:
    document = opened(made(a_template()))
    section = document.sections[0]
    assert len(document.sections) == 1
    assert round(section.left_margin.cm, 1) == 4
    assert (round(section.page_width.cm), round(section.page_height.cm)) == (20, 28)
    assert [one.text for one in section.header.paragraphs] == ["Letterhead of the house"]
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x80, 0x00, 0x20)
    assert document.styles["session"].font.color.rgb == RGBColor(0x00, 0x60, 0x30)
    assert "Session" not in [style.name for style in document.styles]
    assert len(texts(made(a_template()), "session")) == 3


def test_styles_that_it_lacks_and_a_footer_without_anything_are_ours() -> None:
    document = opened(made(a_template()))
    assert document.styles["Session people"].paragraph_format.left_indent.cm == pytest.approx(5.2, abs=0.01)
    assert document.sections[0].footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


def test_what_is_written_in_it_is_in_no_part_of_the_file() -> None:
    def names(content: bytes) -> str:
        with ZipFile(BytesIO(content)) as archive:
            return "\n".join([*archive.namelist(), everything(content)])

    assert [bait for bait in BAIT if bait not in names(a_template())] == []
    assert [bait for bait in BAIT if bait in names(made(a_template()))] == []


def test_paper_that_is_asked_for_is_given_and_pages_that_lie_stay_so() -> None:
    house = docx.Document()
    section = house.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENTATION.LANDSCAPE, Inches(14), Inches(8.5)
    content = BytesIO()
    house.save(content)
    found = opened(made(content.getvalue(), "letter")).sections[0]
    assert (found.orientation, found.page_width, found.page_height) == (
        WD_ORIENTATION.LANDSCAPE,
        Inches(11),
        Inches(8.5),
    )


def test_settings_that_lead_out_of_the_file_or_forbid_to_edit_are_dropped() -> None:
    template = changed(
        a_template(),
        "word/settings.xml",
        "<w:defaultTabStop",
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
    )
    assert "documentProtection" in everything(template)
    assert "documentProtection" not in everything(made(template))


def test_odd_and_even_pages_each_get_what_they_lack() -> None:
    house = docx.Document()
    house.settings.odd_and_even_pages_header_footer = True
    house.sections[0].even_page_header.paragraphs[0].text = "Even"
    content = BytesIO()
    house.save(content)
    section = opened(made(content.getvalue())).sections[0]
    assert section.even_page_header.paragraphs[0].text == "Even"
    assert section.header.paragraphs[0].text == "A meeting · Revision 3, Sunday 2 September 2018"
    assert section.even_page_footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


def test_a_template_without_a_section_gets_paper() -> None:
    house = docx.Document()
    body = house.element.body
    body.remove(body.sectPr)
    content = BytesIO()
    house.save(content)
    section = opened(made(content.getvalue())).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_style_of_our_name_that_is_none_of_paragraphs_is_named() -> None:
    house = docx.Document()
    house.styles.add_style("Session", WD_STYLE_TYPE.CHARACTER)
    content = BytesIO()
    house.save(content)
    with pytest.raises(UsageError) as refused:
        made(content.getvalue())
    assert str(refused.value) == (
        '--template: Its style "Session" is not one of paragraphs. Give it another name in the template.'
    )


def test_a_style_with_an_id_that_another_name_has_is_not_taken_for_it() -> None:
    template = changed(a_template(), "word/styles.xml", '<w:name w:val="session"/>', '<w:name w:val="Sitzung"/>')
    content = made(template)
    assert len(texts(content, "Session")) == 3
    assert texts(content, "Sitzung") == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no Word document at all",
        lambda template: template[: len(template) // 2],
        lambda template: changed(template, "word/document.xml", "<w:body>", "<w:body"),
        lambda template: changed(template, "[Content_Types].xml", "document.main+xml", "template.main+xml"),
        lambda template: changed(template, "_rels/.rels", "word/document.xml", "word/nothing.xml"),
    ],
    ids=["empty", "text", "half of it", "broken XML", "a .dotx", "a part is missing"],
)
def test_what_is_no_docx_is_refused_in_one_sentence(damage: object) -> None:
    template = damage(a_template())  # type: ignore[operator]
    with pytest.raises(UsageError) as refused:
        made(template)
    assert str(refused.value) == (
        "--template: It is no Word document (.docx), or it is damaged. Save it anew as .docx in Word or LibreOffice."
    )
