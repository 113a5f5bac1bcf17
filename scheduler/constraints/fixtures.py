"""Fixtures: each is held exactly when it was set, and nothing formal overlaps it unless attendance is optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.occurrences import Clear, of_family
from scheduler.programme.cohorts import kept_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Programme


def constraints(programme: Programme) -> Iterator[Constraint]:
    """Yield the constraints of every fixture, and what keeps clear of those that stand next to a session."""
    yield from of_family(programme, "fixture")
    for near in programme.near:
        for session in programme.formal if not near.in_pause else ():
            if session.id != near.session and kept_from(programme, session, near):
                yield Clear(session.id, near)
