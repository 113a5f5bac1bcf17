"""A tiny programme in the making, which rules are added to one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Entry = dict[str, object]


@dataclass
class Draft:
    """A tiny programme in the making; `sessions` stand in the order that every rule about order agrees with."""

    rng: Random
    days: int
    start: int
    end: int
    sessions: list[Entry]
    limits: Entry
    pins: Entry = field(default_factory=dict)
    fixtures: list[Entry] = field(default_factory=list)
    meals: list[Entry] = field(default_factory=list)
    breaks: list[Entry] = field(default_factory=list)
    people: list[Entry] = field(default_factory=list)
    rooms: list[Entry] = field(default_factory=list)
    hours: dict[str, object] = field(default_factory=dict)

    def one(self) -> Entry:
        """Return any session."""
        return self.rng.choice(self.sessions)

    def two(self) -> tuple[Entry, Entry]:
        """Return two sessions, the earlier first."""
        first, second = sorted(self.rng.sample(range(len(self.sessions)), 2))
        return self.sessions[first], self.sessions[second]

    def day(self) -> int:
        """Return a day number."""
        return self.rng.randint(1, self.days)

    def half_hour(self, most: int = 0) -> int:
        """Return a half hour of the day, so many minutes before its end at the latest."""
        return self.rng.randrange(self.start, self.end - max(most, 30) + 1, 30)
