"""The draft as a calendar file.

A draft is looked at by the people who plan; it is not for sending. Its events have UIDs of their own, SEQUENCE 0 and
one constant stamp, so the same timetable always gives the same bytes and no draft can stand for a published event.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler.export.content import entries_of, meeting_of
from scheduler.export.ics.event import Written, lines_of
from scheduler.export.ics.file import calendar_file
from scheduler.export.ics.head import Head
from scheduler.export.identity import draft_uid
from scheduler.export.who import public
from scheduler.export.words import left_out_words

if TYPE_CHECKING:
    from scheduler.export.entry import Entry
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

STAMP = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP, CREATED and LAST-MODIFIED of every draft: a draft has no history, and nothing here reads the clock."""
STATUS = "Draft, not confirmed: it may still change."


def calendar(timetable: Timetable, programme: Programme) -> bytes:
    """Return the draft's calendar: one event for each item, meals and breaks included, in the timetable's order.

    What is private is not in it, for a calendar file is passed on. Where there are no items it holds the meeting as a
    whole, in days, for clients refuse an empty calendar.
    """
    timetable = public(timetable, programme)
    entries = entries_of(timetable, programme) or (meeting_of(programme, "stay"),)
    return calendar_file(
        _head(timetable, programme), [_written(entry, programme) for entry in entries], programme.clock.zone
    )


def _head(timetable: Timetable, programme: Programme) -> Head:
    left_out = "; ".join(left_out_words(timetable, programme))
    return Head(
        name=f"DRAFT: {programme.title}",
        about=lines_of("Draft, not for sending.", left_out and f"Left out: {left_out}", programme.note),
        zone=programme.clock.zone.key,
        color="slategray",
    )


def _written(entry: Entry, programme: Programme) -> Written:
    return Written(
        uid=draft_uid(programme.id, entry.item),
        entry=entry,
        description=lines_of(STATUS, *entry.about, programme.note),
        status="TENTATIVE",
        sequence=0,
        created=STAMP,
        changed=STAMP,
    )
