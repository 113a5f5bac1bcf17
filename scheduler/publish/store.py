"""What was published, as it lies in the state folder: read, checked, and never guessed.

``revisions/record.json`` is the record, ``revisions/r0001.json`` and so on what was told each time. A revision counts
once the record names it, with its checksum. While a publication is under way, what is to replace files waits in
``.publishing/``; a record that waits there says that nothing has been replaced yet.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scheduler.errors import DraftError, RecordError, UsageError
from scheduler.publish import codec_record, codec_revision
from scheduler.timetable import codec
from scheduler.timetable.store import refuse_other_programme, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.publish.model import Line, Record, Revision
    from scheduler.timetable.model import Timetable
    from scheduler.timetable.store import State

RECORD = "record.json"
_HEAD = 200
_REVISION = re.compile(r"r(\d{4,})\.json")


def folder(state: State) -> Path:
    """Return where the record and the revisions lie."""
    return state.folder / "revisions"


def published(state: State) -> Path:
    """Return where the files for people lie."""
    return state.folder / "published"


def waiting_room(state: State) -> Path:
    """Return where files wait that are to take their places."""
    return state.folder / ".publishing"


def revision_name(number: int) -> str:
    """Return the name of a revision's file."""
    return f"r{number:04}.json"


def record(state: State) -> Record | None:
    """Return the record, None if nothing was published yet.

    Raises
    ------
    RecordError
        If it is damaged, missing beside its revisions, or older than they are.
    UsageError
        If it is that of another programme.
    """
    found = _record(state)
    if found is not None and not beyond(state, found):
        return found
    ready = prepared(state, found)
    found = _record(state)  # another process may have published in between
    for late in beyond(state, found):
        if late != ready:
            raise RecordError(_out_of_date(state, found, late))
    if found is None and any(path.is_file() for path in published(state).rglob("*")):
        msg = f"{folder(state) / RECORD}: the record is missing, and {published(state)} is there. {codec_record.REMEDY}"
        raise RecordError(msg)
    return found


def last_revision(state: State) -> Revision | None:
    """Return what was published last, None if nothing was.

    Raises
    ------
    RecordError
        If its file, or the record, is not what it was.
    """
    found = record(state)
    return None if found is None or not found.lines else revision_of(state, found.lines[-1])


def revision(state: State, number: int) -> Revision:
    """Return one revision.

    Raises
    ------
    UsageError
        If there is none of that number.
    RecordError
        If its file, or the record, is not what it was.
    """
    found = record(state)
    lines = found.lines if found else ()
    if not 1 <= number <= len(lines):
        there = f"there are revisions 1 to {len(lines)}" if len(lines) > 1 else "there is revision 1 alone"
        msg = f"There is no revision {number}: {there if lines else 'nothing was published yet'}."
        raise UsageError(msg)
    return revision_of(state, lines[number - 1])


def revision_of(state: State, line: Line) -> Revision:
    """Return the revision of a line of the record.

    Raises
    ------
    RecordError
        If its file is not what it was.
    """
    path = folder(state) / revision_name(line.number)
    try:
        text = text_of(path, codec_revision.REMEDY)
        _refuse_unless_same(text, line.sha256, path)
        found = codec_revision.loads(text, str(path))
    except DraftError as error:
        raise RecordError(_with_remedy(error, codec_revision.REMEDY)) from error
    if (found.content.programme, found.number) != (state.programme, line.number):
        msg = f"{path}: this is revision {found.number} of “{found.content.programme}”. {codec_revision.REMEDY}"
        raise RecordError(msg)
    return found


def timetable_in(path: Path, programme: str) -> Timetable:
    """Return the timetable in a file: a ``draft.json``, or the one inside a revision.

    Raises
    ------
    DraftError
        If the file is missing or cannot be read.
    UsageError
        If it belongs to another programme.
    """
    text = text_of(path)
    document = codec.parsed(text, str(path))
    form = document.get("format") if isinstance(document, dict) else None
    told = str(form).startswith(codec_revision.FORMAT.partition("/")[0] + "/")
    found = codec_revision.loads(text, str(path)).timetable if told else codec.loads(text, str(path))
    refuse_other_programme(found, programme, path)
    return found


