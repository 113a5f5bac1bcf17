"""A programme posed to the solver: every rule posted, every term weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scheduler.constraints import constraints_of
from scheduler.objective import terms_of, weight_of
from scheduler.solve import past
from scheduler.solve.kernels.stream import StreamKernel

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from scheduler.programme.model import Programme


def kernel_for(
    programme: Programme, without: frozenset[str] = frozenset(), gives_way: frozenset[str] = frozenset()
) -> StreamKernel:
    """Return a kernel in which every constraint of the programme is posted, as far as it can hold beside the past.

    Parameters
    ----------
    without
        Families that are left out.
    gives_way
        Names of constraints that cannot hold beside what has begun.
    """
    rests = "rest" not in without and not any(name.startswith("rest:") for name in gives_way)
    kernel = StreamKernel(past.as_facts(programme), past.longest_run(programme) if rests else None)
    past.fasten(kernel, programme)
    for constraint in constraints_of(programme, without):
        past.post(constraint, kernel, programme, gives_way)
    return kernel


def objective_for(programme: Programme, kernel: StreamKernel) -> cp_model.LinearExpr:
    """Return the weighted sum of the programme's terms, posted."""
    weighed = [term.post(kernel) * weight_of(programme, term.name) for term in terms_of(programme)]
    return cast("cp_model.LinearExpr", kernel.total(weighed))


@dataclass(frozen=True)
class Posed:
    """A kernel with its objective, and the names of the rules that give way to what has begun."""

    kernel: StreamKernel
    objective: cp_model.LinearExpr
    gives_way: frozenset[str]


def posed(programme: Programme, without: frozenset[str], gives_way: frozenset[str] = frozenset()) -> Posed:
    """Return a programme with everything posted, to be solved."""
    kernel = kernel_for(programme, without, gives_way)
    objective = objective_for(programme, kernel)
    kernel.model.minimize(objective)
    return Posed(kernel, objective, gives_way)
