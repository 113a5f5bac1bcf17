"""The sentences that tell people what became of one event of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.export.entry import Entry


def what(before: Entry, after: Entry, *, dated: bool = False) -> str:
    """Return the one sentence that stands in an event: what changed in it.

    Parameters
    ----------
    dated
        Whether a weekday happens twice in the meeting, so that a date must be said.
    """
    if (before.start, before.end) != (after.start, after.end):
        return f"Moved from {_when(before, dated=dated)} to {_when(after, dated=dated)}."
    if (before.rooms, before.house) != (after.rooms, after.house):
        return "The place changed."
    if before.title != after.title:
        return f"It was called “{before.title}”."
    return "The description changed."


def cancelled(entry: Entry, *, dated: bool = False) -> str:
    """Return that an event is off, and when it was."""
    return f"Cancelled; it was {_when(entry, dated=dated)}."


def returned(before: Entry, after: Entry, *, dated: bool = False) -> str:
    """Return that a cancelled event is on again, and what differs from what it was last."""
    return f"It is on again. {what(before, after, dated=dated)}" if before != after else "It is on again."


def _when(entry: Entry, *, dated: bool) -> str:
    return f"{entry.start:%A %d %B %H:%M}" if dated else f"{entry.start:%A %H:%M}"
