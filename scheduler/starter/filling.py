"""What a table leaves open: days for sessions that have none, and pauses where it has no meal and no break at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.programme.words import listed
from scheduler.starter.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.starter.days import Days

_MORNING, _AFTERNOON, _BREAK, _ENOUGH = 10 * 60 + 30, 15 * 60, 20, 3
_SESSIONS_A_DAY, _MINUTES_A_DAY, _USUAL = 4, 300, 90


def filled(days: Days) -> Days:
    """Return as many days as sessions without a day need, and pauses where the table has none."""
    sessions = [one for one in days.entries if one.kind == "session"]
    entries, said = list(days.entries), list(days.said)
    count = days.count
    if not any(one.day for one in sessions):
        minutes = sum((one.minutes or (0, _USUAL))[1] for one in sessions)
        count = max(count, -(-len(sessions) // _SESSIONS_A_DAY), -(-minutes // _MINUTES_A_DAY))
        said.append(f"The sessions have no days: {count} {'day is' if count == 1 else 'days are'} taken")
    untimed = [one for one in sessions if not one.timed]
    if untimed and not any(one.meal == "lunch" or (one.kind == "break" and one.timed) for one in entries):
        added = [Entry(untimed[0].source, "Lunch", "meal", meal="lunch")]
        if all(not one.timed for one in sessions):
            added += _coffee_and_tea(sessions, count)
        entries += added
        titles = tuple(dict.fromkeys(one.title for one in added))
        said.append(
            f"The table has no lunch and no breaks; {listed(titles)} {'is' if len(titles) == 1 else 'are'} added"
        )
    return replace(days, entries=tuple(entries), count=count, said=tuple(said))


def _coffee_and_tea(sessions: Sequence[Entry], count: int) -> Iterator[Entry]:
    """Yield two breaks for each day that has sessions enough for them."""
    even = 0 if any(one.day for one in sessions) else -(-len(sessions) // count)
    for day in range(1, count + 1):
        if max(even, sum(one.day == day for one in sessions)) >= _ENOUGH:
            for title, start in (("Coffee", _MORNING), ("Tea", _AFTERNOON)):
                yield Entry(sessions[0].source, title, "break", day=day, start=start, end=start + _BREAK)
