"""What is odd about a programme but stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.errors import Problem
    from scheduler.programme.model import Programme


def warnings(programme: Programme) -> tuple[Problem, ...]:
    """Return the warnings, by file and line."""
    return ()
