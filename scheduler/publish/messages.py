"""The texts of a revision that the director sends: one page about it, and one short text for each person it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.publish.addresses import feed_url, page_url
from scheduler.publish.difference import difference
from scheduler.publish.notices import changes_page, notice, notice_subject
from scheduler.publish.once import once_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scheduler.publish.difference_model import Difference, PersonDifference
    from scheduler.publish.files import Sender
    from scheduler.publish.model import Record, Revision


def messages_of(
    record: Record, revision: Revision, previous: Revision | None, sender: Sender
) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each: ``outbox/changes-r3.md``, ``outbox/people/odi-r3.txt``.

    Parameters
    ----------
    record
        Whose last revision it is.
    previous
        The revision before it, or None: then everybody is new.
    sender
        Where feeds are looked up, and whom people write to.
    """
    found = difference_to(record, revision, previous)
    yield f"outbox/changes-r{revision.number}.md", changes_page(found, revision).encode()
    for name, (subject, text) in _texts(found, record, revision, sender).items():
        yield f"outbox/people/{name}-r{revision.number}.txt", f"{subject}\n\n{text}".encode()


def texts_of(
    record: Record, revision: Revision, previous: Revision | None, sender: Sender
) -> Mapping[str, tuple[str, str]]:
    """Return subject and text for each person for whom the revision changes something, by id."""
    return _texts(difference_to(record, revision, previous), record, revision, sender)


def _texts(found: Difference, record: Record, revision: Revision, sender: Sender) -> Mapping[str, tuple[str, str]]:
    def text(person: PersonDifference) -> str:
        token = record.tokens.get(person.id, "")
        page = page_url(token, sender.web) if revision.pages else ""
        return notice(found, person, (feed_url(token, sender.web), page), sender.organizer)

    return {person.id: (notice_subject(found, person), text(person)) for person in found.people}


def difference_to(record: Record, revision: Revision, previous: Revision | None) -> Difference:
    """Return what the last revision of a record tells that the one before it did not; None: then everybody is new."""
    if previous is None:
        return difference(None, revision.content, None, revision.timetable)
    once = once_told(record, previous.number)
    return difference(previous.content, revision.content, previous.timetable, revision.timetable, once)
