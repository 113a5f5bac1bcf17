"""Calendars that were published: the common agenda and each person's own, as feeds, as files, and what is cancelled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler.export.entry import STAY
from scheduler.export.ics.event import Written, lines_of
from scheduler.export.ics.file import calendar_file
from scheduler.export.ics.head import Head
from scheduler.export.identity import stay_uid, uid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scheduler.export.entry import Entry

COLOR = "teal"
CHANGED = "What changed:"
"""Begins the one line that says what changed last."""


@dataclass(frozen=True)
class Whose:
    """Whose calendar it is, and of which meeting.

    Parameters
    ----------
    programme, title, zone, note
        Of the meeting; see `scheduler.export.entry.Content`.
    person, name
        Id and name of the person; empty for the common agenda.
    """

    programme: str
    title: str
    zone: str
    note: str = ""
    person: str = ""
    name: str = ""


@dataclass(frozen=True)
class Occasion:
    """One event with its history.

    Parameters
    ----------
    sequence, created, changed
        How often it has changed, since when it has been told of, and when it changed last (UTC).
    what
        What changed then, in a sentence.
    cancelled
        Whether it is off; `entry` is what it was.
    """

    entry: Entry
    sequence: int
    created: datetime
    changed: datetime
    what: str = ""
    cancelled: bool = False


def published(occasions: Sequence[Occasion], whose: Whose, source: str = "") -> bytes:
    """Return a calendar that clients look up again, or that is imported.

    Parameters
    ----------
    occasions
        In the order in which they are written; at least one, for clients refuse an empty calendar. A feed holds what
        is on, for what is no longer in it vanishes by itself; a file also what is cancelled, for else it would stay.
    source
        The address of the feed itself, if it is known.
    """
    events = [_written(occasion, whose) for occasion in occasions]
    theirs = f"For {whose.name}: their part, their meals and their stay."
    about = theirs if whose.person else "The agenda for everybody."
    return calendar_file(_head(whose, about, source=source), events, ZoneInfo(whose.zone))


def cancellation(occasions: Sequence[Occasion], whose: Whose, organizer: tuple[str, str] | None = None) -> bytes:
    """Return what was cancelled, to be sent after files that were imported.

    By RFC 5546 a published event is taken back with ``METHOD:CANCEL``, which needs an organiser. Where the programme
    names none it is a plain file of cancelled events.

    Parameters
    ----------
    organizer
        Name and e-mail address of whom participants write to.
    """
    events = [replace(_written(occasion, whose), organizer=organizer) for occasion in occasions]
    head = _head(whose, "What is cancelled.", method="CANCEL" if organizer else "")
    return calendar_file(head, events, ZoneInfo(whose.zone))


def _head(whose: Whose, about: str, source: str = "", method: str = "") -> Head:
    title = whose.title or whose.programme
    return Head(
        name=f"{title}: {whose.name}" if whose.person else title,
        about=lines_of(about, whose.note),
        zone=whose.zone,
        color=COLOR,
        source=source,
        method=method,
    )


def _written(occasion: Occasion, whose: Whose) -> Written:
    entry = occasion.entry
    stays = entry.item == STAY
    return Written(
        uid=stay_uid(whose.programme, whose.person) if stays else uid(whose.programme, entry.item),
        entry=entry,
        description=lines_of(
            f"Your part: {', '.join(entry.part)}" if entry.part else "",
            *(entry.group.lines if entry.group else ()),
            f"{CHANGED} {' '.join(occasion.what.split())}" if occasion.what else "",
            *entry.about,
            # What is cancelled stays as it was written then, whatever the note has become.
            "" if occasion.cancelled else whose.note,
        ),
        status="CANCELLED" if occasion.cancelled else "CONFIRMED",
        sequence=occasion.sequence,
        created=occasion.created,
        changed=occasion.changed,
    )
