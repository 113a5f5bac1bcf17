"""What a table leaves open: days for sessions that have none, and pauses where it has no meal and no break at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.starter.entry import Entry

if TYPE_CHECKING:
    from scheduler.starter.days import Days

_SESSIONS_A_DAY, _MINUTES_A_DAY, _USUAL = 4, 300, 90


def filled(days: Days) -> Days:
    """Return as many days as sessions without a day need, and a lunch where the table has no pause."""
    sessions = [one for one in days.entries if one.kind == "session"]
    entries, said = list(days.entries), list(days.said)
    count = days.count
    if not any(one.day for one in sessions):
        minutes = sum((one.minutes or (0, _USUAL))[1] for one in sessions)
        count = max(count, -(-len(sessions) // _SESSIONS_A_DAY), -(-minutes // _MINUTES_A_DAY))
        said.append(f"The sessions have no days: {count} {'day is' if count == 1 else 'days are'} taken")
    pauses = any(one.kind in {"meal", "break"} for one in entries)
    if not pauses and any(not one.timed for one in sessions):
        entries.append(Entry(sessions[0].source, "Lunch", "meal", meal="lunch"))
        said.append("The table has no meals and no breaks: lunch is added")
    return replace(days, entries=tuple(entries), count=count, said=tuple(said))
