"""The sessions one by one: what each is about, when and where, who has a part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.export import cells, who, words
from scheduler.export.agenda.columns import hanging
from scheduler.export.agenda.head import head, page_width
from scheduler.export.agenda.rows import times
from scheduler.export.nested import whole_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item, Timetable

_MARGIN = "    "


def session_pages(timetable: Timetable, programme: Programme, width: int) -> Text:
    """Return each session of a timetable in time order, then what was left out."""
    width = page_width(width)
    page = head(programme, width)
    for item in timetable.items:
        if item.kind == "session":
            page.append("\n")
            for line, style in _session(item, timetable, programme, width):
                page.append(line, style).append("\n")
    left_out = words.left_out_words(timetable, programme)
    if left_out:
        page.append("\n").append("Left out", "bold").append("\n")
    for title in left_out:
        for line in hanging(f"- {title}", width - 2):
            page.append(f"  {line}\n")
    return page


def _session(item: Item, timetable: Timetable, programme: Programme, width: int) -> Iterator[tuple[str, str]]:
    number = f"{item.number:>2}  " if item.number else _MARGIN
    for place, line in enumerate(cells.wrap(item.title or item.id, width - len(number))):
        yield f"{' ' * len(number) if place else number}{line}", "bold"
    for text in _lines(item, timetable, programme):
        for line in hanging(text, width - len(_MARGIN)):
            yield f"{_MARGIN}{line}", ""


def _lines(item: Item, timetable: Timetable, programme: Programme) -> Iterator[str]:
    yield f"{words.day_words(item.day)}, {times(item.start, item.end)} · {words.minutes_words(item.minutes)}"
    yield " · ".join([words.form_of(item, programme), *words.rooms_of(item, programme)])
    whole, audience = whole_of(item, timetable), who.for_whom(item, programme)
    yield f"Part of: {whole}" if whole else ""
    yield f"For: {audience}" if audience else ""
    session = words.session_of(item, programme)
    if session is None:
        return
    yield from (f"- {question}" for question in session.questions)
    portions = words.portions_of(session, programme)
    yield "In parts:" if portions else ""
    yield from (f"- {portion}" for portion in portions)
    for role, people in words.roles_of(session, programme):
        yield f"{role}: {'; '.join(people)}"
