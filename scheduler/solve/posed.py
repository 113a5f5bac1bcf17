"""A programme posed to the solver: every rule posted, every term weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scheduler.constraints import constraints_of
from scheduler.objective import terms_of, weight_of
from scheduler.solve import past
from scheduler.solve.kernels.choose import kernel_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName, Options


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
    """A kernel with its objective, and the names of the rules that give way to what has begun."""

    kernel: Kernel
    objective: cp_model.LinearExpr
    gives_way: frozenset[str]


def posed(programme: Programme, options: Options, gives_way: frozenset[str] = frozenset()) -> Posed:
    """Return a programme with everything posted, to be solved."""
    kernel = kernel_for(programme, options.without, gives_way, options.kernel)
    objective = objective_for(programme, kernel)
    kernel.model.minimize(objective)
    return Posed(kernel, objective, gives_way)
