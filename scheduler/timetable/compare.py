"""What differs between two timetables, by id, as values that say it in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from scheduler.timetable.model import Item, Timetable

What = Literal["shifted", "moved", "length", "room", "renamed", "renumbered", "format", "added", "removed"]
_A_WEEK = 7


@dataclass(frozen=True)
class Change:
    """One thing that differs.

    Parameters
    ----------
    what
        ``shifted``: every item keeps its clock time and all days move by the same number (then `id` is empty and
        the other changes are those that remain); ``moved``: another start; ``length``: other minutes; and so on.
    id, title
        Of the item; the later title.
    before, after
        In the words of the sentence; empty where there is no before, or no after.
    """

    what: What
    id: str
    title: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the sentence that a person reads: ``s4 Making it work: Thursday 14:00 -> Thursday 15:30``."""
        if self.what == "shifted":
            return f"the whole meeting: {self.before} -> {self.after}"
        name = f"{self.id} {self.title}"
        if self.what == "added":
            return f"{name}: new, {self.after}"
        if self.what == "removed":
            return f"{name}: no longer there, was {self.before}"
        if self.what == "renamed":
            return f"{self.id}: “{self.before}” is now “{self.after}”"
        return f"{name}: {self.before} -> {self.after}"


def compare(before: Timetable, after: Timetable, rooms: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Return what differs, in the time order of `after`; what was removed comes last.

    Parameters
    ----------
    rooms
        Names of rooms by id; a room that is not in it is called by its id.
    """
    words = _Words(before, after, rooms or {})
    days = _shift(before, after)
    changes: list[Change] = []
    if days:
        changes.append(Change("shifted", "", "", _date(before.days[0]), _date(after.days[0])))
    for item in after.items:
        old = before.by_id.get(item.id)
        if old is None:
            changes.append(Change("added", item.id, item.title, "", words.place(item)))
        else:
            changes.extend(_differences(old, item, words, days))
    gone = (item for item in before.items if item.id not in after.by_id)
    changes.extend(Change("removed", item.id, item.title, words.place(item), "") for item in gone)
    return tuple(changes)


def _shift(before: Timetable, after: Timetable) -> int:
    """Return by how many days everything that both have was moved; 0 if not all by the same, or only one item."""
    shifts = [(item.day - before.by_id[item.id].day).days for item in after.items if item.id in before.by_id]
    return shifts[0] if len(shifts) > 1 and len(set(shifts)) == 1 else 0


def _differences(old: Item, new: Item, words: _Words, days: int) -> Iterator[Change]:
    if old.start.replace(tzinfo=None) + timedelta(days=days) != new.start.replace(tzinfo=None):
        yield Change("moved", new.id, new.title, words.time(old.start), words.time(new.start))
    if old.minutes != new.minutes:
        yield Change("length", new.id, new.title, f"{old.minutes} minutes", f"{new.minutes} minutes")
    if old.rooms != new.rooms:
        yield Change("room", new.id, new.title, words.rooms(old), words.rooms(new))
    if old.title != new.title:
        yield Change("renamed", new.id, new.title, old.title, new.title)
    if old.number != new.number:
        yield Change("renumbered", new.id, new.title, _number(old), _number(new))
    if (old.kind, old.format) != (new.kind, new.format):
        yield Change("format", new.id, new.title, old.format or old.kind, new.format or new.kind)


def _date(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _number(item: Item) -> str:
    return f"number {item.number}" if item.number else "no number"


class _Words:
    """How times and rooms are said: by weekday, unless a weekday happens twice."""

    def __init__(self, before: Timetable, after: Timetable, rooms: Mapping[str, str]) -> None:
        days = (*before.days, *after.days)
        self._dated = bool(days) and (max(days) - min(days)).days >= _A_WEEK
        self._rooms = rooms

    def time(self, moment: datetime) -> str:
        day = f"{moment:%A} {moment.day} {moment:%B}" if self._dated else f"{moment:%A}"
        return f"{day} {moment:%H:%M}"

    def rooms(self, item: Item) -> str:
        return ", ".join(self._rooms.get(room, room) for room in item.rooms) or "no room"

    def place(self, item: Item) -> str:
        room = f", {self.rooms(item)}" if item.rooms else ""
        return f"{self.time(item.start)}{room}"
