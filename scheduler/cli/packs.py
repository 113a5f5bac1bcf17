"""``timetable export --everyone``: a pack for each person, which is their own page, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.forms import PERSONAL, Format, Job
from scheduler.cli.interruption import undisturbed
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.cli.view import View

Everyone = Annotated[
    bool,
    typer.Option("--everyone", help="Each person's own page (html, docx), one file each, in the folder that -o names."),
]
_MOST_NAMES = 5
_LARGEST = 20_000_000
"""Bytes; what is larger is no pack."""


def refuse_contradictions(form: Format, person: str | None, output: Path, *, everyone: bool) -> None:
    """Refuse what cannot be asked for together.

    Raises
    ------
    UsageError
        If it is.
    """
    if everyone and person is not None:
        msg = "--person and --everyone do not go together: one page, or all. Leave one of them out."
        raise UsageError(msg)
    if (everyone or person is not None) and form not in PERSONAL:
        msg = f"{'--everyone' if everyone else '--person'} goes with --format {' and '.join(PERSONAL)} alone."
        raise UsageError(msg)
    if everyone and output == Path("-"):
        msg = "--everyone makes a file for each person. Say into which folder, with -o DIR."
        raise UsageError(msg)
    if everyone and output.exists() and not output.is_dir():
        msg = f"{output} is no folder, and --everyone makes a file for each person. Name a folder, with -o DIR."
        raise UsageError(msg)


def write_packs(job: Job, form: Format, folder: Path, view: View) -> None:
    """Write a pack for each person.

    Raises
    ------
    UsageError
        If the programme lists nobody; if something else than a pack of this programme has the name of one.
    """
    from scheduler.publish.lines import counted
    from scheduler.timetable.several import write_several

    people = job.programme.people
    if not people:
        msg = "--everyone: the programme lists no people. Write them under people:, or leave --everyone out."
        raise UsageError(msg)
    files = {f"{person.id}.{form}": job.pack(person, form) for person in people}
    whose = {path.name: _owner(path, job.programme.id) for path in sorted(folder.glob(f"*.{form}"))}
    _refuse_others(folder, files, whose)
    with undisturbed():
        write_several(folder, files)
    view.talk(f"Written: {counted(len(files), 'file')} into {folder}. Each is for the person of its name alone.")
    former = [name for name, owner in whose.items() if owner and name not in files]
    if former:
        view.talk(f"Still there, of people who are no longer in the programme: {_listed(former)}.")


def _owner(path: Path, programme: str) -> str:
    """Return whose pack of a programme lies there, as it was written, under their name; empty for anything else."""
    from scheduler.export.mark import marked_for

    try:
        with path.open("rb") as file:
            whole = file.read(_LARGEST)
    except OSError:
        return ""
    of, _, person = marked_for(whole).partition("/")
    return person if (of, person) == (programme, path.stem) else ""


def _refuse_others(folder: Path, files: Mapping[str, bytes], whose: Mapping[str, str]) -> None:
    others = [name for name, owner in whose.items() if name in files and not owner]
    if others:
        are, them = ("is", "it") if len(others) == 1 else ("are", "them")
        msg = (
            f"{folder}: {_listed(others)} {are} there already, and {are} no pack of this programme, or changed by "
            f"hand. Take {them} away first, or name another folder."
        )
        raise UsageError(msg)


def _listed(names: list[str]) -> str:
    from scheduler.programme.words import listed

    return listed([*names[:_MOST_NAMES], *([f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else [])])
