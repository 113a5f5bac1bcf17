"""How large: few enough sessions to try every timetable, or as many as a conference has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MOST_IN_A_DAY = 4


@dataclass(frozen=True)
class Size:
    """What an event of a size has.

    Parameters
    ----------
    widths
        Choices of how many sessions there are in each slot, which has one time of the day.
    days, tracks, rooms, grids
        Choices of how many there are.
    apart
        Whether a session that has its slot alone may be for some of the people.
    """

    widths: tuple[tuple[int, ...], ...]
    days: tuple[int, ...]
    tracks: tuple[int, ...]
    rooms: tuple[int, ...]
    grids: tuple[int, ...]
    apart: bool = True


SIZES = {
    "tiny": Size(((2,), (1, 2), (3,), (2, 1), (1, 3), (2, 2), (3, 1)), (1,), (2, 3), (2, 3), (30,)),
    "small": Size(((1, 2, 1), (2, 1, 2), (1, 3, 1), (2, 2, 2), (1, 2, 1, 2), (3, 1, 2)), (1, 2), (2, 3), (3, 4), (15,)),
    "ten": Size(((1, 1, 1, 1, 1, 1, 2, 2),), (2, 3), (2,), (3,), (5, 10, 15), apart=False),
    "twenty": Size(
        ((1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3), (1, 1, 1, 2, 2, 2, 2, 3, 3, 3)), (3,), (3, 4), (4, 5), (5, 10, 15)
    ),
    "forty": Size(
        ((1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4), (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4)),
        (4,),
        (4, 5),
        (6,),
        (5, 10, 15),
    ),
}


def slots(rng: Random, size: Size) -> list[list[int]]:
    """Return how many sessions each slot has, day by day; what order they come in is drawn."""
    widths = list(rng.choice(size.widths))
    days = rng.choice([days for days in size.days if days <= len(widths)])
    if len(widths) > MOST_IN_A_DAY:
        rng.shuffle(widths)
    least, more = divmod(len(widths), days)
    counts = [least + (day < more) for day in range(days)]
    rng.shuffle(counts)
    taken = iter(widths)
    return [[next(taken) for _ in range(count)] for count in counts]
