"""The house and its rooms."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - tests ask for the types of values when they run
from dataclasses import dataclass

from scheduler.errors import NOWHERE, Source
from scheduler.programme.spans import Window  # noqa: TC001 - tests ask for the types of values when they run


@dataclass(frozen=True)
class Room:
    """A room of the house.

    Parameters
    ----------
    layouts
        Its seats in each layout that it can take.
    closed
        When nothing can be held in it.
    step_free
        Whether it can be reached without steps.
    away
        Minutes' walk from every other room, where no shorter way is written; the walks of the programme know it.
    """

    id: str
    name: str
    layouts: Mapping[str, int]
    closed: tuple[Window, ...] = ()
    step_free: bool = False
    away: int = 0
    source: Source = NOWHERE


@dataclass(frozen=True)
class House:
    """Where the event is; ``location`` is latitude and longitude in degrees."""

    name: str = ""
    address: str = ""
    location: tuple[float, float] | None = None
