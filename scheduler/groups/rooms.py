"""Which group of a session has which of its rooms.

A group keeps the room that it was published with where it can; whoever leads it and needs a room without steps has
one; a room seats its group. Else the rooms are given out in the order of the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS, _SEATS, _OTHER, _KEPT = 10**15, 10**12, 10**10, 10**8
"""What it costs that a group has a room with steps and needs one without, that a seat is missing, that it has steps
where the group's room in another session has none (or none where that has some), and that its room is another one.
Less decides between them by the order of the house."""


def cost(
    *, missing: int = 0, steps: int = 0, other_steps: bool = False, other_room: bool = False, places: int = 0
) -> int:
    """Return what it costs that a group has a room.

    Parameters
    ----------
    missing
        Seats.
    steps
        People of whom it is known that they are in the group, and for whom the room has steps.
    other_steps
        Whether the session whose groups this one keeps has a room for it that is otherwise, for who needs no steps.
    other_room
        Whether the group had another one.
    places
        By how many places in the order of the house it is not its own.
    """
    return _STEPS * steps + _SEATS * missing + _OTHER * other_steps + _KEPT * other_room + places * places


def matched(costs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return for each row one column, each another one, so that the sum is least; there are as many columns at least.

    Notes
    -----
    The Hungarian method in the form of shortest paths (Jonker and Volgenant, Computing 38, 1987): rows come one by one,
    and each takes the cheapest chain of changes.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row of each column, from 1; column 0 is the one that looks for a place
    for row in range(1, rows + 1):
        owner[0] = row
        least: list[float] = [float("inf")] * (columns + 1)
        way, seen, here = [0] * (columns + 1), [False] * (columns + 1), 0
        while owner[here]:
            seen[here] = True
            _look(costs, (row_price, column_price), (owner[here], here), (least, way, seen))
            nearest = min((column for column in range(1, columns + 1) if not seen[column]), key=least.__getitem__)
            step = int(least[nearest])
            for column in range(columns + 1):
                if seen[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            here = nearest
        while here:
            owner[here], here = owner[way[here]], way[here]
    found = {owner[column]: column - 1 for column in range(1, columns + 1) if owner[column]}
    return tuple(found[row] for row in range(1, rows + 1))


def _look(
    costs: Sequence[Sequence[int]],
    prices: tuple[list[int], list[int]],
    at: tuple[int, int],
    found: tuple[list[float], list[int], list[bool]],
) -> None:
    """Note for each column that is not yet seen whether it is nearer from a row, which is that of the column `here`."""
    (rows, columns), (row, here), (least, way, seen) = prices, at, found
    for column in range(1, len(columns)):
        reduced = costs[row - 1][column - 1] - rows[row] - columns[column]
        if not seen[column] and reduced < least[column]:
            least[column], way[column] = reduced, here
