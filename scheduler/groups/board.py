"""Who sits where, with what every exchange of two people would change kept up to date.

The seats of a round are an array of groups. For each person and group the board keeps what it would cost that the
person joins the group, so that all exchanges of a person are weighed in one step; a person who is away is in a group
behind the last one. Costs are in `UNIT` of the cost of `scheduler.groups.measure`.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from scheduler.groups.evenness import Evenness
from scheduler.groups.model import Apart, Within
from scheduler.groups.start import parties_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scheduler.groups.model import Allocation, Mixing, Round

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

UNIT = 1024
"""So much is one of the cost. What is less decides between allocations of one cost: who meets thrice counts one."""
NEVER = 1 << 40
"""More than anything costs: an exchange that is not allowed."""


class Board:
    """Seats that can be exchanged.

    Attributes
    ----------
    groups
        Of each person in each round, shape (rounds, people).
    movable
        Who may be exchanged alone: is there, is not fixed, has no party. Of that shape.
    own
        What it costs that a person stays in their group, of that shape.
    cost
        Of the seats, in `UNIT`.
    """

    def __init__(self, mixing: Mixing, groups: Ints) -> None:
        self.mixing, self.groups = mixing, groups.copy()
        rounds, people = groups.shape
        away = max(len(one.most) for one in mixing.rounds)
        there = groups < away
        self.away, self._rounds = away, np.arange(rounds)
        self._same: Flags = (groups[:, :, None] == groups[:, None, :]) & there[:, :, None]
        self._same[:, np.arange(people), np.arange(people)] = False
        self._prices(mixing.met, rounds)
        self._met: Ints = self._same.sum(0, dtype=np.int64)
        self._more: Ints = self._joins[self._met]
        np.fill_diagonal(self._more, 0)
        self._member = np.zeros((rounds, people, away + 1), dtype=np.int64)
        np.put_along_axis(self._member, groups[:, :, None], there[:, :, None].astype(np.int64), 2)
        self._sums: Ints = np.einsum("xy,ryg->rxg", self._more, self._member)
        self.own: Ints = (self._leaves[self._met][None] * self._same).sum(2)
        self._places = _places(mixing, people, away)
        self._placed = bool(self._places.any())
        self._foes = _foes(mixing, people)
        self._barred = _barred(mixing, people, away)
        self._near = np.zeros_like(self._sums) if self._foes is None else self._foes @ self._member
        self._even = [Evenness(one, mixing, self.groups, UNIT) for one in mixing.attributes]
        self.movable = there & _movable(mixing, people)
        self.cost = self._whole()

    def _prices(self, met: int, rounds: int) -> None:
        """Make the tables of what one meeting more costs, and what one less saves, by the number of meetings."""
        price = [UNIT * met * comb(times, 2) + comb(times, 3) for times in range(rounds + 2)]
        self._price = np.array(price, dtype=np.int64)
        self._joins = np.diff(self._price)
        self._leaves = np.concatenate([[0], self._joins[:-1]])

    def _whole(self) -> int:
        meetings = int(self._price[self._met].sum()) // 2
        placed = np.take_along_axis(self._places, self.groups[:, :, None], 2).sum()
        return meetings + int(placed) + sum(one.cost() for one in self._even)

    @property
    def only_meetings(self) -> bool:
        """Whether nothing but meetings costs anything."""
        return not self._even and not self._placed

    def changes(self, rounds: Ints, people: Ints) -> Ints:
        """Return what the cost changes by if each of some people, in a round each, changes places with anybody.

        Returns
        -------
        Ints
            Of shape (number of these, people); `NEVER` where it is not allowed.
        """
        groups, mine = self.groups[rounds], self.groups[rounds, people]
        changed = np.take_along_axis(self._sums[rounds, people], groups, 1) + self._sums[rounds, :, mine]
        changed -= 2 * self._more[people]
        changed -= self.own[rounds]
        changed -= self.own[rounds, people][:, None]
        if self._placed:
            places = self._places
            changed += np.take_along_axis(places[rounds, people], groups, 1) - places[rounds, people, mine][:, None]
            changed += places[rounds, :, mine] - np.take_along_axis(places[rounds], groups[:, :, None], 2)[:, :, 0]
        for one in self._even:
            changed += one.changes(rounds, people, groups, mine)
        changed[(groups == mine[:, None]) | ~self.movable[rounds]] = NEVER
        if self._barred is not None:
            barred = self._barred
            changed[np.take_along_axis(barred[rounds, people], groups, 1) | barred[rounds, :, mine]] = NEVER
        if self._foes is not None:
            changed[self._clash(self._foes, rounds, people, groups)] = NEVER
        return changed

    def _clash(self, foes: Ints, rounds: Ints, people: Ints, groups: Ints) -> Flags:
        """Return which exchanges would bring people together who are apart."""
        between, mine = foes[rounds, people], self.groups[rounds, people]
        joins = np.take_along_axis(self._near[rounds, people], groups, 1) - between
        joined = self._near[rounds, :, mine] - between
        clash: Flags = (joins > 0) | (joined > 0)
        return clash

    def exchange(self, number: int, one: int, other: int, change: int | None = None) -> None:
        """Let two people of different groups change places in a round; ``change`` is what that costs, if known."""
        mine, theirs = int(self.groups[number, one]), int(self.groups[number, other])
        left, joined = self._same[number, one].copy(), self._same[number, other].copy()
        left[other] = joined[one] = False
        step = joined.astype(np.int64) - left
        self._meet(one, step)
        self._meet(other, -step)
        more = self._more[:, other] - self._more[:, one]
        self._sums[number, :, mine] += more
        self._sums[number, :, theirs] -= more
        if self._foes is not None:
            foes = self._foes[number, :, other] - self._foes[number, :, one]
            self._near[number, :, mine] += foes
            self._near[number, :, theirs] -= foes
        self._same[number, one] = self._same[number, :, one] = joined
        self._same[number, other] = self._same[number, :, other] = left
        self._member[number, [one, other, one, other], [mine, mine, theirs, theirs]] = [0, 1, 1, 0]
        self.groups[number, one], self.groups[number, other] = theirs, mine
        touched = np.flatnonzero(left | joined)
        touched = np.concatenate([touched, [one, other]])
        self.own[:, touched] = (self._leaves[self._met[touched]][None] * self._same[:, touched]).sum(2)
        for even in self._even:
            even.exchange(number, (one, other), (mine, theirs))
        self.cost = self._whole() if change is None else self.cost + change

    def _meet(self, person: int, step: Ints) -> None:
        """Let a person meet each other one so many times more."""
        before = self._more[person].copy()
        self._met[person] += step
        self._met[:, person] += step
        after = self._joins[self._met[person]]
        after[person] = 0
        self._more[person] = self._more[:, person] = after
        change = after - before
        self._sums[:, person] += change @ self._member
        self._sums[self._rounds, :, self.groups[:, person]] += change


def groups_of(mixing: Mixing, allocation: Allocation) -> Ints:
    """Return the seats of an allocation as an array."""
    away = max(len(one.most) for one in mixing.rounds)
    seats = [allocation.seats[one.id] for one in mixing.rounds]
    return np.array([[seating.get(person, away) for person in mixing.people] for seating in seats], dtype=np.int64)


def _places(mixing: Mixing, people: int, away: int) -> Ints:
    """Return what a person costs in a group: wishes, and having been in another one."""
    found = np.zeros((len(mixing.rounds), people, away + 1), dtype=np.int64)
    index = {person: number for number, person in enumerate(mixing.people)}
    for number, one in enumerate(mixing.rounds):
        for person, costs in one.wishes.items():
            for group, cost in costs.items() if person in one.present else ():
                found[number, index[person], group] += UNIT * cost
        for person, before in one.before.items():
            if person in one.present:
                found[number, index[person]] += UNIT * mixing.moved
                if before < away:
                    found[number, index[person], before] -= UNIT * mixing.moved
    found[:, :, away] = 0
    return found


def _foes(mixing: Mixing, people: int) -> Ints | None:
    """Return for each round which two people are apart; None where nobody is."""
    rules = [rule for rule in mixing.rules if isinstance(rule, Apart)]
    if not rules:
        return None
    found = np.zeros((len(mixing.rounds), people, people), dtype=np.int64)
    index = {person: number for number, person in enumerate(mixing.people)}
    for number, one in enumerate(mixing.rounds):
        for rule in rules:
            if rule.rounds is None or one.id in rule.rounds:
                known = [index[person] for person in sorted(rule.people) if person in index]
                for first, second in combinations(known, 2):
                    found[number, first, second] = found[number, second, first] = 1
    return found


def _barred(mixing: Mixing, people: int, away: int) -> Flags | None:
    """Return for each round which groups cannot be whose; None where nobody is barred from any."""
    rules = [rule for rule in mixing.rules if isinstance(rule, Within)]
    if not rules:
        return None
    found = np.zeros((len(mixing.rounds), people, away + 1), dtype=np.bool_)
    index = {person: number for number, person in enumerate(mixing.people)}
    number_of = {one.id: number for number, one in enumerate(mixing.rounds)}
    for rule in rules:
        if rule.round in number_of and rule.person in index:
            barred = [group for group in range(away) if group not in rule.groups]
            found[number_of[rule.round], index[rule.person], barred] = True
    return found


def _movable(mixing: Mixing, people: int) -> Flags:
    """Return who may be exchanged alone in each round, if they are there."""
    index = {person: number for number, person in enumerate(mixing.people)}
    found = np.zeros((len(mixing.rounds), people), dtype=np.bool_)
    for number, one in enumerate(mixing.rounds):
        for party in _alone(mixing, one):
            found[number, index[party]] = True
    return found


def _alone(mixing: Mixing, one: Round) -> Sequence[str]:
    if one.kept is not None:
        return ()
    parties = parties_of(one, mixing.rules) or ()
    return [party.people[0] for party in parties if len(party.people) == 1 and len(party.groups) > 1]
