"""What differs between two states of one event, as values, each with the words for it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from scheduler.clock import later
from scheduler.export.words import day_words, minutes_words
from scheduler.programme.words import listed
from scheduler.publish.about import taken_apart
from scheduler.publish.cast import castings, confirmed, names, of_others
from scheduler.publish.group_words import called, group_words, lead_words
from scheduler.publish.times import from_to, instant, minutes_of, stay_from_to, stay_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.export.entry import Entry
    from scheduler.export.own_group import OwnGroup
    from scheduler.publish.about import About
    from scheduler.publish.cast import Casting

What = Literal[
    "moved",
    "days",
    "length",
    "group",
    "rooms",
    "house",
    "renamed",
    "renumbered",
    "form",
    "audience",
    "part",
    "cast",
    "about",
    "private",
    "name",
]
_OTHER_WORDS = "the description changed"
_LABELLED = re.compile(r"([A-Z][a-z ]*): (.+)")
_DAY = re.compile(r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}")
_PIECE = re.compile(r"(?P<what>- .*, \d+ minutes?): .*")


@dataclass(frozen=True)
class Aspect:
    """One thing that differs.

    Parameters
    ----------
    what
        ``days`` are those of a stay; ``group`` is one's own group or table; ``form`` is the format or kind; ``part`` is
        one's own, ``cast`` that of others; ``name`` is what somebody is called now who stands in it.
    before, after
        Either side alone; empty where there is nothing.
    words
        What is said of it within a sentence, first letter small: ``75 minutes instead of 90``.
    """

    what: What
    before: str
    after: str
    words: str


def alike(before: Entry, after: Entry) -> bool:
    """Return whether two states of an event are the same to whoever looks at it.

    They are, if title, times, place, part and lines are the same. The colour that a category gets, the point on a map
    and whether the time is shown as free tell nobody anything.
    """
    return _seen(before) == _seen(after)


def unseen(entry: Entry) -> tuple[object, ...]:
    """Return what calendars hold of an event and show nobody in words."""
    return (entry.location, entry.categories, entry.free)


def moved_by(entry: Entry, days: int) -> Entry:
    """Return an event so many days later, at the same reading of the clock and as long as it was."""
    step = timedelta(days=days)
    if not isinstance(entry.start, datetime):  # a stay, whose lines tell the days of arrival and departure
        about = tuple(_DAY.sub(lambda found: _later_day(found[0], step), line) for line in entry.about)
        return replace(entry, start=entry.start + step, end=entry.end + step, about=about)
    start = entry.start + step
    return replace(entry, start=start, end=later(start, minutes_of(entry)))


def _later_day(words: str, step: timedelta) -> str:
    try:
        day = datetime.strptime(words, "%A %d %B %Y").replace(tzinfo=UTC)
    except ValueError:  # no day after all
        return words
    return day_words(day + step)


def aspects(before: Entry, after: Entry, *, dated: bool = False, days: int = 0) -> tuple[Aspect, ...]:
    """Return what differs, most urgent first; nothing if and only if the two are `alike`, `days` apart.

    Parameters
    ----------
    dated
        Whether a weekday happens twice in the meeting.
    days
        By how many days the whole meeting moves, which is told once and not of each event.
    """
    there = moved_by(before, days) if days else before
    if alike(there, after):
        return ()
    one, other = taken_apart(there), taken_apart(after)
    cast = castings(one.cast, other.cast)
    found = (
        *_time(before, after, dated=dated, days=days),
        *_group(before.group, after.group),
        *_place(before, after),
        *_title(one, other),
        *_part(before.part, after.part),
        *(_cast_aspect(casting) for casting in of_others(cast, before.part, after.part)),
        *_lines(one, other, cast),
        *(() if cast else _leads(before.group, after.group)),
    )
    return found or (Aspect("about", "\n".join(before.about), "\n".join(after.about), _OTHER_WORDS),)


def _seen(entry: Entry) -> tuple[object, ...]:
    times = instant(entry.start), instant(entry.end)
    return (entry.title, times, entry.rooms, entry.house, entry.about, entry.part, entry.group)


def _time(before: Entry, after: Entry, *, dated: bool, days: int) -> Iterator[Aspect]:
    if not (isinstance(before.start, datetime) and isinstance(after.start, datetime)):
        step = timedelta(days=days)
        if (before.start + step, before.end + step) != (after.start, after.end):
            yield Aspect("days", stay_words(before), stay_words(after), stay_from_to(before, after))
        return
    if not _same_start(before.start, after.start, days):
        old, new = from_to(before.start, after.start, dated=dated)
        yield Aspect("moved", old, new, f"moved from {old} to {new}")
    was, now = minutes_of(before), minutes_of(after)
    if was != now:
        yield Aspect("length", minutes_words(was), minutes_words(now), f"{minutes_words(now)} instead of {was}")


def _same_start(before: datetime, after: datetime, days: int) -> bool:
    if days:
        return before.replace(tzinfo=None) + timedelta(days=days) == after.replace(tzinfo=None)
    return instant(before) == instant(after)


def _group(before: OwnGroup | None, after: OwnGroup | None) -> Iterator[Aspect]:
    words = group_words(before, after)
    if words:
        yield Aspect("group", called(before) if before else "", called(after) if after else "", words)


def _leads(before: OwnGroup | None, after: OwnGroup | None) -> Iterator[Aspect]:
    """Yield who leads a group that is the same: of another one that is no change, and the cast tells of most."""
    if before and after and (before.kind, before.number) == (after.kind, after.number):
        for words in lead_words(before, after):
            yield Aspect("cast", "", "", words)


def _place(before: Entry, after: Entry) -> Iterator[Aspect]:
    if before.rooms != after.rooms:
        # Who comes into a group had all rooms of the session before, and none of them is taken away.
        in_or_out = after.rooms and (before.group is None) != (after.group is None)
        words = f"in {listed(after.rooms)}" if in_or_out else _room_words(before.rooms, after.rooms)
        yield Aspect("rooms", listed(before.rooms), listed(after.rooms), words)
    if before.house != after.house:
        was = f" instead of {before.house}" if before.house else ""
        words = f"now at {after.house}{was}" if after.house else f"no longer at {before.house}"
        yield Aspect("house", before.house, after.house, words)


def _room_words(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    lost = [room for room in before if room not in after]
    gained = [room for room in after if room not in before]
    if gained and lost:
        words = f"{listed(gained)} instead of {listed(lost)}"
        return f"now in {words}" if len(lost) == len(before) else words
    if gained:
        return f"now also in {listed(gained)}" if before else f"now in {listed(gained)}"
    return f"no longer in {listed(lost)}" if lost else f"rooms in another order: {listed(after)}"


def _title(before: About, after: About) -> Iterator[Aspect]:
    if before.number != after.number:
        was = f" instead of {before.number}" if before.number else ""
        words = f"now number {after.number}{was}" if after.number else f"no longer number {before.number}"
        yield Aspect("renumbered", before.number, after.number, words)
    if before.title != after.title:
        yield Aspect("renamed", before.title, after.title, f"it was called “{before.title}”")


def _part(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Aspect]:
    if before == after:
        return
    was, now = listed(before), listed(after)
    if not before:
        words = f"you now have a part: {now}"
    elif not after:
        words = f"you no longer have a part (it was {was})"
    elif after == tuple(map(confirmed, before)):
        words = f"your part is confirmed: {now}"
    else:
        words = f"your part is now {now} instead of {was}"
    yield Aspect("part", was, now, words)


def _cast_aspect(casting: Casting) -> Aspect:
    before, after = names(casting.lost), names(casting.gained)
    was = f"{casting.was or casting.role}: {before}" if before else ""
    return Aspect("cast", was, f"{casting.role}: {after}" if after else "", casting.words)


def _lines(before: About, after: About, cast: Sequence[Casting]) -> Iterator[Aspect]:
    if before.form != after.form:
        words = f"{after.form} instead of {before.form}" if before.form and after.form else _OTHER_WORDS
        yield Aspect("form", before.form, after.form, words)
    if before.audience != after.audience:
        was, now = (about.audience or "everybody" for about in (before, after))
        yield Aspect("audience", was, now, f"now for {now} instead of {was}")
    one, other = (tuple(_nameless(line) if cast else line for line in about.rest) for about in (before, after))
    if one != other:
        lost, gained = (tuple((Counter(x) - Counter(y)).elements()) for x, y in ((one, other), (other, one)))
        yield Aspect("about", "\n".join(lost), "\n".join(gained), _words_of_lines(lost, gained))


def _words_of_lines(lost: tuple[str, ...], gained: tuple[str, ...]) -> str:
    """Return what other lines say, where each has a label in front; else only that they differ."""
    was, now = (dict(_LABELLED.findall(line)[0] for line in side if _LABELLED.match(line)) for side in (lost, gained))
    if len(was) != len(lost) or len(now) != len(gained) or not was.keys() | now.keys():
        return _OTHER_WORDS
    return "; ".join(_labelled(label, was.get(label), now.get(label)) for label in dict.fromkeys([*now, *was]))


def _labelled(label: str, before: str | None, after: str | None) -> str:
    """Return ``arrival: Wednesday 24 October 2018, 20:30 instead of Wednesday 24 October 2018, 17:30``."""
    label = f"{label[:1].lower()}{label[1:]}"
    if after is None:
        return f"no longer {label}: {before}"
    return f"{label}: {after}" + (f" instead of {before}" if before else "")


def _nameless(line: str) -> str:
    """Return a line about a piece of a session without those who have a part in it, who are told of already."""
    found = _PIECE.fullmatch(line)
    return found["what"] if found else line
