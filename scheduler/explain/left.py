"""What is left of a programme once some of it has begun: the sums look only at that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.clock import minutes_between
from scheduler.constraints import words
from scheduler.explain.words import sentence
from scheduler.programme.model import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from scheduler.programme.model import Occurrence, Programme, Session


def left_of(programme: Programme) -> Programme:
    """Return a programme of what has not begun, in the hours that are left; the same one where nothing is kept.

    Whatever keeps the rules of the whole keeps those of this one, so what is impossible here is impossible there. A
    break may stand between sessions of which one has begun, so here it is a pause like a meal.
    """
    if programme.published is None or programme.published.until is None:
        return programme
    until, past = programme.published.until, programme.begun
    sessions = [session for session in programme.formal if session.id not in past]
    names = {session.id for session in sessions}
    hours = {day: tuple(_from(windows, until)) for day, windows in programme.hours.items()}
    return replace(
        programme,
        published=None,
        hours={day: windows for day, windows in hours.items() if windows},
        limits=replace(programme.limits, informal_per_day=0),  # pauses that are over count for the whole day
        sessions=tuple(_among(session, names) for session in sessions),
        occurrences=tuple(_occurrences(programme, until)),
        near=(),
        pins=tuple(pin for pin in programme.pins if pin.session in names),
    )


def too_late(programme: Programme) -> Iterator[str]:
    """Yield why a meal or break that was not published can no longer be held."""
    if programme.published is None or programme.published.until is None:
        return
    until = programme.published.until.astimezone(programme.clock.zone)
    for one in programme.occurrences:
        left = minutes_between(max(one.window.start, until), one.window.end)
        if one.family != "fixture" and one.id not in programme.begun and left < one.minutes.least:
            window = words.interval(one.window.start, one.window.end)
            was = f"{one.title} on day {one.day} was not published, lies inside {window} and takes {one.minutes.least}"
            remedy = 'Say with "on:" on which days it is held, or move its window'
            yield sentence(f"{was} minutes, and it is {words.moment(until)} ({one.source}). {remedy}")


def _from(windows: tuple[Window, ...], until: datetime) -> Iterator[Window]:
    for window in windows:
        if until < window.end:
            yield Window(max(window.start, until), window.end)


def _occurrences(programme: Programme, until: datetime) -> Iterator[Occurrence]:
    """Yield what takes time that is left: no item that has begun, and no part of a window that is over."""
    for one in programme.occurrences:
        start = max(one.window.start, until)
        if one.id in programme.begun or one.window.end <= until:
            continue
        if one.fixed or minutes_between(start, one.window.end) < one.minutes.least:
            if one.window.start >= until:
                yield one
        else:
            # The best start is counted from the start of the window, and the sums know nothing of it.
            yield replace(
                one, family="meal" if one.family == "break" else one.family, window=Window(start, one.window.end)
            )


def _among(session: Session, names: set[str]) -> Session:
    """Return a session without what it says of sessions that have begun."""
    report = session.report_back
    return replace(
        session,
        after=tuple(after for after in session.after if after.session in names),
        same_day=tuple(name for name in session.same_day if name in names),
        other_day=tuple(name for name in session.other_day if name in names),
        report_back=report if report is not None and report.session in names else None,
        place=None,
    )
