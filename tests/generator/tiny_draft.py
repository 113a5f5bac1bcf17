"""A tiny programme in the making, which rules are added to one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Entry = dict[str, object]


@dataclass
class Draft:
    """A tiny programme in the making; `sessions` stand in the order that every rule about order agrees with.

    ``others`` are the sessions that no other rule may name: parts of a meal, and what was cancelled.
    """

    rng: Random
    days: int
    start: int
    end: int
    sessions: list[Entry]
    limits: Entry
    zone: str = "Europe/London"
    first_day: date = date(2018, 10, 24)
    pins: Entry = field(default_factory=dict)
    others: list[Entry] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    walk: Entry = field(default_factory=dict)
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

    def few(self, most: int = 3) -> None:
        """Take sessions away, where something else multiplies the timetables to try."""
        self.sessions = self.sessions[:most]

    def day(self) -> int:
        """Return a day number."""
        return self.rng.randint(1, self.days)

    def half_hour(self, most: int = 0) -> int:
        """Return a half hour of the day, so many minutes before its end at the latest."""
        return self.rng.randrange(self.start, self.end - max(most, 30) + 1, 30)
