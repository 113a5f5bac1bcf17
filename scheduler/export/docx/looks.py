"""The named styles of our documents, and how each looks where a template does not say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.styles.style import BaseStyle
    from docx.text.font import Font

_INK, _QUIET = "1F3864", "595959"
_TIMES = 2.7
"""Centimetres for the times, before the titles."""


@dataclass(frozen=True)
class Look:
    """A style of paragraphs. What is 0, empty or None is as in the style of ordinary text.

    Parameters
    ----------
    name
        As it is called in the list of styles.
    size, before, after
        In points.
    indent, hanging
        From the margin, in centimetres; the first line begins `hanging` before the others.
    level
        In the outline of the document, from 1; 0 for none.
    centred
        In the middle of the line.
    line
        Height of a line in sizes of its letters, whatever font they are of; 0 for what the font asks for.
    """

    name: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    level: int = 0
    centred: bool = False
    line: float = 0


TITLE = Look("Title", 22, bold=True, colour=_INK, after=4)
MEETING = Look("Meeting", 12, after=2)
EDITION = Look("Edition", bold=True, before=6, after=6)
NOTE = Look("Programme note", italic=True, after=6)
HEADING = Look("Heading 1", 14, bold=True, colour=_INK, before=18, after=6, level=1)
SESSION = Look("Session", bold=True, before=8, after=2, indent=_TIMES, hanging=_TIMES, level=2)
DETAIL = Look("Session detail", colour=_QUIET, after=2, indent=_TIMES)
QUESTION = Look("Session question", italic=True, after=2, indent=_TIMES + 0.6, hanging=0.6)
PERSON = Look("Session people", after=2, indent=_TIMES + 2.5, hanging=2.5)
PIECE = Look("Session part", after=2, indent=_TIMES + 0.6, hanging=0.6)
INFORMAL = Look("Informal", colour=_QUIET, before=6, after=2, indent=_TIMES, hanging=_TIMES)
WITHIN = replace(INFORMAL, name="Informal part", before=2, indent=2 * _TIMES)
WITHIN_DETAIL = Look("Informal part detail", colour=_QUIET, after=2, indent=2 * _TIMES)
ENTRY = Look("Programme entry", after=2, indent=0.6, hanging=0.6)
REMARK = Look("Programme remark", 9, colour=_QUIET, before=12)
HEADER = Look("Header", 9, colour=_QUIET)
FOOTER = replace(HEADER, name="Footer", centred=True)

PROGRAMME = (
    *(TITLE, MEETING, EDITION, NOTE, HEADING, SESSION, DETAIL, QUESTION, PERSON, PIECE),
    *(INFORMAL, WITHIN, WITHIN_DETAIL, ENTRY, REMARK, HEADER, FOOTER),
)
"""The styles of the programme document."""


def styles_of(document: Document, looks: Iterable[Look]) -> dict[str, ParagraphStyle]:
    """Return the style for each look: the document's own of that name, or else one that is added.

    Raises
    ------
    UsageError
        If a style of that name is there, and is not one of paragraphs.
    """
    there = {(style.name or "").casefold(): style for style in document.styles}
    found: dict[str, ParagraphStyle] = {}
    for look in looks:
        style = there.get(look.name.casefold()) or _added(document, look)
        if not isinstance(style, ParagraphStyle):
            msg = f'--template: Its style "{look.name}" is not one of paragraphs. Give it another name in the template.'
            raise UsageError(msg)
        found[look.name] = style
    return found


def _added(document: Document, look: Look) -> BaseStyle:
    taken = {style.style_id for style in document.styles}
    builtin = look in (TITLE, HEADING, HEADER, FOOTER)
    style: ParagraphStyle = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    while style.style_id in taken:  # of a style with another name, which paragraphs would get instead
        style.style_id += "-1"
    style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style = True
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.left_indent, shape.first_line_indent = Cm(look.indent), -Cm(look.hanging)
    shape.keep_together = shape.widow_control = True
    if look.centred:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.line:
        shape.line_spacing = Pt(look.line * look.size)
    if look.level:
        shape.keep_with_next = True
        _set_level(style, look.level)
    _set_font(style.font, look)
    return style


def _set_level(style: ParagraphStyle, level: int) -> None:
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(outline)  # the last but a few that we never set


def _set_font(font: Font, look: Look) -> None:
    """Set what a look says of letters, each for the scripts that have a property of their own, too."""
    if look.bold:
        font.bold = font.cs_bold = True
    if look.italic:
        font.italic = font.cs_italic = True
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    if look.size:
        font.size = Pt(look.size)
        other = OxmlElement("w:szCs")
        other.set(qn("w:val"), str(int(2 * look.size)))
        font.element.rPr.append(other)
