"""A timetable as `solve` and `show` print it: the agenda, its cost, and what a director wants to know beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.cli.account import account, verdict
from scheduler.cli.view import View, bullets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from scheduler.cli.desk import Desk
    from scheduler.errors import Problem
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def report(
    view: View,
    desk: Desk,
    timetable: Timetable,
    changes: Iterable[str] | None = None,
    *,
    since: str = "",
    stored: bool = True,
) -> None:
    """Print it all.

    Parameters
    ----------
    changes
        From another timetable to this one; None where there was none, or nothing was solved.
    since
        What the other one is called.
    stored
        Whether this timetable is in the files.
    """
    from scheduler.export.agenda import agenda
    from scheduler.groups.told import told

    programme, width = desk.programme, view.width
    view.product(agenda(timetable, programme, width))
    view.product(bullets("Groups and tables", told(programme, timetable), width))
    view.product(account(timetable, width))
    view.product(bullets("Left out", _left_out(timetable, programme), width))
    view.product(bullets("Assumed, because nothing was written", programme.assumed, width))
    view.talk(warnings(programme, width, timetable))
    view.talk(the_past_breaks(programme, width, timetable))
    if changes is not None:
        changed = tuple(changes) or ("Nothing",)
        view.product(bullets(f"What differs from {since}", changed, width))
    if stored:
        view.product(_files(desk))


def _files(desk: Desk) -> Text:
    """Return where the files are."""
    from rich.text import Text

    heading = Text("\nFiles", "bold", end="").append(" (the calendar is a draft, not for sending)\n", "not bold")
    # A path is never wrapped: it is there to be copied.
    return heading.append(f"  {desk.state.draft}\n  {desk.state.calendar}\n", "not bold")


def in_short(
    view: View, desk: Desk, timetable: Timetable, changes: Iterable[str] | None, *, since: str, known: Iterable[Problem]
) -> None:
    """Print what a small change comes to: what is newly odd, what differs, and how it ended."""
    from scheduler.export import cells

    programme, width = desk.programme, view.width
    view.talk(warnings(programme, width, timetable, known))
    view.talk(the_past_breaks(programme, width, timetable))
    if changes is not None:
        view.product(bullets(f"What differs from {since}", tuple(changes) or ("Nothing",), width))
    view.product("\n".join(("", *cells.wrap(verdict(timetable), width))))


def warnings(
    programme: Programme, width: int, timetable: Timetable | None = None, known: Iterable[Problem] = ()
) -> Text:
    """Return what is odd but stopped nothing, in the programme and in its timetable, as a list; empty if nothing is.

    Parameters
    ----------
    known
        Warnings that are left out, wherever their line is now.
    """
    old = {(one.where, one.what, one.remedy) for one in known}
    found = [one for one in programme.warnings if (one.where, one.what, one.remedy) not in old]
    if timetable is not None:
        from scheduler.verify import would_clash

        found += would_clash(programme, timetable)
    return bullets("New warnings" if old else "Warnings", map(str, found), width)


def the_past_breaks(programme: Programme, width: int, timetable: Timetable) -> Text:
    """Return which rules only what has begun breaks, as a list; empty if it breaks none."""
    if timetable.published is None or timetable.published.until is None:
        return bullets("", (), width)
    from scheduler.verify import judged

    return bullets("The past breaks (it stays as it was)", map(str, judged(programme, timetable).past), width)


def not_in_it(timetable: Timetable, programme: Programme) -> str:
    """Return what an export does not hold of a timetable, for it may be passed on; empty if it holds everything."""
    from scheduler.export.who import public

    count = len(timetable.items) - len(public(timetable, programme).items)
    return f"Not in it: {count} private item{'s' * (count != 1)}." if count else ""


def _left_out(timetable: Timetable, programme: Programme) -> Iterator[str]:
    from scheduler.export.words import left_out_words

    for name, title in zip(timetable.left_out, left_out_words(timetable, programme), strict=True):
        yield name if name == title else f"{name} {title}"
