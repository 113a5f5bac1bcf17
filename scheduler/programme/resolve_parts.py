"""Who has which part in a session and its portions, and how long the portions are together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme import defaults
from scheduler.programme.model import Duration, Part, Portion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.programme.model import Role
    from scheduler.programme.resolve import Context
    from scheduler.programme.validation import Entry
    from scheduler.programme.values import PartText
    from scheduler.programme.written import SessionWritten

_AFTER: tuple[tuple[str, Role], ...] = (("facilitators", "facilitator"), ("rapporteurs", "rapporteur"))


def portions(context: Context, written: SessionWritten) -> tuple[Portion, ...]:
    """Return the portions of a session, in their order."""
    return tuple(
        Portion(one.title, one.minutes, tuple(_parts(context, "speaker", one.speakers))) for one in written.parts
    )


def parts(context: Context, written: SessionWritten) -> tuple[Part, ...]:
    """Return the parts of a session; who speaks in a portion is one of its speakers, named once.

    Somebody who is to be confirmed as a speaker and sure of a portion, or the other way round, is confirmed.
    """
    speakers = _parts(context, "speaker", written.speakers)
    for portion in portions(context, written):
        for part in portion.parts:
            _add(speakers, part)
    found = [*_parts(context, "chair", written.chair), *speakers]
    for key, role in _AFTER:
        found += _parts(context, role, getattr(written, key))
    return tuple(found)


def _parts(context: Context, role: Role, written: Iterable[PartText]) -> list[Part]:
    return [
        Part(role, None, confirmed=False, vacant=True)
        if part.person in context.withdrawn
        else Part(role, part.person, part.label, part.confirmed)
        for part in written
    ]


def _add(speakers: list[Part], part: Part) -> None:
    """Add a speaker who is not there yet; a part that is there only open becomes confirmed with this one."""
    for number, other in enumerate(speakers):
        if other == part:
            return
        if part.person is not None and other.person == part.person:
            if part.confirmed:
                speakers[number] = part
            return
    speakers.append(part)


def lengthened(context: Context, entry: Entry[SessionWritten], minutes: Duration) -> Duration:
    """Return the length of a session, at its least and at its best not below the sum of its portions.

    A sum that is above the most is refused.
    """
    written, grid = entry.written, context.clock.grid
    total = sum(one.minutes for one in written.parts)
    if total > minutes.most:
        what = f"together they take {total} minutes, and the session at most {minutes.most}"
        context.problems.add(entry.at("parts"), entry.named("parts"), what, "Shorten them, or lengthen the session")
        return minutes
    rounded = min(-(-total // grid) * grid, minutes.most)
    if rounded > minutes.least:
        context.assume(defaults.portions_sentence(written.title, rounded, total))
    return Duration(max(minutes.least, rounded), max(minutes.best, rounded), minutes.most)
