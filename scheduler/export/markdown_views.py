"""Markdown of one person's days, and of rooms by time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export.markdown import encoded, escaped, head, row, times, titled
from scheduler.export.nested import nested
from scheduler.export.own_group import own_group, own_roles
from scheduler.export.plan import plans, words_of
from scheduler.export.selection import away
from scheduler.export.who import public
from scheduler.export.words import day_words, person_words, rooms_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scheduler.export.plan import Cell, Plan
    from scheduler.programme.model import Person, Programme, Room
    from scheduler.timetable.model import Timetable


def person_markdown(timetable: Timetable, programme: Programme, person: Person) -> bytes:
    """Return the days of one person as a page, of a timetable with the items that they expect alone.

    Private items are not on it, for a page is passed on.
    """
    timetable = public(timetable, programme)
    return encoded([*head(programme), *_facts(person), *_days(timetable, programme, person)])


def grid_markdown(timetable: Timetable, programme: Programme, rooms: tuple[Room, ...] = ()) -> bytes:
    """Return a table for each day, with a column for each room in use and a row for each change of time."""
    found = plans(public(timetable, programme), programme, rooms)
    return encoded([*head(programme), *(line for plan in found for line in _plan(plan, timetable, programme))])


def _facts(person: Person) -> Iterator[str]:
    yield ""
    yield f"**{escaped(person_words(person))}**"
    facts = [f"{what}: {_moment(at)}" for what, at in (("Arrives", person.arrives), ("Departs", person.departs)) if at]
    facts += [f"Away: {_moment(window.start)} to {_moment(window.end)}" for window in person.unavailable]
    if facts:
        yield ""
        yield "  \n".join(map(escaped, facts))


def _moment(moment: datetime) -> str:
    return f"{day_words(moment.date())}, {moment:%H:%M}"


def _days(timetable: Timetable, programme: Programme, person: Person) -> Iterator[str]:
    for day in timetable.days:
        yield from ("", f"## {day_words(day)}", "")
        yield "| Time | Title | Room | Part |"
        yield "|---|---|---|---|"
        for item, _ in nested(timetable, day):
            said = [*own_roles(person, item, timetable, programme), away(person, item, programme)]
            group = own_group(person.id, item, timetable, programme)
            part = ", ".join(words for words in (*said, group.words if group else "") if words)
            rooms = group.room if group and group.room else "; ".join(rooms_of(item, programme))
            yield row(times(item, programme), titled(item, timetable, programme), rooms, part)


def _plan(plan: Plan, timetable: Timetable, programme: Programme) -> Iterator[str]:
    elsewhere = any(one.elsewhere for one in plan.rows)
    columns = ["Time", *(room.name for room in plan.rooms), *(["Without a room"] if elsewhere else [])]
    yield from ("", f"## {day_words(plan.day)}", "", row(*columns), "|" + "---|" * len(columns))
    for one in plan.rows:
        cells = [_cell(cell, timetable, programme) for cell in one.cells]
        last = "; ".join(_cell(cell, timetable, programme) for cell in one.elsewhere)
        yield row(plan.time(one, programme), *cells, *([last] if elsewhere else []))


def _cell(cell: Cell, timetable: Timetable, programme: Programme) -> str:
    if cell is None:
        return ""
    item, goes = cell
    return words_of(item, goes, titled(item, timetable, programme))