def damage(state: State, found: Record) -> tuple[str, ...]:
    """Return a sentence for each revision whose file is not what it was, without reading what is in it."""
    return tuple(sentence for line in found.lines if (sentence := _damage(state, line)))


def _damage(state: State, line: Line) -> str:
    path = folder(state) / revision_name(line.number)
    try:
        _refuse_unless_same(text_of(path, codec_revision.REMEDY), line.sha256, path)
    except DraftError as error:
        return _with_remedy(error, codec_revision.REMEDY)
    return ""


def beyond(state: State, found: Record | None) -> tuple[Path, ...]:
    """Return the files of revisions that the record does not know, in order."""
    last = len(found.lines) if found else 0
    there = folder(state)
    names = (_REVISION.fullmatch(path.name) for path in there.iterdir()) if there.is_dir() else ()
    late = sorted((int(name[1]), name[0]) for name in names if name and int(name[1]) > last)
    return tuple(there / name for _, name in late)


def prepared(state: State, found: Record | None) -> Path | None:
    """Return the place of the revision that was to follow the last one: if it is there, it does not count yet."""
    path = waiting_room(state) / RECORD
    try:
        waits = codec_record.loads(text_of(path), str(path))
    except DraftError:  # there is none, or it is not whole, and then its revision has not taken its place
        return None
    if not waits.lines or waits.lines[:-1] != (found.lines if found else ()):
        return None
    return folder(state) / revision_name(len(waits.lines))


def other_record(state: State, beside: Path) -> Path | None:
    """Return the folder of another record of this programme: a copy, or one that lies in another place.

    Parameters
    ----------
    beside
        The folder of the programme file; the state may lie elsewhere.
    """
    own = state.folder.resolve()
    for parent in dict.fromkeys((state.parent.resolve(), beside.resolve())):
        for path in sorted(parent.glob(f"*/revisions/{RECORD}")) if parent.is_dir() else ():
            if path.parent.parent != own and _says(path, state.programme):
                return path.parent.parent
    return None


def _says(path: Path, programme: str) -> bool:
    """Return whether a record is that of a programme, as its first lines have it: it may be damaged further down."""
    try:
        with path.open("rb") as file:
            return f'"programme": "{programme}"'.encode() in file.read(_HEAD)
    except OSError:
        return False


def _record(state: State) -> Record | None:
    path = folder(state) / RECORD
    if not path.exists():
        return None
    try:
        found = codec_record.loads(text_of(path, codec_record.REMEDY), str(path))
    except DraftError as error:
        raise RecordError(_with_remedy(error, codec_record.REMEDY)) from error
    if found.programme != state.programme:
        msg = (
            f"{path}: this is the record of “{found.programme}”, and the programme is “{state.programme}”. "
            "If the event has a new id, give it a folder of its own; if not, give the programme its old id."
        )
        raise UsageError(msg)
    return found


def _refuse_unless_same(text: str, sha256: str, path: Path) -> None:
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        msg = f"{path}: it is not what was published: its checksum is not the one in {RECORD}."
        raise DraftError(msg)


def _with_remedy(error: DraftError, remedy: str) -> str:
    said = str(error)
    return said if said.endswith(remedy) else f"{said} {remedy}"


def _out_of_date(state: State, found: Record | None, late: Path) -> str:
    path = folder(state) / RECORD
    if found is None:
        return f"{path}: the record is missing, and {late.name} is there. {codec_record.REMEDY}"
    return (
        f"{path}: it knows revisions up to {len(found.lines)}, and {late.name} is there: an older record lies in "
        f"place of the last one. {codec_record.REMEDY}"
    )
