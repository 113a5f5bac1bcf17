"""The stages of a search: everything for a while, then near what was found, then everything until it is proved.

A proof that begins at a timetable that is nearly the best one mostly takes half the work or less; and where no proof is
to be had, the timetable is better. What was measured is in benchmarks/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.climb import MANY, Climb
from scheduler.solve.kernels.ties import hint
from scheduler.solve.options import Progress
from scheduler.solve.run import Ran, run, solver_for, time_left

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from scheduler.solve.kernels.kernel import Kernel
    from scheduler.solve.options import KernelName, Options

    Tell = Callable[[Progress], None]

FIRST: dict[KernelName, float] = {"stream": 4.0, "interval": 1.0}
"""Units of work after which a search of everything pauses; most programmes are solved by then."""
FIRST_OF_MANY = 1.5
"""The same, where there are more sessions than `MANY`: such a search can hardly be expected to prove them."""
CLIMB = 20.0
"""The most units of the search near a timetable."""


def search(kernel: Kernel, options: Options, progress: Tell | None = None, stop: threading.Event | None = None) -> Ran:
    """Search a posed programme in stages, and return how it ended, with the work and the time of all of them.

    Parameters
    ----------
    progress
        Called with each new best and each better bound of all stages.
    """
    tell = _Teller(progress) if progress else None
    ran = _searched(kernel, options, tell, stop)
    if tell and ran.found:  # the solver does not always tell of the bound with which it ends
        tell(Progress(round(ran.solver.objective_value), ran.bound, ran.seconds))
    return ran


def _searched(kernel: Kernel, options: Options, tell: _Teller | None, stop: threading.Event | None) -> Ran:
    limit = solver_for(options, kernel.name).parameters.max_deterministic_time
    units = FIRST_OF_MANY if len(kernel.programme.formal) > MANY else FIRST[kernel.name]
    ran = run(kernel.model, solver_for(options, kernel.name, units), tell, stop)
    if ran.found and _goes_on(ran, limit):
        ran = _climbed(kernel, ran, min(CLIMB, limit - ran.units), (options, tell, stop))
        hint(kernel.model, ran.solver)
    if not _goes_on(ran, limit):
        return ran
    rest = time_left(options, ran.seconds)
    if rest is None:
        return replace(ran, stopped=True)
    last = run(kernel.model, solver_for(rest, kernel.name, limit - ran.units), tell and tell.after(ran.seconds), stop)
    return _joined(ran, last)


def _goes_on(ran: Ran, limit: float) -> bool:
    """Return whether there is something left to search, and the time for it."""
    return not ran.proved and not ran.stopped and ran.units < limit


def _climbed(
    kernel: Kernel, ran: Ran, units: float, how: tuple[Options, _Teller | None, threading.Event | None]
) -> Ran:
    """Return a run that found something with the best that is near it."""
    options, tell, stop = how
    climb = Climb(kernel, ran.solver, options, units, tell and tell.near, stop, seconds=ran.seconds)
    climb.go()
    spent = ran.units + units - climb.units
    return _closed(replace(ran, solver=climb.best, stopped=climb.stopped, seconds=climb.seconds, units=spent))


def _joined(before: Ran, last: Ran) -> Ran:
    """Return the outcome of two searches of one model, the later of which began where the earlier one ended."""
    worse = not last.found or last.solver.objective_value > before.solver.objective_value if before.found else False
    better = before if worse else last
    # What a search says that finds nothing possible is no bound of what was found before.
    bound = before.bound if worse and last.proved else max(before.bound, last.bound)
    seconds, units = before.seconds + last.seconds, before.units + last.units
    return _closed(Ran(better.solver, better.status, last.stopped, bound, seconds, units))


def _closed(ran: Ran) -> Ran:
    """Return a run as optimal where its cost is its bound."""
    if ran.status == cp_model.FEASIBLE and round(ran.solver.objective_value) == ran.bound:
        return replace(ran, status=cp_model.OPTIMAL, stopped=False)
    return ran


@dataclass
class _Teller:
    """Passes on what gets better over all stages."""

    tell: Tell
    best: int | None = None
    bound: int = 0

    def __call__(self, progress: Progress) -> None:
        """Take what a search of everything tells."""
        best = min((cost for cost in (self.best, progress.best) if cost is not None), default=None)
        bound = max(self.bound, progress.bound)
        if (best, bound) != (self.best, self.bound):
            self.best, self.bound = best, bound
            self.tell(Progress(best, bound, progress.seconds))

    def near(self, progress: Progress) -> None:
        """Take what a search of a part tells: its bound is none for the whole."""
        self(replace(progress, bound=0))

    def after(self, seconds: float) -> Tell:
        """Return what takes the words of a search that began so many seconds later."""
        return lambda progress: self(replace(progress, seconds=progress.seconds + seconds))
