"""What differs between two states of the programme: for each item, for each person, and what it buys.

Pure: two contents, and two timetables for what they cost, make a `Difference`. It holds what is private, too; who
makes words of it for everybody leaves that out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.export.entry import own_entry
from scheduler.publish.aspects import Aspect, aspects, unseen
from scheduler.publish.balance import balance
from scheduler.publish.difference_model import Difference, ItemDifference, Move, Own, PersonDifference, Share
from scheduler.publish.renamed import by_later_names
from scheduler.publish.times import A_WEEK, day_of
from scheduler.timetable.baseline import first_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scheduler.export.entry import Content, Entry, Guest
    from scheduler.export.own_group import OwnGroup
    from scheduler.timetable.model import Timetable


def difference(
    before: Content | None,
    after: Content,
    was: Timetable | None,
    now: Timetable,
    once: Mapping[str, frozenset[str]] | None = None,
) -> Difference:
    """Return what differs.

    Parameters
    ----------
    before, was
        What was told, and the timetable behind it; None where nothing was told yet.
    once
        What each addressee had been told of before that, by item (see `once_told`): what comes back is not new.
    """
    once = once or {}
    old = {guest.id: guest for guest in before.guests} if before else {}
    new = {guest.id: guest for guest in after.guests}
    days = _shift(before, after, was, now) if before and was else 0
    both = [(old[name], guest) for name, guest in new.items() if name in old]
    renamed = tuple((guest.name, other.name) for guest, other in both if guest.name != other.name)
    compare = _Comparison(before, after, days, once, dict(renamed), _weekday_twice(before, after))
    return Difference(
        before,
        after,
        days,
        first_day_of(now) if days else None,
        compare.dated,
        compare.items(both),
        compare.people(old, new),
        renamed,
        len(old.keys() | new.keys()),
        balance(was, now),
        once=once,
        unseen=_differs_unseen(before, after),
    )


@dataclass(frozen=True)
class _Comparison:
    """Two contents, and how the events in them are compared; see `Difference`.

    Parameters
    ----------
    names
        Later names by earlier ones, of those who are called otherwise.
    """

    before: Content | None
    after: Content
    days: int
    once: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    dated: bool

    def people(self, old: Mapping[str, Guest], new: Mapping[str, Guest]) -> tuple[PersonDifference, ...]:
        """Return everybody whose own calendar differs; those who are gone come last."""
        # The note stands in every event.
        everybody = bool(self.days) or (self.before is not None and self.before.note != self.after.note)
        found = [self.person(old[name], guest) if name in old else self.joins(guest) for name, guest in new.items()]
        found += [self.leaves(guest) for name, guest in old.items() if name not in new]
        return tuple(person for person in found if everybody or person.own or person.kind != "changed")

    def items(self, both: Iterable[tuple[Guest, Guest]]) -> tuple[ItemDifference, ...]:
        """Return the items that differ, by day and time; a cancelled one stands where it was."""
        old = {entry.item: entry for entry in self.before.entries} if self.before else {}
        new = {entry.item: entry for entry in self.after.entries}
        guests = tuple(both)
        found = []
        for name in dict.fromkeys([*new, *old]):
            one = self._item(old.get(name), new.get(name), guests)
            if one.aspects or one.shares or one.moves or one.before is None or one.after is None:
                found.append(one)
        return tuple(sorted(found, key=lambda one: self._key(one.before, one.after)))

    def person(self, before: Guest, after: Guest) -> PersonDifference:
        """Return what differs for somebody who was there and is."""
        old = _own(self.before, before)
        new = _own(self.after, after)
        once = self.once.get(after.id, frozenset())
        found = [self._own(old.get(name), new.get(name), once) for name in dict.fromkeys([*new, *old])]
        return PersonDifference(after.id, after.name, "changed", self._sorted(one for one in found if one is not None))

    def joins(self, guest: Guest) -> PersonDifference:
        """Return all that somebody finds who was not there before."""
        once = self.once.get(guest.id, frozenset())
        own = self._sorted(Own(None, entry, again=name in once) for name, entry in _own(self.after, guest).items())
        return PersonDifference(guest.id, guest.name, "new", own, again=bool(once))

    def leaves(self, guest: Guest) -> PersonDifference:
        """Return all that goes with somebody."""
        own = self._sorted(Own(entry, None) for entry in _own(self.before, guest).values())
        return PersonDifference(guest.id, guest.name, "gone", own)

    def _item(self, before: Entry | None, after: Entry | None, both: tuple[tuple[Guest, Guest], ...]) -> ItemDifference:
        found = self._aspects(before, after)
        entry = after or before
        name = entry.item if entry else ""
        shares, told = [], []
        moves: list[Move] = []
        for guest, other in both:
            was = guest.parts.get(name) if before else None
            now = other.parts.get(name) if after else None
            if before and after and was != now:
                shares.append(Share(other.id, other.name, was, now))
            own = found
            grouped = name in guest.groups or name in other.groups
            if before and after and grouped and was is not None and now is not None:
                moves += _moves(other, guest.groups.get(name), other.groups.get(name))
                own = self._aspects(own_entry(before, guest), own_entry(after, other))
            if was != now or (was is not None and (own or before is None or after is None)):
                told.append(other.id)
        aspects_ = (*found, *_privacy(before, after))
        return ItemDifference(before, after, aspects_, tuple(shares), tuple(told), tuple(moves))

    def _own(self, before: Entry | None, after: Entry | None, once: frozenset[str]) -> Own | None:
        if before and after:
            found = self._aspects(before, after)
            return Own(before, after, found) if found else None
        return Own(before, after, again=before is None and after is not None and after.item in once)

    def _aspects(self, before: Entry | None, after: Entry | None) -> tuple[Aspect, ...]:
        if before is None or after is None:
            return ()
        one, names = by_later_names(before, after, self.names)
        return (*aspects(one, after, dated=self.dated, days=self.days), *names)

    def _sorted(self, own: Iterable[Own]) -> tuple[Own, ...]:
        return tuple(sorted(own, key=lambda one: self._key(one.before, one.after)))

    def _key(self, before: Entry | None, after: Entry | None) -> tuple[bool, float, str]:
        """Return what puts events in order: whole days first, then by time, as the meeting is now."""
        entry = after or before
        if entry is None or not isinstance(entry.start, datetime):
            return False, 0, entry.item if entry else ""
        step = timedelta() if after else timedelta(days=self.days)
        return True, (entry.start.astimezone(UTC) + step).timestamp(), entry.item


def _moves(guest: Guest, before: OwnGroup | None, after: OwnGroup | None) -> Iterator[Move]:
    """Yield that somebody's group is another, or its topic or room is; who leads it is said of the item."""
    kept = ("kind", "number", "topic", "room")
    was, now = (tuple(getattr(side, key) for key in kept) if side else None for side in (before, after))
    if was != now:
        yield Move(guest.id, guest.name, before, after)


