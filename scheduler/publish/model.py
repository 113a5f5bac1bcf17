"""The record of what was published, as values. It grows and is never rewritten, also not by a rollback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from scheduler.export.entry import Content, Entry, Guest
from scheduler.publish.pages import Pages
from scheduler.timetable.model import Timetable

AGENDA = ""
"""Stands for the id of the addressee of the common agenda; no person's id is empty."""
Why = Literal["published", "renumbered", "postponed", "rolled back"]


@dataclass(frozen=True)
class Stamp:
    """What one addressee's calendar has told of one item so far.

    Parameters
    ----------
    sequence
        0 at first; higher with each change of what is seen, with a cancellation, and with a return.
    created
        When it was first published, UTC.
    changed
        When what is seen last changed, UTC.
    what
        The sentence that says what changed then; it stays until the next change.
    cancelled
        The event as it was last, if it is cancelled; None while it is on.
    """

    sequence: int
    created: datetime
    changed: datetime
    what: str = ""
    cancelled: Entry | None = None


@dataclass(frozen=True)
class Event:
    """One event of one calendar as it is written: what it tells, and its stamp."""

    entry: Entry
    stamp: Stamp


@dataclass(frozen=True)
class Revision:
    """One publication.

    Parameters
    ----------
    number
        From 1.
    at
        When, UTC.
    why
        How it came about; ``of`` is the revision that a rollback went back to.
    timetable, content
        What was decided, and what was told.
    pages
        What its web pages say; None where that is not known: it was published before there were any.
    """

    number: int
    at: datetime
    timetable: Timetable
    content: Content
    why: Why = "published"
    of: int | None = None
    pages: Pages | None = None


@dataclass(frozen=True)
class Line:
    """What the record says of one revision: enough for a history, and to know its file when it is read.

    Parameters
    ----------
    sha256
        Of the revision's file (hex).
    told
        How many people had to be told.
    items
        How many items it has.
    """

    number: int
    at: datetime
    why: Why
    of: int | None
    sha256: str
    told: int
    items: int


@dataclass(frozen=True)
class Record:
    """All that outlives a revision.

    Parameters
    ----------
    programme
        Its id.
    first_day
        Of the event as last published.
    lines
        One for each revision, in order.
    tokens
        For each person who ever had a feed, by id, the part of its address that cannot be guessed.
    numbers
        Every number that a session was ever published with, by id.
    former
        Those who had a calendar and are no longer in the programme, by id, as they were last: their feed goes on, with
        their stay alone.
    stamps
        By addressee (`AGENDA` or a person's id), then by item.
    """

    programme: str
    first_day: date
    lines: tuple[Line, ...] = ()
    tokens: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, Guest] = field(default_factory=dict)
    stamps: Mapping[str, Mapping[str, Stamp]] = field(default_factory=dict)
