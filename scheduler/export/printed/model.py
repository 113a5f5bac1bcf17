"""What a document of the programme says, as values: no markup, no layout, nothing private, no address of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from scheduler.export.words import day_words
from scheduler.programme.model import Kind


@dataclass(frozen=True)
class Edition:
    """Which state of the programme a document shows. A document has no other date, so equal input gives equal bytes.

    Parameters
    ----------
    revision
        Its number, or 0 for a draft.
    day
        When it was published, by the clock of the meeting; None for a draft.
    changes
        What this revision changed, in sentences that anybody may read; none in the first one and in a draft.
    """

    revision: int = 0
    day: date | None = None
    changes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What stands in the head: ``Revision 3, Thursday 26 November 2026``."""
        if not self.revision:
            return "Draft, not for sending"
        return f"Revision {self.revision}" + (f", {day_words(self.day)}" if self.day else "")


@dataclass(frozen=True)
class Name:
    """Somebody who has a part, with what else there is to say of them; each is empty where the name says it already.

    Parameters
    ----------
    name
        ``to be confirmed`` or ``vacant`` where nobody is known.
    post, organisation, country
        Of whom the table of people knows.
    confirmed
        Whether they have said that they come; who has not is marked.
    """

    name: str
    post: str = ""
    organisation: str = ""
    country: str = ""
    confirmed: bool = True

    @property
    def beside(self) -> str:
        """What stands behind the name, joined by commas."""
        return ", ".join(words for words in (self.post, self.organisation, self.country) if words)


@dataclass(frozen=True)
class Role:
    """Who does the same: ``Chair``, or ``Speakers`` where they are several."""

    word: str
    people: tuple[Name, ...]


@dataclass(frozen=True)
class Piece:
    """A piece of a session that is printed below it."""

    title: str
    minutes: int
    people: tuple[Name, ...]


@dataclass(frozen=True)
class Line:
    """One line of a day.

    Parameters
    ----------
    id
        Of the item.
    kind, form
        ``session`` and its format, ``plenary``; of anything else the kind twice.
    number
        Of a numbered session; else empty.
    start, end
        Aware, by the clock of the meeting.
    rooms
        Names; of a session in groups one for each group.
    moved
        Whether the rooms differ from those of the line before it that has any; the first of a day counts as moved, and
        so do sessions side by side and the first line with rooms after them.
    within
        Title of the meal or break that it is a part of; such a line stands right below that of the whole.
    audience
        For whom it is, where it is not for everybody.
    groups
        So many at a time; 0 for a session in one room.
    """

    id: str
    kind: Kind
    form: str
    title: str
    start: datetime
    end: datetime
    number: str = ""
    minutes: int = 0
    rooms: tuple[str, ...] = ()
    moved: bool = False
    within: str = ""
    audience: str = ""
    groups: int = 0
    questions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def times(self) -> str:
        """``14:00-15:30``, with an en dash."""
        return f"{self.start:%H:%M}\u2013{self.end:%H:%M}"

    @property
    def unconfirmed(self) -> bool:
        """Whether somebody in it is still to be confirmed."""
        everyone = [*(one.people for one in self.roles), *(one.people for one in self.pieces)]
        return any(not name.confirmed for people in everyone for name in people)


@dataclass(frozen=True)
class Day:
    """A day and what is on, in order of time, what is within a meal right below it."""

    day: date
    lines: tuple[Line, ...]

    @property
    def heading(self) -> str:
        """``Wednesday 24 October 2018``."""
        return day_words(self.day)


@dataclass(frozen=True)
class Printed:
    """The programme as a document says it.

    Parameters
    ----------
    id
        Of the programme.
    dates, place, zone
        Of the meeting, in words; the place may be empty.
    note
        The words that the director wants on every document.
    left_out
        Titles of the optional sessions that found no place.
    """

    id: str
    title: str
    dates: str
    place: str
    zone: str
    note: str
    edition: Edition
    days: tuple[Day, ...]
    left_out: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether anybody is marked as still to be confirmed, so that the mark has to be explained."""
        return any(line.unconfirmed for day in self.days for line in day.lines)


Paper = Literal["a4", "letter"]
"""Size of the page."""
