"""``timetable withdraw``: somebody can no longer come."""

from __future__ import annotations

from scheduler.cli.editing import Editing
from scheduler.cli.options import Event, Json, Person, Quiet, Seed, TimeLimit, To, Try
from scheduler.cli.solving import Manner


def withdraw(
    event: Event,
    person: Person,
    *,
    try_: Try = False,
    to: To = None,
    time_limit: TimeLimit = None,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say that a person can no longer come, and solve.

    Adds the id to "withdrawn", and leaves every other line as it is. The sessions stay, and the parts of the person
    are vacant.
    """
    from scheduler.cli.choice import chosen_anybody
    from scheduler.programme.edit import change

    editing = Editing.open(event, to, Manner(seed, time_limit, as_json, not try_), quiet=quiet)
    editing.make(change.withdraw(editing.said, chosen_anybody(person, editing.programme)))
