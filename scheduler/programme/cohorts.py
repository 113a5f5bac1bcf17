"""Whose days are alike: the people of a programme by the sessions that they are due in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.people import Cohort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Near, Occurrence, Programme, Session

EVERYBODY = "everybody"
_MOST_NAMES = 3


def due(programme: Programme, session: Session) -> frozenset[str]:
    """Return the ids of the listed people who are due in a session: its audience, and who has a confirmed part."""
    everyone = frozenset(person.id for person in programme.people)
    audience = everyone if session.audience is None else session.audience
    return audience | (parts(session) & everyone)


def parts(session: Session) -> frozenset[str]:
    """Return the ids of the people who have a confirmed part in a session."""
    return frozenset(part.person for part in session.parts if part.confirmed and part.person)


def kept_from(programme: Programme, session: Session, item: Occurrence | Near) -> bool:
    """Return whether a session may not overlap an informal item, because somebody could not be at both.

    An item for everybody keeps all sessions away; one for some people those in which one of them has a part, or is
    due, as it says.
    """
    if item.blocks == "nobody":
        return False
    if item.people is None:
        return True
    there = parts(session) if item.blocks == "parts" else due(programme, session)
    return bool(there & item.people)


def meet(programme: Programme, one: Session, other: Session) -> bool:
    """Return whether somebody is due in both of two sessions, so that they cannot be side by side."""
    if one.audience is None and other.audience is None:
        return True
    return bool(due(programme, one) & due(programme, other))


def strangers(programme: Programme) -> Mapping[str, frozenset[str]]:
    """Return for each formal session the others that do not meet it: nobody is due in both, so they may overlap it."""
    found: dict[str, set[str]] = {session.id: set() for session in programme.formal}
    invited = [(session, due(programme, session)) for session in programme.formal]
    for number, (one, people) in enumerate(invited):
        for other, others in invited[:number]:
            everybody = one.audience is None and other.audience is None
            if not everybody and people.isdisjoint(others):
                found[one.id].add(other.id)
                found[other.id].add(one.id)
    return {name: frozenset(others) for name, others in found.items()}


def for_all_of(wide: Session, session: Session) -> bool:
    """Return whether the audience of one session contains all of that of another."""
    return wide.audience is None or (session.audience is not None and session.audience <= wide.audience)


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


def widest(programme: Programme) -> tuple[tuple[str, Cohort], ...]:
    """Return the cohorts whose sessions no other cohort has all of, each with what the names of its rules end with.

    What holds for the sessions of one holds for fewer of them where fewer minutes or sessions are wanted.
    """
    every = programme.cohorts
    kept = [one for one in every if not any(one.sessions < other.sessions for other in every)]
    return tuple((suffix_of(programme, one), one) for one in kept)


def suffix_of(programme: Programme, cohort: Cohort) -> str:
    """Return what the name of a rule for a cohort ends with: nothing for everybody, ``-others-2`` for the second."""
    number = programme.cohorts.index(cohort)
    return f"-others-{number}" if number else ""


def _named(names: list[str]) -> str:
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
