"""What calendars have been told, carried on from one revision to the next.

For each calendar (the agenda's, and each person's) and each event in it, the record keeps a `Stamp`. Calendar programs
take the copy of an event that has the highest SEQUENCE, so it never falls, not even when a revision is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.export.entry import STAY
from scheduler.publish import codec_content, words
from scheduler.publish.aspects import alike
from scheduler.publish.model import AGENDA, Line, Record, Stamp
from scheduler.timetable.baseline import first_day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from scheduler.export.entry import Content, Entry, Guest
    from scheduler.publish.model import Revision

_NOT_SEEN = frozenset({"item", "private"})
_A_WEEK = timedelta(days=7)
_NOTE = "The note changed."


def begun(revision: Revision) -> Record:
    """Return the empty record of a programme, which its first revision is then entered into."""
    return Record(revision.content.programme, first_day_of(revision.timetable))


def line_of(revision: Revision, sha256: str, told: int) -> Line:
    """Return what the record says of a revision.

    Parameters
    ----------
    sha256
        Of its file (hex).
    told
        How many people must be told.
    """
    items = len(revision.timetable.items)
    return Line(revision.number, revision.at, revision.why, revision.of, sha256=sha256, told=told, items=items)


def advance(record: Record, before: Revision | None, after: Revision, line: Line, token: Callable[[], str]) -> Record:
    """Return the record with one more revision.

    Parameters
    ----------
    before
        The last revision in the record, or None if there is none.
    after
        The new one.
    line
        What the record says of it.
    token
        Makes the part of an address that cannot be guessed, another one at each call.
    """
    former = _former(record, before, after)
    events = _events(after.content, former)
    return replace(
        record,
        first_day=first_day_of(after.timetable),
        lines=(*record.lines, line),
        tokens={**record.tokens, **{name: token() for name in events if name not in record.tokens}},
        numbers=_numbers(record, after),
        former=former,
        stamps=_stamps(record, before, after, events),
    )


def _former(record: Record, before: Revision | None, after: Revision) -> Mapping[str, Guest]:
    """Return those who had a calendar and are no longer in the programme, as they were last, without their items."""
    known = {**record.former, **{guest.id: guest for guest in (before.content.guests if before else ())}}
    for guest in after.content.guests:
        known.pop(guest.id, None)
    return {name: replace(guest, parts={}, groups={}) for name, guest in known.items()}


def _events(content: Content, former: Mapping[str, Guest]) -> Mapping[str, Mapping[str, Entry]]:
    """Return the events of each calendar, by addressee and by item; of a former guest's, their stay alone."""
    events = {AGENDA: {entry.item: entry for entry in content.agenda}}
    events |= {guest.id: {entry.item: entry for entry in content.of(guest)} for guest in content.guests}
    return events | {name: {STAY: guest.stay} for name, guest in former.items()}


def _stamps(
    record: Record, before: Revision | None, after: Revision, events: Mapping[str, Mapping[str, Entry]]
) -> Mapping[str, Mapping[str, Stamp]]:
    was = _events(before.content, record.former) if before else {}
    on = {item for own in events.values() for item in own}
    change = _Change(
        at=after.at,
        highest=_highest(record),
        taken_back={*was.get(AGENDA, {})} - on,
        again={item for item, stamp in record.stamps.get(AGENDA, {}).items() if _was_taken_back(stamp)},
        stood={entry.item for entry in before.content.entries} if before else set(),
        stands={entry.item for entry in after.content.entries},
        note=before is not None and before.content.note != after.content.note,
        dated=_is_long([one.content for one in (before, after) if one]),
    )
    of_agenda = replace(change, stood=frozenset(), stands=frozenset())
    return {
        name: (change if name else of_agenda).of(record.stamps.get(name, {}), was.get(name, {}), events.get(name, {}))
        for name in dict.fromkeys((*record.stamps, *events))
    }


def _highest(record: Record) -> Mapping[str, int]:
    """Return the highest SEQUENCE that anybody was told of each item; a stay is one person's alone."""
    highest: dict[str, int] = {}
    for own in record.stamps.values():
        for item, stamp in own.items():
            highest[item] = max(stamp.sequence, highest.get(item, 0))
    highest.pop(STAY, None)
    return highest


