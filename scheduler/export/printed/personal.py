"""What one person's own programme says, as values: the items that are also in their calendar, and their stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.export.content import ELSEWHERE, guest_of
from scheduler.export.printed.make import head_of, lines_of, name_of, roles_in
from scheduler.export.printed.model import Name
from scheduler.export.selection import Selection, away
from scheduler.export.who import is_private
from scheduler.export.words import day_words, session_of, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.export.entry import Entry, Guest
    from scheduler.export.own_group import OwnGroup
    from scheduler.export.printed.model import Edition, Line, Printed, Role
    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Item, Timetable

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Own:
    """A line of a person's own day.

    Parameters
    ----------
    part
        What they are in it, ``chair`` or ``speaker (to be confirmed)``, one word each; nothing for who attends.
    remarks
        What else they should know: that it is private, that they are away for a part of it, when it is by their clock.
    company
        Who else has a part in it, where they have one.
    group
        In which group of it they are, or at which table; None for who is in none.
    """

    line: Line
    part: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    company: tuple[Role, ...] = ()
    group: OwnGroup | None = None

    @property
    def rooms(self) -> tuple[str, ...]:
        """Where they are: the room of their group, or else all rooms of the line."""
        return (self.group.room,) if self.group and self.group.room else self.line.rooms


@dataclass(frozen=True)
class OwnDay:
    """A day of one person, in order of time, what is within a meal right below it."""

    day: date
    lines: tuple[Own, ...]

    @property
    def heading(self) -> str:
        """``Wednesday 24 October 2018``."""
        return day_words(self.day)


@dataclass(frozen=True)
class Personal:
    """One person's own programme. Nobody else is to have it.

    Parameters
    ----------
    head
        What every document of the meeting begins with; it has no days.
    id
        Of the person.
    name
        Whose it is.
    stay
        When they come and go, in sentences.
    """

    head: Printed
    id: str
    name: Name
    stay: tuple[str, ...]
    days: tuple[OwnDay, ...]


def personal(timetable: Timetable, programme: Programme, person: Person, edition: Edition) -> Personal:
    """Return a person's own programme: what their calendar has, private items of their own too, and no others'."""
    guest = guest_of(person, timetable, programme)
    own = Selection(person=person).of(timetable, programme)
    days = tuple(OwnDay(day, tuple(_lines(day, own, programme, person, guest))) for day in own.days)
    return Personal(head_of(programme, edition), person.id, name_of(person), tuple(_stay(guest.stay)), days)


def former(guest: Guest, head: Printed) -> Personal:
    """Return what is left of the programme of somebody who is no longer in it, as in their calendar: their stay."""
    return Personal(head, guest.id, Name(guest.name), tuple(_stay(guest.stay)), ())


def _lines(day: date, own: Timetable, programme: Programme, person: Person, guest: Guest) -> Iterator[Own]:
    for line in lines_of(day, own, programme):
        item, part = own.by_id[line.id], guest.parts[line.id]
        remarks = tuple(words for words in _remarks(item, line, programme, person) if words)
        company = _company(item, programme, person) if part else ()
        yield Own(line, part, remarks, company, guest.groups.get(line.id))


def _company(item: Item, programme: Programme, person: Person) -> tuple[Role, ...]:
    session = session_of(item, programme)
    if session is None:
        return ()
    others = tuple(part for part in session.parts if part.person != person.id)
    return roles_in(replace(session, parts=others), programme)


def _remarks(item: Item, line: Line, programme: Programme, person: Person) -> Iterator[str]:
    yield "private" if is_private(item, programme) else ""
    yield away(person, item, programme)
    if person.remote and person.zone is not None and line.kind == "session":
        yield _by_their_clock(line, *(moment.astimezone(person.zone) for moment in (line.start, line.end)))


def _by_their_clock(line: Line, start: datetime, end: datetime) -> str:
    """Return when a line is by the clock of somebody elsewhere; nothing where it shows the same."""
    if start.replace(tzinfo=None) == line.start.replace(tzinfo=None):
        return ""
    return f"{start:%a %H:%M}\u2013{end:%H:%M} by your clock"


def _stay(stay: Entry) -> Iterator[str]:
    """Yield the days of a stay, and when it begins and ends where that is known; of who stays elsewhere, just that."""
    if ELSEWHERE not in stay.about:
        yield span_words(_date(stay.start), _date(stay.end) - _DAY)
    yield from stay.about


def _date(day: date | datetime) -> date:
    """Return a day of the stay, which is counted in days: as a date and nothing more."""
    return day.date() if isinstance(day, datetime) else day
