"""The programme document: what a director edits, prints and sends to everybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scheduler.export.docx import looks
from scheduler.export.docx.edges import describe, dress
from scheduler.export.docx.sheet import Row, Sheet
from scheduler.export.docx.text import runs_left
from scheduler.export.docx.whole import whole
from scheduler.export.plain import one_line
from scheduler.export.words import minutes_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from scheduler.export.printed import Line, Name, Piece, Printed
    from scheduler.export.printed.model import Paper

MARK = "*"
"""Stands behind the name of somebody who is still to be confirmed."""


def programme_document(printed: Printed, paper: Paper | None = None, template: bytes | None = None) -> bytes:
    """Return the programme as a .docx; paper, template and refusals are as in `whole`."""
    return whole(partial(_write, printed=printed), paper, template)


def _write(document: Document, printed: Printed) -> None:
    sheet = Sheet(document, looks.styles_of(document, looks.PROGRAMME))
    dress(sheet, printed.title, printed.edition.words)
    describe(document, printed.title, printed.edition)
    _head(sheet, printed)
    _list(sheet, "Changes in this revision", printed.edition.changes)
    for day in printed.days:
        sheet.add(looks.HEADING, day.heading)
        for number, line in enumerate(day.lines):
            more = not number and line.kind != "session"  # a day does not begin with a breakfast alone at a page's foot
            sheet.block(list(_rows(line)), left=runs_left(line.title), more=more)
    _list(sheet, "Left out", printed.left_out)
    if printed.unconfirmed:
        sheet.add(looks.REMARK, f"{MARK} Still to be confirmed.")


def _head(sheet: Sheet, printed: Printed) -> None:
    sheet.add(looks.TITLE, printed.title)
    for words in (printed.dates, printed.place, f"Times: {printed.zone}"):
        if words:
            sheet.add(looks.MEETING, words)
    sheet.add(looks.EDITION, printed.edition.words)
    if printed.note:
        sheet.add(looks.NOTE, printed.note)


def _list(sheet: Sheet, heading: str, sentences: tuple[str, ...]) -> None:
    if sentences:
        sheet.add(looks.HEADING, heading)
    for sentence in sentences:
        sheet.add(looks.ENTRY, sentence)


def _rows(line: Line) -> Iterator[Row]:
    """Yield what a line of the day says: a session with its details, or something informal more briefly."""
    title = f"{line.number}. {line.title}" if line.number else line.title
    if line.within:
        yield Row(looks.WITHIN, (line.times, " \u00b7 ".join([title, *_facts(line)])))
        yield from (Row(looks.WITHIN_DETAIL, (words,)) for words in _brief(line))
    elif line.kind == "session":
        yield Row(looks.SESSION, (line.times, title))
        yield from _details(line)
    else:
        yield Row(looks.INFORMAL, (line.times, " \u00b7 ".join([title, *_facts(line)])))


def _facts(line: Line) -> Iterator[str]:
    """Yield where it is, if that is not where one is already, and for whom, if not for everybody."""
    if line.groups:
        yield f"In {line.groups} groups: {', '.join(line.rooms)}" if line.rooms else f"In {line.groups} groups"
    elif line.moved:
        yield ", ".join(line.rooms)
    if line.audience:
        yield f"For {line.audience}"


def _details(line: Line) -> Iterator[Row]:
    facts = " \u00b7 ".join(_facts(line))
    if facts:
        yield Row(looks.DETAIL, (facts,))
    yield from (Row(looks.QUESTION, ("\u2013", question), own=True) for question in line.questions)
    for role in line.roles:
        for number, name in enumerate(role.people):
            yield Row(looks.PERSON, ("" if number else role.word, _full(name)))
    yield from (Row(looks.PIECE, ("\u2013", _piece(piece)), own=True) for piece in line.pieces)


def _brief(line: Line) -> Iterator[str]:
    """Yield the details of what is within a meal, each in one paragraph."""
    yield from line.questions
    for role in line.roles:
        yield f"{role.word}: {'; '.join(map(_full, role.people))}"
    yield from map(_piece, line.pieces)


def _piece(piece: Piece) -> str:
    """Return a piece of a session; what there is to say of its people stands above, where they have their roles."""
    what = f"{one_line(piece.title)}, {minutes_words(piece.minutes)}"
    people = "; ".join(map(_marked, piece.people))
    return f"{what}: {people}" if people else what


def _full(name: Name) -> str:
    return f"{_marked(name)}, {name.beside}" if name.beside else _marked(name)


def _marked(name: Name) -> str:
    return one_line(name.name) if name.confirmed else f"{one_line(name.name)}{MARK}"
