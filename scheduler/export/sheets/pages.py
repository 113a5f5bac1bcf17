"""The house sheet of each day: chairs and tables, meals, breaks, and the order of the day at the front desk.

Texts are cut where they would push others off the page; the workbook has them whole.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scheduler.export.plain import cut, one_line
from scheduler.export.sheets.blocks import Block, Column, Page
from scheduler.export.sheets.make import house_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scheduler.export.covers import Counts, Cover
    from scheduler.export.sheets.model import Guest, HouseDay, RoomDay, Running, Turn, Use
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable

_LONGEST = 100
"""Characters of a title, a name or a room: enough to know which it is."""
_BRIEF = 25
"""Characters of a room and of a title beside it; the title stands in the order of the day, below."""
_FEW = 2
"""If something is in more rooms, that is said; they stand above."""
_MANY = 20
"""If more people come or go at one time, their names stand alone."""
_TIMES = Column("Time", 2.4)
_ROOMS = (
    *(Column("Room", 3.5), _TIMES, Column("Held in it", 4.7), Column("Layout", 2.0)),
    *(Column("People", 1.5), Column("Seats", 1.3), Column("Chairs moved", 2.5)),
)
_COVERS = (
    _TIMES,
    Column("What", 3.2),
    Column("Where", 2.2),
    Column("Covers", 1.5),
    Column("Diets, needs, remarks", 8.8),
)
_RUNNING = (_TIMES, Column("What", 10.2), Column("Where", 4.0), Column("People", 1.5))
_MOVING = (_TIMES, Column("", 1.6), Column("Who", 14.0))
UNTIMED = "\u2013"
"""Stands where the day alone is known."""


def house_pages(timetable: Timetable, programme: Programme) -> tuple[Page, ...]:
    """Return the sheet of each day of the meeting."""
    return tuple(Page(day.heading, tuple(_blocks(day))) for day in house_days(timetable, programme))


def _blocks(day: HouseDay) -> Iterator[Block]:
    """Yield the tables that have rows; who comes and goes is last, for that may be long."""
    eaten = sorted((*day.meals, *day.breaks), key=lambda cover: cover.start)
    moving = (*_moving("arrives", day.arriving), *_moving("leaves", day.leaving))
    tables = (
        ("Rooms", _ROOMS, tuple(row for room in day.rooms for row in _room(room))),
        ("Meals and breaks", _COVERS, tuple(map(_cover, eaten))),
        ("Order of the day", _RUNNING, tuple(map(_line, day.running))),
        (f"Arriving: {len(day.arriving)}, leaving: {len(day.leaving)}", _MOVING, moving),
    )
    for heading, columns, rows in tables:
        if rows:
            yield Block(heading, columns, rows)


def _room(room: RoomDay) -> Iterator[tuple[str, ...]]:
    for number, use in enumerate(room.uses):
        yield (
            "" if number else cut(one_line(room.room), _BRIEF),
            _times(use.start, use.end),
            cut(one_line(use.title), _BRIEF),
            _short(use.layout),
            str(use.people),
            str(use.seats or ""),
            "" if use.turn is None else _turn(use.turn, use),
        )


def _turn(turn: Turn, use: Use) -> str:
    """Return from when to when chairs are moved; what stood there the evening before has no line above."""
    if turn.since is not None:
        return _times(turn.since, use.start)
    return f"by {use.start:%H:%M}" + (f" from {_short(turn.before)}" if turn.before else "")


def _cover(cover: Cover) -> tuple[str, ...]:
    what = f"{cover.title}, for {cover.audience}" if cover.audience else cover.title
    rooms = "; ".join(map(_short, cover.rooms))
    return (_times(cover.start, cover.end), _short(what), rooms, str(cover.eat), ". ".join(_remarks(cover)))


def _remarks(cover: Cover) -> Iterator[str]:
    """Yield what the kitchen has to know besides the number."""
    if cover.diets:
        yield _counts(cover.diets)
    if cover.needs:
        yield f"Needs: {_counts(cover.needs)}"
    if cover.partly:
        yield f"Part of the time: {cover.partly}"
    if cover.unlisted:
        yield f"Diets unknown: {cover.unlisted}"


def _counts(counts: Counts) -> str:
    return "; ".join(f"{number} \u00d7 {_short(words)}" for words, number in counts)


def _line(line: Running) -> tuple[str, ...]:
    rooms = "; ".join(map(_short, line.rooms)) if len(line.rooms) <= _FEW else f"{len(line.rooms)} rooms"
    return (_times(line.start, line.end), _short(line.title), rooms, str(line.people))


def _moving(word: str, guests: tuple[Guest, ...]) -> Iterator[tuple[str, ...]]:
    """Yield who comes, or who goes, at one time; those of whom the day alone is known are the last."""
    for at, group in groupby(guests, key=lambda guest: guest.at):
        together = tuple(group)
        names = (_who(guest, brief=len(together) > _MANY) for guest in together)
        yield (UNTIMED if at is None else f"{at:%H:%M}", word, "; ".join(names))


def _who(guest: Guest, *, brief: bool) -> str:
    known = guest.organisation.casefold() in guest.name.casefold()
    return _short(guest.name if known or brief else f"{guest.name} ({guest.organisation})")


def _times(start: datetime, end: datetime) -> str:
    return f"{start:%H:%M}\u2013{end:%H:%M}"


def _short(words: str) -> str:
    return cut(one_line(words), _LONGEST)
