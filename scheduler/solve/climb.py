"""Better timetables near one that is known: a part of the days is searched, and the others stay as they are.

A search of everything finds its way to a good timetable slowly where there are many sessions; a search of two days is
quick, and what it finds on one pair of days opens the way on the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.solve.kernels.ties import hint
from scheduler.solve.run import run, solver_for, time_left

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.kernel import Kept, Kernel
    from scheduler.solve.options import Options, Progress

MANY_DAYS = 3
"""Days above which three of them are searched together, too."""
MANY = 12
"""Sessions above which a step is given more work."""


@dataclass
class Climb:
    """A way up from one timetable to better ones.

    Parameters
    ----------
    units
        The most work, in the solver's deterministic units.
    tell
        Called with what each step finds.
    seconds
        Those of the clock that went by since the search began.
    """

    kernel: Kernel
    best: cp_model.CpSolver
    options: Options
    units: float
    tell: Callable[[Progress], None] | None = None
    stop: threading.Event | None = None
    stopped: bool = False
    seconds: float = 0.0

    @property
    def cost(self) -> int:
        """What the best timetable costs."""
        return round(self.best.objective_value)

    def go(self) -> None:
        """Search near the best timetable, again and again, until every part in turn brings nothing."""
        parts = list(self._parts())
        turn = idle = 0
        while idle < len(parts) and self.units > 0 and not self.stopped:
            idle = 0 if self._step(parts[turn % len(parts)](self.best)) else idle + 1
            turn += 1

    def _parts(self) -> Iterator[Callable[[cp_model.CpSolver], Iterable[Kept]]]:
        """Yield what can stay as it is: every session on its day, or all that is not on some days."""
        kernel = self.kernel
        yield kernel.keep_days
        days = sorted(kernel.programme.hours)
        sizes = (2, 3) if len(days) > MANY_DAYS else (2,)
        for chosen in (some for size in sizes for some in combinations(days, size) if len(days) > size):
            yield partial(kernel.keep_places, free=chosen)

    def _step(self, kept: Iterable[Kept]) -> bool:
        """Search with some facts kept, and return whether a better timetable was found."""
        options = time_left(self.options, self.seconds)
        if options is None:
            self.stopped = True
            return False
        model = self.kernel.model.clone()
        for fact in kept:
            model.add(fact)
        hint(model, self.best)
        work = min(self.units, 1.0 if len(self.kernel.programme.formal) > MANY else 0.5)
        ran = run(model, solver_for(options, self.kernel.name, work), self.tell and self._told, self.stop)
        self.units -= ran.units
        self.seconds += ran.seconds
        self.stopped = ran.stopped
        if not ran.found or round(ran.solver.objective_value) >= self.cost:
            return False
        self.best = ran.solver
        return True

    def _told(self, progress: Progress) -> None:
        """Pass on what a step tells, in seconds since the search began."""
        if self.tell:
            self.tell(replace(progress, seconds=progress.seconds + self.seconds))
