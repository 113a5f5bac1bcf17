"""The solver: from a programme to its best timetable. The only package that loads ortools."""

from scheduler.solve import cp_sat as cp_sat  # before all that loads CP-SAT
from scheduler.solve.options import Options, Progress
from scheduler.solve.search import solve

__all__ = ["Options", "Progress", "solve"]
