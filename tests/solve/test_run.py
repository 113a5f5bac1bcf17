"""What is read off the solver at the end of a run."""

from __future__ import annotations

import pytest

from scheduler.solve.run import whole


@pytest.mark.parametrize(
    ("bound", "cost"),
    [(2.0, 2), (2.0000001, 2), (1.9999999, 2), (2.1, 3), (0.0, 0), (-0.5, 0), (-384.0, 0), (float("-inf"), 0)],
)
def test_a_bound_is_the_least_cost_that_it_allows_and_no_cost_is_below_0(bound: float, cost: int) -> None:
    assert whole(bound) == cost
