"""Asked for by mutmut's runs: what the rules remember from one test is forgotten before the next one.

Every mutant is tried in a copy of one process, in which all tests have run; what that process remembers is what the
code said that is not mutated.
"""

from __future__ import annotations

import sys


def pytest_runtest_setup() -> None:
    """Clear every cache of a function of `scheduler`."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("scheduler."):
            for value in [*vars(module).values()]:
                getattr(value, "cache_clear", bool)()
