"""Which day each row is on, and when what has no end ends."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.programme.resolve import MOST_DAYS
from scheduler.starter.example import first_said
from scheduler.starter.made import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.starter.entry import Entry, Notes
    from scheduler.starter.moments import DayText

_WEEK = 7
_LONGEST = 240
"""An item that has no end lasts until the next begins, unless that is later than this many minutes."""


@dataclass(frozen=True)
class Days:
    """The first day of the event, how many there are, and the rows with their days."""

    first: date
    count: int
    entries: tuple[Entry, ...]
    said: tuple[str, ...]


def dated(entries: Sequence[Entry], first_day: date | None, notes: Notes) -> Days:
    """Return the days of the event and of each row.

    Raises
    ------
    UsageError
        If the dates lie too far apart, or the first day that was asked for is not the table's.
    """
    said: list[str] = []
    filled = _carried(entries, said)
    texts = [one.day_text for one in filled if one.day_text is not None]
    first = _first(texts, first_day, said)
    numbered = [_numbered(one, first, notes) for one in filled]
    if not any(one.day for one in numbered):
        numbered = _by_clock(numbered, said)
    count = max((one.day for one in numbered), default=0) or 1
    if count > MOST_DAYS:
        last = next(one.source for one in numbered if one.day == count)
        message = f"{last}: this is day {count} of the event, and {MOST_DAYS} are the most. Correct the dates."
        raise UsageError(message)
    return Days(first, count, tuple(_ended(numbered, said)), tuple(said))


def _carried(entries: Iterable[Entry], said: list[str]) -> list[Entry]:
    """Give a row without a day that of the row above, as where the cells of a day are merged."""
    found: list[Entry] = []
    for one in entries:
        if one.day_text is None and found and found[-1].day_text is not None and not one.day_unread:
            said.append("A row without a day is on the day of the row above it")
            found.append(replace(one, day_text=found[-1].day_text))
        else:
            found.append(one)
    return found


def _first(texts: Sequence[DayText], asked: date | None, said: list[str]) -> date:
    start = asked or date.fromisoformat(FIRST_DAY)
    if any(text.month and not text.year for text in texts):
        said.append(f"Dates without a year are in {start.year}")
    dates = [found for text in texts if (found := text.dated(start.year)) is not None]
    if dates:
        # A number beside a date says which day of the event that date is.
        before = next((text.number - 1 for text in texts if text.number and text.dated(start.year) == min(dates)), 0)
        first = min(dates) - timedelta(days=before)
        if asked not in {None, first}:
            message = f"the table begins on {first}, not on {asked}. Correct one of them, or leave --first-day out."
            raise UsageError(message)
        return first
    named = [text.weekday for text in texts if text.weekday is not None]
    if named:
        start += timedelta(days=(named[0] - start.weekday()) % _WEEK)
        if asked not in {None, start}:
            message = (
                f"the table begins on a {start:%A}, and {asked} is a {asked:%A}. Correct --first-day or the table."
            )
            raise UsageError(message)
    if asked is None:
        said.append(first_said(start))
    return start


def _numbered(one: Entry, first: date, notes: Notes) -> Entry:
    text = one.day_text
    if text is None:
        return one
    found = text.dated(first.year)
    if found is not None:
        if text.weekday not in {None, found.weekday()}:
            what = f"{found} is a {found:%A}, and the table says another day; the date is taken"
            notes.add(one.source, "day", what, "Correct the date, the weekday, or the year")
        return replace(one, day=(found - first).days + 1)
    if text.number:
        return replace(one, day=text.number)
    return replace(one, day=((text.weekday or 0) - first.weekday()) % _WEEK + 1)


def _by_clock(entries: Sequence[Entry], said: list[str]) -> list[Entry]:
    """Give days to rows that have times alone: where the clock goes back, another day begins."""
    if not any(one.start is not None for one in entries):
        return list(entries)
    day, before, found = 1, 0, []
    for one in entries:
        if one.start is not None:
            day += one.start < before
            before = one.start
            one = replace(one, day=day)  # noqa: PLW2901 - the row, now with its day
        found.append(one)
    said.append("The table has no days: where its times go back, another day begins")
    return found


def _ended(entries: Sequence[Entry], said: list[str]) -> Iterable[Entry]:
    """Give an end to each row that has a start: by its minutes, or where the next begins."""
    starts = sorted({(one.day, one.start) for one in entries if one.start is not None})
    following = {now: later for now, later in itertools.pairwise(starts) if now[0] == later[0]}
    for one in entries:
        if one.start is None or one.end is not None:
            yield one
        elif one.minutes is not None:
            yield replace(one, end=one.start + one.minutes[1])
        else:
            _, end = following.get((one.day, one.start), (0, one.start))
            if 0 < (end or 0) - one.start <= _LONGEST:
                said.append("An item without an end or a length lasts until the next one begins")
                yield replace(one, end=end)
            else:
                yield one
