"""The rounds that a timetable ought to have: sessions in groups and meals at tables, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from scheduler.constraints.rule import Violation
from scheduler.programme.absence import absences
from scheduler.programme.cohorts import due
from scheduler.programme.model import Occurrence, Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.errors import Source
    from scheduler.programme.model import Person, Programme, Published, Session
    from scheduler.timetable.groups import Sitting
    from scheduler.timetable.model import Item, Timetable

_LEAST = 2
"""People a group; with fewer of them nobody is put in any."""


@dataclass(frozen=True)
class Wanted:
    """One round, at the time that it has.

    Parameters
    ----------
    there
        Ids of those who are to be in it.
    told
        Where it began before the moment up to which the past is kept: the number of the group that each person was in
        then. None where it has not begun.
    """

    item: Item
    asked: Session | Occurrence
    splits: tuple[Split, ...]
    there: frozenset[str]
    told: Mapping[str, int] | None

    @property
    def id(self) -> str:
        """Id of the item."""
        return self.item.id

    @property
    def word(self) -> str:
        """What one of its groups is called."""
        return "table" if isinstance(self.asked, Occurrence) else "group"

    @property
    def at(self) -> str:
        """The word before that."""
        return "at" if isinstance(self.asked, Occurrence) else "in"

    @property
    def bond(self) -> Source:
        """Where it was written whose groups it keeps."""
        return self.asked.source if isinstance(self.asked, Occurrence) else self.asked.where("same_groups_as")

    def wrong(self, what: str, source: Source | None = None) -> Violation:
        """Return what is wrong with it; where a rule of its own is broken, by that."""
        return Violation(source if source and source.line else self.asked.source, "groups", what)

    def keeps(self, timetable: Timetable) -> Sitting | None:
        """Return the groups that it keeps; None where it has groups of its own."""
        like = None if isinstance(self.asked, Occurrence) else self.asked.same_groups_as
        found = timetable.sitting_by_item.get(like or "")
        return found if found and len(found.groups) == len(self.splits) else None

    def size(self, number: int) -> tuple[int, int]:
        """Return the least and the most people that a group may have, counted from 0."""
        people = len(self.there)
        if all(split.least is None and split.most is None for split in self.splits):
            return people // len(self.splits), -(-people // len(self.splits))
        asked = self.splits[number]
        stated = [self._least(split) for split in self.splits]
        least = stated[number] if sum(stated) <= people or stated[number] > 1 else 0
        return least, people if asked.most is None else asked.most

    def _least(self, split: Split) -> int:
        if split.least is None:
            return 0 if split.most is None else 1
        return split.least


def rounds(programme: Programme, timetable: Timetable) -> Iterator[Wanted]:
    """Yield the rounds of a timetable, and those that have begun although nobody would be put in groups there now."""
    for item in timetable.items:
        asked = programme.occurrence_by_id.get(item.id) or programme.session_by_id.get(item.id)
        splits = _splits(asked) if asked else ()
        if asked is None or not splits:
            continue
        there = frozenset(person.id for person in programme.people if _is_there(programme, asked, splits, person, item))
        told = _told(timetable.published, item)
        if told is not None or len(there) >= _LEAST * len(splits):
            yield Wanted(item, asked, splits, there, told)


def _told(was: Published | None, item: Item) -> Mapping[str, int] | None:
    """Return the number of the group that each person was in when an item began; None where it has not begun."""
    if was is None or was.until is None or item.since >= was.until.astimezone(UTC):
        return None
    return was.groups.get(item.id, {})


def _splits(asked: Session | Occurrence) -> tuple[Split, ...]:
    if isinstance(asked, Occurrence):
        return asked.tables
    return asked.splits or (Split(),) * asked.groups if asked.groups > 1 else ()


def _is_there(
    programme: Programme, asked: Session | Occurrence, splits: tuple[Split, ...], person: Person, item: Item
) -> bool:
    """Return whether somebody is to come and is there for at least half of the minutes."""
    if isinstance(asked, Occurrence):
        invited = not person.remote and (asked.people is None or person.id in asked.people)
        leads = not person.remote and any(person.id in split.leads for split in splits)
    else:
        invited = person.id in due(programme, asked)
        leads = any(person.id in split.leads for split in splits)
    if not (invited or leads):
        return False
    missed = timedelta()
    for window in absences(person, programme):
        shared = min(window.end.astimezone(UTC), item.until) - max(window.start.astimezone(UTC), item.since)
        missed += max(shared, timedelta())
    return 2 * missed <= item.until - item.since
