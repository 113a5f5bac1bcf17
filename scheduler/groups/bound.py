"""How few repeated meetings there can be, by counting."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.groups.model import Mixing, Round


def fewest_meetings(mixing: Mixing) -> int:
    """Return a number that the sum over pairs of ``n * (n - 1) / 2`` for n meetings is never below.

    For two rounds, the people of a group of the one are spread over the groups of the other; the most even spread
    makes the fewest pairs who sit together in both. Every two rounds in which a pair sits together count once in
    ``n * (n - 1) / 2``. People who are in only one of the two rounds make no such pair and are left out.

    Notes
    -----
    Group sizes that may vary, and people who are not in both rounds, can make a group smaller: the evenest sizes
    that are possible are taken, so the bound stays below every allocation.
    """
    return sum(_pairs(one, other) for one, other in combinations(mixing.rounds, 2))


def _pairs(one: Round, other: Round) -> int:
    """Return the fewest pairs who sit together in both of two rounds."""
    both = len({*one.present} & {*other.present})
    return max(_spread(one, both, len(other.most)), _spread(other, both, len(one.most)))


def _spread(one: Round, both: int, cells: int) -> int:
    """Return the fewest pairs if each group of a round is spread over so many groups of another one.

    Whom the other round misses is taken from the groups in which it makes the most of a difference.
    """
    sizes = _smallest(one, both)
    return sum(_even(size, cells) for size in sizes)


def _smallest(one: Round, both: int) -> Sequence[int]:
    """Return sizes of the groups, without those who are not in the other round, with the fewest pairs.

    The function of a size that counts pairs is convex, so that the evenest sizes are best.
    """
    absent = len(one.present) - both
    sizes = [0 if absent else least for least in one.least]
    for _ in range(both - sum(sizes)):
        open_ = [group for group in one.groups if sizes[group] < one.most[group]]
        sizes[min(open_, key=lambda group: sizes[group])] += 1
    return sizes


def _even(size: int, cells: int) -> int:
    share, more = divmod(size, cells)
    return (cells - more) * comb(share, 2) + more * comb(share + 1, 2)
