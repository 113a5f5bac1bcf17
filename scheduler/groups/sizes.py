"""How many people each group may have: as stated, or evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.programme.model import Split

Sizes = tuple[tuple[int, ...], tuple[int, ...]]
"""The least and the most people of each group."""


def limits(splits: Sequence[Split], people: int) -> Sizes:
    """Return the least and the most people that each group may have, of so many.

    Where nothing is stated, all are as many but for one. A number that is stated is the most, and nobody is to be left
    without a group: the least is one, or nobody where there are not enough people. Beside stated numbers, what states
    none takes whoever is left.
    """
    if all(split.least is None and split.most is None for split in splits):
        share, more = divmod(people, len(splits))
        return (share,) * len(splits), (share + bool(more),) * len(splits)
    least = [_least(split) for split in splits]
    if sum(least) > people:
        least = [one if one > 1 else 0 for one in least]
    return tuple(least), tuple(people if split.most is None else split.most for split in splits)


def _least(split: Split) -> int:
    return split.least if split.least is not None else int(split.most is not None)


def evenest(sizes: Sizes, people: int) -> Sizes:
    """Return the sizes within limits that are most alike; the limits as they are, where so many people do not fit."""
    least, most = sizes
    if not sum(least) <= people <= sum(most) or any(one > other for one, other in zip(*sizes, strict=True)):
        return sizes
    level = 0
    while level < people and sum(_between(sizes, level + 1)) <= people:
        level += 1
    return _between(sizes, level), _between(sizes, level + 1)


def _between(sizes: Sizes, level: int) -> tuple[int, ...]:
    return tuple(min(max(level, least), most) for least, most in zip(*sizes, strict=True))
