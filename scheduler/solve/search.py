"""The search: build, post, run, settle ties, read out. It knows no rule."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler import __version__
from scheduler.constraints import constraints_of
from scheduler.errors import InfeasibleError, NoTimetableError
from scheduler.objective import costs
from scheduler.programme import digest
from scheduler.solve import past
from scheduler.solve.kernels.readout import read
from scheduler.solve.kernels.ties import settle
from scheduler.solve.options import Options
from scheduler.solve.posed import kernel_for, posed
from scheduler.solve.run import GRACE, left, run, solver_for
from scheduler.solve.stages import search
from scheduler.timetable.model import Timetable

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from scheduler.programme.model import Programme
    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName, Progress
    from scheduler.solve.posed import Posed
    from scheduler.solve.run import Ran
    from scheduler.timetable.model import Status


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
    model, ran = _ran(programme, options, progress, stop)
    if ran.status == cp_model.INFEASIBLE:
        _confirm(model.kernel, left(options, ran.seconds), stop)
    if not ran.found:
        asked = stop is not None and stop.is_set()
        why = "stopped before a timetable was found" if asked else "no timetable was found within the limit"
        msg = f"{programme.title}: {why}; that does not prove that there is none"
        raise NoTimetableError(msg)
    settled = _settled(model, ran, options, stop)
    return _timetable(programme, model, (ran, settled), options)


def _ran(
    programme: Programme,
    options: Options,
    progress: Callable[[Progress], None] | None,
    stop: threading.Event | None,
) -> tuple[Posed, Ran]:
    """Return the outcome of the search; where all rules leave nothing, without those that give way to the past."""
    model = posed(programme, options, stop=stop)
    options = left(options, model.spent) if model.spent else options
    ran = search(model.kernel, options, progress, stop)
    if ran.status == cp_model.INFEASIBLE and programme.begun:
        options = left(options, ran.seconds)
        gives_way = _gives_way(programme, options, stop)
        if gives_way is not None:
            model = posed(programme, options, gives_way, stop)
            ran = search(model.kernel, options, progress, stop)
    return model, ran


def _gives_way(programme: Programme, options: Options, stop: threading.Event | None) -> frozenset[str] | None:
    """Return the rules that cannot hold beside what has begun; None if that is not why there is no timetable."""

    def feasible(gives_way: frozenset[str], *, sure: bool) -> bool:
        nonlocal options
        kernel = kernel_for(programme, options.without, gives_way, options.kernel)
        ran = run(kernel.model, solver_for(options, kernel.name), None, stop)
        options = left(options, ran.seconds)
        if sure and ran.status == cp_model.INFEASIBLE:
            ran = run(kernel.model, _second(options, kernel.name), None, stop)
        return ran.found

    return past.yielding(programme, constraints_of(programme, options.without), feasible)


def _settled(model: Posed, ran: Ran, options: Options, stop: threading.Event | None) -> cp_model.CpSolver:
    """Settle ties in the time that is left; after Ctrl-C, which has been obeyed by then, in a moment."""
    if stop is not None and stop.is_set():
        return settle(model.kernel, model.objective, ran.solver, replace(options, time_limit=GRACE))
    rest = left(options, model.spent + ran.seconds)
    return settle(model.kernel, model.objective, ran.solver, rest, stop)


def _second(options: Options, kernel: KernelName) -> cp_model.CpSolver:
    """Return a solver that goes another way."""
    solver = solver_for(replace(options, seed=options.seed + 1), kernel)
    solver.parameters.cp_model_presolve = False
    return solver


def _confirm(kernel: Kernel, options: Options, stop: threading.Event | None) -> None:
    """Raise what a second run, on another way, makes of "infeasible"."""
    if run(kernel.model, _second(options, kernel.name), None, stop).status == cp_model.INFEASIBLE:
        reason = "No single sum shows it: the search tried every way, and a second search, set up differently, agrees."
        raise InfeasibleError([reason])
    msg = f"{kernel.programme.title}: the solver says that it is impossible; a second run did not confirm it"
    raise NoTimetableError(msg)


def _timetable(programme: Programme, model: Posed, runs: tuple[Ran, cp_model.CpSolver], options: Options) -> Timetable:
    ran, solver = runs
    items = read(model.kernel, solver)
    terms = costs(programme, Timetable(programme.id, items))
    cost = sum(term.cost for term in terms)
    status: Status = "stopped" if ran.stopped else "optimal" if ran.status == cp_model.OPTIMAL else "feasible"
    bound, counted = ran.bound, round(ran.solver.objective_value)
    # A timetable that is not the best may cost less than its solver counts, for it counts at least what there is.
    counts_more = status != "optimal" and bound <= cost < counted and not (programme.begun or options.without)
    if cost != counted and not counts_more:
        # What has begun lies in a way that no timetable of ours would, or rules that a term counts on are left out:
        # what was proved is proved of another cost.
        status, bound = "stopped" if ran.stopped else "feasible", 0
    return Timetable(
        programme=programme.id,
        items=items,
        digest=digest(programme),
        status=status,
        cost=cost,
        bound=bound,
        terms=terms,
        left_out=tuple(s.id for s in programme.sessions if s.optional and s.id not in {item.id for item in items}),
        versions={"session-timetable": __version__, "ortools": version("ortools"), **_other_kernel(model.kernel)},
        platform=options.platform,
        seed=options.seed,
        first_day=programme.clock.first_day,
        published=programme.published,
        gives_way=tuple(_given_way(programme, model.gives_way, Timetable(programme.id, items))),
    )


def _other_kernel(kernel: Kernel) -> dict[str, str]:
    """Return what a timetable says of its kernel: nothing, where sessions were put one after the other."""
    return {} if kernel.name == "stream" else {"kernel": kernel.name}


def _given_way(programme: Programme, gives_way: frozenset[str], timetable: Timetable) -> Iterator[str]:
    """Yield the rules that gave way, by name: one of them may be kept by chance where the time was short."""
    rules = constraints_of(programme) if gives_way else ()
    yield from sorted(rule.name for rule in rules if rule.name in gives_way and any(rule.check(timetable)))
