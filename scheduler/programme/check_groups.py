"""Whether groups and tables have seats for the people who are there the whole time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.absence import absences
from scheduler.programme.model import Session
from scheduler.programme.rounds import Rounds

if TYPE_CHECKING:
    from scheduler.programme.model import Person, Programme
    from scheduler.programme.resolve import Context
    from scheduler.programme.rounds import Round


def check_groups(programme: Programme, context: Context) -> None:
    """Add a problem for each session and each meal whose groups together have too few seats, whatever the timetable."""
    told: set[str] = set()
    for one in Rounds(context, programme).all:
        of = one.item.id if isinstance(one.item, Session) else one.item.of
        if any(split.most is None for split in one.splits) or of in told:
            continue
        seats = sum(split.most or 0 for split in one.splits)
        people = sum(_there(programme.person_by_id[name], one, programme) for name in one.people(programme))
        if people > seats:
            told.add(of)
            kind, key = ("session", "groups") if isinstance(one.item, Session) else (one.item.family, "tables")
            what = f"together they have {seats} seats, and {people} people are there"
            remedy = f"Write more seats or more {one.word}s, or leave seats out"
            context.problems.add(one.splits[0].source, f"{kind} {of}: {key}", what, remedy)


def _there(person: Person, one: Round, programme: Programme) -> bool:
    """Return whether somebody is there whenever it may be held."""
    away = absences(person, programme)
    if isinstance(one.item, Session):
        return not away
    window = one.item.window
    return not any(each.overlaps(window.start, window.end) for each in away)
