"""For whom an item is, who is told of it, and what it is to one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme.cohorts import due
from scheduler.programme.guests import DAY_GUEST, RESIDENTS
from scheduler.programme.moments import day_start

if TYPE_CHECKING:
    from scheduler.programme.model import Near, Occurrence, Part, Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable

_MOST_NAMES = 3
_NOON = 12


def informal_of(item: Item, programme: Programme) -> Occurrence | Near | None:
    """Return the meal, break or fixture that `item` is the timetable's line for; None for a session."""
    return programme.occurrence_by_id.get(item.id) or programme.near_by_id.get(item.id)


def is_private(item: Item, programme: Programme) -> bool:
    """Return whether only its own people are told of it: what is private itself, or a part of what is."""
    whole = programme.occurrence_by_id.get(item.inside or "")
    return any(one is not None and one.private for one in (informal_of(item, programme), whole))


def public(timetable: Timetable, programme: Programme) -> Timetable:
    """Return the timetable as everybody may see it: without what is private, also among what was left out."""
    items = tuple(item for item in timetable.items if not is_private(item, programme))
    left_out = tuple(name for name in timetable.left_out if not _privately(name, programme))
    return replace(timetable, items=items, left_out=left_out)


def _privately(name: str, programme: Programme) -> bool:
    """Return whether a session is a part of something private."""
    session = programme.session_by_id.get(name)
    whole = programme.occurrence_by_id.get((session.during if session else None) or "")
    return whole is not None and whole.private


def for_whom(item: Item, programme: Programme) -> str:
    """Return for whom an item is, ``private-sector, philanthropy`` or ``residents``; empty if for everybody.

    A part of a meal is for its diners, and that is said of the meal.
    """
    session = programme.session_by_id.get(item.id)
    if session is not None:
        return audience_of(session, programme)
    found = informal_of(item, programme)
    if found is None or found.people is None:
        return ""
    words = _words(found.people, programme)
    one_tag = any(words == tag for person in programme.people for tag in person.tags)
    return RESIDENTS if not one_tag and found.people == _residents(item, programme) else words


def audience_of(session: Session, programme: Programme) -> str:
    """Return for whom a session is, in the words of the programme; empty if for everybody."""
    if session.audience is None:
        return ""
    return ", ".join(session.tags) or _words(session.audience, programme)


def remarks(item: Item, programme: Programme) -> str:
    """Return what stands in brackets behind a title: ``private, for steering``; empty where there is nothing to say."""
    words = for_whom(item, programme)
    private = "private" if is_private(item, programme) else ""
    return ", ".join(part for part in (private, words and f"for {words}") if part)


def parts_of(person: Person, item: Item, programme: Programme) -> tuple[Part, ...]:
    """Return the parts that a person has in an item, one for each role; an unconfirmed one only if it is the only."""
    session = programme.session_by_id.get(item.id)
    found: dict[str, Part] = {}
    for part in session.parts if session else ():
        if part.person == person.id and (part.role not in found or part.confirmed):
            found[part.role] = part
    return tuple(found.values())


def concerns(person: Person, item: Item, programme: Programme, timetable: Timetable) -> bool:
    """Return whether an item is one of a person's own day, whether or not they are there then.

    A part of a meal is for whoever has a part in it, and for its diners. Somebody who takes part from elsewhere has no
    meals and breaks with the others.
    """
    session = programme.session_by_id.get(item.id)
    if session is not None:
        if parts_of(person, item, programme):
            return True
        meal = timetable.by_id.get(item.inside or "")
        if meal is not None:
            return concerns(person, meal, programme, timetable)
        return person.id in due(programme, session)
    found = informal_of(item, programme)
    if found is None or found.people is None:
        return not person.remote or item.kind == "session"
    return person.id in found.people


def _words(people: frozenset[str], programme: Programme) -> str:
    """Return a set of people in as few words as can be: the tags that make it up, and the names of the rest."""
    by_tag: dict[str, set[str]] = {}
    for person in programme.people:
        for tag in person.tags:
            by_tag.setdefault(tag, set()).add(person.id)
    tags, rest = [], set(people)
    for tag, members in sorted(by_tag.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if members <= people and members & rest:
            tags.append(tag)
            rest -= members
    names = [person.name for person in programme.people if person.id in rest]
    if len(names) > _MOST_NAMES:
        names = [f"{len(names)} people"]
    return ", ".join([*tags, *names]) or "nobody"


def _residents(item: Item, programme: Programme) -> frozenset[str]:
    """Return who sleeps in the house the night before an item that is on before noon, or the night after another."""
    occurrence = programme.occurrence_by_id.get(item.id)
    start = occurrence.window.start if occurrence else item.start
    night = day_start(programme.clock, programme.clock.day_of(start) + (start.hour >= _NOON))
    return frozenset(
        person.id
        for person in programme.people
        if not person.remote
        and DAY_GUEST not in person.tags
        and (person.arrives is None or person.arrives < night)
        and (person.departs is None or person.departs > night)
    )
