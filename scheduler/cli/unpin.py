"""``timetable unpin``: a session no longer must stand where it was pinned."""

from __future__ import annotations

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing
from scheduler.cli.options import Session


@changing
def unpin(editing: Editing, session: Session) -> Steps:
    """Take the pin of a session away, and solve."""
    from scheduler.cli.choice import chosen_pinned
    from scheduler.programme.edit import change

    pinned = chosen_pinned(session, editing.programme)
    return change.unpin(pinned) if pinned is not None else ()
