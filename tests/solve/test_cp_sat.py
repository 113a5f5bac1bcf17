"""CP-SAT is loaded without pandas, which nobody misses."""

from __future__ import annotations

import subprocess
import sys

from tests.commands import ROOT, UNCOUNTED


def said_by(lines: str) -> list[str]:
    """Run lines of Python in a process of its own, in which nothing is loaded yet, and return what they print."""
    command = [sys.executable, "-c", lines]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=UNCOUNTED)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


LOADED = "print({name.partition('.')[0] for name in sys.modules} >= {'ortools', 'pandas'}, 'pandas' in sys.modules)"
SOLVED = """
from ortools.sat.python import cp_model
model, solver = cp_model.CpModel(), cp_model.CpSolver()
number = model.new_int_var(0, 9, "")
model.maximize(number)
solver.solve(model)
print(solver.value(number))
"""


def test_to_solve_loads_no_pandas_and_whoever_asks_for_it_gets_the_real_one() -> None:
    lines = f"import sys, scheduler.solve\n{LOADED}\n{SOLVED}\nimport pandas\nprint(pandas.Series([4, 5]).sum())"
    assert said_by(lines) == ["False", "False", "9", "9"]


def test_where_pandas_is_loaded_already_it_stays() -> None:
    lines = (
        f"import sys, pandas\nbefore = pandas\nimport scheduler.solve\n{LOADED}\nprint(sys.modules['pandas'] is before)"
    )
    assert said_by(lines) == ["True", "True", "True"]


def test_a_solver_that_asks_more_of_pandas_gets_it() -> None:
    lines = f"""
import sys
from scheduler.solve import cp_sat
del sys.modules["ortools.sat.python.cp_model"]
cp_sat._NAMES = ("Index",)
cp_sat.load()
{LOADED}
{SOLVED}
"""
    assert said_by(lines) == ["True", "True", "9"]
