"""What most commands begin with: the programme, and where its files lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.errors import StaleError, VerificationError

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.constraints.rule import Violation
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


def unlike_the_record(desk: Desk, timetable: Timetable) -> tuple[Violation, ...]:
    """Return what a timetable says of a revision that it was held against, and the record does not.

    Nothing, if nothing is published, or it does not name a revision.
    """
    from scheduler.constraints.rule import Violation
    from scheduler.publish import store
    from scheduler.publish.against import unlike

    held, record = timetable.published, store.record(desk.state)
    if record is None or held is None or not held.revision:
        return ()
    last = len(record.lines)
    if not 0 < held.revision <= last:
        what = f"it was solved against revision {held.revision}, and revision {last} is the last one"
        return (Violation(desk.programme.source, "revision", what),)
    return tuple(unlike(desk.programme, timetable, store.revision(desk.state, held.revision), record))


def refuse_unlike_the_record(desk: Desk, timetable: Timetable) -> None:
    """Refuse a timetable that was held against something else than it says: that alone excuses a broken rule.

    Raises
    ------
    VerificationError
        If what has begun, or a number, is not as the revision told it that the timetable names.
    """
    found = unlike_the_record(desk, timetable)
    if found:
        raise VerificationError(map(str, found), "Solve again against the last revision, without --from.")


def sound_draft(desk: Desk, then: str) -> Timetable:
    """Return the last draft, to do something with it that is for others.

    Parameters
    ----------
    then
        What is to be done, in one word.

    Raises
    ------
    StaleError
        If the programme has changed since the draft was solved.
    VerificationError
        If it breaks a rule, or its costs are not what it says.
    """
    draft = desk.state.load()
    if desk.stale(draft):
        msg = f"The programme has changed since its draft was solved. Solve again, then {then}."
        raise StaleError(msg)
    refuse_unless_sound(desk.programme, draft)
    return draft


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
