"""``timetable export``: the last draft as a calendar, a table, a page, a document, or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk, sound_draft
from scheduler.cli.forms import BINARY, FOR_WORD, WITH_PRIVATE, Format, Job
from scheduler.cli.interruption import undisturbed
from scheduler.cli.options import Event, To
from scheduler.cli.packs import Everyone, refuse_contradictions, write_packs
from scheduler.cli.report import not_in_it
from scheduler.cli.view import View
from scheduler.cli.word import PaperSize, Template, Word
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme


def export(
    event: Event,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to make of it.", show_default=False)],
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="PERSON", help="One person's own page (html, docx): id, or some of the name."),
    ] = None,
    everyone: Everyone = False,
    to: To = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
    paper: PaperSize = None,
    template: Template = None,
) -> None:
    """Export the last draft as a file.

    An iCalendar file, JSON, a table (CSV), a page (Markdown), a web page (HTML), documents for Word (the programme
    as docx, sheets for the house, cards for tables and doors), a workbook for the office (.xlsx), or a schedule for
    conference apps (frab).
    """
    view, word = View(), Word(paper, template)
    if form not in FOR_WORD:
        word.refuse_elsewhere(form)
    refuse_contradictions(form, person, output, everyone=everyone)
    if form in BINARY and output == Path("-") and view.on_terminal:
        msg = f"A terminal cannot show a file of the format {form}. Say where to write it, with -o FILE."
        raise UsageError(msg)
    desk = Desk.open(event, to)
    whose, draft = _chosen(person, desk.programme), sound_draft(desk, "export")
    job = Job(desk, draft, whose, word)
    if everyone:
        write_packs(job, form, output, view)
    else:
        _write(job, form, output, view)


def _write(job: Job, form: Format, output: Path, view: View) -> None:
    from scheduler.timetable.disk import write_whole

    content = job.written(form)
    missing = "" if form in WITH_PRIVATE or job.person else not_in_it(job.timetable, job.programme)
    if output == Path("-"):
        view.raw(content)
    else:
        with undisturbed():
            write_whole(output, content)
        draft_only = " It is a draft, not for sending." if form is Format.ics else ""
        view.talk(f"Written: {output}.{draft_only}")
    if missing:
        view.talk(missing)


def _chosen(person: str | None, programme: Programme) -> Person | None:
    from scheduler.cli.choice import chosen_person

    return None if person is None else chosen_person(person, programme)
