"""The texts of a revision that the director sends: one page about it, and one short text for each person it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.publish.difference import difference
from scheduler.publish.notices import changes_page, notice, notice_subject
from scheduler.publish.once import once_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.publish.difference_model import Difference
    from scheduler.publish.model import Record, Revision


def messages_of(record: Record, revision: Revision, previous: Revision | None) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each: ``outbox/changes-r3.md``, ``outbox/people/odi-r3.txt``.

    Parameters
    ----------
    record
        Whose last revision it is.
    previous
        The revision before it, or None: then everybody is new.
    """
    found = _difference(record, revision, previous)
    yield f"outbox/changes-r{revision.number}.md", changes_page(found, revision).encode()
    for person in found.people:
        text = f"{notice_subject(found, person)}\n\n{notice(found, person)}"
        yield f"outbox/people/{person.id}-r{revision.number}.txt", text.encode()


def _difference(record: Record, revision: Revision, previous: Revision | None) -> Difference:
    if previous is None:
        return difference(None, revision.content, None, revision.timetable)
    once = once_told(record, previous.number)
    return difference(previous.content, revision.content, previous.timetable, revision.timetable, once)
