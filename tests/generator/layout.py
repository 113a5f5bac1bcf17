"""A timetable that is laid out first, so that the rules made up afterwards can be kept.

Times are minutes after midnight as the wall clock shows them; clocks change at night, when nothing is held.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

PAUSES = ("meal", "break", "social", "travel", "free")
SHAPES = (
    ("afternoon", "full", "morning"),
    ("afternoon", "full", "morning"),
    ("afternoon", "full", "full"),
    ("full", "full", "morning"),
    ("full", "full", "full"),
)
FEW = 10
STRETCHES = {"full": "ABCD", "afternoon": "CD", "morning": "AB"}


@dataclass
class Item:
    """Something at a set time; ``of`` is its id in the file, ``stretch`` one of A to D for a session."""

    of: str
    kind: str
    day: int
    start: int
    end: int
    stretch: str = ""
    rooms: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """From start to end."""
        return self.end - self.start


@dataclass
class Layout:
    """What is held when; ``sessions`` in the order of time."""

    grid: int
    shape: tuple[str, ...]
    dinner: bool
    breakfast: bool
    items: list[Item] = field(default_factory=list)

    @property
    def days(self) -> range:
        """The numbers of its days."""
        return range(1, len(self.shape) + 1)

    @property
    def sessions(self) -> list[Item]:
        """The formal items."""
        return [item for item in self.items if item.kind == "session"]

    def on(self, day: int) -> list[Item]:
        """Return the items of a day, in the order of time."""
        return sorted((item for item in self.items if item.day == day), key=lambda item: item.start)

    def formal(self, day: int) -> list[Item]:
        """Return the sessions of a day."""
        return [item for item in self.on(day) if item.kind == "session"]

    def of(self, name: str) -> list[Item]:
        """Return the items with one id in the file."""
        return [item for item in self.items if item.of == name]

    def extents(self, pause: int) -> Iterator[int]:
        """Yield the minutes on the clock of every stretch."""
        for day in self.days:
            first: Item | None = None
            last = 0
            for item in self.on(day):
                if item.kind == "session":
                    first = first or item
                    last = item.end
                elif first and item.kind in PAUSES and item.minutes >= pause:
                    yield last - first.start
                    first = None
            if first:
                yield last - first.start

    def informal(self, day: int, pause: int) -> int:
        """Return the minutes between sessions of a day, in pieces of at least a pause."""
        formal = self.formal(day)
        gaps = [later.start - earlier.end for earlier, later in itertools.pairwise(formal)]
        return sum(gap for gap in gaps if gap >= pause)


def lay(rng: Random, count: int, grid: int) -> Layout:
    """Lay out so many sessions over three days, or more if they are many, with the meals and breaks between them."""
    layout = Layout(grid, _shape(rng, count), dinner=rng.random() < 0.6, breakfast=rng.random() < 0.3)
    numbers = spread(rng, layout.shape, count)
    arrival = layout.shape[0] == "afternoon" and rng.random() < 0.6
    name = iter(range(1, count + 1))
    for day, shape in enumerate(layout.shape, start=1):
        minute = _morning(rng, layout, day, shape)
        for stretch in STRETCHES[shape]:
            if stretch == "C":
                minute = _lunch(rng, layout, day, max(minute, 705), arrival=arrival and day == 1)
            names = [next(name) for _ in range(numbers[day, stretch])]
            minute = _stretch(rng, layout, (day, stretch), minute, names)
        if shape == "morning":
            _lunch(rng, layout, day, max(minute, 705), arrival=False)
        if layout.dinner and day < len(layout.shape):
            start = up(max(minute + rng.choice((0, 30, 60)), 1080), grid)
            layout.items.append(Item("dinner", "meal", day, start, start + rng.choice((60, 90))))
    cut_breaks(layout)
    return layout


def _shape(rng: Random, count: int) -> tuple[str, ...]:
    """Return what each day has; more than ten sessions need all of three days, and a day more for each four more."""
    if count <= FEW:
        return rng.choice(SHAPES)
    whole = ("full",) * (max(3, -(-count // 4)) - 2)
    return (rng.choice(("afternoon", "full")), *whole, rng.choice(("morning", "full")))


def steps(least: int, most: int, grid: int) -> range:
    """Return the multiples of the grid from `least` to `most`, both included."""
    return range(up(least, grid), most + 1, grid)


def up(minute: int, grid: int) -> int:
    """Return a minute rounded up to the grid."""
    return -(-minute // grid) * grid


def spread(rng: Random, shape: tuple[str, ...], count: int) -> dict[tuple[int, str], int]:
    """Say how many sessions each stretch has: one at first, two where there are more sessions than stretches."""
    places = [(day, stretch) for day, kind in enumerate(shape, start=1) for stretch in STRETCHES[kind]]
    numbers = dict.fromkeys(places, 0)
    days = range(1, len(shape) + 1)
    opening = [next(place for place in places if place[0] == day) for day in days]
    others = [place for place in places if place not in opening]
    rng.shuffle(others)
    for place in opening + others:
        numbers[place] = int(sum(numbers.values()) < count)
    while sum(numbers.values()) < count:
        place = rng.choice(places)
        today = sum(number for (day, _), number in numbers.items() if day == place[0])
        if numbers[place] < 2 and today < 5:
            numbers[place] += 1
    return numbers


def _morning(rng: Random, layout: Layout, day: int, shape: str) -> int:
    """Lay breakfast, and return when the sessions of a day begin."""
    start = 540 if shape == "afternoon" else up(rng.choice((510, 540, 540, 570)), layout.grid)
    if layout.breakfast and day > 1:
        layout.items.append(Item("breakfast", "meal", day, start - 60, start))
    return start


def _lunch(rng: Random, layout: Layout, day: int, minute: int, *, arrival: bool) -> int:
    """Lay lunch, or the arrival that stands for it, and return when the afternoon begins."""
    grid = layout.grid
    start = up(minute + rng.choice((0, 0, 15, 30)), grid)
    end = start + rng.choice(steps(45, 75, grid))
    layout.items.append(Item("arrival" if arrival else "lunch", "meal", day, start, end))
    return end + rng.choice((0, 0, grid, 2 * grid))


def _stretch(rng: Random, layout: Layout, place: tuple[int, str], minute: int, names: list[int]) -> int:
    """Lay the sessions of one stretch one after another, and return when it is over with the break that may follow."""
    day, stretch = place
    for name in names:
        minutes = rng.choice(steps(30, 50, layout.grid) if len(names) > 1 else steps(45, 90, layout.grid))
        layout.items.append(Item(f"s{name}", "session", day, minute, minute + minutes, stretch))
        minute += minutes
    if stretch in "AC" and names:
        kind = "coffee" if stretch == "A" else "tea"
        minutes = rng.choice(steps(15 if layout.grid == 15 else 20, 30, layout.grid))
        layout.items.append(Item(kind, "break", day, minute, minute + minutes))
        minute += minutes
    return minute


def cut_breaks(layout: Layout) -> None:
    """Take away the breaks that no session follows."""
    ends = {day: max(item.end for item in layout.formal(day)) for day in layout.days}
    layout.items = [item for item in layout.items if item.of not in ("coffee", "tea") or item.end <= ends[item.day]]
