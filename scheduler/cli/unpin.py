"""``timetable unpin``: a session no longer must stand where it was pinned."""

from __future__ import annotations

from scheduler.cli.editing import Editing
from scheduler.cli.options import Event, Json, Quiet, Seed, Session, TimeLimit, To, Try
from scheduler.cli.solving import Manner


def unpin(
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
    """Take the pin of a session away, and solve."""
    from scheduler.cli.choice import chosen_session
    from scheduler.programme.edit import change

    editing = Editing.open(event, to, Manner(seed, time_limit, as_json, not try_), quiet=quiet)
    pinned = {pin.session for pin in editing.programme.pins}
    sessions = [one for one in editing.programme.sessions if one.id in pinned]
    editing.make(change.unpin(chosen_session("SESSION", session, sessions, "pinned session")))
