"""Which sessions meet: sets of sessions any two of which do, that together have every such pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scheduler.programme.model import Programme


def neighbours_of(programme: Programme) -> dict[str, frozenset[str]]:
    """Return for each session the others that it meets."""
    every = frozenset(session.id for session in programme.formal)
    return {session.id: every - {session.id} - programme.strangers[session.id] for session in programme.formal}


def cliques(neighbours: Mapping[str, frozenset[str]], cohorts: Iterable[Collection[str]]) -> list[frozenset[str]]:
    """Return sets of sessions that all meet, each as large as can be, so that every pair that meets is in one.

    Parameters
    ----------
    cohorts
        Sets to begin with; whoever is due in two sessions is in one of them.
    """
    found: dict[frozenset[str], None] = {}
    for cohort in cohorts:
        whole = set(cohort)
        for name in sorted(neighbours):
            if name not in whole and whole <= neighbours[name]:
                whole.add(name)
        found[frozenset(whole)] = None
    return [one for one in found if not any(one < other for other in found)]


def all_meet(neighbours: Mapping[str, frozenset[str]], sessions: Collection[str]) -> bool:
    """Return whether any two of some sessions meet."""
    whole = frozenset(sessions)
    return all(whole - {name} <= neighbours[name] for name in whole)
