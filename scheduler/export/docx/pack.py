"""One person's own programme as a document: what they take along on one sheet of paper."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from docx.shared import Cm

from scheduler.export.docx import looks
from scheduler.export.docx.base import empty_document
from scheduler.export.docx.edges import describe, dress
from scheduler.export.docx.looks import Look
from scheduler.export.docx.sheet import Row, Sheet
from scheduler.export.docx.text import runs_left
from scheduler.export.docx.whole import whole
from scheduler.export.mark import mark_of
from scheduler.export.plain import one_line
from scheduler.export.words import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from scheduler.export.printed import Name, Own, Personal
    from scheduler.export.printed.model import Paper

_TIMES = 2.4
"""Centimetres for the times, before the titles."""

FACT = replace(looks.DETAIL, name="Pack fact", size=9.5, after=0.5, indent=0)
DAY = replace(looks.HEADING, name="Pack day", size=11, before=6, after=1)
SESSION = Look("Pack session", 9.5, bold=True, before=2, after=0.5, indent=_TIMES, hanging=_TIMES)
PART = Look("Pack part", 9.5, italic=True, after=0.5, indent=_TIMES)
WITHIN_PART = replace(PART, name="Pack informal part detail", indent=2 * _TIMES)
DETAIL = replace(looks.DETAIL, name="Pack detail", size=9, after=0.5, indent=_TIMES)
INFORMAL = replace(looks.INFORMAL, name="Pack informal", size=9, before=1.5, after=0.5, indent=_TIMES, hanging=_TIMES)
WITHIN = replace(INFORMAL, name="Pack informal part", before=0, indent=2 * _TIMES)
PACK = (
    *(looks.MEETING, looks.TITLE, looks.EDITION, looks.NOTE, looks.HEADER, looks.FOOTER),
    *(FACT, DAY, SESSION, PART, DETAIL, INFORMAL, WITHIN, WITHIN_PART),
)
"""The styles of a pack."""

_TOP, _SIDE, _EDGE = 1.4, 2, 0.7
"""Margins of our own document, in centimetres: above and below, beside, and of what stands around the pages."""
_DOT = " \u00b7 "


def personal_document(personal: Personal, paper: Paper | None = None, template: bytes | None = None) -> bytes:
    """Return one person's own programme as a .docx for them alone; paper, template and refusals are as in `whole`.

    A meeting of three days fits one page, but for whoever has much more to do in it than others.
    """
    return whole(partial(_write, personal=personal, ours=template is None), paper, template)


def _write(document: Document, personal: Personal, *, ours: bool) -> None:
    head = personal.head
    if ours:
        _widen(document)
        document.styles.element.extend(map(deepcopy, _drawn()))
    sheet = Sheet(document, looks.styles_of(document, PACK))
    title = f"{personal.name.name}: {head.title}"
    dress(sheet, title, head.edition.words)
    describe(document, title, head.edition)
    _head(sheet, personal)
    for day in personal.days:
        sheet.add(DAY, day.heading)
        for own in day.lines:
            sheet.block(list(_rows(own)), left=runs_left(own.line.title))
    if not personal.days:
        sheet.add(FACT, "Nothing is planned for you.")
    document.core_properties.identifier = mark_of(head.id, personal.id, document.part.blob)


@cache
def _drawn() -> tuple[BaseOxmlElement, ...]:
    """Return the styles of a pack as they are in our own document: drawn once, however many people get one."""
    document = empty_document(None)
    known = len(document.styles.element)
    looks.styles_of(document, PACK)
    return tuple(document.styles.element[known:])


def _widen(document: Document) -> None:
    """Give the lines of our own document more of the page than those of the programme have."""
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(_TOP)
    section.left_margin = section.right_margin = Cm(_SIDE)
    section.header_distance = section.footer_distance = Cm(_EDGE)


def _head(sheet: Sheet, personal: Personal) -> None:
    head, name = personal.head, personal.name
    sheet.add(looks.MEETING, head.title)
    sheet.add(looks.TITLE, name.name)
    for words in (name.beside, *personal.stay, _DOT.join(part for part in (head.place, f"Times: {head.zone}") if part)):
        if words:
            sheet.add(FACT, words)
    sheet.add(looks.EDITION, head.edition.words)
    if head.note:
        sheet.add(looks.NOTE, head.note)


def _rows(own: Own) -> Iterator[Row]:
    """Yield what a line of their day says; what they do in it, and with whom, stands below it."""
    line = own.line
    title = f"{line.number}. {line.title}" if line.number else line.title
    look = WITHIN if line.within else SESSION if line.kind == "session" else INFORMAL
    rooms = ", ".join(own.rooms)
    apart = line.groups > 1 and own.group is None
    yield Row(look, (line.times, _DOT.join(words for words in (title, "" if apart else rooms) if words)))
    doing = ", ".join((*own.part, *own.remarks))
    if doing:
        company = [f"with {role.word.lower()} {'; '.join(map(_called, role.people))}" for role in own.company]
        words = _DOT.join((doing[:1].upper() + doing[1:], *company))
        yield Row(WITHIN_PART if line.within else PART, (words,), own=True)
    if own.group:
        leads = [f"{role} {one_line(name)}" for role, name in own.group.leads]
        words = _DOT.join((own.group.words[:1].upper() + own.group.words[1:], *leads))
        yield Row(WITHIN_PART if line.within else PART, (words,), own=True)
    if apart:
        yield Row(DETAIL, (f"In {line.groups} groups: {rooms}" if rooms else f"In {line.groups} groups",), own=True)


def _called(name: Name) -> str:
    return one_line(name.name) if name.confirmed else f"{one_line(name.name)} ({UNKNOWN})"
