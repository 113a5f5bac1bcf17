"""A programme posed to the solver: every rule posted, every term weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scheduler.constraints import constraints_of
from scheduler.objective import terms_of, weight_of
from scheduler.solve import past
from scheduler.solve.kernels.choose import kernel_of
from scheduler.solve.kernels.ties import hint
from scheduler.solve.run import run, solver_for

if TYPE_CHECKING:
    import threading

    from ortools.sat.python import cp_model

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName, Options


FEW = 12
"""Sessions side by side of which the search finds a first timetable by itself."""


def kernel_for(
    programme: Programme,
    without: frozenset[str] = frozenset(),
    gives_way: frozenset[str] = frozenset(),
    name: KernelName | None = None,
) -> Kernel:
    """Return a kernel in which every constraint of the programme is posted, as far as it can hold beside the past.

    Parameters
    ----------
    without
        Families that are left out.
    gives_way
        Names of constraints that cannot hold beside what has begun.
    name
        Of the kernel; None for the one that suits the programme.
    """
    rests = "rest" not in without and not any(name.startswith("rest:") for name in gives_way)
    kernel = kernel_of(past.as_facts(programme), past.longest_run(programme) if rests else None, name)
    past.fasten(kernel, programme)
    for constraint in constraints_of(programme, without):
        past.post(constraint, kernel, programme, gives_way)
    return kernel


def objective_for(programme: Programme, kernel: Kernel) -> cp_model.LinearExpr:
    """Return the weighted sum of the programme's terms, posted."""
    weighed = [term.post(kernel) * weight_of(programme, term.name) for term in terms_of(programme)]
    return cast("cp_model.LinearExpr", kernel.total(weighed))


@dataclass(frozen=True)
class Posed:
    """A kernel with its objective, and the names of the rules that give way to what has begun.

    ``spent`` are the wall seconds of the search for a first timetable.
    """

    kernel: Kernel
    objective: cp_model.LinearExpr
    gives_way: frozenset[str]
    spent: float = 0.0


def posed(
    programme: Programme,
    options: Options,
    gives_way: frozenset[str] = frozenset(),
    stop: threading.Event | None = None,
) -> Posed:
    """Return a programme with everything posted, to be solved.

    Of many sessions side by side a timetable that keeps the rules is found first, for the search to begin at: what is
    weighed would hide it for long.
    """
    kernel = kernel_for(programme, options.without, gives_way, options.kernel)
    many = kernel.name == "interval" and len(programme.formal) > FEW
    begin = run(kernel.model, solver_for(options, kernel.name), None, stop) if many else None
    objective = objective_for(programme, kernel)
    kernel.model.minimize(objective)
    if begin is not None and begin.found:
        hint(kernel.model, begin.solver)
    return Posed(kernel, objective, gives_way, begin.seconds if begin else 0.0)
