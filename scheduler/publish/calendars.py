"""The calendars that follow from the record: whose each is, what is on in it, and what was cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from scheduler.export.entry import STAY
from scheduler.publish.model import AGENDA, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.export.entry import Content, Entry, Guest
    from scheduler.publish.model import Record


@dataclass(frozen=True)
class Calendar:
    """One calendar of one state of the record.

    Parameters
    ----------
    addressee
        `AGENDA`, or the person's id.
    guest
        Whose it is; None for the agenda. One who is no longer in the programme has no parts.
    token
        The part of its address that cannot be guessed.
    events
        What is on: the stay first, then in time order.
    cancelled
        What was told once and is off, as it was last, in time order.
    """

    addressee: str
    guest: Guest | None
    token: str
    events: tuple[Event, ...]
    cancelled: tuple[Event, ...]


def calendars(record: Record, content: Content) -> Iterator[Calendar]:
    """Yield the agenda, then the calendar of each person in the programme's order, then of those who were in it once.

    Parameters
    ----------
    content
        Of the last revision in the record.
    """
    yield _calendar(record, AGENDA, None, content.agenda)
    for guest in content.guests:
        yield _calendar(record, guest.id, guest, content.of(guest))
    for guest in record.former.values():
        yield _calendar(record, guest.id, guest, (guest.stay,))


def _calendar(record: Record, addressee: str, guest: Guest | None, entries: Iterable[Entry]) -> Calendar:
    stamps = record.stamps[addressee]
    gone = [Event(stamp.cancelled, stamp) for stamp in stamps.values() if stamp.cancelled is not None]
    return Calendar(
        addressee=addressee,
        guest=guest,
        token=record.tokens[addressee],
        events=tuple(Event(entry, stamps[entry.item]) for entry in entries),
        cancelled=tuple(sorted(gone, key=_order)),
    )


def _order(event: Event) -> tuple[bool, datetime, str]:
    start = event.entry.start
    moment = start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)
    return event.entry.item != STAY, moment.astimezone(UTC), event.entry.item
