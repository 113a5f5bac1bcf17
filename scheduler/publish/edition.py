"""Which state of the programme a document shows: a revision, where the draft is what was published last, or a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.export.content import content_of
from scheduler.export.printed import Edition
from scheduler.publish import codec_revision, store
from scheduler.publish.lines import meeting_lines, public_lines
from scheduler.publish.messages import difference_to
from scheduler.publish.notices import why_words
from scheduler.publish.pages import pages_of

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.publish.model import Record, Revision
    from scheduler.timetable.model import Timetable
    from scheduler.timetable.store import State


def edition_in(state: State, timetable: Timetable, programme: Programme) -> Edition:
    """Return the last revision's edition, if a timetable tells just that, on pages too; else that of a draft."""
    record = store.record(state)
    if record is None or not record.lines:
        return Edition()
    last = store.revision_of(state, record.lines[-1])
    content, pages = content_of(timetable, programme), pages_of(timetable, programme)
    if not codec_revision.tells_the_same(replace(last, timetable=timetable, content=content, pages=pages), last):
        return Edition()
    return edition(record, last, store.revision(state, last.number - 1) if last.number > 1 else None)


def edition(record: Record, revision: Revision, previous: Revision | None) -> Edition:
    """Return the edition of the last revision of a record, with what it changed, as far as anybody may know.

    Parameters
    ----------
    previous
        The revision before it, or None: then nothing was changed.
    """
    day = revision.at.astimezone(ZoneInfo(revision.content.zone)).date()
    if previous is None:
        return Edition(revision.number, day)
    found = difference_to(record, revision, previous)
    lines = (why_words(revision), *meeting_lines(found), *public_lines(found))
    return Edition(revision.number, day, tuple(line for line in lines if line))
