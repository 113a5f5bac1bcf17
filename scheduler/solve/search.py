"""The search: build, post, run, settle ties, read out. It knows no rule."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

from scheduler import __version__
from scheduler.constraints import constraints_of
from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.objective import costs, terms_of, weight_of
from scheduler.programme import digest
from scheduler.solve.kernels.stream import StreamKernel
from scheduler.solve.kernels.stream.readout import read
from scheduler.solve.kernels.stream.ties import settle
from scheduler.solve.options import Options
from scheduler.solve.run import GRACE, left, run, solver_for
from scheduler.timetable.model import Timetable

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from scheduler.programme.model import Programme
    from scheduler.solve.options import Progress
    from scheduler.solve.run import Ran
    from scheduler.timetable.model import Status


def kernel_for(programme: Programme, without: frozenset[str] = frozenset()) -> StreamKernel:
    """Return a kernel in which every constraint of the programme is posted."""
    kernel = StreamKernel(programme, None if "rest" in without else programme.limits.run)
    for constraint in constraints_of(programme, without):
        constraint.post(kernel)
    return kernel


def objective_for(programme: Programme, kernel: StreamKernel) -> cp_model.LinearExpr:
    """Return the weighted sum of the programme's terms, posted."""
    weighed = [term.post(kernel) * weight_of(programme, term.name) for term in terms_of(programme)]
    return cast("cp_model.LinearExpr", kernel.total(weighed))


def solve(
    programme: Programme,
    options: Options | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Timetable:
    """Return the best timetable of a programme.

    Parameters
    ----------
    programme
        As the reader gives it.
    options
        Seed and limits.
    progress
        Called with each new best and each better bound, in the thread of the search.
    stop
        Set it to take the best found so far.

    Raises
    ------
    InfeasibleError
        If there is none, and a second run with another seed and no presolve says so too.
    NoTimetableError
        If none was found within the limit.
    """
    options = options or Options()
    kernel = kernel_for(programme, options.without)
    objective = objective_for(programme, kernel)
    kernel.model.minimize(objective)
    ran = run(kernel.model, solver_for(options), progress, stop)
    if ran.status == cp_model.INFEASIBLE:
        _confirm(kernel, left(options, ran.solver.wall_time), stop)
    if not ran.found:
        asked = stop is not None and stop.is_set()
        why = "stopped before a timetable was found" if asked else "no timetable was found within the limit"
        msg = f"{programme.title}: {why}; that does not prove that there is none"
        raise NoTimetableError(msg)
    settled = _settled(kernel, objective, ran, options, stop)
    return _timetable(programme, kernel, (ran, settled), options)


def _settled(
    kernel: StreamKernel,
    objective: cp_model.LinearExpr,
    ran: Ran,
    options: Options,
    stop: threading.Event | None,
) -> cp_model.CpSolver:
    """Settle ties in the time that is left; after Ctrl-C, which has been obeyed by then, in a moment."""
    if stop is not None and stop.is_set():
        return settle(kernel, objective, ran.solver, replace(options, time_limit=GRACE))
    return settle(kernel, objective, ran.solver, left(options, ran.solver.wall_time), stop)


def _confirm(kernel: StreamKernel, options: Options, stop: threading.Event | None) -> None:
    """Raise what a second run, on another way, makes of "infeasible"."""
    solver = solver_for(replace(options, seed=options.seed + 1))
    solver.parameters.cp_model_presolve = False
    if run(kernel.model, solver, None, stop).status == cp_model.INFEASIBLE:
        reason = "No single sum shows it: the search tried every way, and a second search, set up differently, agrees."
        raise InfeasibleError([reason])
    msg = f"{kernel.programme.title}: the solver says that it is impossible; a second run did not confirm it"
    raise NoTimetableError(msg)


def _timetable(
    programme: Programme,
    kernel: StreamKernel,
    runs: tuple[Ran, cp_model.CpSolver],
    options: Options,
) -> Timetable:
    ran, solver = runs
    items = read(kernel, solver)
    terms = costs(programme, Timetable(programme.id, items))
    cost = sum(term.cost for term in terms)
    status: Status = "stopped" if ran.stopped else "optimal" if ran.status == cp_model.OPTIMAL else "feasible"
    return Timetable(
        programme=programme.id,
        items=items,
        digest=digest(programme),
        status=status,
        cost=cost,
        bound=ran.bound,
        terms=terms,
        left_out=tuple(s.id for s in programme.sessions if s.optional and s.id not in {item.id for item in items}),
        versions={"session-timetable": __version__, "ortools": version("ortools")},
        platform=options.platform,
        seed=options.seed,
        first_day=programme.clock.first_day,
        published=programme.published,
    )
