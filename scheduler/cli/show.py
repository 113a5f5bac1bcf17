"""``timetable show``: the last draft again, whole or a part of it, without solving."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, To
from scheduler.cli.report import not_in_it, report
from scheduler.cli.view import View
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from scheduler.export.selection import Selection
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


Days = Annotated[
    list[str] | None,
    typer.Option("--day", metavar="DAY", help='Of this day: "day 2", Thu, a date. May be repeated.'),
]
Rooms = Annotated[
    list[str] | None,
    typer.Option("--room", metavar="ROOM", help="In this room: id, or some of its name. May be repeated."),
]
One = Annotated[
    str | None,
    typer.Option("--person", metavar="PERSON", help="One person's own days: id, or some of the name."),
]
Sessions = Annotated[bool, typer.Option("--sessions", help="What each session is about, and who has a part.")]
Grid = Annotated[bool, typer.Option("--grid", help="Rooms by time.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown instead of text.")]


def show(
    event: Event,
    *,
    day: Days = None,
    room: Rooms = None,
    person: One = None,
    sessions: Sessions = False,
    grid: Grid = False,
    markdown: Markdown = False,
    to: To = None,
    as_json: Json = False,
) -> None:
    """Show the last draft: agenda and costs, or a part of it."""
    _refuse([("--sessions", sessions), ("--grid", grid)], "they are two views")
    _refuse([("--room", bool(room)), ("--person", person is not None)], "a person's days are not told by room")
    _refuse([("--grid", grid), ("--person", person is not None)], "the grid tells of rooms, not of a person")
    _refuse([("--markdown", markdown), ("--json", as_json)], "they are two forms")
    desk = Desk.open(event, to)
    selection = _selection(desk.programme, day or (), room or (), person)
    draft, view = desk.state.load(), View()
    shown = _Shown(selection.of(draft, desk.programme), desk.programme, selection, sessions=sessions, grid=grid)
    if markdown:
        view.raw(shown.markdown())
        _say(view, not_in_it(shown.timetable, desk.programme))
    elif not (day or room or person or sessions or grid):
        _whole(view, desk, draft, as_json=as_json)
    elif as_json:
        view.raw(shown.json().encode())
    else:
        view.product(shown.text(view.width))
    if desk.stale(draft):
        view.say("The programme has changed since this draft was solved. Solve again to have its timetable.")


def _selection(programme: Programme, days: Sequence[str], rooms: Sequence[str], person: str | None) -> Selection:
    from scheduler.cli.choice import chosen_days, chosen_person, chosen_rooms
    from scheduler.export.selection import Selection

    return Selection(
        chosen_days(days, programme.clock),
        chosen_rooms(rooms, programme),
        chosen_person(person, programme) if person is not None else None,
    )


def _refuse(options: list[tuple[str, bool]], why: str) -> None:
    """Refuse two options that were both given."""
    names = [name for name, given in options if given]
    if len(names) > 1:
        msg = f"{' and '.join(names)} do not go together: {why}. Choose one."
        raise UsageError(msg)


def _whole(view: View, desk: Desk, draft: Timetable, *, as_json: bool) -> None:
    from scheduler.timetable.codec import dumps

    if as_json:
        view.raw(dumps(draft, desk.programme).encode())
    else:
        report(view, desk, draft)


def _say(view: View, text: str) -> None:
    if text:
        view.talk(text)


@dataclass(frozen=True)
class _Shown:
    """What is asked for, in any of its forms."""

    timetable: Timetable
    programme: Programme
    selection: Selection
    sessions: bool
    grid: bool

    def text(self, width: int) -> Text:
        from scheduler.export import agenda as pages

        timetable, programme, asked = self.timetable, self.programme, self.selection
        if self.sessions:
            page = pages.session_pages(timetable, programme, width)
        elif self.grid:
            page = pages.grid(timetable, programme, width, asked.rooms)
        elif asked.person:
            return pages.person_page(timetable, programme, asked.person, width, asked.days)
        elif asked.rooms:
            return pages.room_pages(timetable, programme, asked.rooms, width, asked.days)
        else:
            page = pages.agenda(timetable, programme, width)
        return page if timetable.items else page.append("\nNothing is planned.\n")

    def markdown(self) -> bytes:
        from scheduler.export.markdown import markdown
        from scheduler.export.markdown_views import grid_markdown, person_markdown

        asked = self.selection
        if self.grid:
            return grid_markdown(self.timetable, self.programme, asked.rooms)
        if asked.person and not self.sessions:
            return person_markdown(self.timetable, self.programme, asked.person)
        of = asked.person.name if asked.person else "; ".join(room.name for room in asked.rooms)
        return markdown(self.timetable, self.programme, of=of, sessions_alone=self.sessions)

    def json(self) -> str:
        from scheduler.export.records import grid_record, selection_record

        timetable = self.timetable
        if self.sessions:
            timetable = replace(timetable, items=tuple(i for i in timetable.items if i.kind == "session"))
        record = selection_record(timetable, self.programme, self.selection)
        if self.grid:
            record["grid"] = grid_record(timetable, self.programme, self.selection.rooms)
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
