"""What is odd about a programme but stops nothing."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.errors import Problem
from scheduler.programme import warn_informal
from scheduler.programme.capacity import formal_room
from scheduler.programme.check_parts import key_of
from scheduler.programme.check_rooms import suitable
from scheduler.programme.defaults import LIMITS
from scheduler.programme.moments import day_start
from scheduler.programme.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme, Session

_FULL_PERCENT = 90


def warnings(programme: Programme) -> tuple[Problem, ...]:
    """Return the warnings, by file and line, each once; of a programme in which nothing is wrong."""
    found = [*_web(programme), *_load(programme), *_seats(programme), *_people(programme)]
    found += warn_informal.warnings(programme)
    for session in programme.sessions:
        found += _parts(session, programme)
        found += _session(session, programme)
    return tuple(sorted(set(found)))


def _web(programme: Programme) -> Iterator[Problem]:
    if programme.web.startswith("http://"):
        what = "at an address with http:// others can read on the way which calendar somebody follows, and the calendar"
        yield Problem(programme.source, "web", what, "Use an address with https://")


def _load(programme: Programme) -> Iterator[Problem]:
    usual = LIMITS.formal_per_day
    days = [f"day {day}" for day in programme.hours if formal_room(programme, day) > usual]
    if days:
        what = f"{listed(days)} may have more than {usual // 60} hours of sessions"
        source = programme.limits.where("formal_per_day")
        yield Problem(source, "limits: formal_per_day", what, f"People tire: {usual} minutes are the usual most")


def _seats(programme: Programme) -> Iterator[Problem]:
    for session in programme.formal:
        need, layout = programme.seats_for(session), session.layout
        rooms = sorted(suitable(session, programme), key=lambda room: -room.layouts[layout])
        room = rooms[max(session.groups, 1) - 1]
        seats = room.layouts[layout]
        if need * 100 > seats * _FULL_PERCENT:
            what = f"as {layout} it is filled to {need * 100 // seats} %: {need} of {seats} seats"
            yield Problem(room.source, f"room {room.id}", what, "Keep some seats free, for late guests and for ease")


def _people(programme: Programme) -> Iterator[Problem]:
    clock = programme.clock
    first, end = day_start(clock, 1), day_start(clock, len(clock.days) + 1)
    for person in programme.people:
        # Compared in UTC: two times of one zone are compared as the clock reads, where it shows an hour twice too.
        early = person.departs is not None and person.departs.astimezone(UTC) <= first.astimezone(UTC)
        late = person.arrives is not None and person.arrives.astimezone(UTC) >= end.astimezone(UTC)
        if early or late:
            key, when = ("departs", "leaves before the first day") if early else ("arrives", "comes after the last day")
            what = f"{person.name} {when}, so is never there during the event"
            yield Problem(person.source, f"person {person.id}: {key}", what, "Correct the date, or withdraw the person")


def _parts(session: Session, programme: Programme) -> Iterator[Problem]:
    for part in session.parts:
        key = key_of(part, session)
        source, where = session.where(key), f"session {session.id}: {key}"
        if part.vacant:
            what = "a part is vacant: who had it has withdrawn"
            yield Problem(source, where, what, "Write who takes it, or take it out")
        elif part.person is None:
            whom = f'the part of "{part.label}"' if part.label else "a part"
            yield Problem(source, where, f"{whom} is vacant", "Write who takes it once that is known")
        elif not part.confirmed:
            name = programme.person_by_id[part.person].name
            yield Problem(source, where, f"{name} is still to be confirmed", "Take the * away once that is done")


def _session(session: Session, programme: Programme) -> Iterator[Problem]:
    if session.groups and session.report_back is None:
        what = "no session hears what the groups found"
        remedy = 'Write "report_back: ..." with the session that does'
        yield Problem(session.source, f"session {session.id}", what, remedy)
    lunch = any(one.stands_for == "lunch" for one in programme.occurrences)
    for wish in session.wishes:
        if wish.kind == "after-lunch" and not lunch:
            key = "prefer" if wish.wanted else "avoid"
            what = '"after-lunch" says nothing: there is no meal with the id "lunch"'
            yield Problem(session.where(key), f"session {session.id}: {key}", what, "Take it out, or name the meal so")
