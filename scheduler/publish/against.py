"""A draft says itself what it was held against; whether that is what the record knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.constraints.rule import Violation
from scheduler.timetable.baseline import held_against

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.programme.model import Programme, Published
    from scheduler.publish.model import Record, Revision
    from scheduler.timetable.model import Timetable


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
    for name in begun_elsewhere(programme, published, told):
        what = f"{name}: it has begun, and revision {told.number} told another time or room of it"
        yield Violation(programme.source, "freeze", what)
    for name, number in _numbers(published, told, record).items():
        said = published.numbers.get(name)
        if said != number:
            what = f"{name}: its published number is {number or 'none'}, and the draft says {said or 'none'}"
            yield Violation(programme.source, "numbers", what)


def begun_elsewhere(programme: Programme, published: Published, told: Revision) -> list[str]:
    """Return the items that have begun, and that are said to have been where no revision told them to be, by id."""
    if published.until is None:
        return []
    as_told = replace(held_against(told.timetable, published.keep), until=published.until)
    was, now = _begun(programme, as_told), _begun(programme, published)
    return sorted(name for name in {*was, *now} if was.get(name) != now.get(name))


def _begun(programme: Programme, published: Published) -> Mapping[str, object]:
    """Return where everything was that has begun; in UTC, for a clock may show an hour twice."""
    begun = replace(programme, published=published).begun
    return {name: (one.start.astimezone(UTC), one.end.astimezone(UTC), one.rooms) for name, one in begun.items()}


def _numbers(published: Published, told: Revision, record: Record) -> Mapping[str, str | None]:
    """Return the number of each session as it was known then: all of them, where that revision is the last one."""
    if told.number == len(record.lines):
        return {name: record.numbers.get(name) for name in sorted({*published.numbers, *record.numbers})}
    return {item.id: item.number for item in told.timetable.sessions}
