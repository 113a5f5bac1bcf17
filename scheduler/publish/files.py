"""The files for people that follow from a record and its last revision: what to put on a web server, what to send.

``web/`` is the only folder for a web server. Nothing in it says whose a calendar or a page is, or lists one: what
servers show in place of a list is empty. ``outbox/`` is for the director, who sends from it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.errors import VerificationError
from scheduler.export.entry import STAY, Entry
from scheduler.export.ics import Occasion, Whose, cancellation, published
from scheduler.publish.addresses import FEEDS, PAGES, feed_name, feed_url
from scheduler.publish.calendars import calendars
from scheduler.publish.messages import messages_of
from scheduler.publish.model import AGENDA, Event, Stamp
from scheduler.publish.web import web_pages
from scheduler.timetable.baseline import first_day_of
from scheduler.verify.published import published_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.publish.calendars import Calendar
    from scheduler.publish.model import Record, Revision

_DAY = timedelta(days=1)
EMPTY_PAGE = b"""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Calendars</title>
<p>Nothing is listed here.</p>
</html>
"""
"""What a web server shows where it would else list what is in a folder."""


@dataclass(frozen=True)
class Sender:
    """Who sends, which changes nothing of what is told.

    Parameters
    ----------
    web
        Where the folder ``web`` is on the internet; empty if nobody said it.
    organizer
        Name and e-mail address of whom participants write to.
    """

    web: str = ""
    organizer: tuple[str, str] | None = None


NOBODY = Sender()


def files_of(
    record: Record,
    revision: Revision,
    previous: Revision | None = None,
    sender: Sender = NOBODY,
) -> Mapping[str, bytes]:
    """Return what is to lie in ``published/``, by path: the same state gives the same bytes.

    Parameters
    ----------
    revision
        The last in the record.
    previous
        The one before it.
    sender
        Where feeds are looked up, and in whose name what was cancelled is taken back.

    Raises
    ------
    VerificationError
        If the lint finds fault with one of the calendars; a defect of this program.
    """
    found = tuple(calendars(record, revision.content))
    made = dict(_calendars(found, record, revision, previous, sender.web))
    made |= _changes(found[0], revision, previous, sender.organizer)
    faults = published_faults(made)
    if faults:
        raise VerificationError(faults)
    made |= messages_of(record, revision, previous, sender)
    made |= {f"web/{name}": page for name, page in web_pages(record, revision, previous, sender.web)}
    return {**{f"web/{folder}index.html": EMPTY_PAGE for folder in ("", f"{FEEDS}/", f"{PAGES}/")}, **made}


def _calendars(
    found: tuple[Calendar, ...], record: Record, revision: Revision, previous: Revision | None, web: str
) -> Iterator[tuple[str, bytes]]:
    for calendar in found:
        whose = _whose(calendar, revision)
        on = [_occasion(event) for event in calendar.events or (_meeting(record, revision),)]
        yield f"web/{feed_name(calendar.token)}", published(on, whose, feed_url(calendar.token, web))
        if _is_sent(calendar, revision, previous):
            off = [_occasion(event) for event in calendar.cancelled]
            yield _file_name(calendar, revision), published([*on, *off], whose)


def _file_name(calendar: Calendar, revision: Revision) -> str:
    """Return the name of a file to import: with the revision, so that an old one is not taken for a new one."""
    name = "agenda" if calendar.addressee == AGENDA else f"people/{calendar.addressee}"
    return f"outbox/{name}-r{revision.number}.ics"


def _is_sent(calendar: Calendar, revision: Revision, previous: Revision | None) -> bool:
    """Return whether there is a file for somebody: who left the programme long ago is not told of each revision."""
    if calendar.addressee == AGENDA:
        return True
    one_of = {guest.id for one in (previous, revision) if one for guest in one.content.guests}
    return calendar.addressee in one_of


def _changes(
    agenda: Calendar, revision: Revision, previous: Revision | None, organizer: tuple[str, str] | None
) -> dict[str, bytes]:
    """Return the file that takes back what this revision took off the agenda; none where it took nothing off.

    What somebody still has, because it became private, is not in it: in their calendar it has the same UID.
    """
    before = {entry.item for entry in previous.content.agenda} if previous else set()
    still = {item for guest in revision.content.guests for item in guest.parts}
    off = [_occasion(event) for event in agenda.cancelled if event.entry.item in before - still]
    if not off:
        return {}
    return {f"outbox/changes-r{revision.number}.ics": cancellation(off, _whose(agenda, revision), organizer)}


def _whose(calendar: Calendar, revision: Revision) -> Whose:
    content, guest = revision.content, calendar.guest
    return Whose(
        programme=content.programme,
        title=content.title,
        zone=content.zone,
        note=content.note,
        person=guest.id if guest else "",
        name=guest.name if guest else "",
    )


def _occasion(event: Event) -> Occasion:
    stamp = event.stamp
    return Occasion(
        entry=event.entry,
        sequence=stamp.sequence,
        created=stamp.created,
        changed=stamp.changed,
        what=stamp.what,
        cancelled=stamp.cancelled is not None,
    )


def _meeting(record: Record, revision: Revision) -> Event:
    """Return the meeting as a whole, for an agenda that has nothing else to show: clients refuse an empty calendar.

    It ends when most people's stay ends: whoever leaves earlier or later does not change it.
    """
    first, content = first_day_of(revision.timetable), revision.content
    ends = Counter(guest.stay.end for guest in content.guests)
    end = max(ends, key=lambda day: (ends[day], day), default=first)
    entry = Entry(STAY, "stay", content.title or content.programme, first, max(end, first + _DAY), free=True)
    told = record.lines[0].at
    return Event(entry, Stamp(0, told, told))
