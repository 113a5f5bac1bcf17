"""Whose days are alike: the people of a programme by the sessions that they are due in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.people import Cohort

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session

EVERYBODY = "everybody"
_MOST_NAMES = 3


def due(programme: Programme, session: Session) -> frozenset[str]:
    """Return the ids of the listed people who are due in a session: its audience, and who has a confirmed part."""
    everyone = frozenset(person.id for person in programme.people)
    audience = everyone if session.audience is None else session.audience
    return audience | parts(session)


def parts(session: Session) -> frozenset[str]:
    """Return the ids of the people who have a confirmed part in a session."""
    return frozenset(part.person for part in session.parts if part.confirmed and part.person)


def meet(programme: Programme, one: Session, other: Session) -> bool:
    """Return whether somebody is due in both of two sessions, so that they cannot be side by side."""
    if one.audience is None and other.audience is None:
        return True
    return bool(due(programme, one) & due(programme, other))


def cohorts(programme: Programme) -> tuple[Cohort, ...]:
    """Return the people of a programme by the formal sessions that they are due in, the widest days first.

    The first is always that of a guest whom no tag names: the sessions that are for everybody. Parts of meals are in
    no cohort, for they are not formal.
    """
    common = frozenset(session.id for session in programme.formal if session.audience is None)
    found: dict[frozenset[str], list[str]] = {}
    invited = {session.id: due(programme, session) for session in programme.formal}
    for person in programme.people:
        sessions = frozenset(name for name, people in invited.items() if person.id in people)
        if sessions != common:
            found.setdefault(sessions, []).append(person.name)
    rest = sorted(found.items(), key=lambda pair: (-len(pair[0]), sorted(pair[0])))
    return (Cohort(EVERYBODY, common), *(Cohort(_named(names), sessions) for sessions, names in rest if sessions))


def _named(names: list[str]) -> str:
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
