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
    from scheduler.export.printed import Edition, Personal
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
    sheets = "sheets"
    cards = "cards"
    xlsx = "xlsx"
    frab_xml = "frab-xml"
    frab_json = "frab-json"


FOR_WORD = frozenset({Format.docx, Format.sheets, Format.cards})
"""What is a document for Word, with a paper and a template."""
BINARY = FOR_WORD | {Format.xlsx}
"""What no terminal can show."""
WITH_PRIVATE = frozenset({Format.json, Format.xlsx, Format.sheets, Format.cards})
"""What holds the private items too: it is for the director and the house; a card at a door says that it is reserved."""
PERSONAL = (Format.html, Format.docx)
"""What one person's own can be made as."""


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
        return _WRITERS[form](self) if self.person is None else self.pack(self.person, form)

    def pack(self, person: Person, form: Format) -> bytes:
        """Return one person's own, whoever else's page is asked for."""
        from scheduler.export.printed import personal

        return _PACKS[form](self, personal(self.timetable, self.programme, person, self.edition))


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
    from scheduler.export.html import page
    from scheduler.export.printed import printed

    return page(printed(job.timetable, job.programme, job.edition))


def _html_pack(_: Job, personal: Personal) -> bytes:
    from scheduler.export.html import personal_page
    from scheduler.export.mark import marked_page

    return marked_page(personal_page(personal), personal.head.id, personal.id)


def _docx(job: Job) -> bytes:
    from scheduler.export.printed import printed

    return job.word.programme(printed(job.timetable, job.programme, job.edition))


def _docx_pack(job: Job, personal: Personal) -> bytes:
    return job.word.pack(personal)


def _sheets(job: Job) -> bytes:
    from scheduler.export.sheets.pages import house_pages

    programme = job.programme
    return job.word.sheets(programme, job.edition, house_pages(job.timetable, programme))


def _cards(job: Job) -> bytes:
    from scheduler.export.cards import cards_of

    return job.word.cards(cards_of(job.timetable, job.programme, job.edition))


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
    Format.sheets: _sheets,
    Format.cards: _cards,
    Format.xlsx: _xlsx,
    Format.frab_xml: _frab_xml,
    Format.frab_json: _frab_json,
}
_PACKS: Mapping[Format, Callable[[Job, Personal], bytes]] = {Format.html: _html_pack, Format.docx: _docx_pack}
