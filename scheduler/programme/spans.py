"""Lengths and windows of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - tests ask for the types of values when they run

from scheduler.clock import minutes_between


@dataclass(frozen=True)
class Duration:
    """A length in minutes that may give: ``least <= best <= most``."""

    least: int
    best: int
    most: int

    def __str__(self) -> str:
        """Return ``90`` or ``60-90``."""
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, order=True)
class Window:
    """A half-open interval of time, start before end; it holds an item that lies in it whole."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Real minutes from start to end."""
        return minutes_between(self.start, self.end)

    def contains(self, start: datetime, end: datetime) -> bool:
        """Return whether an item from `start` to `end` lies in this window, start and end."""
        return self.start <= start and end <= self.end

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Return whether an item from `start` to `end` shares some time with this window."""
        return self.start < end and start < self.end
