"""Documents for Word read back, and templates as houses have them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.table import Table

if TYPE_CHECKING:
    from docx.document import Document


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return each paragraph of the body: the name of its style and its text."""
    return [(str(one.style and one.style.name), one.text) for one in opened(content).paragraphs]


def texts(content: bytes, *styles: str) -> list[str]:
    """Return the texts of the paragraphs in these styles."""
    return [text for style, text in paragraphs(content) if style in styles]


def everything(content: bytes) -> str:
    """Return all that a document holds, as somebody with a text editor could read it."""
    with ZipFile(BytesIO(content)) as archive:
        whole = "\n".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
        )
    return re.sub(r"</?w:[rt]\b[^>]*>", "", whole)


def right_to_left(content: bytes) -> list[str]:
    """Return the texts of the paragraphs that are laid out from right to left."""
    return [
        one.text
        for one in opened(content).paragraphs
        if one.paragraph_format.element.find(f".//{qn('w:bidi')}") is not None
    ]


def a_template() -> bytes:
    """Return a house's own document: styles, margins, a letterhead, and pages that somebody has written on."""
    house = docx.Document()
    house.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0x00, 0x20)
    session = house.styles.add_style("session", WD_STYLE_TYPE.PARAGRAPH)
    session.font.color.rgb = RGBColor(0x00, 0x60, 0x30)
    section = house.sections[0]
    section.left_margin, section.page_width, section.page_height = Cm(4), Cm(20), Cm(28)
    section.header.paragraphs[0].text = "Letterhead of the house"
    written = house.add_paragraph("Last year's programme")
    house.add_comment(written.runs, "A remark in the margin", author="A colleague")
    house.add_table(1, 1).cell(0, 0).text = "Last year's table"
    house.add_section()
    house.core_properties.author = house.core_properties.last_modified_by = "A colleague"
    content = BytesIO()
    house.save(content)
    return content.getvalue()


def blocks(content: bytes) -> list[tuple[str, str] | list[list[str]]]:
    """Return what stands in the body, in its order: a paragraph as its style and its text, a table as its rows."""
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        if isinstance(one, Table)
        else (str(one.style and one.style.name), one.text)
        for one in opened(content).iter_inner_content()
    ]
