"""Meals: each once on each of its days, inside its window, within its minutes, and nothing formal overlaps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.occurrences import of_family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Programme


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield the constraints of every meal."""
    return of_family(programme, "meal")
