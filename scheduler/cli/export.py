"""``timetable export``: the last draft as a calendar, a table, a page, or JSON."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk, refuse_unless_sound
from scheduler.cli.interruption import undisturbed
from scheduler.cli.options import Event, To
from scheduler.cli.report import not_in_it
from scheduler.cli.view import View
from scheduler.errors import StaleError, UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Timetable


class Format(StrEnum):
    """What can be made of a timetable."""

    ics = "ics"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


def export(
    event: Event,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to make of it.", show_default=False)],
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="PERSON", help="One person's own page, as html: id, or some of the name."),
    ] = None,
    to: To = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Export the last draft as a file.

    An iCalendar file, JSON, a table (CSV), a page (Markdown) or a web page (HTML).
    """
    from scheduler.timetable.disk import write_whole

    if person is not None and form is not Format.html:
        msg = "--person goes with --format html alone."
        raise UsageError(msg)
    desk = Desk.open(event, to)
    whose = _chosen(person, desk.programme)
    draft = desk.state.load()
    if desk.stale(draft):
        msg = "The programme has changed since its draft was solved. Solve again, then export."
        raise StaleError(msg)
    refuse_unless_sound(desk.programme, draft)
    content = _content(form, draft, desk.programme, whose)
    view = View()
    missing = "" if form is Format.json or whose else not_in_it(draft, desk.programme)
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


def _web_page(draft: Timetable, programme: Programme, person: Person | None) -> bytes:
    from scheduler.export.html import page, personal_page
    from scheduler.export.printed import Edition, personal, printed

    if person is None:
        return page(printed(draft, programme, Edition()))
    return personal_page(personal(draft, programme, person, Edition()))


def _content(form: Format, draft: Timetable, programme: Programme, person: Person | None = None) -> bytes:
    if form is Format.ics:
        from scheduler.cli.calendar import draft_calendar

        return draft_calendar(draft, programme)
    if form is Format.csv:
        from scheduler.export.tables import csv_bytes

        return csv_bytes(draft, programme)
    if form is Format.markdown:
        from scheduler.export.markdown import markdown

        return markdown(draft, programme)
    if form is Format.html:
        return _web_page(draft, programme, person)
    from scheduler.timetable.codec import dumps

    return dumps(draft, programme).encode()
