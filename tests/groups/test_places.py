"""Sizes of groups and their rooms, beside every way that there is."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import pytest

from scheduler.groups.rooms import cost, matched
from scheduler.groups.sizes import evenest, limits
from scheduler.programme.model import Split


@pytest.mark.parametrize("seed", range(40))
def test_rooms_cost_the_least_of_all_ways(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - no secret
    rows, columns = rng.randint(1, 5), rng.randint(5, 6)
    costs = [[rng.choice((0, 1, 5, 10**12, 10**15)) + rng.randint(0, 3) for _ in range(columns)] for _ in range(rows)]
    found = matched(costs)
    every = [
        sum(row[place] for row, place in zip(costs, way, strict=True)) for way in permutations(range(columns), rows)
    ]
    assert len({*found}) == rows
    assert sum(row[place] for row, place in zip(costs, found, strict=True)) == min(every)


def test_a_room_with_steps_costs_more_than_seats_and_seats_more_than_another_room() -> None:
    assert cost(steps=1) > cost(missing=50)
    assert cost(missing=1) > cost(other_room=True)
    assert cost(other_room=True) > cost(places=60) * 60
    assert (cost(), cost(places=1), cost(places=-2)) == (0, 1, 4)
    assert matched([[cost(places=group - place) for place in range(4)] for group in range(4)]) == (0, 1, 2, 3)


def split(least: int | None = None, most: int | None = None) -> Split:
    return Split(least=least, most=most)


@pytest.mark.parametrize(
    ("splits", "people", "expected"),
    [
        ((split(), split(), split()), 7, ((2, 2, 2), (3, 3, 3))),
        ((split(), split()), 8, ((4, 4), (4, 4))),
        ((split(most=12), split(8, 10)), 20, ((1, 8), (12, 10))),
        ((split(most=12), split(8, 10)), 8, ((0, 8), (12, 10))),
        ((split(1, 12), split(8, 10)), 8, ((0, 8), (12, 10))),
        ((split(most=12), split()), 20, ((1, 0), (12, 20))),
    ],
)
def test_the_least_and_the_most_of_each(
    splits: tuple[Split, ...], people: int, expected: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    assert limits(splits, people) == expected


@pytest.mark.parametrize("seed", range(40))
def test_the_evenest_sizes_are_those_of_least_squares(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - no secret
    least = tuple(rng.randint(0, 3) for _ in range(3))
    most = tuple(low + rng.randint(0, 4) for low in least)
    people = rng.randint(sum(least), sum(most))
    ways = [way for way in product(*(range(a, b + 1) for a, b in zip(least, most, strict=True))) if sum(way) == people]
    squares = {way: sum(size * size for size in way) for way in ways}
    low, high = evenest((least, most), people)
    within = {way for way in ways if all(a <= size <= b for a, size, b in zip(low, way, high, strict=True))}
    assert within == {way for way, square in squares.items() if square == min(squares.values())}


def test_sizes_that_do_not_fit_stay_as_they_are() -> None:
    assert evenest(((1, 1), (2, 2)), 5) == ((1, 1), (2, 2))
    assert evenest(((3, 1), (2, 2)), 4) == ((3, 1), (2, 2))
