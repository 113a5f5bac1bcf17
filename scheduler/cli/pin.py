"""``timetable pin``: a session stands where the director says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing
from scheduler.cli.moment import of_the_event
from scheduler.cli.options import Session
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme


When = Annotated[str | None, typer.Argument(metavar="MOMENT", help='As "day 2 14:00".', show_default=False)]
InRoom = Annotated[
    str | None,
    typer.Option(metavar="ROOM", help="Pin its room: id, or some of its name.", show_default=False),
]
Here = Annotated[bool, typer.Option("--here", help="Pin it to the moment that it has in the last draft.")]


@changing
def pin(editing: Editing, session: Session, moment: When = None, *, room: InRoom = None, here: Here = False) -> Steps:
    """Pin a session to a moment, a room, or both, and solve.

    Writes it under "pins" in the programme file, and leaves every other line as it is.
    """
    from scheduler.cli.choice import chosen_rooms, chosen_session
    from scheduler.programme.edit import change
    from scheduler.programme.moments import MOMENTS

    programme = editing.programme
    if moment is not None and here:
        msg = "a moment and --here do not go together: they are two moments. Choose one."
        raise UsageError(msg)
    if moment is None and room is None and not here:
        msg = f"say to what: MOMENT, --here or --room ROOM. {MOMENTS}."
        raise UsageError(msg)
    one = chosen_session("SESSION", session, programme.sessions)
    at = _here(editing, one) if here else _moment(moment, programme)
    rooms = chosen_rooms([room], programme) if room is not None else ()
    return change.pin(editing.said, one, at, rooms[0].id if rooms else None)


def _moment(text: str | None, programme: Programme) -> str | None:
    """Return a moment as it was typed, if it is one of the event."""
    if text is None:
        return None
    words = " ".join(text.split())
    of_the_event(words, programme, "MOMENT")
    return words


def _here(editing: Editing, session: str) -> str:
    """Return the moment of a session in the last draft, in the words of the language."""
    from scheduler.timetable.baseline import first_day_of, put

    draft = editing.desk.state.load()
    item = draft.by_id.get(session)
    if item is None:
        msg = f"--here: {session} is not in the last draft. Name the moment."
        raise UsageError(msg)
    return f"day {put(item, first_day_of(draft)).day} {item.start:%H:%M}"
