"""What a state of the programme tells: the events that anybody may read, and what is whose.

Drafts and published calendars are written of the same entries, so that a word stands in both or in neither.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.export.entry import STAY, Content, Entry, Guest
from scheduler.export.nested import whole_of
from scheduler.export.own_group import own_group, own_roles
from scheduler.export.selection import expects
from scheduler.export.who import for_whom, informal_of, is_private
from scheduler.export.words import (
    day_words,
    kind_of,
    portions_of,
    roles_of,
    rooms_of,
    session_of,
    title_of,
)
from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from scheduler.clock import Clock
    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Item, Timetable

ELSEWHERE = "Taking part from elsewhere"
_FREE_KINDS = frozenset({"meal", "break", "free"})
_DAY = timedelta(days=1)


def content_of(timetable: Timetable, programme: Programme) -> Content:
    """Return all that a timetable tells, what is private included, and to whom.

    Everybody who comes is a guest, also who has nothing but their stay; who has withdrawn is none.
    """
    return Content(
        programme=programme.id,
        title=programme.title,
        zone=programme.clock.zone.key,
        entries=entries_of(timetable, programme),
        guests=tuple(guest_of(person, timetable, programme) for person in programme.people),
        note=programme.note,
    )


def entries_of(timetable: Timetable, programme: Programme) -> tuple[Entry, ...]:
    """Return the event of each item, in the timetable's order."""
    return tuple(_entry(item, timetable, programme) for item in timetable.items)


def meeting_of(programme: Programme, item: str = STAY) -> Entry:
    """Return the meeting as a whole, in days, under the id `item`."""
    clock = programme.clock
    return Entry(
        item=item,
        kind="stay",
        title=programme.title or programme.id,
        start=clock.first_day,
        end=clock.date_of(len(clock.days) + 1),
        house=programme.house.name,
        location=programme.house.location,
        free=True,
    )


def guest_of(person: Person, timetable: Timetable, programme: Programme) -> Guest:
    """Return what is a person's: what they are due in and as what, private items of their own too, and their stay."""
    parts = {
        item.id: own_roles(person, item, timetable, programme)
        for item in timetable.items
        if expects(person, item, programme, timetable)
    }
    found = ((item, own_group(person.id, timetable.by_id[item], timetable, programme)) for item in parts)
    groups = {item: group for item, group in found if group is not None}
    return Guest(person.id, person.name, parts, _stay(person, programme), groups)


def _entry(item: Item, timetable: Timetable, programme: Programme) -> Entry:
    zone, private = programme.clock.zone, is_private(item, programme)
    return Entry(
        item=item.id,
        kind=item.kind,
        title=title_of(item) or item.id,
        start=item.start.astimezone(zone),
        end=item.end.astimezone(zone),
        rooms=rooms_of(item, programme),
        house=programme.house.name,
        location=programme.house.location,
        about=tuple(_about(item, timetable, programme)),
        categories=(item.kind, item.format) if item.format else (item.kind,),
        free=_leaves_free(item, programme, private=private),
        private=private,
    )


def _about(item: Item, timetable: Timetable, programme: Programme) -> Iterator[str]:
    """Yield what there is to say of an item besides its title, time and place."""
    session, audience, whole = session_of(item, programme), for_whom(item, programme), whole_of(item, timetable)
    yield kind_of(item, programme)
    if whole:
        yield f"Part of: {whole}"
    if audience:
        yield f"For: {audience}"
    if session is not None:
        yield from (f"- {question}" for question in session.questions)
        portions = portions_of(session, programme)
        if portions:
            yield "In parts:"
            yield from (f"- {portion}" for portion in portions)
        yield from (f"{role}: {'; '.join(people)}" for role, people in roles_of(session, programme))


def _leaves_free(item: Item, programme: Programme, *, private: bool) -> bool:
    """Return whether calendars show the time as free: meals, breaks, free time, what not everybody must attend.

    What is private stands in the calendars of its own people alone, who are not free then.
    """
    informal = informal_of(item, programme)
    if item.kind in _FREE_KINDS:
        return True
    if informal is None:
        return False
    return informal.blocks == "nobody" if private else not informal.binds_everyone


def _stay(person: Person, programme: Programme) -> Entry:
    """Return the days of a person's own stay, from arrival to departure.

    Of somebody who comes after the meeting or leaves before it, and of whom one day alone is known, it is that day.
    """
    whole, clock = meeting_of(programme), programme.clock
    if person.remote:
        return replace(whole, house="", location=None, about=(ELSEWHERE,))
    start, end, about = whole.start, whole.end, []
    if person.arrives is not None:
        start = _local(person.arrives, clock).date()
        about.append(f"Arrival: {_moment_words(person.arrives, start, clock)}")
    if person.departs is not None:
        last = last_day(person.departs, clock)
        end = last + _DAY
        about.append(f"Departure: {_moment_words(person.departs, last, clock)}")
    if start >= end:
        start, end = (end - _DAY, end) if person.arrives is None else (start, start + _DAY)
    return replace(whole, start=start, end=end, about=tuple(about))


def _local(moment: datetime, clock: Clock) -> datetime:
    return moment.astimezone(clock.zone)


def last_day(departs: datetime, clock: Clock) -> date:
    """Return the date of a departure; whoever leaves at the end of a day does so on that day, not on the next."""
    day = clock.day_of(departs)
    return clock.date_of(day - (departs == day_start(clock, day)))


def _moment_words(moment: datetime, day: date, clock: Clock) -> str:
    """Return day and time in words, the day alone where the moment is its start or its end."""
    if moment == day_start(clock, clock.day_of(moment)):
        return day_words(day)
    return f"{day_words(day)}, {_local(moment, clock):%H:%M}"
