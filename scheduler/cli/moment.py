"""A moment on the command line: a day and a time of the event, or ``now``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme, Published

OPTION = "--freeze-before"


def moment(text: str, programme: Programme, option: str = OPTION) -> datetime:
    """Return the moment that somebody names, in the event's zone; ``now`` is what the clock says.

    Raises
    ------
    UsageError
        If it is none, or lies before the first day of the event or after the last.
    """
    from scheduler.clock import LocalTimeError
    from scheduler.programme.moments import day_start, parse_moment
    from scheduler.programme.problems import WrongValueError

    clock = programme.clock
    try:
        found = _now(programme) if text.strip().casefold() == "now" else parse_moment(text.strip()).on(clock)
    except WrongValueError as error:
        msg = f"{option}: {error.what}. {error.remedy}, or “now”."
        raise UsageError(msg) from None
    except LocalTimeError as error:
        msg = f"{option}: {error}. Name a time outside of the changed hour."
        raise UsageError(msg) from None
    first, after = day_start(clock, 1), day_start(clock, len(clock.days) + 1)
    if found < first:
        days = f"the event begins on {clock.first_day:%a %Y-%m-%d}"
        msg = f"{option}: it is {found:%a %Y-%m-%d %H:%M}, and {days}: nothing has begun. Solve without {option}."
        raise UsageError(msg)
    if found >= after:
        days = f"the event ended on {clock.last_day:%a %Y-%m-%d}"
        msg = f"{option}: it is {found:%a %Y-%m-%d %H:%M}, and {days}: nothing can be changed any more."
        raise UsageError(msg)
    return found


def refuse_without(published: Published | None) -> None:
    """Refuse to keep what has begun where nobody knows what was published.

    Raises
    ------
    UsageError
        If there is nothing to keep it from.
    """
    if published is None:
        msg = (
            f"{OPTION}: what has begun stays as it was published, and nothing was published yet. Publish first, or "
            "name the timetable that people have with --from FILE."
        )
        raise UsageError(msg)


def _now(programme: Programme) -> datetime:
    """Return the next whole minute: what begins in this one has begun."""
    this = datetime.now(UTC).replace(second=0, microsecond=0)
    return (this + timedelta(minutes=1)).astimezone(programme.clock.zone)
