"""The timetable: what was decided, as values in clock times. It knows nothing of solvers and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal

from scheduler.clock import minutes_between
from scheduler.programme.model import Kind, Published
from scheduler.timetable.groups import Sitting

Status = Literal["optimal", "feasible", "stopped"]
FORMAT = "session-timetable/3"
WITHOUT_GROUPS = "session-timetable/2"
"""The format of a file in which nobody was put in groups: an earlier version reads it too."""


@dataclass(frozen=True)
class Item:
    """One line of the agenda.

    Parameters
    ----------
    id
        The session's id, ``lunch@day-2`` for a meal or break, a fixture's id.
    kind
        ``session`` is formal; every other kind is informal.
    start, end
        Aware times in the event's zone, half open.
    rooms
        Ids, in the order of the house; as many as groups for a group session; empty where no room is set.
    format, number
        Of a session; the number is text, printed as it is ("4"), None for a session that is not numbered.
    of
        The id in the programme file that it came from.
    inside
        Id of the meal or break that it is a part of: a speech at dinner, a photograph in the coffee break.
    """

    id: str
    kind: Kind
    title: str
    start: datetime
    end: datetime
    rooms: tuple[str, ...] = ()
    format: str | None = None
    number: str | None = None
    of: str = ""
    inside: str | None = None

    @cached_property
    def since(self) -> datetime:
        """The instant of the start, in UTC.

        Instants are compared, not readings: where the clock shows an hour twice, readings are in a wrong order.
        """
        return self.start.astimezone(UTC)

    @cached_property
    def until(self) -> datetime:
        """The instant of the end, in UTC."""
        return self.end.astimezone(UTC)

    def overlaps(self, other: Item) -> bool:
        """Return whether the two share some time."""
        return self.since < other.until and other.since < self.until

    @property
    def minutes(self) -> int:
        """Real minutes from start to end."""
        return minutes_between(self.start, self.end)

    @property
    def formal(self) -> bool:
        """Whether it is a session, and no part of a meal."""
        return self.kind == "session" and self.inside is None

    @property
    def day(self) -> date:
        """The local date on which it starts."""
        return self.start.date()


@dataclass(frozen=True)
class TermCost:
    """What one objective term comes to.

    Parameters
    ----------
    measure
        In the term's own unit, a whole number.
    payers
        Which item or day pays how much of the measure, largest first: ``(("s4", 15), ...)``.
    """

    term: str
    unit: str
    measure: int
    weight: int
    payers: tuple[tuple[str, int], ...] = ()

    @property
    def cost(self) -> int:
        """Measure times weight."""
        return self.measure * self.weight


@dataclass(frozen=True)
class Timetable:
    """The items in time order, what they cost, and what was proved.

    Parameters
    ----------
    digest
        Of the programme as understood when this was solved (hex).
    status
        ``optimal`` is proved; ``feasible`` is the best found in the time; ``stopped`` by the user or the wall clock.
    cost, bound
        The weighted sum of `terms`, and the proved lower bound of it; equal when optimal.
    first_day
        Of the event, from which day numbers count; None in a file of the first version, which does not say it.
    published
        What it was held against when it was solved, or None.
    gives_way
        Names of the rules about what has begun and what comes that cannot hold beside the past.
    groups
        Who is in which group and at which table, by time of the items; nothing where nobody was put anywhere.
    """

    programme: str
    items: tuple[Item, ...]
    digest: str = ""
    status: Status = "feasible"
    cost: int = 0
    bound: int = 0
    terms: tuple[TermCost, ...] = ()
    left_out: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    platform: str = ""
    seed: int = 0
    first_day: date | None = None
    published: Published | None = None
    gives_way: tuple[str, ...] = ()
    groups: tuple[Sitting, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def sessions(self) -> tuple[Item, ...]:
        """The formal items, in time order."""
        return tuple(item for item in self.items if item.formal)

    @cached_property
    def sitting_by_item(self) -> Mapping[str, Sitting]:
        """Who is in which group, by id of the item."""
        return {sitting.item: sitting for sitting in self.groups}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The dates that have items, in order."""
        return tuple(sorted({item.day for item in self.items}))

    def on(self, day: date) -> tuple[Item, ...]:
        """Return the items that start on a date, in time order."""
        return tuple(item for item in self.items if item.day == day)
