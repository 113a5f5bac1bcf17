"""What comes out, and what it is drawn from: guests, rounds, and who sits where in the planted timetable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

Entry = dict[str, Any]
Seats = dict[str, int]


@dataclass(frozen=True)
class Why:
    """Why a programme cannot be.

    Parameters
    ----------
    reason
        One of `REASONS`.
    names
        What a message has to name: of each of these one, for people go by their ids or by their names.
    lines
        The lines of ``programme.yaml`` of which a refusal has to name one; none where only sums find it out.
    """

    reason: str
    names: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """A programme: its files, of which ``programme.yaml`` is the first, the planted draft, and why it cannot be."""

    files: dict[str, str]
    draft: Entry
    why: Why | None


@dataclass
class Guest:
    """Somebody on the list: the row of the table, and when they are away, as day and minutes of its clock."""

    id: str
    row: Entry
    away: list[tuple[int, int, int]] = field(default_factory=list)
    remote: bool = False
    tags: list[str] = field(default_factory=list)

    def missed(self, day: int, start: int, end: int) -> int:
        """Return the minutes of a stretch of a day for which they are away."""
        return sum(max(0, min(end, until) - max(start, since)) for on, since, until in self.away if on == day)


@dataclass
class Round:
    """A session in groups or a meal at tables of one day, and the seats that are planted: the group of each guest."""

    id: str
    of: str
    day: int
    start: int
    end: int
    number: int
    table: bool
    entry: Entry
    people: list[Guest]
    topics: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    seats: Seats = field(default_factory=dict)
    rooms: list[str] = field(default_factory=list)

    def there(self) -> list[Guest]:
        """Return who sits in it: who is there for half of it, and at a table nobody from elsewhere."""
        half = (self.end - self.start) / 2
        return [
            g for g in self.people if g.missed(self.day, self.start, self.end) <= half and not (self.table and g.remote)
        ]

    def whole(self, guest: Guest) -> bool:
        return not guest.missed(self.day, self.start, self.end)

    def members(self, number: int) -> list[str]:
        return [name for name, place in self.seats.items() if place == number]


@dataclass
class Frame:
    """All that is drawn before anything is written."""

    rng: Random
    days: int
    guests: list[Guest]
    rounds: list[Round] = field(default_factory=list)
    always: list[list[str]] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    step_free: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    rooms: list[Entry] = field(default_factory=list)
    mix: Entry = field(default_factory=dict)

    def sessions(self) -> list[Round]:
        return [one for one in self.rounds if not one.table]

    def guest(self, name: str) -> Guest:
        return next(guest for guest in self.guests if guest.id == name)
