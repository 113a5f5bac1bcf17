"""Whether everybody with a part is ever there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.absence import present
from scheduler.programme.fit import common

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.programme.model import Programme, Role
    from scheduler.programme.resolve import Context

KEYS: Mapping[Role, str] = {
    "chair": "chair",
    "speaker": "speakers",
    "facilitator": "facilitators",
    "rapporteur": "rapporteurs",
}


def check_parts(programme: Programme, context: Context) -> None:
    """Add a problem for each confirmed part of somebody who is at no time there while sessions may run.

    Whether they are there long enough, and when this session may be, is weighed with everything else later.
    """
    hours = [window for windows in programme.hours.values() for window in windows]
    for session in programme.sessions:
        for part in session.parts:
            person = programme.person_by_id.get(part.person or "")
            if person is not None and part.confirmed and not common(present(person, programme), hours):
                key = KEYS[part.role]
                what = f"{person.name} is never there while sessions may run"
                remedy = f"Correct the row at {person.source}, or give the part to somebody else"
                context.problems.add(session.where(key), f"session {session.id}: {key}", what, remedy)
