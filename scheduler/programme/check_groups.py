"""Whether groups and tables have seats for the people who are there, and people for their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.absence import absences
from scheduler.programme.model import Session
from scheduler.programme.resolve_mix import FEWEST
from scheduler.programme.rounds import Rounds

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.programme.resolve import Context
    from scheduler.programme.rounds import Round


def check_groups(programme: Programme, context: Context) -> None:
    """Add a problem for each session and each meal whose groups cannot be as large as they are to be.

    That is so whatever the timetable: too few seats for those who are there the whole time, or more people asked for
    than are listed.
    """
    rounds = Rounds(context, programme).all
    away = {person.id: absences(person, programme) for person in programme.people} if rounds else {}
    told: set[str] = set()
    for one in rounds:
        of = one.item.id if isinstance(one.item, Session) else one.item.of
        found = _wrong(one, len(one.people(programme)), len(one.throughout(programme, away)))
        if found is not None and of not in told:
            told.add(of)
            kind, key = ("session", "groups") if isinstance(one.item, Session) else (one.item.family, "tables")
            context.problems.add(one.splits[0].source, f"{kind} {of}: {key}", *found)


def _wrong(one: Round, listed: int, throughout: int) -> tuple[str, str] | None:
    """Return what is wrong with the seats of a round, and what to do."""
    seats = sum(split.most or 0 for split in one.splits)
    if all(split.most for split in one.splits) and throughout > seats:
        what = f"together they have {seats} seats, and {throughout} people are there"
        return what, f"Write more seats or more {one.word}s, or leave seats out"
    needed = sum(split.least or 0 for split in one.splits if split.least != 1)  # one may be nobody, if it must be
    if FEWEST * len(one.splits) <= listed < needed:
        what = f"together they are to be {needed} people at least, and {listed} are listed"
        return what, f"Write fewer, or fewer {one.word}s"
    return None
