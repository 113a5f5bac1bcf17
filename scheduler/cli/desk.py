"""What most commands begin with: the programme, and where its files lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.errors import VerificationError

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable
    from scheduler.timetable.store import State


@dataclass(frozen=True)
class Desk:
    """The programme as read, its digest, and its state folder."""

    programme: Programme
    digest: str
    state: State

    @classmethod
    def open(cls, event: Path, to: Path | None, content: bytes | None = None) -> Desk:
        """Read the programme file, or what it is to hold, and find its state folder: beside it, or in `to`."""
        from scheduler.programme import digest, read
        from scheduler.timetable.store import State

        programme = read(event, content)
        return cls(programme, digest(programme), State(programme.id, event.parent if to is None else to))

    def stale(self, timetable: Timetable) -> bool:
        """Return whether the programme has changed since `timetable` was solved."""
        return timetable.digest != self.digest


def refuse_unless_sound(programme: Programme, timetable: Timetable) -> None:
    """Let the second pair of eyes look at `timetable`.

    Raises
    ------
    VerificationError
        If it breaks a rule, or its costs are not what it says.
    """
    from scheduler.verify import findings

    found = findings(programme, timetable)
    if found:
        raise VerificationError(str(finding) for finding in found)
