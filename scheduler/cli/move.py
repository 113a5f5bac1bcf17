"""``timetable move``: a session comes after another, before it, or on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing
from scheduler.cli.options import Session
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.programme.edit import Step
    from scheduler.programme.model import Programme

After = Annotated[str | None, typer.Option(metavar="SESSION", help="Let it come after this one.", show_default=False)]
Before = Annotated[str | None, typer.Option(metavar="SESSION", help="Let it come before this one.", show_default=False)]
OnDay = Annotated[
    str | None,
    typer.Option("--day", metavar="DAY", help='Let it be on this day: "day 2", Thu, a date.', show_default=False),
]


@changing
def move(editing: Editing, session: Session, *, after: After = None, before: Before = None, day: OnDay = None) -> Steps:
    """Put a session after or before another, or on a day, and solve.

    Adds to "after" of the later session, or writes "on"; what it must come after already stays. To set a time, pin it.
    """
    from scheduler.cli.choice import chosen_session
    from scheduler.programme.edit import change

    if after is None and before is None and day is None:
        msg = "say where to: --after SESSION, --before SESSION or --day DAY."
        raise UsageError(msg)
    programme, said = editing.programme, editing.said
    one = chosen_session("SESSION", session, programme.sessions)
    steps: list[Step] = []
    if after is not None:
        steps += change.put_after(said, one, chosen_session("--after", after, programme.sessions))
    if before is not None:
        steps += change.put_after(said, chosen_session("--before", before, programme.sessions), one)
    if day is not None:
        steps += change.put_on(said, one, _day(day, programme))
    return tuple(steps)


def _day(text: str, programme: Programme) -> str:
    """Return a day as it was typed, if it is one of the event."""
    from scheduler.cli.choice import chosen_days

    words = " ".join(text.split())
    chosen_days([words], programme.clock)
    return words
