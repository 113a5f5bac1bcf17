"""Who sits with whom: the whole way from the rules to seats."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.groups.board import UNIT, groups_of
from scheduler.groups.bound import fewest_meetings
from scheduler.groups.conflict import conflicts
from scheduler.groups.cyclic import alike, cyclic
from scheduler.groups.model import Allocation
from scheduler.groups.search import Search
from scheduler.groups.start import GaveUpError, seated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from scheduler.groups.model import Mixing

FIRST = 1000
"""Steps from one start on where rounds are all alike, and there are many starts."""
WHEEL = 4
"""Each start of so many is by a wheel, which takes as long as many others; once one is better, all are."""


@dataclass(frozen=True)
class Budget:
    """How long to look for better seats.

    Parameters
    ----------
    steps
        Exchanges at the most: equal steps, seed and input give equal seats.
    stop
        Asked again and again whether to end with the best so far.
    """

    steps: int = 4000
    stop: Callable[[], bool] = bool


def allocate(
    mixing: Mixing, seed: int = 0, budget: Budget | None = None, names: Mapping[str, str] | None = None
) -> Allocation:
    """Return the best seats that were found: every rule is kept, and the cost is as low as the budget allows.

    Parameters
    ----------
    seed
        Of what is drawn.
    names
        What messages call people.

    Raises
    ------
    InfeasibleError
        If it is proved that no seats keep all rules; it says which rules, for each round.
    NoTimetableError
        If no seats were found, which is no proof.
    """
    budget, rng = budget or Budget(), Random(seed)  # noqa: S311 - no secret
    groups = _start(mixing, rng, names or {})
    if not mixing.rounds or not mixing.people:
        return _allocation(mixing, groups)
    search = Search(mixing, rng, UNIT * mixing.met * fewest_meetings(mixing), budget.stop)
    if not alike(mixing):
        return _allocation(mixing, search.improve(groups, budget.steps).groups)
    best = search.improve(groups, min(FIRST, budget.steps))
    ahead = False
    for number in range(1, -(-budget.steps // FIRST)):
        if best.cost <= search.goal or budget.stop():
            break
        turned = ahead or number % WHEEL == WHEEL - 1
        one = cyclic(mixing, fewest_meetings(mixing), rng, budget.stop) if turned else _start(mixing, rng, {})
        found = search.improve(one, FIRST)
        ahead = ahead or (turned and found.cost < best.cost)
        best = min(best, found, key=lambda one: one.cost)
    return _allocation(mixing, best.groups)


def _start(mixing: Mixing, rng: Random, names: Mapping[str, str]) -> NDArray[np.int64]:
    """Return seats that keep all rules."""
    try:
        found = {one.id: seated(one, mixing.rules, rng) for one in mixing.rounds}
    except GaveUpError:
        msg = "no seats were found that keep all rules about groups and tables; that does not prove that there are none"
        raise NoTimetableError(msg) from None
    seats = {name: seating for name, seating in found.items() if seating is not None}
    if len(seats) < len(found):
        raise InfeasibleError(conflict.explain(names) for conflict in conflicts(mixing))
    return groups_of(mixing, Allocation(seats)) if seats else np.zeros((0, 0), dtype=np.int64)


def _allocation(mixing: Mixing, groups: NDArray[np.int64]) -> Allocation:
    seats = {}
    for one, row in zip(mixing.rounds, groups.tolist(), strict=True):
        group = dict(zip(mixing.people, row, strict=True))
        seats[one.id] = {person: group[person] for person in one.present}
    return Allocation(seats)
