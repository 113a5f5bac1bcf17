"""``timetable drop``: a session is cancelled."""

from __future__ import annotations

from scheduler.cli.editing import Editing
from scheduler.cli.options import Event, Json, Quiet, Seed, Session, TimeLimit, To, Try
from scheduler.cli.solving import Manner


def drop(
    event: Event,
    session: Session,
    *,
    try_: Try = False,
    to: To = None,
    time_limit: TimeLimit = None,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Cancel a session, and solve; it keeps its id and its number.

    Writes "cancelled: true" into the session, and leaves every other line as it is.
    """
    from scheduler.cli.choice import chosen_session
    from scheduler.programme.edit import change

    editing = Editing.open(event, to, Manner(seed, time_limit, as_json, not try_), quiet=quiet)
    programme = editing.programme
    one = chosen_session("SESSION", session, (*programme.sessions, *programme.cancelled))
    editing.make(change.drop(editing.said, one))
