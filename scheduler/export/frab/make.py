"""From a timetable and its programme to the values of a schedule for apps: what anybody may read, and nothing else."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from scheduler.export import identity
from scheduler.export.frab.model import Day, Event, Schedule, Speaker
from scheduler.export.plain import one_line
from scheduler.export.printed import printed
from scheduler.export.words import UNKNOWN, VACANT, minutes_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scheduler.export.printed import Edition, Line, Name, Printed
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_LEAST_LETTERS = 4
_LARGEST = 2**31 - 1  # what apps that keep numbers in 32 bits can hold
_NO_LETTER = re.compile("[^a-z0-9]+")
_SOMEWHERE = "No room"


def schedule(timetable: Timetable, programme: Programme, edition: Edition) -> Schedule:
    """Return the schedule: every day of the meeting, also one without events."""
    about, clock = printed(timetable, programme, edition), programme.clock
    place = one_line(programme.house.name) or _SOMEWHERE
    taken: set[int] = set()
    lines = {day.day: day.lines for day in about.days}
    days = sorted({*lines, *(clock.date_of(number) for number in clock.days)})
    return Schedule(
        version=about.edition.words,
        acronym=_acronym(about.id),
        title=one_line(about.title),
        first=clock.first_day,
        last=clock.last_day,
        grid=clock.grid,
        zone=about.zone,
        days=tuple(
            Day(
                index,
                day,
                *_span(day, programme),
                tuple(_event(line, about, place, taken) for line in lines.get(day, ())),
            )
            for index, day in enumerate(days, 1)
        ),
    )


def _span(day: date, programme: Programme) -> tuple[datetime, datetime]:
    zone = programme.clock.zone
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def _event(line: Line, about: Printed, place: str, taken: set[int]) -> Event:
    guid = identity.uid(about.id, line.id)
    number = _number(guid)
    while number in taken:
        number = number % _LARGEST + 1
    taken.add(number)
    return Event(
        guid=guid,
        number=number,
        slug="-".join((_acronym(about.id).replace("-", "_"), f"{number:010}", _slug(line.id))),
        title=one_line(f"{line.number}. {line.title}" if line.number else line.title),
        kind=one_line(line.form),
        room=one_line("; ".join(line.rooms)) or place,
        start=line.start,
        minutes=line.minutes,
        abstract=_text(line.questions),
        about=_text(_about(line, about)),
        people=tuple(_speakers(line, about)),
    )


def _about(line: Line, about: Printed) -> Iterator[str]:
    """Yield what there is to say besides title, time, place and questions."""
    if line.within:
        yield f"Part of: {line.within}"
    if line.audience:
        yield f"For: {line.audience}"
    for piece in line.pieces:
        people = "; ".join(_words(name) for name in piece.people)
        what = f"{piece.title}, {minutes_words(piece.minutes)}"
        yield f"{what}: {people}" if people else what
    for role in line.roles:
        yield f"{role.word}: {'; '.join(_words(name) for name in role.people)}"
    if about.note:
        yield about.note


def _words(name: Name) -> str:
    """Return a name with what stands beside it in brackets."""
    unsure = UNKNOWN if not name.confirmed and name.name != UNKNOWN else ""
    beside = ", ".join(words for words in (name.beside, unsure) if words)
    return f"{name.name} ({beside})" if beside else name.name


def _speakers(line: Line, about: Printed) -> Iterator[Speaker]:
    """Yield everybody who has a part and is known, each once; who is not sure to come says so."""
    found: dict[str, Name] = {}
    for role in line.roles:
        for name in role.people:
            if name.name not in {VACANT, UNKNOWN} and (name.name not in found or name.confirmed):
                found[name.name] = name
    for name in found.values():
        words = name.name if name.confirmed else f"{name.name} ({UNKNOWN})"
        # No id of an item holds a slash, so nobody's number is made as that of an item is.
        yield Speaker(_number(identity.uid(about.id, f"people/{name.name}")), one_line(words))


def _number(guid: str) -> int:
    return UUID(guid).int % _LARGEST + 1


def _acronym(name: str) -> str:
    """Return the id of the programme, made longer where apps would find it too short."""
    return name if len(name) >= _LEAST_LETTERS else f"{name}-meeting"


def _slug(name: str) -> str:
    return _NO_LETTER.sub("-", name.casefold()).strip("-")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(one_line(line) for line in lines)
