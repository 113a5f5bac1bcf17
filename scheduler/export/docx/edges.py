"""What stands around the pages: header, footer, and what the file says of itself."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scheduler.export.docx.looks import FOOTER, HEADER
from scheduler.export.docx.sheet import fill
from scheduler.export.plain import cut, one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer, _Header
    from docx.text.paragraph import Paragraph

    from scheduler.export.docx.sheet import Sheet
    from scheduler.export.printed import Edition

_LONGEST, _LONGEST_TITLE = 80, 255
"""Characters of a title in the header, and in the properties of a file."""
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_FILLED = ".//w:t | .//w:drawing | .//w:pict | .//w:object | .//w:fldSimple | .//w:instrText"


def dress(sheet: Sheet, title: str, words: str) -> None:
    """Write title and state of the programme above each page but the first, and below each which of how many it is.

    A header or footer in which a template has something stays as it is.
    """
    section = sheet.document.sections[0]
    headers, footers = [section.header], [section.footer]
    if sheet.document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
        footers.append(section.even_page_footer)
    if section.different_first_page_header_footer:
        footers.append(section.first_page_footer)
    for header in headers:
        if (paragraph := _empty(header)) is not None:
            paragraph.style = sheet.styles[HEADER.name]
            fill(paragraph, f"{cut(one_line(title), _LONGEST)} \u00b7 {words}")
    for footer in footers:
        if (paragraph := _empty(footer)) is not None:
            paragraph.style = sheet.styles[FOOTER.name]
            _number(paragraph)


def describe(document: Document, title: str, edition: Edition) -> None:
    """Set the properties of the file: its title, nobody as its author, and no day but that of the edition."""
    about = document.core_properties
    about.title = cut(one_line(title), _LONGEST_TITLE)
    about.author = about.last_modified_by = about.comments = ""
    about.language, about.revision = "en-GB", 1
    day = datetime.combine(edition.day, time(), UTC) if edition.day else _FIRST_DAY
    about.created = about.modified = day


def _empty(part: _Header | _Footer) -> Paragraph | None:
    """Return the paragraph to write into, or None where something stands already."""
    if part.is_linked_to_previous:
        part.is_linked_to_previous = False
    if part.part.element.xpath(_FILLED):
        return None
    return part.paragraphs[0] if part.paragraphs else part.add_paragraph()


def _number(paragraph: Paragraph) -> None:
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word fills in, with a number to begin with."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1").font.element)
    paragraph.paragraph_format.element.append(field)
