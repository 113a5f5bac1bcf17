"""The state folder beside the programme: ``<programme id>.timetable/`` with the last draft and its calendar.

Directors keep this folder in shared drives, so it holds plain files, each written whole: temporary file, fsync,
rename, fsync of the folder, under a lock. Both files of one solve belong together. They are written in full beside
the old ones, the draft's first; then the draft is renamed (from then on the new solve counts), then the calendar.
So whoever comes after a crash knows what happened: a waiting draft means that nothing was replaced yet, and what
waits is dropped; a waiting calendar alone means that its draft is in place, and the calendar follows it.
The draft is the record and the calendar its copy, therefore the draft decides.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.errors import DraftError, NotLastingError, UsageError
from scheduler.timetable import codec
from scheduler.timetable.disk import clear_errors, make_folder, sync, sync_written, waiting, write_synced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class State:
    """The state folder of one programme.

    Parameters
    ----------
    programme
        Id of the programme; the folder has its name, and a draft of another programme in it is refused.
    parent
        Where the folder lies: the folder of the YAML file, or what ``--to`` names.
    """

    programme: str
    parent: Path

    @property
    def folder(self) -> Path:
        """The state folder itself."""
        return self.parent / f"{self.programme}.timetable"

    @property
    def draft(self) -> Path:
        """Where the last draft is."""
        return self.folder / "draft.json"

    @property
    def calendar(self) -> Path:
        """Where the calendar of the last draft is."""
        return self.folder / "agenda-draft.ics"

    def load(self) -> Timetable:
        """Return the last draft.

        Raises
        ------
        DraftError
            If there is none, or it cannot be read.
        UsageError
            If it belongs to another programme.
        """
        if not self.draft.exists():
            msg = f"{self.draft}: there is no draft yet. Run “timetable solve” first."
            raise DraftError(msg)
        return load(self.draft, self.programme)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder, made if need be, against every other process that would write into it.

        Raises
        ------
        UsageError
            If another process holds it, or nothing can be written there.
        """
        # Here and not above: filelock loads a good deal, and reading a draft needs no lock.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        lock = FileLock(self.folder / ".lock", timeout=0)
        with clear_errors(self.folder):
            make_folder(self.folder)
            try:
                lock.acquire()
            except Timeout as error:
                msg = f"{self.folder}: another run is at work on this programme. Wait until it is done, or stop it."
                raise UsageError(msg) from error
        try:
            with clear_errors(self.folder):
                self._settle()
                self._try_to_write()
            yield
        finally:
            lock.release()

    def save(self, draft: str, calendar: bytes, first: Callable[[], None] | None = None) -> None:
        """Replace both files of the draft; call it inside `locked`. On any failure the old ones stay.

        Parameters
        ----------
        first
            What else is to be replaced, before them: it is called when both are written in full, and if it raises
            they are dropped.

        Raises
        ------
        UsageError
            If nothing can be written: a full disk, a folder that is read-only.
        NotLastingError
            If all is written, and the disk does not say that it lasts.
        """
        doubt = None
        with clear_errors(self.folder):
            try:
                write_synced(waiting(self.draft), draft.encode())
                write_synced(waiting(self.calendar), calendar)
                sync(self.folder)
                if first is not None:
                    first()
            except NotLastingError as error:  # what was to be replaced before is replaced, so these are too
                doubt = error
            except BaseException:
                self._drop()
                raise
            waiting(self.draft).replace(self.draft)
        self._follow()
        if doubt is not None:
            raise doubt

    def _follow(self) -> None:
        """Put the calendar beside a draft that is in place: from here on the new solve counts, whatever fails."""
        try:
            with suppress(NotLastingError):  # the second one says it too
                sync_written(self.draft)
            waiting(self.calendar).replace(self.calendar)
        except OSError as error:
            msg = (
                f"{self.calendar}: it cannot be written ({error.strerror or error}). The draft is written, and "
                "the next command that writes here puts its calendar beside it."
            )
            raise UsageError(msg) from error
        sync_written(self.calendar)

    def _settle(self) -> None:
        """Finish, or take back, what a run that was killed left behind."""
        if waiting(self.draft).exists():
            self._drop()
        elif waiting(self.calendar).exists():
            waiting(self.calendar).replace(self.calendar)
            sync_written(self.calendar)

    def _drop(self) -> None:
        """Remove what waits; the calendar first, for a calendar alone would count as decided."""
        with suppress(FileNotFoundError):
            waiting(self.calendar).unlink()
        with suppress(FileNotFoundError):
            waiting(self.draft).unlink()

    def _try_to_write(self) -> None:
        """Find out before a long search, not after it, that the folder is read-only."""
        probe = self.folder / ".probe"
        probe.touch()
        probe.unlink()


def load(path: Path, programme: str) -> Timetable:
    """Return the timetable in the file `path`, which must belong to `programme`.

    Raises
    ------
    DraftError
        If the file is missing or cannot be read.
    UsageError
        If it belongs to another programme.
    """
    timetable = codec.loads(text_of(path), str(path))
    refuse_other_programme(timetable, programme, path)
    return timetable


def text_of(path: Path, remedy: str = codec.RESTORE) -> str:
    """Return the text in a file.

    Parameters
    ----------
    remedy
        What to do where it is none.

    Raises
    ------
    DraftError
        If it is missing, or cannot be read.
    """
    try:
        return path.read_bytes().decode()
    except FileNotFoundError as error:
        msg = f"{path}: there is no such file."
        raise DraftError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{path}: it is not UTF-8 text. {remedy}"
        raise DraftError(msg) from error
    except OSError as error:
        msg = f"{path}: it cannot be read ({error.strerror})."
        raise DraftError(msg) from error


def refuse_other_programme(timetable: Timetable, programme: str, path: Path) -> None:
    """Refuse a timetable that is not one of a programme.

    Raises
    ------
    UsageError
        If it belongs to another one.
    """
    if timetable.programme != programme:
        msg = (
            f"{path}: this is a timetable of “{timetable.programme}”, and the programme is “{programme}”. "
            "If the event has a new id, give it a folder of its own; if not, give the programme its old id."
        )
        raise UsageError(msg)
