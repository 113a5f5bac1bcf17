"""Loads CP-SAT without pandas.

The Python package of the solver loads pandas for a handful of functions that take or return its series. None of them
is used here, and to load pandas takes a third of a second of every solve. So a module that only has the names stands in
for it while CP-SAT is loaded, and is gone afterwards: whoever then asks for pandas gets the real one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_CP_SAT = "ortools.sat.python.cp_model"
_PANDAS = "pandas"
_NAMES = ("Index", "Series")
"""What CP-SAT asks pandas for while it is loaded."""


def load() -> ModuleType:
    """Load CP-SAT, or return it where it is loaded.

    A version of it that asks pandas for more than `_NAMES` gets pandas itself.
    """
    if _PANDAS in sys.modules or _CP_SAT in sys.modules:
        return import_module(_CP_SAT)
    sys.modules[_PANDAS] = _stand_in()
    try:
        return import_module(_CP_SAT)
    except AttributeError:
        pass
    finally:
        del sys.modules[_PANDAS]
    return import_module(_CP_SAT)


def _stand_in() -> ModuleType:
    """Return a module of the name of pandas with classes that have no instances."""
    made = ModuleType(_PANDAS)
    for name in _NAMES:
        setattr(made, name, type(name, (), {}))
    return made


load()
