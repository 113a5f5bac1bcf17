"""A person in one of some groups, and rounds that are over: no search and no check makes anything else of them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from scheduler.errors import InfeasibleError, Source
from scheduler.groups import Allocation, Apart, Fixed, Mixing, Round, Together, Within, conflicts, faults
from scheduler.groups.allocate import Budget, allocate
from scheduler.groups.board import NEVER, Board, groups_of
from scheduler.groups.model import evenly
from tests.groups.cases import people

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE = Source("event.yaml", 5)


@pytest.mark.parametrize("seed", range(12))
def test_who_is_within_some_groups_is_in_one_of_them_and_in_the_best(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - no secret
    every = people(24)
    rounds = tuple(evenly(f"r{index}", 4, every) for index in range(3))
    rules = tuple(
        Within(person, one.id, frozenset(rng.sample(range(4), 2)), HERE)
        for one in rounds
        for person in rng.sample(every[2:], 6)
    )
    mixing = Mixing(rounds, (*rules, Together(frozenset({"p0", "p1"}), frozenset({"r0"}))))
    found = allocate(mixing, seed, Budget(60))
    assert list(faults(mixing, found)) == []
    free = Mixing(rounds, ())
    assert any(found.seats[rule.round][rule.person] not in rule.groups for found in [allocate(free)] for rule in rules)


def test_the_check_sees_who_is_not() -> None:
    one = evenly("r0", 2, people(4))
    mixing = Mixing((one,), (Within("p0", "r0", frozenset({1}), HERE),))
    seats = dict(zip(people(4), (0, 0, 1, 1), strict=True))
    assert [*faults(mixing, Allocation({"r0": seats}))] == ["p0 is in a group of r0 that cannot be theirs"]


def test_no_exchange_brings_somebody_where_they_cannot_be() -> None:
    one = evenly("r0", 3, people(6))
    mixing = Mixing((one,), (Within("p0", "r0", frozenset({0, 1}), HERE),))
    seats = dict(zip(people(6), (0, 0, 1, 1, 2, 2), strict=True))
    board = Board(mixing, groups_of(mixing, Allocation({"r0": seats})))
    numbers = [board.changes(*_at(person))[0] for person in range(6)]
    assert [int(change) < NEVER for change in numbers[0]] == [False, False, True, True, False, False]
    assert [int(numbers[person][0]) < NEVER for person in range(6)] == [False, False, True, True, False, False]
    assert int(numbers[1][4]) < NEVER


def _at(person: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return np.array([0]), np.array([person])


def test_what_cannot_be_names_the_groups_and_why() -> None:
    one = Round("r0", (2, 2), (2, 2), people(4), title="Clinics", word="table")
    rules = (
        Within("p0", "r0", frozenset({1}), HERE, ", for a room without steps"),
        Fixed("p0", "r0", 0, Source("event.yaml", 6)),
    )
    (found,) = conflicts(Mixing((one,), (*rules, Apart(frozenset({"p2", "p3"})))))
    assert found.explain({"p0": "The mayor"}) == (
        "Clinics: 4 people in 2 tables of 2, and these cannot hold together: "
        "The mayor is at table 2, for a room without steps (event.yaml:5); The mayor is at table 1 (event.yaml:6)"
    )
    with pytest.raises(InfeasibleError):
        allocate(Mixing((one,), (Within("p0", "r0", frozenset()),)))


def test_a_round_that_is_over_is_as_it_was_whatever_the_rules_say() -> None:
    every = people(6)
    kept = dict(zip(every, (0, 0, 0, 0, 1, 1), strict=True))
    over = Round("r0", (4, 2), (4, 2), every, kept=kept)
    rules = (Apart(frozenset({"p0", "p1"})), Fixed("p4", "r0", 0), Fixed("p4", "r1", 0))
    mixing = Mixing((over, evenly("r1", 2, every)), rules)
    found = allocate(mixing, 0, Budget(50))
    assert found.seats["r0"] == kept
    assert found.seats["r1"]["p4"] == 0
    assert list(faults(mixing, found)) == []
    other = {**found.seats, "r0": {**kept, "p0": 1, "p4": 0}}
    assert list(faults(mixing, Allocation(other))) == ["r0 is not as it was"]


def test_hundreds_of_fixed_people_need_no_search() -> None:
    every = people(1200)
    one = evenly("r0", 100, every)
    rules = tuple(Fixed(person, "r0", index // 12) for index, person in enumerate(every))
    assert allocate(Mixing((one,), rules), 0, Budget(0)).seats["r0"]["p1199"] == 99
