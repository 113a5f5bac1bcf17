"""The calendar of a draft, given out only when the lint has nothing to say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import VerificationError

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def draft_calendar(timetable: Timetable, programme: Programme) -> bytes:
    """Return the bytes of ``agenda-draft.ics``.

    Raises
    ------
    VerificationError
        If they are no sound calendar file; a defect of this program.
    """
    from scheduler.export.ics import calendar

    content = calendar(timetable, programme)
    refuse_unless_clean(content, "agenda-draft.ics")
    return content


def refuse_unless_clean(content: bytes, name: str) -> None:
    """Let the lint read a calendar file that messages call `name`.

    Raises
    ------
    VerificationError
        If anything in it is wrong, with each line that is.
    """
    from scheduler.verify.lint import lint

    found = lint(content)
    if found:
        raise VerificationError(f"{name}: {sentence}" for sentence in found)
