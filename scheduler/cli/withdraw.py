"""``timetable withdraw``: somebody can no longer come."""

from __future__ import annotations

from scheduler.cli.changing import Steps, changing
from scheduler.cli.editing import Editing
from scheduler.cli.options import Person


@changing
def withdraw(editing: Editing, person: Person) -> Steps:
    """Say that a person can no longer come, and solve.

    Adds the id to "withdrawn", and leaves every other line as it is. The sessions stay, and the parts of the person
    are vacant.
    """
    from scheduler.cli.choice import chosen_anybody
    from scheduler.programme.edit import change

    return change.withdraw(editing.said, chosen_anybody(person, editing.programme))
