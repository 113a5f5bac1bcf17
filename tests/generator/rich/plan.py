"""What comes out: a programme as text, and the timetable that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Planted:
    """An item of the planted timetable, by the id of its occurrence; minutes after midnight on the wall clock.

    ``inside`` is the id of the occurrence that it lies in, as a speech at dinner does, or nothing.
    """

    id: str
    day: int
    start: int
    end: int
    rooms: tuple[str, ...]
    inside: str


@dataclass(frozen=True)
class RichPlan:
    """A programme and a timetable that it has.

    Parameters
    ----------
    text
        The programme in one file.
    files
        The same programme as a director divides it: ``programme.yaml``, ``house.yaml``, ``people.csv``.
    items
        Everything that is held, sessions that are a part of a meal and what stands near a session too; it keeps every
        rule of the text, unless `spoiled`.
    left_out
        Optional sessions that this timetable leaves out.
    spoiled
        Why no timetable at all is possible, or nothing.
    """

    text: str
    files: Mapping[str, str]
    items: tuple[Planted, ...]
    left_out: tuple[str, ...]
    spoiled: str = ""
