"""Better seats by exchanges: each step takes the best exchange of two people, also where it costs something.

A *tabu search* (Glover, "Tabu Search, Part I", ORSA Journal on Computing 1, 1989), as Dotú and Van Hentenryck use it
for social golfers ("Scheduling social golfers locally", CPAIOR 2005): two people who have just changed places do not
do so again for some steps, unless that gives the best seats so far.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.groups.board import NEVER, Board
from scheduler.groups.model import Apart, Together
from scheduler.groups.start import parties_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from numpy.typing import NDArray

    from scheduler.groups.model import Mixing

    Ints = NDArray[np.int64]

TENURE = (4, 11)
"""For how many steps an exchange is not done again, from the first number to below the second."""
PATIENCE = 1500
"""Steps without a better cost after which the search goes back to the best seats and shakes them."""
MOST_WAYS = 60_000
"""About so many exchanges are weighed in one step: where there are more, people are drawn who change places."""
_SHAKES = 6
_PARTED = 100
"""The patience where there are parties: nothing but a shake moves them."""


@dataclass(frozen=True)
class Found:
    """The best seats of a search, what they cost in `scheduler.groups.board.UNIT`, and the steps that it took."""

    groups: Ints
    cost: int
    steps: int


class Search:
    """A search from some seats on.

    Parameters
    ----------
    rng
        Decides between equals; the same one gives the same seats.
    goal
        A cost at which it ends: nothing is better.
    stop
        Asked before each step whether to end with the best so far.
    """

    def __init__(self, mixing: Mixing, rng: Random, goal: int, stop: Callable[[], bool]) -> None:
        self.mixing, self.rng, self.goal, self.stop = mixing, rng, goal, stop
        self.patience = _PARTED if any(isinstance(rule, Together) for rule in mixing.rules) else PATIENCE

    def improve(self, groups: Ints, steps: int) -> Found:
        """Return the best seats that so many steps lead to."""
        board = Board(self.mixing, groups)
        best = Found(board.groups.copy(), board.cost, 0)
        until = np.zeros((*groups.shape, groups.shape[1]), dtype=np.int64)
        since = 0
        for step in range(1, steps + 1):
            if best.cost <= self.goal or self.stop():
                break
            if not self._step(board, until, step, best.cost):
                since = self.patience
            since += 1
            if board.cost < best.cost:
                best, since = Found(board.groups.copy(), board.cost, step), 0
            elif since > self.patience:
                board = Board(self.mixing, best.groups)
                self._shake(board)
                until[:], since = 0, 0
        return best

    def _step(self, board: Board, until: Ints, step: int, best: int) -> bool:
        """Do the best exchange that is not tabu, and return whether there was one."""
        wanted = board.movable & (board.own > 0) if board.only_meetings else board.movable
        rounds, people = np.nonzero(wanted)
        most = MOST_WAYS // board.groups.shape[1] + 1
        if len(rounds) > most:
            chosen = sorted(self.rng.sample(range(len(rounds)), most))
            rounds, people = rounds[chosen], people[chosen]
        if not len(rounds):
            return False
        changes = board.changes(rounds, people)
        changes[(until[rounds, people] > step) & (changes >= best - board.cost)] = NEVER
        least = int(changes.min())
        if least >= NEVER:
            return False
        ways = np.flatnonzero(changes == least)
        row, other = divmod(int(ways[self.rng.randrange(len(ways))]), changes.shape[1])
        number, one = int(rounds[row]), int(people[row])
        board.exchange(number, one, other, least)
        until[number, one, other] = until[number, other, one] = step + self.rng.randrange(*TENURE)
        return True

    def _shake(self, board: Board) -> None:
        """Change some places at random, those of parties too."""
        for _ in range(_SHAKES):
            number = self.rng.randrange(len(self.mixing.rounds))
            self._change_party(board, number)
            free = np.flatnonzero(board.movable[number])
            if len(free):
                one = int(free[self.rng.randrange(len(free))])
                changes = board.changes(np.array([number]), np.array([one]))[0]
                ways = np.flatnonzero(changes < NEVER)
                if len(ways):
                    board.exchange(number, one, int(ways[self.rng.randrange(len(ways))]))

    def _change_party(self, board: Board, number: int) -> None:
        """Let some parties of two groups of a round change places with as many people, if there are such."""
        one, groups = self.mixing.rounds[number], board.groups[number]
        index = {person: place for place, person in enumerate(self.mixing.people)}
        parties = [
            [index[person] for person in party.people]
            for party in parties_of(one, self.mixing.rules) or ()
            if len(party.groups) == len(one.groups)
        ]
        if len(one.groups) < 2 or not any(len(party) > 1 for party in parties):  # noqa: PLR2004 - two to change places
            return
        self.rng.shuffle(parties)
        here, there = self.rng.sample(list(one.groups), 2)
        some, others = _as_many(*([party for party in parties if groups[party[0]] == side] for side in (here, there)))
        seats = groups.copy()
        seats[some], seats[others] = there, here
        if not self._clashes(seats, number):
            for person, other in zip(some, others, strict=True):
                board.exchange(number, person, other)

    def _clashes(self, seats: Ints, number: int) -> bool:
        """Return whether people who are apart are together in a round."""
        one, people = self.mixing.rounds[number], self.mixing.people
        group = dict(zip(people, seats.tolist(), strict=True))
        for rule in self.mixing.rules:
            if isinstance(rule, Apart) and (rule.rounds is None or one.id in rule.rounds):
                held = [group[person] for person in rule.people & {*one.present}]
                if len(held) > len({*held}):
                    return True
        return False


def _as_many(one: list[list[int]], other: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the people of the first parties of two groups, so few of each that they are equally many; maybe nobody."""
    some, others = list[int](), list[int]()
    for party in one:
        some += party
        for guests in other[:]:
            if len(others) >= len(some):
                break
            others += guests
            other = other[1:]
        if len(some) == len(others):
            return some, others
    return [], []
