"""A moment on the command line: a day and a time of the event, or ``now``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme

OPTION = "--freeze-before"


def moment(text: str, programme: Programme, option: str = OPTION) -> datetime:
    """Return the moment that somebody names, in the event's zone; ``now`` is what the clock says.

    Raises
    ------
    UsageError
        If it is none, or lies before the first day of the event or after the last.
    """
    from scheduler.programme.moments import day_start

    clock, now = programme.clock, text.strip().casefold() == "now"
    found = _now(programme) if now else of_the_event(text, programme, option, ", or “now”")
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


def of_the_event(text: str, programme: Programme, name: str, otherwise: str = "") -> datetime:
    """Return the moment that is written in the words of the language.

    Parameters
    ----------
    name
        What messages call it.
    otherwise
        What else may be written, for messages.

    Raises
    ------
    UsageError
        If it is none, or the clock never shows it, or twice.
    """
    from scheduler.clock import LocalTimeError
    from scheduler.programme.moments import parse_moment
    from scheduler.programme.problems import WrongValueError

    try:
        return parse_moment(text.strip()).on(programme.clock)
    except WrongValueError as error:
        msg = f"{name}: {error.what}. {error.remedy}{otherwise}."
        raise UsageError(msg) from None
    except LocalTimeError as error:
        msg = f"{name}: {error}. Name a time outside of the hour that changes."
        raise UsageError(msg) from None


def since(found: datetime, programme: Programme, now: datetime | None = None) -> str:
    """Return a sentence on a moment that is long past while the event is on; else nothing."""
    from scheduler.programme.moments import day_start

    clock, now = programme.clock, now or datetime.now(UTC)
    hours = (now - found) // timedelta(hours=1)
    if hours < 1 or now >= day_start(clock, len(clock.days) + 1).astimezone(UTC):
        return ""
    ago = f"{hours} hour{'s' * (hours != 1)}"
    return f" That was more than {ago} ago: what has begun since then may be moved. Is “now” meant?"


def _now(programme: Programme) -> datetime:
    """Return the next whole minute: what begins in this one has begun."""
    this = datetime.now(UTC).replace(second=0, microsecond=0)
    return (this + timedelta(minutes=1)).astimezone(programme.clock.zone)
