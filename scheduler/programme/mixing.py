"""What is asked of groups and tables: how many, how large, who leads them, who is with whom."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tests ask for the types of values when they run
from dataclasses import dataclass, field

from scheduler.errors import NOWHERE, Source


@dataclass(frozen=True)
class Split:
    """One group of a session, or one table of a meal, as it is asked for.

    Parameters
    ----------
    topic
        What the group talks about; empty if they all talk about the same.
    least, most
        How many people it has; None where the people are shared out evenly among all that say nothing.
    leads
        Ids of the people who are in it whatever else: its facilitator and its rapporteur, or the host of a table.
    source
        Where it was written.
    """

    topic: str = ""
    least: int | None = None
    most: int | None = None
    leads: tuple[str, ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True)
class Company:
    """People who are together, or of whom no two are together.

    Parameters
    ----------
    rounds
        Ids of the sessions and of the meals on their days (``dinner@day-1``) that it holds in; None for all.
    """

    people: frozenset[str]
    rounds: frozenset[str] | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Seat:
    """A person who is in one group of a session, or at one table of a meal, because the director says so.

    Parameters
    ----------
    round
        Id of the session, or of the meal on its day (``dinner@day-1``).
    group
        Its number, from 1.
    """

    person: str
    round: str
    group: int
    source: Source = NOWHERE


@dataclass(frozen=True)
class Mix:
    """Who is to be with whom, over all sessions in groups and all meals at tables.

    Parameters
    ----------
    balance
        By column of the people table, what one person above or below the even share of a group costs.
    preferences
        What each place costs that a person's group is further down their list of wishes.
    """

    balance: Mapping[str, int] = field(default_factory=dict)
    together: tuple[Company, ...] = ()
    apart: tuple[Company, ...] = ()
    seats: tuple[Seat, ...] = ()
    preferences: int = 3
