"""``timetable restore``: a cancelled session is held again, or somebody who had withdrawn comes."""

from __future__ import annotations

from typing import Annotated

import typer

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A cancelled session, or who had withdrawn.", show_default=False)
]


@changing
def restore(editing: Editing, name: Name) -> Steps:
    """Take back what "drop" or "withdraw" wrote, and solve."""
    from scheduler.cli.choice import chosen_away
    from scheduler.programme.edit import change

    found = chosen_away(name, editing.programme)
    if found is None:
        return ()
    one, session = found
    return change.hold(editing.said, one) if session else change.welcome(editing.said, one)
