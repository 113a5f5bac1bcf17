"""The days, rooms and people that somebody names on the command line, in any way that is not to be mistaken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from scheduler.clock import Clock
    from scheduler.export.entry import Guest
    from scheduler.programme.model import Person, Programme, Room, Session
    from scheduler.programme.moments import Day
    from scheduler.publish.addresses import Address

_MOST_NAMES = 5
_NEAR = 0.6
"""How much alike a name must be to be worth naming, from 0 to 1."""


class Named(Protocol):
    """What has an id, and a name that people use."""

    @property
    def id(self) -> str:
        """Its id in the programme."""

    @property
    def name(self) -> str:
        """Its name."""


@dataclass(frozen=True)
class _Titled:
    """A session, by the title that people use for it."""

    id: str
    name: str


Thing = TypeVar("Thing", bound=Named)


def chosen_days(texts: Sequence[str], clock: Clock) -> tuple[date, ...]:
    """Return the dates of days as people write them, each once, in order.

    Raises
    ------
    UsageError
        If one is no day of the event; the nearest one is named.
    """
    return tuple(sorted({clock.date_of(_day(text, clock)) for text in texts}))


def chosen_rooms(texts: Sequence[str], programme: Programme) -> tuple[Room, ...]:
    """Return rooms by id, by name, or by a part of the name that no other has; each once, in the order of the house.

    Raises
    ------
    UsageError
        If there is no such room, or several.
    """
    wanted = {_one("--room", "room", text, programme.rooms).id for text in texts}
    return tuple(room for room in programme.rooms if room.id in wanted)


def chosen_person(text: str, programme: Programme) -> Person:
    """Return a person by id, by name, or by a part of the name that no other has.

    Raises
    ------
    UsageError
        If there is nobody of that name, several, or they can no longer come.
    """
    everybody = (*programme.people, *programme.withdrawn)
    person = _one("--person", "person", text, everybody)
    if person.id not in programme.person_by_id:
        msg = f"--person: {person.name} can no longer come, and has no part in the timetable. Name somebody else."
        raise UsageError(msg)
    return person


def chosen_session(option: str, text: str, sessions: Sequence[Session], kind: str = "session") -> str:
    """Return the id of a session, named by id, by title, or by a part of the title that no other has.

    Raises
    ------
    UsageError
        If there is no such session, or several.
    """
    return _one(option, kind, text, _titled(sessions)).id


def chosen_anybody(text: str, programme: Programme) -> str:
    """Return the id of a person, also of one who can no longer come."""
    return _one("PERSON", "person", text, (*programme.people, *programme.withdrawn)).id


def chosen_guest(text: str, guests: Sequence[Guest]) -> Guest:
    """Return somebody who has, or had, a calendar: by id, by name, or by a part of the name that no other has.

    Raises
    ------
    UsageError
        If there is nobody of that name, or several.
    """
    return _one("--person", "person", text, guests)


def chosen_away(text: str, programme: Programme) -> tuple[str, bool] | None:
    """Return the id of a cancelled session or of a person who has withdrawn, and whether it is a session.

    None for a session that is held and a person who comes: nothing is to be taken back.
    """
    sessions = _titled(programme.cancelled)
    away: tuple[Named, ...] = (*sessions, *programme.withdrawn)
    here: tuple[Named, ...] = (*_titled(programme.sessions), *programme.people)
    if not _matching(text, away) and len(_matching(text, here)) == 1:
        return None
    found = _one("NAME", "cancelled session, and nobody who has withdrawn,", text, away)
    return found.id, found in sessions


def chosen_pinned(text: str, programme: Programme) -> str | None:
    """Return the id of a session that is pinned; None for another one."""
    names = {pin.session for pin in programme.pins}
    pinned = _titled(session for session in programme.sessions if session.id in names)
    if not _matching(text, pinned) and len(_matching(text, _titled(programme.sessions))) == 1:
        return None
    return _one("SESSION", "pinned session", text, pinned).id


def _titled(sessions: Iterable[Session]) -> tuple[_Titled, ...]:
    return tuple(_Titled(session.id, session.title) for session in sessions)


def chosen_feed(text: str, feeds: Sequence[Address]) -> Address:
    """Return somebody's feed by the id or the name of the person, or a part of the name that no other has.

    Raises
    ------
    UsageError
        If nobody of that name has a feed, or several have.
    """
    return _one("--rotate", "feed of", text, feeds)


def _matching(text: str, things: Sequence[Thing]) -> list[Thing]:
    wanted = text.strip().casefold()
    exact = [thing for thing in things if thing.id.casefold() == wanted]
    exact = exact or [thing for thing in things if thing.name.casefold() == wanted]
    return exact or [thing for thing in things if wanted and wanted in thing.name.casefold()]


def _one(option: str, kind: str, text: str, things: Sequence[Thing]) -> Thing:
    found = _matching(text, things)
    if len(found) == 1:
        return found[0]
    if found:
        msg = f'{option}: "{text}" may be {_several(found)}. Write more of the name, or the id.'
        raise UsageError(msg)
    msg = f'{option}: there is no {kind} "{text}". {_nearest(text.strip().casefold(), things)}.'
    raise UsageError(msg)


def _several(things: Sequence[Thing]) -> str:
    names = [_called(thing) for thing in things[:_MOST_NAMES]]
    if len(things) > _MOST_NAMES:
        names.append(f"{len(things) - _MOST_NAMES} more")
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _called(thing: Named) -> str:
    return f'"{thing.name}" ({thing.id})'


def _nearest(wanted: str, things: Sequence[Thing]) -> str:
    """Return the remedy: which id, name, or word of a name is near to what is wanted, or else which ids are known."""
    import difflib

    from scheduler.programme.problems import nearest

    words: dict[str, Thing] = {}
    for thing in things:
        for word in (thing.id, thing.name, *thing.name.replace(",", " ").split()):
            words.setdefault(word.casefold(), thing)
    near = difflib.get_close_matches(wanted, words, n=1, cutoff=_NEAR)
    return f"The nearest is {_called(words[near[0]])}" if near else nearest("", [thing.id for thing in things])


def _day(text: str, clock: Clock) -> int:
    from scheduler.programme.moments import parse_day
    from scheduler.programme.problems import WrongValueError, nearest

    try:
        day = parse_day(text.strip())
    except WrongValueError as wrong:
        names = [f"{clock.date_of(number):{form}}" for number in clock.days for form in ("%A", "%Y-%m-%d")]
        remedy = nearest(text, [f"day {number}" for number in clock.days] + names)
        msg = f"--day: {wrong.what}. {remedy if remedy.startswith('Perhaps') else wrong.remedy}."
        raise UsageError(msg) from None
    try:
        return day.on(clock)
    except WrongValueError as wrong:
        msg = f"--day: {wrong.what}. {_nearest_day(day, clock) or wrong.remedy}."
        raise UsageError(msg) from None


def _nearest_day(day: Day, clock: Clock) -> str:
    """Return which day of the event is the nearest; nothing for a weekday that is there twice."""
    if day.weekday is not None:
        weekdays = [clock.date_of(number).weekday() for number in clock.days]
        if day.weekday in weekdays:
            return ""
        steps = [min((day.weekday - other) % 7, (other - day.weekday) % 7) for other in weekdays]
        number = steps.index(min(steps)) + 1
    else:
        number = day.number if day.number is not None else clock.day_of_date(day.dated or clock.first_day)
        number = min(max(number, 1), len(clock.days))
    return f'The nearest is "day {number}", {clock.date_of(number):%A %Y-%m-%d}'
