"""How far groups are from even shares of an attribute, with what every exchange would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.groups.model import Attribute, Mixing

    Ints = NDArray[np.int64]


class Evenness:
    """One attribute on a board.

    For each group and value there are a least and a most that are even, by the size of the group, which does not
    change. ``up`` and ``down`` say what one person more or less of a value costs; nobody's value is the last one.

    Parameters
    ----------
    groups
        Of each person in each round; this reads it and never changes it.
    unit
        What one of the cost is.
    """

    def __init__(self, attribute: Attribute, mixing: Mixing, groups: Ints, unit: int) -> None:
        names = sorted({*attribute.values.values()})
        none = len(names)
        values = [names.index(attribute.values[one]) if one in attribute.values else none for one in mixing.people]
        self.values = np.array(values, dtype=np.int64)
        self.weight = attribute.weight * unit
        away = int(max(len(one.most) for one in mixing.rounds))
        shape = (len(mixing.rounds), away + 1, none + 1)
        self.held = np.zeros(shape, dtype=np.int64)
        for number, seats in enumerate(groups):
            np.add.at(self.held[number], (seats, self.values), 1)
        sizes = self.held.sum(2)
        there = self.held[:, :away].sum(1)
        even = sizes[:, :, None] * there[:, None, :]
        present = np.maximum(1, there.sum(1))[:, None, None]
        self.least, self.most = even // present, -(-even // present)
        self.least[:, :, none] = self.least[:, away] = 0
        self.most[:, :, none] = self.most[:, away] = len(values)
        self.up, self.down = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for number in range(len(mixing.rounds)):
            self._weigh(number)

    def _off(self, held: Ints, number: int) -> Ints:
        off: Ints = np.maximum(held - self.most[number], self.least[number] - held)
        return self.weight * np.maximum(0, off)

    def _weigh(self, number: int) -> None:
        held = self.held[number]
        now = self._off(held, number)
        self.up[number] = self._off(held + 1, number) - now
        self.down[number] = self._off(held - 1, number) - now
        for table in (self.up, self.down):
            table[number, -1] = table[number, :, -1] = 0

    def cost(self) -> int:
        """Return what the seats cost."""
        return int(sum(self._off(self.held[number], number).sum() for number in range(len(self.held))))

    def changes(self, rounds: Ints, people: Ints, groups: Ints, mine: Ints) -> Ints:
        """Return what exchanges would change; see `scheduler.groups.board.Board.changes`."""
        own, every = self.values[people], self.values[None, :]
        rows, column = rounds[:, None], own[:, None]
        changed = self.down[rounds, mine, own][:, None] + self.up[rounds, mine][:, self.values]
        changed = changed + self.up[rows, groups, column] + self.down[rows, groups, every]
        changed[column == every] = 0
        return changed

    def exchange(self, number: int, people: tuple[int, int], groups: tuple[int, int]) -> None:
        """Note that two people have changed places; the groups are those that they come from."""
        (one, other), (mine, theirs) = people, groups
        held = self.held[number]
        held[mine, self.values[one]] -= 1
        held[theirs, self.values[one]] += 1
        held[theirs, self.values[other]] -= 1
        held[mine, self.values[other]] += 1
        self._weigh(number)
