"""One run of CP-SAT: its parameters, its progress, and the ways in which it ends."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.options import DETERMINISTIC_LIMIT, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.solve.options import KernelName, Options

_POLL = 0.05
GRACE = 1.0
"""Seconds that may follow a search that was cut short: without them its timetable would be loose at its ends."""


@dataclass(frozen=True)
class Ran:
    """How a run ended.

    Parameters
    ----------
    stopped
        By the user or the wall clock.
    bound
        The proved lower bound of the objective, rounded up to the whole number that it implies.
    seconds
        Of the clock.
    units
        Of the solver's own measure of work.
    """

    solver: cp_model.CpSolver
    status: cp_model.CpSolverStatus
    stopped: bool
    bound: int
    seconds: float
    units: float

    @property
    def found(self) -> bool:
        """Whether there is a solution to read."""
        return self.status in {cp_model.OPTIMAL, cp_model.FEASIBLE}

    @property
    def proved(self) -> bool:
        """Whether there is nothing more to search."""
        return self.status not in {cp_model.FEASIBLE, cp_model.UNKNOWN}


def whole(bound: float) -> int:
    """Return the least cost that is no smaller than a bound, allowing for the solver's floats; no cost is below 0."""
    return math.ceil(max(bound, 0.0) - 1e-6)


def solver_for(options: Options, kernel: KernelName, units: float = math.inf) -> cp_model.CpSolver:
    """Return a solver with the parameters that were measured to be fastest for a kernel on one worker.

    Parameters
    ----------
    units
        The most work, in the solver's deterministic units; never more than `DETERMINISTIC_LIMIT`.
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = options.workers
    parameters.linearization_level = 2
    parameters.symmetry_level = 0
    parameters.exploit_objective = False
    parameters.cp_model_probing_level = 0
    parameters.inprocessing_dtime_ratio = 0.0
    if kernel == "interval":
        parameters.max_num_cuts = 500
    parameters.random_seed = options.seed
    parameters.max_deterministic_time = min(units, DETERMINISTIC_LIMIT)
    parameters.catch_sigint_signal = False
    if options.time_limit is not None:
        parameters.max_time_in_seconds = options.time_limit
    return solver


class _Teller(cp_model.CpSolverSolutionCallback):
    """Passes on each new best and each better bound."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        super().__init__()
        self.tell = tell
        self.known = Progress(None, 0, 0.0)

    def on_solution_callback(self) -> None:
        """Tell of a new best."""
        bound = max(whole(self.best_objective_bound), self.known.bound)
        self._tell(Progress(round(self.objective_value), bound, self.wall_time))

    def on_bound(self, bound: float) -> None:
        """Tell of a better bound."""
        self._tell(replace(self.known, bound=max(whole(bound), self.known.bound)))

    def _tell(self, progress: Progress) -> None:
        if progress != self.known:
            self.known = progress
            self.tell(progress)


def run(
    model: cp_model.CpModel,
    solver: cp_model.CpSolver,
    tell: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Ran:
    """Run a solver until it is done, its limit is reached, or `stop` is set.

    The solver works in a thread of its own where `stop` is given, so that the caller's thread can receive signals.
    """
    teller = _Teller(tell) if tell and model.has_objective() else None
    if teller:
        solver.best_bound_callback = teller.on_bound
    if stop is None:
        return _ended(solver, solver.solve(model, teller), asked=False)
    asked = stop.is_set()
    if asked:  # a search that has not begun cannot be asked to stop
        solver.parameters.max_time_in_seconds = 0.0
    answers: list[cp_model.CpSolverStatus] = []
    worker = threading.Thread(target=lambda: answers.append(solver.solve(model, teller)), daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(_POLL)
        if stop.is_set():
            asked = True
            solver.stop_search()
    return _ended(solver, answers[0], asked=asked)


def left(options: Options, used: float) -> Options:
    """Return the options for what follows a search of so many seconds: what is left, and `GRACE` at the least."""
    if options.time_limit is None:
        return options
    return replace(options, time_limit=max(options.time_limit - used, GRACE))


def time_left(options: Options, used: float) -> Options | None:
    """Return the options for more of a search that took so many seconds; None if no time is left."""
    if options.time_limit is None:
        return options
    rest = options.time_limit - used
    return replace(options, time_limit=rest) if rest > 0 else None


def _ended(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, *, asked: bool) -> Ran:
    open_ = status in {cp_model.FEASIBLE, cp_model.UNKNOWN}
    limit = solver.parameters.max_time_in_seconds
    out_of_time = math.isfinite(limit) and solver.wall_time >= limit * 0.99
    stopped = open_ and (asked or out_of_time)
    units = solver.response_proto.deterministic_time
    return Ran(solver, status, stopped, whole(solver.best_objective_bound), solver.wall_time, units)
