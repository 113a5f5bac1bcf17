"""What is to be mixed, and who sits where, as values. People are ids; groups of a round are numbers from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from scheduler.errors import NOWHERE, Source


@dataclass(frozen=True)
class Round:
    """One sitting: a session in groups, or a dinner at tables.

    Parameters
    ----------
    id
        Of the session or the meal.
    least, most
        How many people each group has.
    present
        Who is there; everybody of them is in exactly one group.
    wishes
        What a person in a group costs, where it costs something: ``{person: {group: cost}}``.
    before
        Who was in which group when this was published last; a change costs `Mixing.moved`.
    kept
        Who is in which group, where that is no longer to be changed: no size and no rule binds it. None where it is.
    title
        What messages call it; its id if it is empty.
    word
        What its groups are called.
    """

    id: str
    least: tuple[int, ...]
    most: tuple[int, ...]
    present: tuple[str, ...]
    wishes: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    before: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] | None = None
    title: str = ""
    word: Literal["group", "table"] = "group"

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.title or self.id

    @property
    def groups(self) -> range:
        """The numbers of the groups."""
        return range(len(self.most))


def evenly(name: str, groups: int, present: tuple[str, ...]) -> Round:
    """Return a round of so many groups, of which none has two people more than another."""
    share, more = divmod(len(present), groups)
    return Round(name, (share,) * groups, (share + bool(more),) * groups, present)


@dataclass(frozen=True)
class Together:
    """People who are in one group, in some rounds or (None) in each in which they are there."""

    people: frozenset[str]
    rounds: frozenset[str] | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Apart:
    """People of whom no two are in one group, in some rounds or (None) in all."""

    people: frozenset[str]
    rounds: frozenset[str] | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Fixed:
    """A person who is in one group of one round: who leads it, or who asked for it."""

    person: str
    round: str
    group: int
    source: Source = NOWHERE


@dataclass(frozen=True)
class Within:
    """A person who is in one of some groups of a round: those whose rooms they can reach.

    Parameters
    ----------
    why
        What messages add.
    """

    person: str
    round: str
    groups: frozenset[int]
    source: Source = NOWHERE
    why: str = ""


Rule = Together | Apart | Fixed | Within


@dataclass(frozen=True)
class Attribute:
    """What groups are to have even shares of: a sector, a region, a language.

    Parameters
    ----------
    weight
        What one person above or below the even share costs.
    values
        The value that each person has; who has none counts nowhere.
    """

    name: str
    weight: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Mixing:
    """Everything that decides who sits with whom.

    Parameters
    ----------
    met
        What it costs that two people meet once more than the first time: their second meeting costs it once, their
        third twice, and so on. Over a pair that meets n times, ``met * n * (n - 1) / 2``.
    moved
        What it costs that a person is in another group than was published.
    """

    rounds: tuple[Round, ...]
    rules: tuple[Rule, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    met: int = 1
    moved: int = 0

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody who is in any round, in the order in which they are named."""
        return tuple(dict.fromkeys(person for one in self.rounds for person in one.present))


Seating = Mapping[str, int]
"""The group of each person in one round."""


@dataclass(frozen=True)
class Allocation:
    """Who sits where, round by round."""

    seats: Mapping[str, Seating]

    def group(self, name: str, number: int) -> tuple[str, ...]:
        """Return the people of one group of a round."""
        return tuple(person for person, group in self.seats[name].items() if group == number)
