"""Small programmes in which some sessions can be side by side: Ann and Ben, who are due in some things together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.builders import a_clock, a_person, a_room
from tests.facts import allowed, programme, rules, session, violations, weighed

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Session
    from scheduler.timetable.model import Timetable

CLOCK = a_clock(days=2, grid=5)
PEOPLE = tuple(a_person(name) for name in ("ann", "ben", "cas", "dee"))
ROOMS = tuple(
    a_room(name, name.capitalize(), theatre=50, roundtable=50, breakout=50) for name in ("hall", "barn", "loft")
)


def some(name: str, whom: str, minutes: int | tuple[int, ...] = (25, 65), **changes: Any) -> Session:
    """Return a session for some people: ``some("a", "ann cas")``."""
    return session(name, minutes, audience=frozenset(whom.split()), **changes)


def split(*sessions: Session, **changes: Any) -> Programme:
    """Return a programme of these sessions, for four people in a house of three rooms alike."""
    whole = {"clock": CLOCK, "hours": "07:30-18:30", "rooms": ROOMS, "people": PEOPLE, **changes}
    return programme(*sessions, **whole)


def holds(whole: Programme, family: str, timetable: Timetable, expected: list[str]) -> None:
    """Hold `check` and `post` of a family against what is expected of a timetable with sessions side by side."""
    assert not whole.all_meet
    assert violations(whole, family, timetable) == expected
    assert allowed(whole, timetable, rules(whole, family)) is not bool(expected)


def measures(whole: Programme, term: str, timetable: Timetable) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Return the measure of one term and who pays it; the solver's number, with every time fixed, is the same."""
    assert not whole.all_meet
    return weighed(whole, term, timetable)
