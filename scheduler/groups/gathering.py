"""Which rounds a timetable has, and who is in them: sessions in groups, and meals at tables.

Somebody is in a round who is due in it and there for at least half of its minutes. At a table is nobody who takes
part from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.programme.absence import absences
from scheduler.programme.model import Occurrence, Split
from scheduler.programme.rounds import Round

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.errors import Source
    from scheduler.programme.model import Programme, Session, Window
    from scheduler.timetable.model import Item, Timetable

FEWEST = 2
"""People for each group, without whom nobody is put anywhere."""
_HALF = 2


@dataclass(frozen=True)
class Gathering:
    """One session in groups, or one meal at tables, as the timetable has it.

    Parameters
    ----------
    splits
        What is asked of each group.
    people
        Ids of those who are in it, in the order in which the programme lists them.
    session
        None for a meal.
    like
        Id of another of these rounds, whose groups it keeps; None where it has groups of its own.
    kept
        The group that each person was in, from 0, where it began before the moment up to which the past is kept.
    """

    item: Item
    splits: tuple[Split, ...]
    people: tuple[str, ...]
    session: Session | None = None
    like: str | None = None
    kept: Mapping[str, int] | None = None

    @property
    def id(self) -> str:
        """Id of the item."""
        return self.item.id

    @property
    def source(self) -> Source:
        """Where it was written that there are groups."""
        return self.session.where("groups") if self.session else self.splits[0].source

    @property
    def bond(self) -> Source:
        """Where it was written whose groups it keeps."""
        return self.session.where("same_groups_as") if self.session else self.source


def gatherings(programme: Programme, timetable: Timetable) -> tuple[Gathering, ...]:
    """Return the rounds of a timetable in which there are people enough, by time."""
    away = {person.id: absences(person, programme) for person in programme.people}
    found: dict[str, Gathering] = {}
    for item in timetable.items:
        one = programme.session_by_id.get(item.id) or programme.occurrence_by_id.get(item.id)
        splits = splits_of(one) if one else ()
        if one is None or not splits or item.inside is not None:
            continue
        due = Round(one).people(programme)
        people = tuple(name for name in away if name in due and _there(away[name], item))
        kept = _kept(programme, item)
        if kept is not None:
            splits += (Split(source=splits[0].source),) * (max(kept.values(), default=0) + 1 - len(splits))
            people = tuple(person for person in people if person in kept)
        elif len(people) < FEWEST * len(splits):
            continue
        session = programme.session_by_id.get(item.id)
        like = session.same_groups_as if session else None
        found[item.id] = Gathering(item, splits, people, session, like, kept)
    return tuple(_of_its_own(one, found) for one in found.values() if one.people)


def splits_of(one: Session | Occurrence) -> tuple[Split, ...]:
    """Return what is asked of each group of a session, or table of a meal; nothing where there are none."""
    if isinstance(one, Occurrence):
        return one.tables
    if one.groups <= 1:
        return ()
    return one.splits or (Split(source=one.where("groups")),) * one.groups


def _of_its_own(one: Gathering, found: Mapping[str, Gathering]) -> Gathering:
    """Return a round without the one whose groups it keeps, where nobody was put in groups there."""
    other = found.get(one.like or "")
    if one.like is None or (other is not None and other.people and len(other.splits) == len(one.splits)):
        return one
    return Gathering(one.item, one.splits, one.people, one.session, None, one.kept)


def _there(away: Sequence[Window], item: Item) -> bool:
    """Return whether somebody is there for at least half of the minutes of an item."""
    missed = 0
    for window in away:
        start, end = max(window.start.astimezone(UTC), item.since), min(window.end.astimezone(UTC), item.until)
        missed += max(0, minutes_between(start, end))
    return _HALF * missed <= item.minutes


def _kept(programme: Programme, item: Item) -> Mapping[str, int] | None:
    """Return who was in which group of what has begun, nobody where nothing was told; None for what comes."""
    published = programme.published
    if published is None or published.until is None or item.since >= published.until.astimezone(UTC):
        return None
    told = published.groups.get(item.id, {})
    return {person: number - 1 for person, number in told.items()}
