"""The first round of a wheel, by *simulated annealing* (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983).

Very many rounds are made better at once, each in a *lane* of its own. In each step the same two places are exchanged
in all lanes; a lane takes the exchange if that is not worse by too much for the warmth of the step. As the rounds are
different, one exchange is something else in each, and numpy weighs them all in a few operations.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from numpy.typing import NDArray

    from scheduler.groups.wheel import Wheel

    Ints = NDArray[np.int64]

STEPS = 16_000
"""Exchanges that are tried in each lane, while it gets colder."""
LANES = 2000
"""At the most; fewer where that would take too much memory (for orbits) or time (for pairs of large groups)."""
_MOST_ORBITS, _MOST_PAIRS = 4_000_000, 150_000
_WARMEST, _COLDEST = 0.7, 0.35
"""What an exchange may be worse by, on the average; found by trying. One orbit that meets twice is 2."""


def starter(wheel: Wheel, groups: int, goal: int, rng: Random, stop: Callable[[], bool]) -> tuple[int, Ints]:
    """Return a first round, people in the order of its groups, and how many meetings are repeated if it is turned.

    Parameters
    ----------
    groups
        How many of equal size there are, at least two.
    goal
        A number of repeated meetings at which it ends: nothing is better.
    """
    lanes = _Lanes(wheel, groups, rng)
    best = lanes.best()
    for step in range(STEPS):
        if best[0] <= goal or (step % 100 == 0 and stop()):
            break
        if lanes.exchange(_WARMEST * (_COLDEST / _WARMEST) ** (step / STEPS)) < best[0]:
            best = lanes.best()
    return best


class _Lanes:
    """Rounds side by side: who is in each place, with the places of a group one after another."""

    def __init__(self, wheel: Wheel, groups: int, rng: Random) -> None:
        people, orbits = len(wheel.turn), len(wheel.times)
        self.size, self.groups = people // groups, groups
        self.lanes = max(1, min(LANES, _MOST_ORBITS // orbits, _MOST_PAIRS // (2 * self.size) ** 2))
        self.wheel, self.rng, self.draw = wheel, rng, np.random.default_rng(rng.getrandbits(64))
        self.lane = np.arange(self.lanes)
        self.places = self.draw.permuted(np.repeat(np.arange(people)[:, None], self.lanes, axis=1), axis=0)
        self.orbit, self.narrow = wheel.orbit.ravel(), np.min_scalar_type(orbits)
        self.times = wheel.times.astype(np.int16)
        # How often each orbit meets in each lane, and what that costs: half of the rounds for each unit of excess.
        self.met = np.zeros(orbits * self.lanes, dtype=np.int16)
        self.excess = np.zeros(self.lanes, dtype=np.int64)
        for one, other in combinations(range(people), 2):
            if one // self.size == other // self.size:
                orbit = self.orbit[self.places[one] * people + self.places[other]]
                cells = orbit * self.lanes + self.lane
                self.excess += 2 * self.met[cells] + self.times[orbit] - 1
                self.met[cells] += self.times[orbit]

    def best(self) -> tuple[int, Ints]:
        """Return the repeated meetings of the best lane, and its people."""
        lane = int(self.excess.argmin())
        return self._meetings(lane), self.places[:, lane].copy()

    def _meetings(self, lane: int) -> int:
        return int(self.excess[lane]) * self.wheel.rounds // 2

    def exchange(self, warmth: float) -> int:
        """Exchange two places of two groups in the lanes where that is not too bad, and return the fewest meetings."""
        one, other, mates, hosts = self._drawn()
        cells, change = self._weighed(self.places[one], self.places[other], self.places[mates], self.places[hosts])
        taken = np.flatnonzero(change <= warmth * self.draw.standard_exponential(self.lanes, dtype=np.float32))
        if len(taken):
            changed = cells[:, taken]
            times = self.times[changed // self.lanes]
            times[: len(times) // 2] *= -1
            np.add.at(self.met, changed.ravel(), times.ravel())
            self.excess[taken] += change[taken]
            guests = self.places[one, taken]
            self.places[one, taken] = self.places[other, taken]
            self.places[other, taken] = guests
        return int(self.excess.min()) * self.wheel.rounds // 2

    def _drawn(self) -> tuple[int, int, list[int], list[int]]:
        """Return two places of two groups, and the other places of each."""
        size, draw = self.size, self.rng.randrange
        here = draw(self.groups)
        there = (here + draw(1, self.groups)) % self.groups
        mates, hosts = (list(range(size * group, size * (group + 1))) for group in (here, there))
        return mates.pop(draw(size)), hosts.pop(draw(size)), mates, hosts

    def _weighed(self, one: Ints, other: Ints, mates: Ints, hosts: Ints) -> tuple[Ints, Ints]:
        """Return the cells of the pairs that part and then of those that come together, and what that changes.

        An orbit of which n pairs sit together is ``times * n * n - n`` of the excess, so that each pair that joins or
        parts costs ``times * (1 + 2 * n)`` or ``times * (1 - 2 * n)``. Two of one orbit that both join or both part
        cost ``2 * times`` on top, and so much less if one joins and one parts. What is not multiplied cancels out.
        """
        people = len(self.places)
        here, there = one * people, other * people
        pairs = np.concatenate((mates + here, hosts + there, mates + there, hosts + here))
        orbits = self.orbit.take(pairs, mode="clip")
        half = len(orbits) // 2
        parted, joined = np.split(orbits.astype(self.narrow), 2)
        across = _same(parted, joined)
        times = self.times.take(orbits, mode="clip")
        times[:half] *= _same(parted, parted).sum(1, dtype=np.int16) - across.sum(1, dtype=np.int16)
        times[half:] *= _same(joined, joined).sum(1, dtype=np.int16) - across.sum(0, dtype=np.int16)
        orbits *= self.lanes
        orbits += self.lane
        met = self.met.take(orbits, mode="clip")
        met += met
        times[:half] -= met[:half]
        times[half:] += met[half:]
        return orbits, times.sum(0, dtype=np.int64)


def _same(some: NDArray[np.generic], others: NDArray[np.generic]) -> NDArray[np.int8]:
    """Return a one where an orbit of the first is one of the second, in each lane."""
    found: NDArray[np.bool_] = some[:, None] == others[None]
    return found.view(np.int8)
