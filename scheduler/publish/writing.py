"""How a publication reaches the disk: whole or not at all, whatever happens in between.

Everything is first written in full to ``.publishing/``, so a full disk is met before anything is replaced. Then the
revision's file takes its place, then the record, which is the moment of publication, then the files for people. Those
follow from the record and the revision and can be made again at any time: whoever comes after a kill finishes them.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.publish import store
from scheduler.timetable.disk import clear_errors, make_folder, sync, write_synced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scheduler.publish.model import Record
    from scheduler.timetable.store import State

_AT_ONCE = 8
_ADDRESSED = ("web/feeds/*.ics", "web/pages/*.html")


def settle(state: State, record: Record | None) -> bool:
    """Take back what a publication that was killed had prepared; call it inside ``state.locked()``.

    Returns
    -------
    bool
        Whether it was killed when it had been published already, so that files for people are still to be finished.
    """
    room = store.waiting_room(state)
    if not room.is_dir():
        return False
    with clear_errors(state.folder):
        if not (room / store.RECORD).exists():
            return True
        _take_back(state, record)
    return False


def commit(
    state: State, before: Record | None, record: str, revision: tuple[str, str] | None, files: Mapping[str, bytes]
) -> None:
    """Make a new record the one that counts, with what follows from it; call it after `settle` and `finish`.

    Parameters
    ----------
    before
        The record until now, None if there is none.
    record
        Text of the new record.
    revision
        Name and text of the new revision's file, or None if there is no new revision.
    files
        What is to lie in ``published/``, by path.

    Raises
    ------
    UsageError
        If something cannot be written; the message says whether anything was changed.
    """
    room, home = store.waiting_room(state), store.folder(state)
    changed = _changed(state, files)
    with clear_errors(state.folder):
        try:
            _prepare(state, changed)
            _let_wait(room, record, revision)
            if revision:
                (room / revision[0]).replace(home / revision[0])
                sync(home)
            (room / store.RECORD).replace(home / store.RECORD)
        except BaseException:
            if (room / store.RECORD).exists() or _bytes(home / store.RECORD) != record.encode():
                _take_back(state, before)
            raise
    with _clear_errors_afterwards(state):
        sync(home)
        _take_places(state, changed)
        _clear(state, files)


def _let_wait(room: Path, record: str, revision: tuple[str, str] | None) -> None:
    """Write a revision and the record in full beside where they belong, the record last."""
    if revision:
        write_synced(room / revision[0], revision[1].encode())
    write_synced(room / store.RECORD, record.encode())
    sync(room)


def finish(state: State, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write those of the files for people that are not there as they should be, and return their paths.

    Call it inside ``state.locked()``.
    """
    changed = _changed(state, files)
    with _clear_errors_afterwards(state):
        _prepare(state, changed)
        _take_places(state, changed)
        _clear(state, files)
    return tuple(changed)


def _take_back(state: State, record: Record | None) -> None:
    """Remove what was prepared; the revision's file first, which may have taken its place already."""
    room = store.waiting_room(state)
    late = store.prepared(state, record)
    with suppress(FileNotFoundError):
        if late is not None:
            late.unlink()
            sync(store.folder(state))
    with suppress(FileNotFoundError):
        (room / store.RECORD).unlink()
    shutil.rmtree(room, ignore_errors=True)


def _changed(state: State, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return those files that are not there as they should be."""
    return {path: content for path, content in files.items() if _bytes(_place(state, path)) != content}


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _place(state: State, path: str) -> Path:
    """Return where a file for people lies; none leads out of its folder."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        raise ValueError(path)
    return store.published(state) / pure


def _prepare(state: State, files: Mapping[str, bytes]) -> None:
    """Write files in full where they wait, and make the folders that they go to."""
    room = store.waiting_room(state)
    shutil.rmtree(room, ignore_errors=True)
    for folder in (room, store.folder(state), *(_place(state, path).parent for path in files)):
        make_folder(folder)
    # A disk takes many files that are to be safe at once in the time that it takes for one.
    with ThreadPoolExecutor(_AT_ONCE) as writers:
        list(writers.map(write_synced, (room / str(number) for number in range(len(files))), files.values()))


def _take_places(state: State, files: Mapping[str, bytes]) -> None:
    room = store.waiting_room(state)
    places = [_place(state, path) for path in files]
    for number, place in enumerate(places):
        (room / str(number)).replace(place)
    for folder in dict.fromkeys(place.parent for place in places):
        sync(folder)


def _clear(state: State, files: Mapping[str, bytes]) -> None:
    """Remove the feeds and pages that are nobody's any more, and the waiting room: nothing is left to do."""
    known = {_place(state, path) for path in files}
    for path in chain.from_iterable(store.published(state).glob(pattern) for pattern in _ADDRESSED):
        if path not in known:
            path.unlink()
    shutil.rmtree(store.waiting_room(state))


@contextmanager
def _clear_errors_afterwards(state: State) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        name = error.filename2 or error.filename or store.published(state)
        msg = (
            f"{name}: it cannot be written ({what}). The revision is published, and the files for people are not all "
            "there yet: make room for them, then run “timetable publish” again, which finishes them."
        )
        raise UsageError(msg) from error
