"""What the web pages of a revision say, as values: everybody's, and each person's own.

A revision keeps them, for the programme file may be another one when they are written: after a kill, or on the way back
to an earlier revision. Which revision it is stands in none of them, for a later one may tell them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.export.printed import Edition, personal, printed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.export.printed import Personal, Printed
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Pages:
    """The pages of one state of the programme.

    Parameters
    ----------
    common
        What everybody may read.
    own
        Each person's, by id, in the programme's order; all begin as the common one does.
    """

    common: Printed
    own: Mapping[str, Personal]


def pages_of(timetable: Timetable, programme: Programme) -> Pages:
    """Return what the pages of a timetable say; who has withdrawn has none."""
    edition = Edition()
    own = {person.id: personal(timetable, programme, person, edition) for person in programme.people}
    return Pages(printed(timetable, programme, edition), own)
