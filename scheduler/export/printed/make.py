"""From a timetable and its programme to what a document says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.export.nested import nested, whole_of
from scheduler.export.printed.model import Day, Line, Name, Piece, Printed, Role
from scheduler.export.who import for_whom, public
from scheduler.export.words import (
    ROLES,
    UNKNOWN,
    VACANT,
    form_of,
    left_out_words,
    once,
    rooms_of,
    session_of,
    span_words,
)
from scheduler.timetable.beside import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.export.printed.model import Edition
    from scheduler.programme.model import Part, Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable


def printed(timetable: Timetable, programme: Programme, edition: Edition) -> Printed:
    """Return what anybody may read of the programme, day by day; what is private is not in it."""
    timetable = public(timetable, programme)
    days = tuple(Day(day, tuple(lines_of(day, timetable, programme))) for day in timetable.days)
    return replace(head_of(programme, edition), days=days, left_out=left_out_words(timetable, programme))


def head_of(programme: Programme, edition: Edition) -> Printed:
    """Return what every document of the meeting begins with, without any day."""
    clock, house = programme.clock, programme.house
    return Printed(
        id=programme.id,
        title=programme.title or programme.id,
        dates=span_words(clock.first_day, clock.last_day),
        place=", ".join(words for words in (house.name, house.address) if words),
        zone=clock.zone.key,
        note=programme.note,
        edition=edition,
        days=(),
    )


def names_of(parts: tuple[Part, ...], programme: Programme) -> tuple[Name, ...]:
    """Return who has these parts, nobody twice in one role."""
    return tuple(_name(part, programme) for part in once(parts))


def name_of(person: Person, *, confirmed: bool = True) -> Name:
    """Return somebody whom the table of people knows."""
    return Name(person.name, *_beside(person), confirmed=confirmed)


def lines_of(day: date, timetable: Timetable, programme: Programme) -> Iterator[Line]:
    """Yield the line of each item that the timetable has on a day, what is private too."""
    before: tuple[str, ...] = ()
    groups = (group for group in side_by_side(programme, timetable.on(day)) if len(group) > 1)
    apart = {item.id for group in groups for item in group}
    for item, _ in nested(timetable, day):
        # Of sessions side by side each says where it is, and so does what comes after: people come from several rooms.
        line = _line(item, timetable, programme, () if item.id in apart else before)
        before = () if item.id in apart else line.rooms or before
        yield line


def _line(item: Item, timetable: Timetable, programme: Programme, before: tuple[str, ...]) -> Line:
    zone, session, rooms = programme.clock.zone, session_of(item, programme), rooms_of(item, programme)
    return Line(
        id=item.id,
        kind=item.kind,
        form=form_of(item, programme),
        number=item.number or "",
        title=item.title or item.id,
        start=item.start.astimezone(zone),
        end=item.end.astimezone(zone),
        minutes=item.minutes,
        rooms=rooms,
        moved=bool(rooms) and rooms != before,
        within=whole_of(item, timetable),
        audience=for_whom(item, programme),
        groups=session.groups if session else 0,
        questions=session.questions if session else (),
        roles=roles_in(session, programme) if session else (),
        pieces=tuple(_pieces(session, programme)) if session else (),
    )


def roles_in(session: Session, programme: Programme) -> tuple[Role, ...]:
    """Return who does what in a session, without the roles that nobody has."""
    return tuple(_roles(session, programme))


def _roles(session: Session, programme: Programme) -> Iterator[Role]:
    for role, one, many in ROLES:
        people = names_of(tuple(part for part in session.parts if part.role == role), programme)
        if people:
            yield Role(one if len(people) == 1 else many, people)


def _pieces(session: Session, programme: Programme) -> Iterator[Piece]:
    for portion in session.portions:
        yield Piece(portion.title, portion.minutes, names_of(portion.parts, programme))


def _name(part: Part, programme: Programme) -> Name:
    if part.vacant:
        return Name(VACANT)
    person = programme.person_by_id.get(part.person or "")
    if person is None:
        return Name(part.label or part.person or UNKNOWN, confirmed=part.confirmed)
    return name_of(person, confirmed=part.confirmed)


def _beside(person: Person) -> tuple[str, str, str]:
    """Return post, organisation and country, each only where what stands before it does not say it."""
    said, found = person.name.casefold(), []
    for words in (person.role, person.organisation, person.country):
        new = words if words.casefold() not in said else ""
        found.append(new)
        said += f" {new.casefold()}"
    return found[0], found[1], found[2]
