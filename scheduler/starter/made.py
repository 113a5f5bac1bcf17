"""What is asked for, and what comes out: files to write, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FIRST_DAY = "2027-05-10"
ZONE = "Europe/London"


@dataclass(frozen=True)
class Wish:
    """What the programme is to be.

    Parameters
    ----------
    id, title
        Its id and its title.
    people
        The name of its table of people.
    first_day
        Its first day, or None if nobody said.
    zone
        Its time zone, or None if nobody said.
    pinned
        Whether sessions are to stay where a table puts them; otherwise they are there if they can be.
    """

    id: str
    title: str
    people: str
    first_day: date | None = None
    zone: str | None = None
    pinned: bool = False


@dataclass(frozen=True)
class Made:
    """The programme and its people as text, what was taken for granted, and what could not be understood."""

    programme: str
    people: str
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
