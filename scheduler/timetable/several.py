"""Several files of one folder, each written whole, and none of them replaced before all can be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from scheduler.errors import UsageError
from scheduler.timetable.disk import clear_errors, make_folder, mode_of, sync_written, waiting, write_synced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_AT_ONCE = 8


def write_several(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if it is not there.

    All are written in full beside their places, so a full disk is met before anything is replaced; then each takes its
    place. A run that is killed in between leaves of each file the old one or the new one, and another run finishes it.

    Raises
    ------
    UsageError
        If they cannot be written; the message says whether anything was changed.
    NotLastingError
        If they are written, and the disk does not say that they last.
    """
    places = {folder / name: content for name, content in files.items()}
    try:
        with clear_errors(folder):
            make_folder(folder)
        # A disk takes many files that are to be safe at once in the time that it takes for one.
        with ThreadPoolExecutor(_AT_ONCE) as writers:
            list(writers.map(_let_wait, places, places.values()))
    except BaseException:
        _drop(places)
        raise
    for number, place in enumerate(places):
        try:
            waiting(place).replace(place)
        except OSError as error:
            _drop(places)
            what = error.strerror or str(error)
            msg = f"{place}: it cannot be written ({what}). Of {len(places)} files, {number} are written."
            raise UsageError(msg) from error
    for place in [*places][-1:]:
        sync_written(place)


def _let_wait(place: Path, content: bytes) -> None:
    """Write a file in full beside its place, for whoever may read what is there."""
    with clear_errors(place):
        write_synced(waiting(place), content, mode_of(place) if place.exists() else None)


def _drop(places: Mapping[Path, bytes]) -> None:
    for place in places:
        with suppress(OSError):
            waiting(place).unlink()
