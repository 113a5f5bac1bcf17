"""The agenda as Markdown: a table for each day, then what each session is about and who has a part in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scheduler.export.words import chair_of, day_words, kind_of, place_of, roles_of, rooms_of, session_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$#]")
_LIST_AT_START = re.compile(r"^(\d*)([-+.)=])")


def markdown(timetable: Timetable, programme: Programme) -> bytes:
    """Return the agenda as a page in UTF-8; no character of a title or name acts as markup."""
    lines = [*_head(programme), *_days(timetable, programme), *_sessions(timetable, programme)]
    return ("\n".join(lines) + "\n").encode(errors="replace")


def escaped(words: str) -> str:
    """Return text on one line that Markdown prints as it is, within a line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(words.split()))


def _starting(words: str) -> str:
    """Return text that Markdown prints as it is where it begins a line, too: neither a list nor a rule."""
    return _LIST_AT_START.sub(r"\1\\\2", escaped(words))


def _head(programme: Programme) -> Iterator[str]:
    clock, house = programme.clock, programme.house
    yield f"# {escaped(programme.title)}"
    yield ""
    span = f"{day_words(clock.first_day)} to {day_words(clock.last_day)}"
    days = span if clock.last_day > clock.first_day else day_words(clock.first_day)
    place = ", ".join(words for words in (house.name, house.address) if words)
    yield "  \n".join(_starting(words) for words in (days, place, f"Times: {clock.zone.key}") if words)
    yield ""
    yield "**Draft, not for sending.**"
    if programme.note:
        yield ""
        yield f"> {_starting(programme.note)}"


def _days(timetable: Timetable, programme: Programme) -> Iterator[str]:
    for day in timetable.days:
        yield ""
        yield f"## {day_words(day)}"
        yield ""
        yield "| Time | Title | Format | Room | Chair |"
        yield "|---|---|---|---|---|"
        for item in timetable.on(day):
            session = session_of(item, programme)
            chair = chair_of(session, programme) if session else ""
            rooms = "; ".join(rooms_of(item, programme))
            cells = (_times(item, programme), _title(item), item.format or item.kind, rooms, chair)
            yield f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _sessions(timetable: Timetable, programme: Programme) -> Iterator[str]:
    if timetable.sessions:
        yield ""
        yield "## Sessions"
    for item in timetable.sessions:
        session = session_of(item, programme)
        yield ""
        yield f"### {escaped(_title(item))}"
        yield ""
        where = place_of(item, programme)
        when = f"{day_words(item.start.astimezone(programme.clock.zone).date())}, {_times(item, programme)}"
        yield "  \n".join(_starting(words) for words in (when, where, kind_of(item, programme)) if words)
        if session is None:
            continue
        if session.questions:
            yield ""
            yield from (f"- {_starting(question)}" for question in session.questions)
        for role, people in roles_of(session, programme):
            yield ""
            yield f"{role}: {escaped('; '.join(people))}"


def _title(item: Item) -> str:
    return title_of(item) or item.id


def _times(item: Item, programme: Programme) -> str:
    zone = programme.clock.zone
    start, end = item.start.astimezone(zone), item.end.astimezone(zone)
    return f"{start:%H:%M}-{end:%H:%M}"
