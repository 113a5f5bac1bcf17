"""What `timetable export` can make of a timetable: each format and what writes it, loaded when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.cli.word import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.cli.desk import Desk
    from scheduler.export.printed import Edition
    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Timetable


class Format(StrEnum):
    """What can be made of a timetable."""

    ics = "ics"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"
    docx = "docx"
    xlsx = "xlsx"
    frab_xml = "frab-xml"
    frab_json = "frab-json"


BINARY = frozenset({Format.docx, Format.xlsx})
"""What no terminal can show."""
WITH_PRIVATE = frozenset({Format.json, Format.xlsx})
"""What holds the private items too: it is for the director and the house."""


@dataclass(frozen=True)
class Job:
    """What is to be written.

    Parameters
    ----------
    person
        Whose own page it is to be, or None for what is everybody's.
    word
        How a document for Word is to look.
    """

    desk: Desk
    timetable: Timetable
    person: Person | None = None
    word: Word = field(default_factory=Word)

    @property
    def programme(self) -> Programme:
        """The programme of the timetable."""
        return self.desk.programme

    @cached_property
    def edition(self) -> Edition:
        """Which revision it is, or that it is a draft."""
        from scheduler.publish.edition import edition_in

        return edition_in(self.desk.state, self.timetable, self.programme)

    def written(self, form: Format) -> bytes:
        """Return the content of the file."""
        return _WRITERS[form](self)


def _ics(job: Job) -> bytes:
    from scheduler.cli.calendar import draft_calendar

    return draft_calendar(job.timetable, job.programme)


def _json(job: Job) -> bytes:
    from scheduler.timetable.codec import dumps

    return dumps(job.timetable, job.programme).encode()


def _csv(job: Job) -> bytes:
    from scheduler.export.tables import csv_bytes

    return csv_bytes(job.timetable, job.programme)


def _markdown(job: Job) -> bytes:
    from scheduler.export.markdown import markdown

    return markdown(job.timetable, job.programme)


def _html(job: Job) -> bytes:
    from scheduler.export.html import page, personal_page
    from scheduler.export.printed import personal, printed

    if job.person is None:
        return page(printed(job.timetable, job.programme, job.edition))
    return personal_page(personal(job.timetable, job.programme, job.person, job.edition))


def _docx(job: Job) -> bytes:
    from scheduler.export.printed import printed

    return job.word.programme(printed(job.timetable, job.programme, job.edition))


def _xlsx(job: Job) -> bytes:
    from scheduler.export.workbook.write import workbook_bytes

    return workbook_bytes(job.timetable, job.programme, job.edition)


def _frab_xml(job: Job) -> bytes:
    from scheduler.export.frab import frab_xml

    return frab_xml(job.timetable, job.programme, job.edition)


def _frab_json(job: Job) -> bytes:
    from scheduler.export.frab import frab_json

    return frab_json(job.timetable, job.programme, job.edition)


_WRITERS: Mapping[Format, Callable[[Job], bytes]] = {
    Format.ics: _ics,
    Format.json: _json,
    Format.csv: _csv,
    Format.markdown: _markdown,
    Format.html: _html,
    Format.docx: _docx,
    Format.xlsx: _xlsx,
    Format.frab_xml: _frab_xml,
    Format.frab_json: _frab_json,
}
