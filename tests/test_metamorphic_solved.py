"""A programme told in another way has the same optimum; one that asks for less has none that costs more.

Nobody has to know the optimum for that: the solver is held against itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from scheduler.errors import InfeasibleError
from scheduler.programme import read
from scheduler.solve import solve
from tests.generator import plant
from tests.generator.metamorphic import dropped, renamed, shifted_alike, shuffled
from tests.generator.side_by_side import side_by_side
from tests.generator.words import written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generator.metamorphic import Tree

WAYS = [("tiny", "planted"), ("small", "tight"), ("small", "planted"), ("tiny", "loose"), ("ten", "tight")]
"""Sizes and kinds that are proved in a moment, in turn over the seeds."""


def optimum(tree: Tree, folder: Path) -> int | None:
    """Return what the best timetable of a programme costs, None if it has none. It must be proved."""
    path = folder / "told.yaml"
    path.write_text(written(tree), encoding="utf-8")
    try:
        timetable = solve(read(path))
    except InfeasibleError:
        return None
    assert timetable.status == "optimal"
    return timetable.cost


def alike(tree: Tree, seed: int, folder: Path) -> bool:
    """Hold the optimum of a programme against those of others; return whether something could be dropped."""
    right = optimum(tree, folder)
    assert optimum(renamed(tree, seed).tree, folder) == right, f"{seed}: other ids"
    assert optimum(shuffled(tree, seed), folder) == right, f"{seed}: another order"
    later = shifted_alike(tree)
    assert later is not None
    assert optimum(later.tree, folder) == right, f"{seed}: {later.weeks} weeks later"
    less = dropped(tree, seed)
    if less is None or right is None:
        return False
    freer = optimum(less.tree, folder)
    assert freer is not None
    assert freer <= right, f"{seed}: without {less.key} of {less.session}"
    return True


def in_one_stream(seed: int) -> Tree:
    """Return a made-up programme of 8 to 10 sessions that everybody attends."""
    tree: Tree = yaml.load(plant(seed).text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    return tree


def beside(seed: int) -> Tree:
    """Return a made-up programme with sessions side by side."""
    return side_by_side(seed, *WAYS[seed % len(WAYS)]).tree


def told(seeds: range, folder: Path) -> None:
    """Demand of both kinds that what says the same costs the same, and that rules were there to be dropped."""
    for made in (in_one_stream, beside):
        freer = sum(alike(made(seed), seed, folder) for seed in seeds)
        assert freer >= len(seeds) * 0.5, made


def test_eight_programmes_in_other_words_have_the_same_optimum(tmp_path: Path) -> None:
    told(range(4), tmp_path)


@pytest.mark.campaign
@pytest.mark.parametrize("first", range(0, 100, 20))
def test_a_hundred_programmes_of_each_kind_in_other_words_have_the_same_optimum(first: int, tmp_path: Path) -> None:
    told(range(first, first + 20), tmp_path)
