"""Whether everybody with a part is ever there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.absence import present
from scheduler.programme.fit import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.programme.model import Part, Programme, Role, Session
    from scheduler.programme.resolve import Context

KEYS: Mapping[Role, str] = {
    "chair": "chair",
    "speaker": "speakers",
    "facilitator": "facilitators",
    "rapporteur": "rapporteurs",
}


def key_of(part: Part, session: Session) -> str:
    """Return the key under which a part was written: a speaker may be one of a portion alone."""
    if part.role == "speaker" and any(part in portion.parts for portion in session.portions):
        return "parts"
    return KEYS[part.role]


def check_parts(programme: Programme, sessions: Iterable[Session], context: Context) -> None:
    """Add a problem for each confirmed part of somebody who is at no time there while sessions may run.

    Whether they are there long enough, and when this session may be, is weighed with everything else later.
    """
    hours = [window for windows in programme.hours.values() for window in windows]
    for session in sessions:
        meal = programme.occurrence_by_id.get(session.during or "")
        windows, when = (hours, "while sessions may run") if meal is None else ([meal.window], f"during {meal.title}")
        for part in session.parts:
            person = programme.person_by_id.get(part.person or "")
            if person is not None and part.confirmed and not common(present(person, programme), windows):
                key = key_of(part, session)
                what = f"{person.name} is never there {when}"
                remedy = f"Correct the row at {person.source}, or give the part to somebody else"
                context.problems.add(session.where(key), f"session {session.id}: {key}", what, remedy)
