"""Cards as a document, each on a page of its own: tent cards that stand on tables, and cards for doors.

A tent card is a page in two halves, folded along the line between them. The letters of the left half have their heads
to the right and those of the right half to the left, so that both stand upright when it is folded: no text has to stand
on its head, which it cannot in a table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from scheduler.export import cells
from scheduler.export.docx import fit, looks
from scheduler.export.docx.edges import describe
from scheduler.export.docx.looks import Look
from scheduler.export.docx.sheet import Sheet, fill
from scheduler.export.docx.tables import add_table, mark_row, table_style
from scheduler.export.docx.whole import whole
from scheduler.export.plain import cut, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.styles.style import _TableStyle
    from docx.table import _Cell

    from scheduler.export.cards import Cards, DoorCard, TentCard
    from scheduler.export.docx.fit import Area
    from scheduler.export.printed.model import Paper

_INK, _QUIET = "1F3864", "595959"
NAMES = (
    Look("Card name", 54, bold=True, centred=True, line=fit.LINE, after=8),
    Look("Card name, long", 36, bold=True, centred=True, line=fit.LINE, after=8),
    Look("Card name, longest", 22, bold=True, centred=True, line=fit.LINE, after=6),
)
"""A name has the first of them in which it takes no more than two lines."""
ORGANISATION = Look("Card organisation", 20, colour=_QUIET, centred=True, line=fit.LINE, after=4)
COUNTRY = replace(ORGANISATION, name="Card country")
ROOMS = (
    Look("Door room", 48, bold=True, colour=_INK, centred=True, line=fit.LINE, before=24, after=6, level=1),
    Look("Door room, long", 26, bold=True, colour=_INK, centred=True, line=fit.LINE, before=24, after=6, level=1),
)
DAY = Look("Door day", 22, centred=True, line=fit.LINE, after=36)
HELD = Look("Door item", 28, line=fit.LINE, after=12)
SIZES = (28, 24, 20, 18, 16, 14, 12, 11, 10)
_TIMES = 0.21
"""Centimetres for the times of an item, before its title, for letters of size 1."""
EDITION = Look("Door edition", 10, colour=_QUIET, centred=True, line=fit.LINE, before=24)
BREAK = Look("Card break", 1, line=fit.LINE)
"""Parts two tables, which would be one without it."""
NOTHING = "There are no cards: nobody is in the table of people, and nothing is held in a room."
_FOLD = '<w:insideV w:val="dashed" w:sz="4" w:space="0" w:color="A6A6A6"/>'
_LEFT, _RIGHT = "tbRl", "btLr"
_NAME, _ORGANISATION, _COUNTRY, _ROOM, _TITLE = 120, 100, 40, 80, 200
"""The most characters of each."""
_TWO = 2
_SPARE = 14
"""Points of a page that its table leaves to what parts tables."""
_PAD = Cm(0.4)


def cards_document(cards: Cards, paper: Paper | None = None, template: bytes | None = None) -> bytes:
    """Return the cards as a .docx; paper, template and what is refused are as in `whole`."""

    def write(document: Document) -> None:
        section = document.sections[0]
        if template is None:
            section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
        _write(document, cards)

    return whole(write, paper, template)


def _write(document: Document, cards: Cards) -> None:
    room = _even(document)
    size = next((size for size in SIZES if all(fits(card, room, size) for card in cards.doors)), SIZES[-1])
    used = (*NAMES, ORGANISATION, COUNTRY, *ROOMS, DAY, _held(size), EDITION, BREAK)
    sheet = Sheet(document, looks.styles_of(document, used))
    describe(document, cards.title, cards.edition)
    fold = table_style(document, "Card fold", _FOLD)
    for number, tent in enumerate(cards.tents):
        sheet.add(BREAK).paragraph_format.page_break_before = bool(number)
        _tent(sheet, fold, tent, room)
    if not cards.doors:
        sheet.add(BREAK) if cards.tents else sheet.add(EDITION, NOTHING)  # a document does not end with a table
    for number, door in enumerate(cards.doors):
        _door(sheet, room, door, f"{cards.title} \u00b7 {cards.edition.words}", first=not number and not cards.tents)


def _even(document: Document) -> Area:
    """Return the area of a page, with the fold in the middle of the paper."""
    fit.area(document)
    section = document.sections[0]
    section.left_margin = section.right_margin = max(section.left_margin or Cm(0), section.right_margin or Cm(0))
    return fit.area(document)


def _tent(sheet: Sheet, fold: _TableStyle, tent: TentCard, room: Area) -> None:
    high, half = room.height - _SPARE, room.width / 2
    table = add_table(sheet.document, fold, 1, (half, half))
    row = table.rows[0]
    row.height, row.height_rule = Pt(high), WD_ROW_HEIGHT_RULE.EXACTLY
    mark_row(row, "cantSplit")
    texts = tuple(_lines(tent, high - 2 * _PAD / Pt(1)))
    far, near = row.cells
    _half(sheet, near, _RIGHT, texts)
    _half(sheet, far, _LEFT, () if _turned(texts) else texts)


def _lines(tent: TentCard, width: float) -> Iterator[tuple[Look, str]]:
    name = cut(one_line(tent.name), _NAME)
    yield _look(NAMES, name, width), name
    if tent.organisation:
        yield ORGANISATION, cut(one_line(tent.organisation), _ORGANISATION)
    if tent.country:
        yield COUNTRY, cut(one_line(tent.country), _COUNTRY)


def _turned(texts: tuple[tuple[Look, str], ...]) -> bool:
    """Return whether a text has letters that stay upright in a line that runs down: Chinese, Japanese, Korean ones.

    They would lie on their backs among those that are turned. The side that the others see is right in any case.
    """
    return any(cells.width(text) > len(text) for _, text in texts)


def _half(sheet: Sheet, cell: _Cell, way: str, texts: tuple[tuple[Look, str], ...]) -> None:
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), way)
    cell._tc.get_or_add_tcPr().append(direction)  # noqa: SLF001 - the library has no other door to it
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for number, (look, text) in enumerate(texts):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = sheet.styles[look.name]
        fill(paragraph, text)


def _look(choice: tuple[Look, ...], text: str, width: float) -> Look:
    """Return the first look in which a text takes two lines at the most, or else the last."""
    return next((look for look in choice if fit.lines(text, width, look.size) <= _TWO), choice[-1])


def _door(sheet: Sheet, room: Area, door: DoorCard, about: str, *, first: bool) -> None:
    name = cut(one_line(door.room), _ROOM)
    look = _look(ROOMS, name, room.width)
    sheet.add(look, name).paragraph_format.page_break_before = not first
    sheet.add(DAY, door.heading)
    for held in door.held:
        sheet.add(HELD, held.times, cut(one_line(held.title), _TITLE))
    sheet.add(EDITION, cut(about, _TITLE))


def _held(size: float) -> Look:
    return replace(HELD, size=size, indent=_TIMES * size, hanging=_TIMES * size)


def fits(door: DoorCard, room: Area, size: float) -> bool:
    """Return whether a door card fits on one page with its items in letters of a size."""
    name = _look(ROOMS, door.room, room.width)
    width = room.width - _held(size).indent / 2.54 * 72
    head = fit.height(cut(door.room, _ROOM), room.width, name.size) + fit.height(door.heading, room.width, DAY.size)
    between = sum(look.before + look.after for look in (name, DAY, EDITION)) + 3 * EDITION.size
    items = sum(fit.height(cut(held.title, _TITLE), width, size) + HELD.after for held in door.held)
    return head + between + items <= room.height
