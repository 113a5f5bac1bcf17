"""How many eat at each meal and break, and what the kitchen has to know of them: numbers, never who."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.export.selection import away, expects
from scheduler.export.who import for_whom, informal_of, is_private
from scheduler.export.words import rooms_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scheduler.programme.model import Kind, Person, Programme
    from scheduler.timetable.model import Item, Timetable

EATEN: frozenset[Kind] = frozenset({"meal", "break"})
"""The kinds of items at which there is something to eat or to drink for whoever comes."""
DIET = "diet"
_NOTHING = frozenset({"", "-", "no", "none", "n/a", "nothing"})

Counts = tuple[tuple[str, int], ...]
"""How many of each, by the alphabet."""


@dataclass(frozen=True)
class Cover:
    """A meal or break, and how many it is laid for.

    Parameters
    ----------
    start, end
        Aware, by the clock of the meeting.
    audience
        For whom it is, where it is not for everybody.
    listed
        How many of the people of the table eat: it is for them, and they are there for some of it.
    unlisted
        How many more are expected than the table of people has; nobody knows their diets.
    partly
        How many of the listed come later than it begins, or leave before it ends.
    diets
        Each diet as it is written of them. Who has two, ``halal, no nuts``, is counted once, under these words: it is
        one plate.
    needs
        Each need of theirs; who has two is counted at both.
    """

    item: str
    kind: Kind
    title: str
    start: datetime
    end: datetime
    rooms: tuple[str, ...] = ()
    audience: str = ""
    private: bool = False
    listed: int = 0
    unlisted: int = 0
    partly: int = 0
    diets: Counts = ()
    needs: Counts = ()

    @property
    def eat(self) -> int:
        """How many eat."""
        return self.listed + self.unlisted


def covers(timetable: Timetable, programme: Programme) -> tuple[Cover, ...]:
    """Return the cover of each meal and break in time order, what is private included: the kitchen cooks for it."""
    return tuple(_cover(item, timetable, programme) for item in timetable.items if item.kind in EATEN)


def comers(item: Item, timetable: Timetable, programme: Programme) -> tuple[Person, ...]:
    """Return who is at an item in the house: it is theirs, they are there for some of it, and not from elsewhere."""
    return tuple(
        person
        for person in programme.people
        if not person.remote and expects(person, item, programme, timetable) and away(person, item, programme) != "away"
    )


def unlisted(programme: Programme) -> int:
    """Return how many more people are expected than the table has."""
    return max(0, programme.expected - len(programme.people))


def diet_of(person: Person) -> str:
    """Return what is written in the column ``diet`` of the table of people; empty if that is nothing."""
    written = " ".join(
        " ".join(words.split()) for column, words in person.attributes.items() if column.strip().casefold() == DIET
    )
    return "" if written.casefold() in _NOTHING else written


def counted(words: Iterable[str]) -> Counts:
    """Count words, capitals or not, each under the way it is written first."""
    spelt: dict[str, str] = {}
    found: Counter[str] = Counter()
    for word in filter(None, words):
        spelt.setdefault(word.casefold(), word)
        found[word.casefold()] += 1
    return tuple((spelt[word], count) for word, count in sorted(found.items()))


def _cover(item: Item, timetable: Timetable, programme: Programme) -> Cover:
    zone, there, occurrence = programme.clock.zone, comers(item, timetable, programme), informal_of(item, programme)
    return Cover(
        item=item.id,
        kind=item.kind,
        title=item.title or item.id,
        start=item.start.astimezone(zone),
        end=item.end.astimezone(zone),
        rooms=rooms_of(item, programme),
        audience=for_whom(item, programme),
        private=is_private(item, programme),
        listed=len(there),
        unlisted=unlisted(programme) if occurrence is None or occurrence.people is None else 0,
        partly=sum(bool(away(person, item, programme)) for person in there),
        diets=counted(map(diet_of, there)),
        needs=counted(need for person in there for need in _once(person.needs)),
    )


def _once(needs: tuple[str, ...]) -> Iterable[str]:
    """Return the needs of one person, none twice, each as it is written first."""
    return {need.casefold(): need for need in reversed(needs)}.values()