def _differs_unseen(before: Content | None, after: Content) -> bool:
    """Return whether the place on the map, a category, or whether the time is free is another of anything."""
    old = {(name, entry.item): unseen(entry) for name, entry in _entries(before)}
    return any(unseen(entry) != old.get((name, entry.item), unseen(entry)) for name, entry in _entries(after))


def _entries(content: Content | None) -> Iterator[tuple[str, Entry]]:
    if content:
        yield from (("", entry) for entry in content.entries)
        yield from ((guest.id, guest.stay) for guest in content.guests)


def _own(content: Content | None, guest: Guest) -> Mapping[str, Entry]:
    return {entry.item: entry for entry in content.of(guest)} if content else {}


def _privacy(before: Entry | None, after: Entry | None) -> Iterator[Aspect]:
    """Yield that others may know of an item now, or no longer; in the calendars of its own people nothing differs."""
    if before and after and before.private != after.private:
        was, now = ("private" if side.private else "for all to see" for side in (before, after))
        yield Aspect("private", was, now, f"now {now} instead of {was}")


def _shift(before: Content, after: Content, was: Timetable, now: Timetable) -> int:
    """Return by how many days the whole meeting moves: its first day, and with it most of what both have.

    Days count from the first day, so a day that is put before it moves nothing.
    """
    days = (first_day_of(now) - first_day_of(was)).days if was.items and now.items else 0
    old = {entry.item: entry for entry in before.entries}
    common = [(old[entry.item], entry) for entry in after.entries if entry.item in old]
    shifts = Counter((day_of(new.start) - day_of(one.start)).days for one, new in common)
    return days if days and 2 * shifts[days] > len(common) else 0


def _weekday_twice(before: Content | None, after: Content) -> bool:
    """Return whether the meeting, before or after, has two days of one weekday."""
    for content in (before, after):
        days = [day_of(entry.start) for entry in content.entries] if content else []
        if days and (max(days) - min(days)).days >= A_WEEK:
            return True
    return False