def _was_taken_back(stamp: Stamp) -> bool:
    """Return whether an item may have been cancelled once: it takes two changes to be cancelled and on again."""
    return stamp.cancelled is not None or stamp.sequence > 1


def _numbers(record: Record, after: Revision) -> Mapping[str, str]:
    """Return every number by session, none twice: one that another session has got is no longer that of the first."""
    own = {item.id: item.number for item in after.timetable.items if item.number}
    if after.why == "renumbered":
        return own
    taken = {*own.values()}
    return {**{name: number for name, number in record.numbers.items() if number not in taken}, **own}


def _is_long(contents: list[Content]) -> bool:
    """Return whether a weekday happens twice in these."""
    days = [_day(entry.start) for content in contents for entry in content.entries]
    return bool(days) and max(days) - min(days) >= _A_WEEK


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True)
class _Change:
    """What a revision does to the stamps of a calendar.

    Parameters
    ----------
    at
        Its time.
    highest
        SEQUENCE of each item, the highest that anybody was told.
    taken_back
        What leaves the agenda and is nobody's: a file for everybody takes it back, which must be above what each has.
    again
        What may have been taken back so before: whoever comes to it now may have that file, and must be above it.
    stood, stands
        What was on for anybody before, and is now: whoever comes and goes alone is not told that it was cancelled.
    note
        Whether the note that stands in every event changed.
    dated
        Whether a weekday happens twice, so that dates must be said.
    """

    at: datetime
    highest: Mapping[str, int]
    taken_back: AbstractSet[str]
    again: AbstractSet[str]
    stood: AbstractSet[str]
    stands: AbstractSet[str]
    note: bool
    dated: bool

    def of(
        self, stamps: Mapping[str, Stamp], was: Mapping[str, Entry], now: Mapping[str, Entry]
    ) -> Mapping[str, Stamp]:
        """Return the stamps of one calendar; the very same ones where nothing changed."""
        found = {
            item: self._on(stamp, was.get(item), now[item]) if item in now else self._off(stamp, was.get(item))
            for item, stamp in stamps.items()
        }
        return found | {item: Stamp(self._first(item), self.at, self.at) for item in now if item not in stamps}

    def _first(self, item: str) -> int:
        return self.highest[item] + 1 if item in self.again else 0

    def _on(self, stamp: Stamp, was: Entry | None, now: Entry) -> Stamp:
        if stamp.cancelled is not None:
            say = words.back if now.item in self.stood else words.returned
            return self._next(self._above_all(stamp, now), say(stamp.cancelled, now, dated=self.dated))
        if was is None:
            return self._next(stamp, "")
        if _seen(was) != _seen(now):
            return self._next(stamp, stamp.what if _read_alike(was, now) else words.what(was, now, dated=self.dated))
        return self._next(stamp, _NOTE) if self.note else stamp

    def _off(self, stamp: Stamp, was: Entry | None) -> Stamp:
        if stamp.cancelled is not None or was is None:
            return stamp
        own = self._above_all(stamp, was) if was.item in self.taken_back else stamp
        say = words.taken_out if was.item in self.stands else words.cancelled
        return self._next(own, say(was, dated=self.dated), was)

    def _above_all(self, stamp: Stamp, entry: Entry) -> Stamp:
        return replace(stamp, sequence=max(stamp.sequence, self.highest.get(entry.item, 0)))

    def _next(self, stamp: Stamp, what: str, cancelled: Entry | None = None) -> Stamp:
        return Stamp(stamp.sequence + 1, stamp.created, self.at, what, cancelled)


def _read_alike(was: Entry, now: Entry) -> bool:
    """Return whether no calendar shows in words what differs: then what was said last stays."""
    return alike(was, now) and codec_content.zone_of(was) == codec_content.zone_of(now)


def _seen(entry: Entry) -> Mapping[str, object]:
    """Return what is seen of an event, in plain values: two times of one zone may be equal an hour apart."""
    plain = {key: value for key, value in codec_content.entry_written(entry).items() if key not in _NOT_SEEN}
    return {**plain, "zone": codec_content.zone_of(entry)}
