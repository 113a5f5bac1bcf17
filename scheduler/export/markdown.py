"""The agenda as Markdown: a table for each day, then what each session is about and who has a part in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.export.nested import nested, whole_of
from scheduler.export.plain import one_line
from scheduler.export.who import for_whom, public, remarks
from scheduler.export.words import (
    chair_of,
    day_words,
    form_of,
    kind_of,
    left_out_words,
    place_of,
    portions_of,
    roles_of,
    rooms_of,
    session_of,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.programme.model import Programme, Session
    from scheduler.timetable.model import Item, Timetable

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$#]")
_LIST_AT_START = re.compile(r"^(\d*)([-+.)=])")


def markdown(timetable: Timetable, programme: Programme, *, of: str = "", sessions_alone: bool = False) -> bytes:
    """Return the agenda as a page in UTF-8; no character of a title or name acts as markup.

    Parameters
    ----------
    of
        What the page is a part of the agenda for, such as the name of a room; below the facts of the meeting.
    sessions_alone
        Leave out the tables of the days, and keep what each session is about.
    """
    timetable = public(timetable, programme)
    days = () if sessions_alone else _days(timetable, programme)
    return encoded([*head(programme, of), *days, *_sessions(timetable, programme), *_left_out(timetable, programme)])


def encoded(lines: Iterable[str]) -> bytes:
    """Return lines as the bytes of a file."""
    return ("\n".join(lines) + "\n").encode(errors="replace")


def escaped(words: str) -> str:
    """Return text on one line that Markdown prints as it is, within a line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(one_line(words).split()))


def starting(words: str) -> str:
    """Return text that Markdown prints as it is where it begins a line, too: neither a list nor a rule."""
    return _LIST_AT_START.sub(r"\1\\\2", escaped(words))


def head(programme: Programme, of: str = "") -> Iterator[str]:
    """Yield the lines above everything else: the meeting, its days and its place, and that it is a draft."""
    clock, house = programme.clock, programme.house
    yield f"# {escaped(programme.title)}"
    yield ""
    span = f"{day_words(clock.first_day)} to {day_words(clock.last_day)}"
    days = span if clock.last_day > clock.first_day else day_words(clock.first_day)
    place = ", ".join(words for words in (house.name, house.address) if words)
    yield "  \n".join(starting(words) for words in (days, place, f"Times: {clock.zone.key}", of) if words)
    yield ""
    yield "**Draft, not for sending.**"
    if programme.note:
        yield ""
        yield f"> {starting(programme.note)}"


def _days(timetable: Timetable, programme: Programme) -> Iterator[str]:
    for day in timetable.days:
        yield ""
        yield f"## {day_words(day)}"
        yield ""
        yield "| Time | Title | Format | Room | Chair |"
        yield "|---|---|---|---|---|"
        for item, _ in nested(timetable, day):
            session = session_of(item, programme)
            chair = chair_of(session, programme) if session else ""
            rooms = "; ".join(rooms_of(item, programme))
            title = titled(item, timetable, programme)
            yield row(times(item, programme), title, form_of(item, programme), rooms, chair)


def row(*cells: str) -> str:
    """Return a line of a table."""
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _sessions(timetable: Timetable, programme: Programme) -> Iterator[str]:
    sessions = [item for item in timetable.items if item.kind == "session"]
    if sessions:
        yield ""
        yield "## Sessions"
    for item in sessions:
        yield ""
        yield f"### {escaped(_title(item))}"
        yield ""
        where = place_of(item, programme)
        when = f"{day_words(item.start.astimezone(programme.clock.zone).date())}, {times(item, programme)}"
        whole, audience = whole_of(item, timetable), for_whom(item, programme)
        facts = (when, where, kind_of(item, programme), whole and f"Part of: {whole}", audience and f"For: {audience}")
        yield "  \n".join(starting(words) for words in facts if words)
        session = session_of(item, programme)
        if session is not None:
            yield from _about(session, programme)


def _about(session: Session, programme: Programme) -> Iterator[str]:
    if session.questions:
        yield ""
        yield from (f"- {starting(question)}" for question in session.questions)
    portions = portions_of(session, programme)
    if portions:
        yield ""
        yield "In parts:"  # two lists without a line between them would be one
        yield ""
        yield from (f"- {starting(portion)}" for portion in portions)
    for role, people in roles_of(session, programme):
        yield ""
        yield f"{role}: {escaped('; '.join(people))}"


def _left_out(timetable: Timetable, programme: Programme) -> Iterator[str]:
    titles = left_out_words(timetable, programme)
    if titles:
        yield ""
        yield "## Left out"
        yield ""
        yield from (f"- {starting(title)}" for title in titles)


def titled(item: Item, timetable: Timetable, programme: Programme) -> str:
    """Return the title with what there is to say of it: ``Remarks (part of Dinner)``, ``Check-out (for residents)``."""
    whole = whole_of(item, timetable)
    marks = (whole and f"part of {whole}", remarks(item, programme))
    return " ".join([_title(item), *(f"({mark})" for mark in marks if mark)])


def _title(item: Item) -> str:
    return title_of(item) or item.id


def times(item: Item, programme: Programme) -> str:
    """Return ``14:00-15:30``, by the clock of the meeting."""
    zone = programme.clock.zone
    start, end = item.start.astimezone(zone), item.end.astimezone(zone)
    return f"{start:%H:%M}-{end:%H:%M}"
