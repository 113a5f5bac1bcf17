"""A timetable as `solve` and `show` print it: the agenda, its cost, and what a director wants to know beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.cli.account import account
from scheduler.cli.view import View, bullets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from scheduler.cli.desk import Desk
    from scheduler.programme.model import Programme
    from scheduler.timetable.compare import Change
    from scheduler.timetable.model import Timetable


def report(view: View, desk: Desk, timetable: Timetable, changes: Iterable[Change] | None = None) -> None:
    """Print it all.

    Parameters
    ----------
    changes
        From the draft before to this one; None where there was none, or nothing was solved.
    """
    from rich.text import Text

    from scheduler.export.agenda import agenda

    programme, width = desk.programme, view.width
    view.product(agenda(timetable, programme, width))
    view.product(account(timetable, width))
    view.product(bullets("Left out", timetable.left_out, width))
    view.product(bullets("Assumed, because nothing was written", programme.assumed, width))
    view.talk(warnings(programme, width))
    if changes is not None:
        changed = tuple(map(str, changes)) or ("Nothing",)
        view.product(bullets("What differs from the draft before", changed, width))
    heading = Text("\nFiles", "bold", end="").append(" (the calendar is a draft, not for sending)\n", "not bold")
    # A path is never wrapped: it is there to be copied.
    view.product(heading.append(f"  {desk.state.draft}\n  {desk.state.calendar}\n", "not bold"))


def warnings(programme: Programme, width: int) -> Text:
    """Return what is odd in the programme but stopped nothing, as a list; empty if there is nothing."""
    return bullets("Warnings", map(str, programme.warnings), width)
