"""The sentences that tell people what became of one event of theirs: they stand in calendars and in messages."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from scheduler.export.words import minutes_words
from scheduler.programme.words import listed
from scheduler.publish.about import taken_apart
from scheduler.publish.aspects import aspects
from scheduler.publish.group_words import called
from scheduler.publish.times import minutes_of, stay_words, when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.export.entry import Entry
    from scheduler.publish.aspects import Aspect

DETAILS = "Details changed."
"""Where what changed is nothing that anybody sees."""
_LONGEST = 80
_UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def what(before: Entry, after: Entry, *, dated: bool = False) -> str:
    """Return the one sentence that stands in an event: ``Moved from Thursday 14:00 to Thursday 15:30.``.

    Parameters
    ----------
    dated
        Whether a weekday happens twice in the meeting, so that a date must be said.
    """
    return sentence(aspect.words for aspect in aspects(before, after, dated=dated)) or DETAILS


def added(entry: Entry, *, dated: bool = False) -> str:
    """Return ``New: Thursday 14:00, 90 minutes, Library.``."""
    return sentence([f"new: {place_and_time(entry, dated=dated)}"])


def cancelled(entry: Entry, *, dated: bool = False) -> str:
    """Return ``Cancelled; it was Thursday 14:00.``."""
    return sentence(["cancelled", f"it was {start_of(entry, dated=dated)}"])


def taken_out(entry: Entry, *, dated: bool = False) -> str:
    """Return, of what goes on for others, ``No longer in your programme; it was Thursday 14:00.``."""
    return sentence(["no longer in your programme", f"it was {start_of(entry, dated=dated)}"])


def back(before: Entry, after: Entry, *, dated: bool = False) -> str:
    """Return the same as `returned` for somebody who returns to what was on for others all the time."""
    return sentence(["in your programme again", *(aspect.words for aspect in aspects(before, after, dated=dated))])


def returned(before: Entry, after: Entry, *, dated: bool = False) -> str:
    """Return that a cancelled event is on again, and what differs from what it was.

    Parameters
    ----------
    before
        As it was last, before it was cancelled.
    """
    return sentence(["it is on again", *(aspect.words for aspect in aspects(before, after, dated=dated))])


def subject(before: Entry | None, after: Entry | None, *, dated: bool = False, again: bool = False) -> str:
    """Return the same in a few words, for the first line of a message: ``4. Making it work: now Friday 09:00``.

    Parameters
    ----------
    before, after
        None where there is nothing: before an event was added, after it was cancelled.
    again
        Whether what is added was there once.
    """
    entry = after or before
    title = short(entry.title) if entry else ""
    if after is None:
        return f"{title}: cancelled"
    if before is None:
        return f"{title}: {'on again' if again else 'new'}, {start_of(after, dated=dated)}"
    found = aspects(before, after, dated=dated)
    if not found:
        return f"{title}: details changed"
    first, *others = found
    more = f" and {len(others)} more change{'s' * (len(others) > 1)}" if others else ""
    words = f"now {first.after}" if first.what == "moved" else first.words
    return one_line(f"{title}: {words}{more}")


def sentence(pieces: Iterable[str]) -> str:
    """Return pieces of a sentence as one on one line, each said once; empty if there are none."""
    words = one_line("; ".join(dict.fromkeys(pieces)))
    return stopped(f"{words[:1].upper()}{words[1:]}") if words else ""


def stopped(words: str) -> str:
    """Return words that begin with a title or a name, which keeps its first letter, as a sentence on one line."""
    words = one_line(words)
    return words if words.endswith((".”", "…”")) else f"{words}."


def pieces(found: Iterable[Aspect]) -> tuple[str, ...]:
    """Return what is said of each thing that differs, once; what somebody is called now is not told of each event."""
    return tuple(dict.fromkeys(aspect.words for aspect in found if aspect.what != "name"))


def place_and_time(entry: Entry, *, dated: bool = False) -> str:
    """Return ``Thursday 14:00, 90 minutes, Library and Study``, then one's own group where it is one's own event."""
    minutes = minutes_of(entry)
    group = called(entry.group) if entry.group else ""
    facts = (start_of(entry, dated=dated), minutes_words(minutes) if minutes else "", listed(entry.rooms), group)
    return ", ".join(fact for fact in facts if fact)


def between_numbers(entry: Entry) -> tuple[str, ...]:
    """Return what explains the number of a session that came in between two others: ``4.1``; nothing for any other."""
    return ("the other numbers stay",) if "." in taken_apart(entry).number else ()


def start_of(entry: Entry, *, dated: bool = False) -> str:
    """Return when an event begins; of whole days, which they are."""
    if not isinstance(entry.start, datetime):
        return stay_words(entry)
    return when(entry.start, "date" if dated else "weekday")


def one_line(words: str) -> str:
    """Return text on one line, without what no message may hold: new lines, control characters, other directions."""
    plain = (" " if unicodedata.category(letter) in _UNWRITABLE else letter for letter in _DIRECTIONS.sub("", words))
    return " ".join("".join(plain).split())


def short(title: str) -> str:
    """Return a title on one line, cut off where it is too long for a subject."""
    plain = one_line(title)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
