"""For whom an item is, who is told of it, and what it is to one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme.cohorts import due
from scheduler.programme.guests import RESIDENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.programme.model import Near, Occurrence, Part, Person, Programme, Session
    from scheduler.timetable.model import Item, Timetable

_MOST_NAMES = 3


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
    there = {item.id for item in items}
    groups = tuple(sitting for sitting in timetable.groups if sitting.item in there)
    return replace(timetable, items=items, left_out=left_out, groups=groups)


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
    return "" if found is None or found.people is None else _named(found.words, programme)


def audience_of(session: Session, programme: Programme) -> str:
    """Return for whom a session is, in the words of the programme; empty if for everybody."""
    return "" if session.audience is None else _named(session.tags, programme)


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


def _named(words: Iterable[str], programme: Programme) -> str:
    """Return tags as they are written, people by name, and many people by their number.

    They are not worked out from who is meant: the same words stay when somebody comes late or can no longer come.
    """
    names = {person.id: person.name for person in programme.people}
    tags = {RESIDENTS, *(tag for person in programme.people for tag in person.tags)}
    groups = [word for word in words if word in tags]
    people = [names[word] for word in words if word in names and word not in tags]
    if len(people) > _MOST_NAMES:
        people = [f"{len(people)} people"]
    return ", ".join([*groups, *people]) or "nobody"
