"""What a kernel in which times are fixed makes of its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels.interval import IntervalKernel
from scheduler.solve.kernels.stream import StreamKernel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scheduler.decision import Linear, Literal, Span
    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel

    Make = Callable[[Programme], Kernel]

KERNELS: dict[str, Make] = {"stream": StreamKernel, "interval": IntervalKernel}


def solver_of(kernel: Kernel) -> cp_model.CpSolver | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver if solver.solve(kernel.model) == cp_model.OPTIMAL else None


def ends(kernel: Kernel, numbers: Sequence[Linear]) -> list[tuple[int, int]]:
    """Return the values of numbers where their sum is least and where it is largest."""
    found = []
    for choose in (kernel.model.minimize, kernel.model.maximize):
        choose(cast("cp_model.LinearExpr", kernel.total(numbers)))
        solver = solver_of(kernel)
        assert solver is not None
        found.append([solver.value(cast("cp_model.LinearExpr", number)) for number in numbers])
    return list(zip(*found, strict=True))


def exactly(kernel: Kernel, *numbers: Linear) -> list[int]:
    """Return the values of numbers that can have one value only."""
    found = ends(kernel, numbers)
    assert all(least == most for least, most in found)
    return [least for least, _ in found]


def holding(kernel: Kernel, literals: dict[str, Literal]) -> set[str]:
    """Return the names of the literals that hold; none is left open."""
    found = exactly(kernel, *literals.values())
    return {name for name, value in zip(literals, found, strict=True) if value}


def longest(kernel: Kernel, spans: Iterable[Span]) -> int:
    """Return the minutes of the longest piece of which all holds; 0 for none."""
    longest = kernel.number(0, 10**5)
    for span in spans:
        kernel.require(longest >= span.length, *span.held)
    return ends(kernel, [longest])[0][0]
