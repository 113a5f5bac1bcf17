"""What a kernel in which times are fixed makes of its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.decision import Linear, Literal
    from scheduler.solve.kernels.stream import StreamKernel


def solver_of(kernel: StreamKernel) -> cp_model.CpSolver | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver if solver.solve(kernel.model) == cp_model.OPTIMAL else None


def ends(kernel: StreamKernel, numbers: Sequence[Linear]) -> list[tuple[int, int]]:
    """Return the values of numbers where their sum is least and where it is largest."""
    found = []
    for choose in (kernel.model.minimize, kernel.model.maximize):
        choose(cast("cp_model.LinearExpr", kernel.total(numbers)))
        solver = solver_of(kernel)
        assert solver is not None
        found.append([solver.value(cast("cp_model.LinearExpr", number)) for number in numbers])
    return list(zip(*found, strict=True))


def exactly(kernel: StreamKernel, *numbers: Linear) -> list[int]:
    """Return the values of numbers that can have one value only."""
    found = ends(kernel, numbers)
    assert all(least == most for least, most in found)
    return [least for least, _ in found]


def holding(kernel: StreamKernel, literals: dict[str, Literal]) -> set[str]:
    """Return the names of the literals that hold; none is left open."""
    found = exactly(kernel, *literals.values())
    return {name for name, value in zip(literals, found, strict=True) if value}
