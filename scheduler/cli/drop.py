"""``timetable drop``: a session is cancelled."""

from __future__ import annotations

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing
from scheduler.cli.options import Session


@changing
def drop(editing: Editing, session: Session) -> Steps:
    """Cancel a session, and solve; it keeps its id and its number.

    Writes "cancelled: true" into the session, and leaves every other line as it is.
    """
    from scheduler.cli.choice import chosen_session
    from scheduler.programme.edit import change

    programme = editing.programme
    return change.drop(editing.said, chosen_session("SESSION", session, (*programme.sessions, *programme.cancelled)))
