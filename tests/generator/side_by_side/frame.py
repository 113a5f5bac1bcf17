"""The timetable that is drawn first: slots one after the other, with pauses between, and sessions beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.generator.layout import steps, up
from tests.generator.side_by_side.plan import Entry, Held
from tests.generator.side_by_side.sizes import Size, slots

if TYPE_CHECKING:
    from random import Random

TRACKS = ("north", "south", "east", "west", "coast")
LAYOUTS = {"plenary": "theatre", "roundtable": "roundtable", "workshop": "workshop", "group": "breakout"}
LEAST, NOON, EVENING = 30, 705, 1080


@dataclass
class Drawn:
    """A session at its time; ``tracks`` are those whose people it is for, all of them if there are none."""

    id: str
    day: int
    slot: int
    start: int
    end: int
    tracks: frozenset[str]
    format: str
    rooms: tuple[str, ...] = ()
    entry: Entry = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """From start to end."""
        return self.end - self.start

    @property
    def layout(self) -> str:
        """How its rooms are set out."""
        return LAYOUTS[self.format]

    def overlaps(self, other: Drawn) -> bool:
        """Tell whether two sessions share a minute."""
        return self.day == other.day and self.start < other.end and other.start < self.end


@dataclass
class Frame:
    """An event in the making: what is held when.

    ``pauses`` are the meals and breaks that everybody attends, by the id of their occurrence, ``free`` the tracks that
    have nothing in a slot, with its day, start and end.
    """

    rng: Random
    size: Size
    grid: int
    days: int
    tracks: tuple[str, ...]
    sessions: list[Drawn] = field(default_factory=list)
    pauses: list[Held] = field(default_factory=list)
    free: list[tuple[str, int, int, int]] = field(default_factory=list)

    def on(self, day: int) -> list[Drawn]:
        """Return the sessions of a day in the order of their starts."""
        return sorted((s for s in self.sessions if s.day == day), key=lambda s: (s.start, s.end, s.id))


def frame(rng: Random, size: Size) -> Frame:
    """Draw a timetable without rooms and people."""
    rows = slots(rng, size)
    least = max(width for row in rows for width in row)
    tracks = max(least, rng.choice(size.tracks))
    drawn = Frame(rng, size, rng.choice(size.grids), len(rows), TRACKS[:tracks])
    count = sum(map(sum, rows))
    names = iter(rng.sample([f"s{number}" for number in range(1, count + 1)], count))
    tiny = count <= 4
    slot = 0
    for day, row in enumerate(rows, start=1):
        minute = 540 if tiny else up(rng.choice((540, 540, 570)), drawn.grid)
        for place, width in enumerate(row):
            if place and not tiny:
                minute = _pause(drawn, day, place, minute)
            elif place and rng.random() < 0.3:
                minute += drawn.grid
            minute = _slot(drawn, (day, slot, minute), [next(names) for _ in range(width)])
            slot += 1
        if not tiny and day < drawn.days and rng.random() < 0.6:
            start = max(minute + rng.choice((30, 45, 60)), EVENING)
            _lay(drawn, "dinner", "meal", (day, up(start, drawn.grid), 90))
    return drawn


def _lay(drawn: Frame, name: str, kind: str, when: tuple[int, int, int]) -> int:
    """Lay a meal or a break of so many minutes, and return its end."""
    day, start, minutes = when
    drawn.pauses.append(Held(f"{name}@day-{day}", kind, day, start, start + minutes))
    return start + minutes


def _pause(drawn: Frame, day: int, place: int, minute: int) -> int:
    """Lay what parts two slots, and return when the second one begins."""
    rng, grid = drawn.rng, drawn.grid
    minute += rng.choice((0, 0, 0, grid))
    if place == 2:
        end = _lay(drawn, "lunch", "meal", (day, up(max(minute, NOON), grid), rng.choice(steps(45, 75, grid))))
    else:
        end = _lay(
            drawn, "tea" if place > 2 else "coffee", "break", (day, minute, rng.choice(steps(20, 30, grid) or [30]))
        )
    return end + rng.choice((0, 0, 0, grid))


def _slot(drawn: Frame, when: tuple[int, int, int], names: list[str]) -> int:
    """Lay the sessions of one slot, and return its end."""
    rng, grid = drawn.rng, drawn.grid
    day, slot, start = when
    end = start + rng.choice(steps(LEAST, 60, grid) if drawn.grid == LEAST else steps(45, 75, grid))
    parts = _audiences(drawn, len(names), long=end - start >= 2 * LEAST)
    for tracks, (low, high) in _times(drawn, parts, start, end):
        alone = not tracks
        choices = ("plenary", "plenary", "roundtable", "group") if alone else ("plenary", "roundtable", "workshop")
        style = rng.choice(choices if len(drawn.tracks) and not _tiny(drawn) else choices[1:3])
        drawn.sessions.append(Drawn(names.pop(), day, slot, low, high, tracks, style))
    busy = frozenset().union(*parts) if all(parts) else frozenset(drawn.tracks)
    drawn.free += [(track, day, start, end) for track in drawn.tracks if track not in busy]
    return max(session.end for session in drawn.sessions if session.slot == slot)


def _tiny(drawn: Frame) -> bool:
    return drawn.grid == LEAST


def _audiences(drawn: Frame, width: int, *, long: bool) -> list[frozenset[str]]:
    """Return whom the sessions of a slot are for: two of the same audience come one after the other."""
    rng = drawn.rng
    tracks = rng.sample(drawn.tracks, len(drawn.tracks))
    if width == 1:
        some = drawn.size.apart and rng.random() < 0.2
        return [frozenset(tracks[: rng.choice(range(1, len(tracks)))])] if some else [frozenset()]
    twice = width > 2 and long and rng.random() < 0.35
    count = width - twice
    parts = [{track} for track in tracks[:count]]
    for track in tracks[count:]:
        if rng.random() < 0.6:
            rng.choice(parts).add(track)
    return [frozenset(part) for part in parts] + [frozenset(parts[0])] * twice


def _times(
    drawn: Frame, parts: list[frozenset[str]], start: int, end: int
) -> list[tuple[frozenset[str], tuple[int, int]]]:
    """Return when the sessions of a slot are held: all of it, half of it if two are for the same people, or less."""
    rng, grid = drawn.rng, drawn.grid
    found = []
    for number, part in enumerate(parts):
        if parts.count(part) > 1:
            middle = start + (end - start) // 2 // grid * grid
            found.append((part, (start, middle) if parts.index(part) == number else (middle, end)))
        elif number and rng.random() < 0.4 and end - start > LEAST:
            length = rng.choice(steps(LEAST, end - start, grid))
            low = rng.choice(range(start, end - length + 1, grid))
            found.append((part, (low, low + length)))
        else:
            found.append((part, (start, end)))
    return found
