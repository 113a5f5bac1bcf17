"""What the programme asks for, as the judge understands it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.oracle.words import PAUSES, Raw, Span, inside, meet, truth

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.oracle.dates import Dates


@dataclass(frozen=True)
class Item:
    """What the programme says of an item (a fixture has its time already), and where the timetable has it."""

    id: str
    kind: str
    raw: Raw
    windows: list[Span]
    fixed: int | None = None
    span: Span = (0, 0)
    rooms: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.span[1] - self.span[0]

    @property
    def part(self) -> bool:
        """Whether it is a part of a meal or of a fixture."""
        return "during" in self.raw

    @property
    def formal(self) -> bool:
        return self.kind == "session" and not self.part

    @property
    def near(self) -> bool:
        return "near" in self.raw

    @property
    def in_break(self) -> bool:
        return self.near and self.raw["near"].get("in") == "break"

    @property
    def asked(self) -> bool:
        """Whether anybody has to be there."""
        return bool(self.raw.get("attendance") != "optional")

    @property
    def blocking(self) -> bool:
        """Whether it is no session, and everybody attends it."""
        return self.kind != "session" and self.asked and "people" not in self.raw

    @property
    def blocks_sessions(self) -> bool:
        return bool(self.raw.get("blocks", "parts" if "people" in self.raw else "sessions") == "sessions")

    @property
    def private(self) -> bool:
        return truth(self.raw.get("private"))

    @property
    def optional(self) -> bool:
        return truth(self.raw.get("optional"))

    @property
    def numbered(self) -> bool:
        return self.formal and truth(self.raw.get("numbered", "yes"))

    def pauses(self, least: int) -> bool:
        return self.blocking and not self.near and self.kind in PAUSES and self.length >= least


Items = dict[str, Item]


def beside(item: Item) -> tuple[str, str]:
    """Return ``after`` or ``before``, and the session that an item is near."""
    side = "after" if "after" in item.raw["near"] else "before"
    return side, item.raw["near"][side]


@dataclass(frozen=True)
class Person:
    """When one person is away, from the day on which the world began, and who that is."""

    away: list[Span]
    stay: Span
    remote: bool
    words: frozenset[str]
    needs: frozenset[str]
    row: Raw = field(default_factory=dict)

    def misses(self, span: Span) -> bool:
        """Tell whether the person is away for some of it."""
        return any(meet(away, span) for away in self.away)

    def gone(self, span: Span) -> bool:
        """Tell whether the person is away for all of it."""
        met = sorted(away for away in self.away if meet(away, span))
        ends = [span[0]]
        for away in met:
            ends.append(max(ends[-1], away[1]))
        no_gap = all(away[0] <= end for away, end in zip(met, ends, strict=False))
        return no_gap and ends[-1] >= span[1]


@dataclass(frozen=True)
class Cast:
    """Who is due in a session: its audience (None is everybody), and those with a part, confirmed or open."""

    audience: frozenset[str] | None
    confirmed: frozenset[str]
    open: frozenset[str]
    due: frozenset[str]


@dataclass(frozen=True)
class Programme:
    """A programme with its house and people, and the items that it asks for."""

    id: str
    house: str
    dates: Dates
    grid: int
    heads: int
    hours: list[Span]
    limits: dict[str, int]
    rooms: dict[str, Raw]
    walks: dict[frozenset[str], int]
    people: dict[str, Person]
    pins: Raw
    themes: list[str]
    perturbation: int
    items: Items
    cancelled: frozenset[str]
    casts: dict[str, Cast]
    hosts: dict[str, str]
    mix: Raw = field(default_factory=dict)

    def day(self, item: Item) -> int:
        """Return the day of an item; that of a meal, a break or a fixture is known before it has a time."""
        known = item.windows[0][0] if item.windows and not item.formal else item.fixed
        return self.dates.day(item.span[0] if known is None else known)

    def meant(self, item: Item) -> frozenset[str] | None:
        """Return whom a meal, a break or a fixture is for; None is everybody."""
        if "people" not in item.raw:
            return None
        words = {*([item.raw["people"]] if isinstance(item.raw["people"], str) else item.raw["people"])}
        day = self.day(item)
        opens = item.windows[0][0] if item.windows else item.span[0] if item.fixed is None else item.fixed
        night = self.dates.instant(day, 0 if opens < self.dates.instant(day, 720) else 1440)
        found = {name for name, person in self.people.items() if words & person.words or name in words}
        if "residents" in words:
            found |= {name for name, person in self.people.items() if resident(person, night)}
        return frozenset(found)

    def walk(self, one: Collection[str], two: Collection[str]) -> int:
        """Return the longest way between two sets of rooms; between equal sets, and to no room, there is none."""
        if set(one) == set(two):
            return 0
        return max((self.walks.get(frozenset({a, b}), 0) for a in one for b in two), default=0)


def resident(person: Person, night: int) -> bool:
    return not person.remote and "day-guest" not in person.words and person.stay[0] < night < person.stay[1]


def in_order(items: Items) -> list[Item]:
    return sorted(items.values(), key=lambda item: (item.span, item.id))


def sessions(programme: Programme, items: Items, day: int | None = None) -> list[Item]:
    """Return the formal sessions, of one day or all, in time order."""
    return [item for item in in_order(items) if item.formal and day in (None, programme.dates.day(item.span[0]))]


def stretches(programme: Programme, items: Items, held: list[Item]) -> list[list[Item]]:
    """Return these sessions parted by the pauses, by the nights and by what lies between two ranges of the hours."""
    pauses = [item.span for item in items.values() if item.pauses(programme.limits["pause"])]
    found = [held[:1]] if held else []
    for last, item in pairwise(held):
        same_hours = all(inside(last.span, span) == inside(item.span, span) for span in programme.hours)
        same_day = programme.dates.day(last.span[0]) == programme.dates.day(item.span[0])
        paused = any(last.span[1] <= start and end <= item.span[0] for start, end in pauses)
        if paused or not (same_day and same_hours):
            found.append([])
        found[-1].append(item)
    return found


def informal(programme: Programme, held: list[Item]) -> int:
    """Return the minutes between the sessions of one day, in pieces that are pauses."""
    gaps = [later.span[0] - earlier.span[1] for earlier, later in pairwise(held)]
    return sum(gap for gap in gaps if gap >= programme.limits["pause"])


def layout(item: Item) -> str:
    return str(item.raw.get("layout"))


def groups(item: Item) -> int:
    asked = item.raw.get("groups", 1)
    return len(asked) if isinstance(asked, list) else int(asked)


def seats_said(item: Item) -> bool:
    """Tell whether a session says of some of its groups how many people they have."""
    return isinstance(asked := item.raw.get("groups"), list) and any(seats(one) for one in asked)


def seats(asked: Any) -> tuple[int, int] | None:
    """Return the least and the most of ``8-12``, of ``12``, or of a topic that says so; a topic alone says nothing."""
    text = asked.get("seats", "") if isinstance(asked, dict) else asked
    found = re.fullmatch(r"(\d+)(?:\s*-\s*(\d+))?", str(text).strip())
    return (int(found[1]) if found[2] else 0, int(found[2] or found[1])) if found else None


def heads(programme: Programme, item: Item) -> int:
    """Return how many need a seat: nobody remote; who is away keeps theirs."""
    seated = {name for name, who in programme.people.items() if not who.remote}
    cast = programme.casts[item.id]
    if cast.audience is None:
        return programme.heads - len(programme.people) + len(seated)
    return len(cast.due & seated)


def step_free(programme: Programme, item: Item) -> bool:
    """Tell whether somebody who is due needs a room without a step, and the house has one."""
    asked = any("step-free" in programme.people[name].needs for name in programme.casts[item.id].due)
    return asked and any(truth(room.get("step_free")) for room in programme.rooms.values())
