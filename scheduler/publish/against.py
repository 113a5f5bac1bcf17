"""A timetable beside what is published: whether it was held against that, and what it changes that has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.constraints import words
from scheduler.constraints.rule import Violation
from scheduler.timetable.baseline import held_against, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from scheduler.programme.model import Programme, Published
    from scheduler.publish.model import Record, Revision
    from scheduler.timetable.model import Item, Timetable


def unlike(programme: Programme, timetable: Timetable, told: Revision, record: Record) -> Iterator[Violation]:
    """Yield what a timetable claims to have been held against, and was not published.

    Only what has begun may break a rule, and only what was published has a number of its own; so both must be true.

    Parameters
    ----------
    told
        The revision that the timetable names.
    record
        Up to the last revision, which may be a later one.
    """
    published = timetable.published
    if published is None:
        return
    for name in _places_elsewhere(programme, published, told):
        what = f"{name}: it has begun, and revision {told.number} told another time or room of it"
        yield Violation(programme.source, "freeze", what)
    for name in groups_elsewhere(published, told):
        what = f"{name}: revision {told.number} told other groups of it, or other rooms of its groups"
        yield Violation(programme.source, "groups", what)
    for name, number in _numbers(published, told, record).items():
        said = published.numbers.get(name)
        if said != number:
            what = f"{name}: its published number is {number or 'none'}, and the draft says {said or 'none'}"
            yield Violation(programme.source, "numbers", what)


def begun_elsewhere(programme: Programme, published: Published, told: Revision) -> list[str]:
    """Return the items that have begun, and that are said to have been otherwise than a revision told, by id.

    They have been at another time, in another room, or in other groups.
    """
    if published.until is None:
        return []
    begun = {item.id for item in told.timetable.items if item.since < published.until.astimezone(UTC)}
    groups = begun.intersection(groups_elsewhere(published, told))
    return sorted({*_places_elsewhere(programme, published, told), *groups})


def _places_elsewhere(programme: Programme, published: Published, told: Revision) -> list[str]:
    if published.until is None:
        return []
    as_told = replace(held_against(told.timetable, published.keep), until=published.until)
    was, now = _begun(programme, as_told), _begun(programme, published)
    return sorted(name for name in {*was, *now} if was.get(name) != now.get(name))


def groups_elsewhere(published: Published, told: Revision) -> list[str]:
    """Return the items whose groups are said to have been other ones than a revision told, by id.

    Of what was held against an earlier timetable in a file, that is asked of what has begun alone, for the rest of it
    need not be as the revision has it.
    """
    was = held_against(told.timetable, published.keep)
    known = {*was.groups, *published.groups}
    if published.items != was.items:
        until = published.until
        begun = {item.id for item in told.timetable.items if until and item.since < until.astimezone(UTC)}
        known &= begun
    return sorted(
        name
        for name in known
        if was.groups.get(name) != published.groups.get(name)
        or was.group_rooms.get(name) != published.group_rooms.get(name)
    )


def under_way(told: Timetable, moment: datetime) -> bool:
    """Return whether a moment lies between the first start of what people were told and its last end."""
    return bool(told.items) and told.items[0].since <= moment < max(item.until for item in told.items)


def overtaken(told: Timetable, after: Timetable, moment: datetime) -> Iterator[str]:
    """Yield, while the event is on, a sentence for each item that has begun as it was told and would be another."""
    if not under_way(told, moment):
        return
    for item in told.items:
        other = after.by_id.get(item.id)
        if item.since > moment or (other and _place(other) == _place(item) and not _mixed(told, after, item.id)):
            continue
        yield f"{item.id} began at {words.moment(item.start)} and would {'change' if other else 'be cancelled'}"


def _mixed(told: Timetable, after: Timetable, item: str) -> bool:
    """Return whether somebody of an item would be in another group."""
    was, now = (numbers_of(found) if (found := one.sitting_by_item.get(item)) else {} for one in (told, after))
    return any(now.get(person, number) != number for person, number in was.items())


def _place(item: Item) -> object:
    return item.since, item.until, item.rooms


def _begun(programme: Programme, published: Published) -> Mapping[str, object]:
    """Return where everything was that has begun; in UTC, for a clock may show an hour twice."""
    begun = replace(programme, published=published).begun
    return {name: (one.start.astimezone(UTC), one.end.astimezone(UTC), one.rooms) for name, one in begun.items()}


def _numbers(published: Published, told: Revision, record: Record) -> Mapping[str, str | None]:
    """Return the number of each session as it was known then: all of them, where that revision is the last one."""
    if told.number == len(record.lines):
        return {name: record.numbers.get(name) for name in sorted({*published.numbers, *record.numbers})}
    return {item.id: item.number for item in told.timetable.sessions}
