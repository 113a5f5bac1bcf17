"""One person's own days: what they are due in and as what, their meals, when they come and go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from scheduler.export import words
from scheduler.export.agenda.columns import Row
from scheduler.export.agenda.days import append_days, dates_of, in_order, of_items, of_windows
from scheduler.export.agenda.head import head, lines, page_width
from scheduler.export.agenda.rows import row_of, session_row, times
from scheduler.export.own_group import own_group, own_roles
from scheduler.export.selection import away

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from rich.text import Text

    from scheduler.programme.model import Person, Programme
    from scheduler.timetable.model import Item, Timetable


def person_page(
    timetable: Timetable, programme: Programme, person: Person, width: int, days: tuple[date, ...] = ()
) -> Text:
    """Return the days of one person.

    Parameters
    ----------
    timetable
        With the items that the person expects alone; see `scheduler.export.selection`.
    days
        The dates that are asked for, or none for all.
    """
    width = page_width(width)
    page = head(programme, width).append("\n")
    for line in lines(words.person_words(person), width, "bold"):
        page.append_text(line)
    for fact in _facts(person, programme):
        for line in lines(fact, width):
            page.append_text(line)
    rows = {day: _rows(timetable, programme, person, day) for day in dates_of(days, programme)}
    append_days(page, rows, width, "Nothing is due.")
    return page


def _facts(person: Person, programme: Programme) -> Iterator[str]:
    """Yield what holds for all of the person's days; what happens on a day of the event is told there."""
    clock = programme.clock
    if person.arrives and clock.day_of(person.arrives) not in clock.days:
        yield f"Arrives: {_moment(person.arrives)}"
    if person.departs and clock.day_of(person.departs) not in clock.days:
        yield f"Departs: {_moment(person.departs)}"
    if person.remote:
        zone = person.zone or clock.zone
        yield f"Takes part from elsewhere, by the clock of {zone.key}"


def _moment(moment: datetime) -> str:
    return f"{words.day_words(moment.date())}, {moment:%H:%M}"


def _rows(timetable: Timetable, programme: Programme, person: Person, day: date) -> list[Row]:
    """Return the lines of one day in time order: items, each with its parts, arrival, departure, absences."""
    comings = [(person.arrives, "arrives"), (person.departs, "departs")]
    return in_order(
        [
            *((at.astimezone(UTC), [Row(f"{at:%H:%M}", "", what)]) for at, what in comings if at and at.date() == day),
            *of_windows(person.unavailable, day, "away"),
            *of_items(timetable, day, lambda item, inner: _row(item, timetable, programme, person, inner=inner)),
        ]
    )


def _row(item: Item, timetable: Timetable, programme: Programme, person: Person, *, inner: bool) -> Row:
    role = ", ".join(own_roles(person, item, timetable, programme))
    group = own_group(person.id, item, timetable, programme)
    rooms = (group.room,) if group and group.room else words.rooms_of(item, programme)
    session = item.kind == "session"
    row = session_row(item, programme) if session else row_of(item, programme)
    details = (words.form_of(item, programme) if session else "", ", ".join(rooms), role)
    row = replace(row, details=details, label="as ", formal=item.formal, inner=inner)
    row = replace(row, below=(*row.below, group.words)) if group else row
    return replace(row, below=(*row.below, _own_clock(item, programme, person), away(person, item, programme)))


def _own_clock(item: Item, programme: Programme, person: Person) -> str:
    """Return when a session is by the clock of somebody who takes part from elsewhere."""
    if not person.remote or person.zone is None or item.kind != "session":
        return ""
    start, end = item.start.astimezone(person.zone), item.end.astimezone(person.zone)
    if start.replace(tzinfo=None) == item.start.astimezone(programme.clock.zone).replace(tzinfo=None):
        return ""
    return f"their clock: {start:%a} {times(start, end)}"
