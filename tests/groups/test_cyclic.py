"""Rounds that are made by turning one: they have as few repeated meetings as that one is said to have."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest

from scheduler.groups import Allocation, Apart, Attribute, Measure, Mixing, Round, faults, measure
from scheduler.groups.cyclic import alike, cyclic
from scheduler.groups.starter import starter
from scheduler.groups.wheel import wheel
from tests.groups.cases import mixed


def _measured(mixing: Mixing, goal: int, seed: int, steps: int = 100_000) -> Measure:
    asked = count()
    groups = cyclic(mixing, goal, Random(seed), lambda: next(asked) * 100 >= steps)  # noqa: S311 - no secret
    rows = zip(mixing.rounds, groups.tolist(), strict=True)
    found = Allocation({one.id: dict(zip(mixing.people, row, strict=True)) for one, row in rows})
    assert list(faults(mixing, found)) == []
    return measure(mixing, found)


@pytest.mark.parametrize("steps", [0, 400])
@pytest.mark.parametrize(
    ("people", "groups", "rounds"),
    [(32, 8, 10), (28, 7, 9), (25, 5, 6), (24, 2, 4), (6, 3, 8), (150, 2, 3), (300, 60, 3)],
)
def test_meetings_are_counted_right(people: int, groups: int, rounds: int, steps: int) -> None:
    asked = count()
    stop = lambda: next(asked) * 100 >= steps  # noqa: E731 - asked once every hundred steps
    told, order = starter(wheel(people, rounds), groups, 0, Random(1), stop)  # noqa: S311 - no secret
    assert sorted(order.tolist()) == list(range(people))
    assert _measured(mixed(people, [groups] * rounds), 0, 1, steps).meetings == told


def test_more_steps_give_fewer_meetings() -> None:
    few, many = (_measured(mixed(32, [8] * 10), 0, 0, steps).meetings for steps in (0, 2000))
    assert (few > 60, many <= 30) == (True, True)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("people", "groups", "rounds", "wanted"), [(28, 7, 9, 0), (32, 8, 9, 0), (32, 8, 10, 12)])
def test_hard_rounds_are_found(people: int, groups: int, rounds: int, wanted: int, seed: int) -> None:
    assert _measured(mixed(people, [groups] * rounds), wanted, seed).meetings <= wanted


def test_it_ends_at_the_goal() -> None:
    mixing = mixed(32, [8] * 10)
    assert 12 < _measured(mixing, 60, 0).meetings <= 60


def test_rounds_are_alike_only_if_nothing_else_counts() -> None:
    mixing = mixed(8, [2] * 3)
    one = mixing.rounds[0]
    others = (
        mixed(8, [2] * 2),
        mixed(8, [1] * 3),
        mixed(9, [2] * 3),
        mixed(8, [2, 2, 4]),
        Mixing(mixing.rounds, (Apart(frozenset({"p0", "p1"})),)),
        Mixing(mixing.rounds, attributes=(Attribute("sector", 1, {"p0": "a"}),)),
        Mixing((*mixing.rounds, Round("r3", one.least, one.most, one.present, {"p0": {0: 1}}))),
        Mixing((*mixing.rounds, Round("r3", one.least, one.most, one.present, before={"p0": 0}))),
    )
    assert [alike(mixing), *map(alike, others)] == [True] + [False] * len(others)
