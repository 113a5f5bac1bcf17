"""What the sums reckon with: the sessions that must be held and that everybody is due in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.explain.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Programme, Session


def asked(programme: Programme) -> Programme:
    """Return the programme without the sessions that may be left out, are for some people, or are part of a meal.

    Whatever keeps the rules of the whole keeps those of this one (but for breaks, which the other sessions may stand
    around too): so what is impossible here is impossible there.
    """
    sessions = [session for session in programme.formal if not session.optional and session.audience is None]
    names = {session.id for session in sessions}
    return replace(
        programme,
        sessions=tuple(_among(session, names) for session in sessions),
        pins=tuple(pin for pin in programme.pins if pin.session in names),
        near=(),
    )


def _among(session: Session, names: set[str]) -> Session:
    """Return a session without what it says of sessions that are not reckoned with."""
    report = session.report_back
    return replace(
        session,
        after=tuple(after for after in session.after if after.session in names),
        same_day=tuple(name for name in session.same_day if name in names),
        other_day=tuple(name for name in session.other_day if name in names),
        report_back=report if report is not None and report.session in names else None,
    )


def left_aside(programme: Programme) -> Iterator[str]:
    """Yield a line on the sessions that the sums leave aside, if there are any."""
    optional = [session for session in programme.formal if session.optional]
    some = [session for session in programme.formal if not session.optional and session.audience is not None]
    kinds = [
        f"{counted(len(sessions), 'session')} {words} ({', '.join(session.id for session in sessions)})"
        for sessions, words in ((optional, "that may be left out"), (some, "for some people"))
        if sessions
    ]
    if kinds:
        yield f"Not counted above: {' and '.join(kinds)}"
