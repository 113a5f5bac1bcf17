"""Parts that are still to be confirmed, and would clash if they were: with an absence, or with what people attend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.words import interval, span
from scheduler.errors import Problem
from scheduler.programme.absence import absences
from scheduler.programme.check_parts import key_of
from scheduler.programme.cohorts import due, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Part, Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable

_REMEDY = "Ask before you confirm it, move one of the two, or give the part to somebody else"


def would_clash(programme: Programme, timetable: Timetable) -> tuple[Problem, ...]:
    """Return a warning for each unconfirmed part that would clash if confirmed, by file and line of the part.

    A part clashes where its session overlaps an absence of the person or, unless the session is a part of a meal, an
    item that names people, this person among them, and does not leave it to them whether they come. Each person is
    named once for a session, and not where they have a confirmed part in it too, which binds them already: each
    such warning is what the term attendance counts ten for. A part clashes too with a session beside its own in which
    the person is due; that costs nothing, for they are at one of the two.
    """
    found = [
        problem
        for session in programme.sessions
        if (item := timetable.by_id.get(session.id)) is not None
        for problem in _of_session(programme, timetable, session, item)
    ]
    return tuple(sorted(found))


def _of_session(programme: Programme, timetable: Timetable, session: Session, item: Item) -> Iterator[Problem]:
    asked: dict[str, Part] = {}
    for part in session.parts:
        if part.person in programme.person_by_id and part.person not in parts(session):
            asked.setdefault(part.person or "", part)
    for name, part in asked.items():
        person = programme.person_by_id[name]
        clash = next(_clashes(programme, timetable, person, item), None)
        if clash is not None:
            key = key_of(part, session)
            what = f"{person.name} would clash if confirmed: the session is at {span(item)}, and {clash}"
            yield Problem(session.where(key), f"session {session.id}: {key}", what, _REMEDY)


def _clashes(programme: Programme, timetable: Timetable, person: Person, item: Item) -> Iterator[str]:
    for window in absences(person, programme):
        if window.overlaps(item.start, item.end):
            yield f"they are away {interval(window.start, window.end)}"
    for other in timetable.items if item.formal else ():
        if person.id in _expected(programme, other) and other.overlaps(item):
            yield f"they are expected at {other.title} {span(other)}"
    for session in programme.formal if item.formal else ():
        beside = timetable.by_id.get(session.id)
        if beside is not None and beside is not item and beside.overlaps(item) and person.id in due(programme, session):
            yield f"they are due in {beside.title} {span(beside)}"


def _expected(programme: Programme, item: Item) -> frozenset[str]:
    """Return whom an informal item names and does not leave free to stay away; nobody, if it is for everybody."""
    found = programme.occurrence_by_id.get(item.id) or programme.near_by_id.get(item.id)
    if found is None or found.people is None or found.blocks == "nobody":
        return frozenset()
    return found.people
