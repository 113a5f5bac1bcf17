"""``timetable restore``: a cancelled session is held again, or somebody who had withdrawn comes."""

from __future__ import annotations

from typing import Annotated

import typer

from scheduler.cli.editing import Editing
from scheduler.cli.options import Event, Json, Quiet, Seed, TimeLimit, To, Try
from scheduler.cli.solving import Manner


def restore(
    event: Event,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A cancelled session, or who had withdrawn.", show_default=False),
    ],
    *,
    try_: Try = False,
    to: To = None,
    time_limit: TimeLimit = None,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take back what "drop" or "withdraw" wrote, and solve."""
    from scheduler.cli.choice import chosen_away
    from scheduler.programme.edit import change

    editing = Editing.open(event, to, Manner(seed, time_limit, as_json, not try_), quiet=quiet)
    one, held = chosen_away(name, editing.programme)
    editing.make(change.hold(editing.said, one) if held else change.welcome(editing.said, one))
