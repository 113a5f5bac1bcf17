"""The act of publishing: from what was decided to a new revision, or to the finding that nothing has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.errors import DraftError, RecordError
from scheduler.publish import codec_pages, codec_record, codec_revision, store, writing
from scheduler.publish.difference import difference
from scheduler.publish.files import NOBODY, files_of
from scheduler.publish.ledger import advance, begun, line_of
from scheduler.publish.messages import texts_of
from scheduler.publish.model import Revision
from scheduler.publish.once import once_told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from scheduler.export.entry import Content
    from scheduler.publish.difference_model import Difference
    from scheduler.publish.files import Sender
    from scheduler.publish.model import Record, Why
    from scheduler.publish.pages import Pages
    from scheduler.timetable.model import Timetable
    from scheduler.timetable.store import State


@dataclass(frozen=True)
class Shelf:
    """What was published so far: the record, and its last revision; nothing of both before the first.

    Parameters
    ----------
    finished
        Paths of the files for people that a command that was killed had left undone.
    """

    record: Record | None = None
    last: Revision | None = None
    finished: tuple[str, ...] = ()


@dataclass(frozen=True)
class Occasion:
    """What a publication needs of the world.

    Parameters
    ----------
    now
        Its time, UTC. A clock that was set back does not take the record back with it.
    token
        Makes the part of an address that cannot be guessed, another one at each call.
    why, of
        See `Revision`.
    """

    now: datetime
    token: Callable[[], str]
    why: Why = "published"
    of: int | None = None


@dataclass(frozen=True)
class Step:
    """A revision that is ready to be published: nothing of it is written yet.

    Parameters
    ----------
    before
        What was published so far.
    record
        With the new revision in it.
    text
        Of the new revision's file.
    difference
        To the last revision; to nothing before the first.
    """

    before: Shelf
    record: Record
    revision: Revision
    text: str
    difference: Difference

    @property
    def told(self) -> int:
        """How many people are told of anything, be it of other words alone."""
        return len(self.difference.people)


def take_stock(state: State, sender: Sender = NOBODY) -> Shelf:
    """Return what was published so far; finish, or take back, what a command that was killed left behind.

    Call it inside ``state.locked()``.
    """
    record = store.record(state)
    shelf = Shelf(record, store.revision_of(state, record.lines[-1]) if record else None)
    if writing.settle(state, record):
        return replace(shelf, finished=complete(state, shelf, sender))
    return shelf


def complete(state: State, shelf: Shelf, sender: Sender = NOBODY) -> tuple[str, ...]:
    """Write those files for people that are missing or not as they should be, and return their paths."""
    if shelf.record is None or shelf.last is None:
        return ()
    return writing.finish(state, files_of(shelf.record, shelf.last, _previous(state, shelf.last), sender))


def files_for_people(state: State, sender: Sender = NOBODY) -> Mapping[str, bytes]:
    """Return what is to lie in ``published/``, by path; nothing before the first revision."""
    record = store.record(state)
    if record is None or not record.lines:
        return {}
    last = store.revision_of(state, record.lines[-1])
    return files_of(record, last, _previous(state, last), sender)


def texts_for_people(state: State, sender: Sender = NOBODY) -> Mapping[str, tuple[str, str]]:
    """Return subject and text for each person whom the last revision tells of something, by id."""
    record = store.record(state)
    if record is None or not record.lines:
        return {}
    last = store.revision_of(state, record.lines[-1])
    return texts_of(record, last, _previous(state, last), sender)


def prepare(
    shelf: Shelf, timetable: Timetable, content: Content, pages: Pages | None, occasion: Occasion
) -> Step | None:
    """Return the next revision, or None if it would tell nothing that the last one did not.

    Parameters
    ----------
    pages
        None on the way back to a revision of which they are not known.
    """
    last = shelf.last
    at = max(occasion.now, last.at) if last else occasion.now
    number = last.number + 1 if last else 1
    revision = Revision(number, at, timetable, content, occasion.why, occasion.of, pages)
    if last is not None and codec_revision.tells_the_same(revision, last):
        return None
    text = codec_revision.dumps(revision)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    once = once_told(shelf.record, last.number) if last else None
    found = difference(last.content if last else None, content, last.timetable if last else None, timetable, once)
    found = replace(found, pages=codec_pages.differ(last.pages if last else None, pages))
    line = line_of(revision, sha256, len(found.people))
    record = advance(shelf.record or begun(revision), last, revision, line, occasion.token)
    return Step(shelf, record, revision, text, found)


def publish(state: State, step: Step, sender: Sender = NOBODY) -> tuple[str, ...]:
    """Write a revision, and what follows from it; call it inside ``state.locked()``. Return the files for people.

    Raises
    ------
    UsageError
        If something cannot be written; the message says whether anything was changed.
    """
    record = codec_record.dumps(step.record)
    _refuse_unless_readable(state, step, record)
    files = files_of(step.record, step.revision, step.before.last, sender)
    name = store.revision_name(step.revision.number)
    writing.commit(state, step.before.record, record, (name, step.text), files)
    return tuple(files)


def rotate(state: State, shelf: Shelf, addressee: str, token: str, sender: Sender = NOBODY) -> Record | None:
    """Give somebody's feed another address, at which alone it then is, and return the record; None if there is none.

    Call it inside ``state.locked()``.

    Parameters
    ----------
    addressee
        `scheduler.publish.model.AGENDA`, or the id of somebody who has a feed.
    token
        The part of the new address that cannot be guessed.
    """
    if shelf.record is None or shelf.last is None:
        return None
    record = replace(shelf.record, tokens={**shelf.record.tokens, addressee: token})
    files = files_of(record, shelf.last, _previous(state, shelf.last), sender)
    writing.commit(state, shelf.record, codec_record.dumps(record), None, files)
    return record


def _previous(state: State, revision: Revision) -> Revision | None:
    return store.revision(state, revision.number - 1) if revision.number > 1 else None


def _refuse_unless_readable(state: State, step: Step, record: str) -> None:
    """Read what is to be written, before it is: what nobody can read again would be lost."""
    name = str(store.folder(state))
    try:
        same = codec_record.dumps(codec_record.loads(record, name)) == record
        same &= codec_revision.dumps(codec_revision.loads(step.text, name)) == step.text
    except DraftError as error:
        msg = f"{error} This could not be read again, so nothing was published. It is a defect: please report it."
        raise RecordError(msg) from error
    if not same:
        msg = (
            f"{name}: what was to be written reads otherwise. Nothing was published. It is a defect: please report it."
        )
        raise RecordError(msg)
