"""Seats for rounds that are all alike, made from one round that is turned like a wheel.

People stand on wheels of as many places as there are rounds, and a few beside them. Each round is the one before with
every wheel turned by one place. Two people meet again exactly if, in the first round, two pairs turn into each other;
so it is enough to seat one round in which no two pairs do, which is a much smaller task than seating them all.
Such *starter blocks* are how resolvable designs are found (Colbourn and Dinitz, Handbook of Combinatorial Designs,
2nd edition, 2007, part VI.16 on difference families).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.groups.starter import starter
from scheduler.groups.wheel import wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from numpy.typing import NDArray

    from scheduler.groups.model import Mixing


def alike(mixing: Mixing) -> bool:
    """Return whether all rounds are alike, nobody is bound to anything, and only meetings count."""
    if mixing.rules or mixing.attributes or len(mixing.rounds) < 3:  # noqa: PLR2004 - two rounds need no wheel
        return False
    first = mixing.rounds[0]
    if len(first.most) < 2:  # noqa: PLR2004 - nobody can go anywhere else
        return False
    return all(
        one.least == one.most == first.most
        and len({*one.most}) == 1
        and {*one.present} == {*mixing.people}
        and not one.wishes
        and not one.before
        and one.kept is None
        for one in mixing.rounds
    )


def cyclic(mixing: Mixing, goal: int, rng: Random, stop: Callable[[], bool]) -> NDArray[np.int64]:
    """Return a group for each person in each round, with few who meet again; for `alike` rounds only.

    Parameters
    ----------
    goal
        Repeated meetings of which there are not fewer: it ends there.
    """
    rounds, groups = len(mixing.rounds), len(mixing.rounds[0].most)
    turning = wheel(len(mixing.people), rounds)
    _, order = starter(turning, groups, goal, rng, stop)
    seats = np.zeros((rounds, len(order)), dtype=np.int64)
    for seating in seats:
        seating[order] = np.arange(len(order)) // (len(order) // groups)
        order = turning.turn[order]
    return seats
