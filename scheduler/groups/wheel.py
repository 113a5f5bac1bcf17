"""How people are turned from one round into the next, and which pairs turn into each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Wheel:
    """Places that turn by one from round to round; pairs that turn into each other are one *orbit*.

    Parameters
    ----------
    rounds
        After so many turns everybody is back.
    turn
        Who is in the next round where each person is in this one.
    orbit
        The number of the orbit of each two people.
    times
        How often a pair of each orbit meets over all rounds, for each pair of the orbit that meets in the first.
    """

    rounds: int
    turn: Ints
    orbit: Ints
    times: Ints


def wheel(people: int, rounds: int) -> Wheel:
    """Return wheels of as many places as there are rounds, and whoever is left beside them."""
    every = np.arange(people)
    turn = np.where(every < people // rounds * rounds, every // rounds * rounds + (every + 1) % rounds, every)
    here = every
    least = pairs = _pairs(here)
    back = np.ones_like(pairs)
    for _ in range(rounds - 1):
        here = turn[here]
        turned = _pairs(here)
        least = np.minimum(least, turned)
        back += turned == pairs
    _, orbit = np.unique(least.ravel(), return_inverse=True)
    times = np.zeros(int(orbit.max()) + 1, dtype=np.int64)
    times[orbit] = back.ravel()
    return Wheel(rounds, turn, orbit.reshape(least.shape), times)


def _pairs(people: Ints) -> Ints:
    """Return one number for each two people, whoever of them is named first."""
    return np.minimum(people[:, None], people) * len(people) + np.maximum(people[:, None], people)
