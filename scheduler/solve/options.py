"""What a search may be told, and what it tells while it runs. No solver is loaded here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DETERMINISTIC_LIMIT = 120.0
"""Work after which a search stops by itself, in the solver's own deterministic units (about a second each)."""


KernelName = Literal["stream", "interval"]
"""The formulations of a programme; see `scheduler.solve.kernels`."""


@dataclass(frozen=True)
class Options:
    """How to search.

    Parameters
    ----------
    seed
        Of the solver; with one worker the same seed gives the same timetable.
    time_limit
        Wall seconds, or None for the deterministic limit alone, under which equal inputs give equal bytes. What follows
        the search, the settling of ties or the second proof, may take one more second.
    without
        Names of constraint families to leave out (to see what a family costs); empty for a real timetable.
    platform
        Written into the timetable.
    kernel
        Which formulation is solved; None for the one that suits the programme.
    workers
        Threads of the solver. With more than one, equal inputs may give another timetable of the same cost.
    """

    seed: int = 0
    time_limit: float | None = None
    without: frozenset[str] = frozenset()
    platform: str = ""
    kernel: KernelName | None = None
    workers: int = 1


@dataclass(frozen=True)
class Progress:
    """Where a search stands.

    Parameters
    ----------
    best
        The cost of the best so far, None before the first.
    bound
        The proved lower bound of every cost.
    seconds
        Wall seconds until the best was found.
    """

    best: int | None
    bound: int
    seconds: float
