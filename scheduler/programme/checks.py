"""Whether what was understood can hold together: what arithmetic on one or two entries refuses.

Whether everything fits together is not asked here; that is for the pre-flight and the solver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.programme import defaults
from scheduler.programme.check_groups import check_groups
from scheduler.programme.check_inside import check_inside
from scheduler.programme.check_parts import check_parts
from scheduler.programme.check_pins import check_pins
from scheduler.programme.check_rooms import check_rooms, check_shared
from scheduler.programme.cohorts import due
from scheduler.programme.fit import fits, windows_for
from scheduler.programme.words import clock_times, days_hours, listed

if TYPE_CHECKING:
    from scheduler.errors import Source
    from scheduler.programme.model import Duration, Occurrence, Programme, Session
    from scheduler.programme.problems import Problems
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry


def check(context: Context, programme: Programme) -> None:
    """Add a problem for everything that cannot be, whatever the timetable.

    What rests on a part of the programme that could not be read is left out, so that one mistake is reported once.
    """
    _check_grid(context)
    _check_fixtures(programme, context.problems)
    check_shared(programme, context.problems)
    check_inside(programme, context.problems)
    sessions = (*programme.sessions, *programme.cancelled)
    formal = [session for session in sessions if session.during is None]
    if "hours" not in context.unsound:
        for session in formal:
            _check_window(session, programme, context.problems)
        check_pins(programme, context.problems, rooms=not {"rooms", "people"} & context.unsound)
    if not {"rooms", "people"} & context.unsound:
        check_rooms(programme, formal, context)
    if not {"hours", "people"} & context.unsound:
        check_parts(programme, sessions, context)
    if "people" not in context.unsound:
        _check_due(programme, context.problems)
        check_groups(programme, context)


def _check_grid(context: Context) -> None:
    document = context.document
    entries: list[Entry[Any]] = [*document.formats.values(), *document.sessions, *document.meals, *document.breaks]
    for entry in entries:
        if entry.written.minutes is not None:
            _on_grid(entry.written.minutes, context, entry.at("minutes"), entry.named("minutes"))
    for session in document.sessions:
        name = session.written.format or defaults.REMARKS
        form = document.formats.get(name)
        if session.written.minutes is None and (form is None or form.written.minutes is None) and session.sound:
            minutes = defaults.MINUTES.get(name)
            if minutes is not None:
                _on_grid(minutes, context, session.node.source, session.named("minutes"))


def _on_grid(minutes: Duration, context: Context, source: Source, where: str) -> None:
    grid = context.clock.grid
    off = [number for number in dict.fromkeys((minutes.least, minutes.best, minutes.most)) if number % grid]
    if off:
        verb = "is no multiple" if len(off) == 1 else "are no multiples"
        what = f"{listed([str(number) for number in off])} {verb} of the grid of {grid} minutes"
        context.problems.add(source, where, what, f"Write minutes in steps of {grid}, or another grid")


def _check_fixtures(programme: Programme, problems: Problems) -> None:
    first: Occurrence | None = None  # of those before, the one that ends last
    for one in programme.occurrences:
        if one.family != "fixture" or not one.binds_everyone:
            continue
        if first is not None and first.window.overlaps(one.window.start, one.window.end):
            what = f"it overlaps {first.title}, {clock_times(first.window)} on day {first.day}"
            remedy = 'Move one of the two, or write "attendance: optional" for it'
            problems.add(one.source, f"fixture {one.id}", what, remedy)
        if first is None or one.window.end > first.window.end:
            first = one


def _check_due(programme: Programme, problems: Problems) -> None:
    """Add a problem for each session that is for people of whom none is left: it would meet no other."""
    for session in programme.formal:
        if session.audience is not None and not due(programme, session):
            what = "nobody is due in it: all whom it is for have withdrawn"
            remedy = 'Name others, or write "cancelled: yes"'
            problems.add(session.where("audience"), f"session {session.id}: audience", what, remedy)


def _check_window(session: Session, programme: Programme, problems: Problems) -> None:
    windows = windows_for(session, programme)
    if any(fits(window, session.minutes.least, programme.clock) for window in windows):
        return
    key = next((key for key in ("between", "on", "place", "minutes") if key in session.sources), "minutes")
    if windows:
        longest = max(window.minutes for window in windows)
        what = f"{session.minutes.least} minutes fit nowhere: the longest time it may have is {longest} minutes"
    else:
        what = f"there is no time for it: the hours are {days_hours(programme.hours)}"
    remedy = "Widen its times or the hours, or shorten it"
    problems.add(session.where(key), f"session {session.id}: {key}", what, remedy)
