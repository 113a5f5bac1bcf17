"""``timetable export``: the last draft as a calendar, a table, a page, a document, or JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk, refuse_unless_sound
from scheduler.cli.interruption import undisturbed
from scheduler.cli.options import Event, To
from scheduler.cli.report import not_in_it
from scheduler.cli.view import View
from scheduler.cli.word import PaperSize, Template, Word
from scheduler.errors import StaleError, UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


class Format(StrEnum):
    """What can be made of a timetable."""

    ics = "ics"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    docx = "docx"


_BINARY = frozenset({Format.docx})
"""What no terminal can show."""


def export(
    event: Event,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to make of it.", show_default=False)],
    to: To = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
    paper: PaperSize = None,
    template: Template = None,
) -> None:
    """Export the last draft as a file.

    An iCalendar file, JSON, a table (CSV), a page (Markdown) or a document to edit (docx, for Word).
    """
    from scheduler.timetable.disk import write_whole

    word = Word(paper, template)
    if form is not Format.docx:
        word.refuse_elsewhere(form)
    _refuse_on_a_terminal(form, output)
    desk = Desk.open(event, to)
    draft = desk.state.load()
    if desk.stale(draft):
        msg = "The programme has changed since its draft was solved. Solve again, then export."
        raise StaleError(msg)
    refuse_unless_sound(desk.programme, draft)
    content = word.programme(draft, desk.programme) if form is Format.docx else _content(form, draft, desk.programme)
    view = View()
    missing = "" if form is Format.json else not_in_it(draft, desk.programme)
    if output == Path("-"):
        view.raw(content)
    else:
        with undisturbed():
            write_whole(output, content)
        draft_only = " It is a draft, not for sending." if form is Format.ics else ""
        view.talk(f"Written: {output}.{draft_only}")
    if missing:
        view.talk(missing)


def _refuse_on_a_terminal(form: Format, output: Path) -> None:
    """Refuse to write a file that is no text where somebody reads."""
    if form in _BINARY and output == Path("-") and sys.stdout is not None and sys.stdout.isatty():
        msg = f"A terminal cannot show a file of the format {form}. Say where to write it, with -o FILE."
        raise UsageError(msg)


def _content(form: Format, draft: Timetable, programme: Programme) -> bytes:
    if form is Format.ics:
        from scheduler.cli.calendar import draft_calendar

        return draft_calendar(draft, programme)
    if form is Format.csv:
        from scheduler.export.tables import csv_bytes

        return csv_bytes(draft, programme)
    if form is Format.markdown:
        from scheduler.export.markdown import markdown

        return markdown(draft, programme)
    from scheduler.timetable.codec import dumps

    return dumps(draft, programme).encode()
