"""How many people a group or a table has, and what somebody would like, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scheduler.programme.durations import shown, whole
from scheduler.programme.problems import WrongValueError

MOST_SEATS = 5_000
_RANGE = re.compile("(?P<least>[0-9]+) ?[-\N{EN DASH}] ?(?P<most>[0-9]+)")
_SEATS = re.compile(f"[0-9]+|{_RANGE.pattern}")
_WISH = re.compile("(?P<session>[^:]*):(?P<groups>.*)", re.DOTALL)
_FORM = 'Write the session and its groups, the dearest first, as "clinics: 2 > 1; plans: 3"'


@dataclass(frozen=True)
class Seats:
    """At most, and perhaps at least, so many people; ``least`` is None where it is not said."""

    least: int | None
    most: int


@dataclass(frozen=True)
class Liking:
    """The groups of one session that somebody would like to be in, the dearest first, by number or topic."""

    session: str
    groups: tuple[str, ...]


def is_seats(text: str) -> bool:
    """Return whether text is meant as seats: a number, or from-to."""
    return _SEATS.fullmatch(text) is not None


def seats(value: object) -> Seats:
    """Return seats: ``12`` at most, ``8-12`` at least and at most."""
    found = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if found is None and not (isinstance(value, str) and is_seats(value)):
        what = f"{shown(value)} is no number of seats"
        raise WrongValueError(what, 'Write the most, as "12", or the least and the most, as "8-12"')
    if found is None:
        return Seats(None, whole(value, 1, MOST_SEATS))
    least, most = whole(found["least"], 1, MOST_SEATS), whole(found["most"], 1, MOST_SEATS)
    if least > most:
        what = f"at least {least} and at most {most} cannot be"
        raise WrongValueError(what, "Write the smaller number first")
    return Seats(least, most)


def likings(value: object) -> tuple[Liking, ...]:
    """Return what somebody would like: ``clinics: Ports > 2; plans: 1``."""
    if not isinstance(value, str):
        what = f"{shown(value)} stands where wishes for groups should"
        raise WrongValueError(what, _FORM)
    found: list[Liking] = []
    for piece in filter(None, map(str.strip, value.split(";"))):
        one = _WISH.fullmatch(piece)
        groups = tuple(word.strip() for word in one["groups"].split(">")) if one else ()
        if one is None or not one["session"].strip() or not all(groups):
            what = f'"{piece}" names no groups of a session'
            raise WrongValueError(what, _FORM)
        session = one["session"].strip()
        if session in {other.session for other in found}:
            what = f'"{session}" is named twice'
            raise WrongValueError(what, "Name every session once")
        found.append(Liking(session, groups))
    return tuple(found)
