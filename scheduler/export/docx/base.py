"""The document to write into: our own, or a house's template without what is written in it."""

from __future__ import annotations

import zlib
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Mm, Pt

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement

    from scheduler.export.printed.model import Paper

DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, RuntimeError, OSError),
    *(SyntaxError, KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What readers of zip, XML and .docx raise over a file that is none, is damaged, or is locked by a password."""

_KEPT = ("styles", "settings", "theme", "fontTable", "numbering", "webSettings")
"""Parts that a document has without a word of its body that points at them."""
_DROPPED = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "footnotePr", "endnotePr")
"""Settings that point out of the file or at what was in its body, or that forbid to edit it."""
_OUR_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")


def empty_document(template: bytes | None) -> Document:
    """Return a document without a body: the one that our own looks are added to, or what a template is besides it.

    Raises
    ------
    UsageError
        If the template is no .docx, or is damaged.
    """
    if template is None:
        return docx.Document(BytesIO(_ours()))
    try:
        document = docx.Document(BytesIO(template))
        _strip(document)
    except DAMAGE:
        raise no_template() from None
    return document


@cache
def _ours() -> bytes:
    """Return our own document without a body: it is made once, however many people get one."""
    document, made = docx.Document(), BytesIO()
    _strip(document)
    _simplify(document)
    document.save(made)
    return made.getvalue()


def no_template() -> UsageError:
    """Return the refusal of a template."""
    return UsageError(
        "--template: It is no Word document (.docx), or it is damaged. Save it anew as .docx in Word or LibreOffice."
    )


def set_paper(document: Document, paper: Paper) -> None:
    """Give a document its paper; margins stay, and pages that lie stay so."""
    section = document.sections[0]
    sides = (Mm(210), Mm(297)) if paper == "a4" else (Inches(8.5), Inches(11))
    lies = section.orientation == WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = reversed(sides) if lies else sides


def _strip(document: Document) -> None:
    """Take away the body, and everything of the file that only the body, or nobody who edits, has any use for.

    The first section says what paper, margins, header and footer are: what stands in later ones may lean on it. With
    the body go its pictures, comments and notes, and what the file says of its authors: nothing of them is sent on.
    """
    body = document.element.body
    sections = body.xpath(".//w:sectPr")
    first = deepcopy(sections[0]) if sections else OxmlElement("w:sectPr")
    for element in list(body):
        body.remove(element)
    body.append(first)
    settings = document.settings.element
    settings.remove_all(*(f"w:{name}" for name in _DROPPED))
    _forget(document.part.rels, document.element, _KEPT)
    _forget(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, settings)
    _forget(document.part.package.rels, None, ("officeDocument",))


def _forget(relations: Relationships, element: BaseOxmlElement | None, kept: tuple[str, ...] = ()) -> None:
    """Drop the parts that nothing points at any more."""
    named = set() if element is None else set(element.xpath("//@r:id | //@r:embed | //@r:link"))
    for key, relation in list(relations.items()):
        if key not in named and relation.reltype.rsplit("/", 1)[-1] not in kept:
            del relations[key]


def _simplify(document: Document) -> None:
    """Leave of the library's own document what ours are built on: four of its 160 styles, and no oddities."""
    for style in list(document.styles):
        if style.name not in _OUR_STYLES:
            style.delete()
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), "en-GB")
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.1
    settings = document.settings.element
    settings.remove_all("w:proofState", "w:rsids", "w:savePreviewPicture")
    for mode in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")  # of today: with an older one Word says "compatibility mode" in its title
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.different_first_page_header_footer = True
