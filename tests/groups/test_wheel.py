"""Pairs that turn into each other are one orbit, and it is known how often each meets."""

from __future__ import annotations

from itertools import combinations

import pytest

from scheduler.groups.wheel import wheel


def test_places_turn_by_one_and_who_is_left_stays() -> None:
    assert wheel(8, 3).turn.tolist() == [1, 2, 0, 4, 5, 3, 6, 7]
    assert wheel(2, 3).turn.tolist() == [0, 1]


@pytest.mark.parametrize(("people", "rounds"), [(8, 3), (9, 4), (12, 6), (5, 7), (32, 10)])
def test_pairs_that_turn_into_each_other_are_one_orbit(people: int, rounds: int) -> None:
    turning = wheel(people, rounds)
    orbits: dict[int, set[frozenset[int]]] = {}
    for one, other in combinations(range(people), 2):
        assert turning.orbit[one, other] == turning.orbit[other, one]
        orbits.setdefault(int(turning.orbit[one, other]), set()).add(frozenset((one, other)))
    for orbit, pairs in orbits.items():
        here = min(pairs, key=sorted)
        turned = {here}
        for _ in range(rounds - 1):
            here = frozenset(int(turning.turn[person]) for person in here)
            turned.add(here)
        assert (turned, rounds // len(turned)) == (pairs, turning.times[orbit])
