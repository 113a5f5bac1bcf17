"""``timetable init``: a programme to begin with, and the table of people beside it."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli import schema
from scheduler.cli.interruption import undisturbed
from scheduler.cli.view import View, bullets
from scheduler.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.starter import Made, Wish


class Times(StrEnum):
    """What the times of a table become."""

    wishes = "wishes"
    pins = "pins"


def init(
    name: Annotated[str, typer.Argument(metavar="NAME", help="How the files begin; the id is made from it.")],
    *,
    agenda: Annotated[
        Path | None,
        typer.Option("--from", metavar="TABLE", help="An agenda as a table, .xlsx or .csv.", show_default=False),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="SHEET", help="Which sheet of the .xlsx.", show_default=False)
    ] = None,
    times: Annotated[Times, typer.Option(help="What the times of the table become.")] = Times.wishes,
    first_day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="As 2027-05-10.", show_default=False),
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="The name of a place.  [default: Europe/London]", show_default=False),
    ] = None,
) -> None:
    """Write a programme to begin with.

    NAME.yaml and NAME.people.csv: a commented example, or what an agenda says that exists as a table. Beside them
    programme.schema.json, by which editors complete and check. No file is ever overwritten.
    """
    from scheduler.programme import read
    from scheduler.starter import example, from_table

    path = Path(name.removesuffix(".yaml") + ".yaml")
    people = path.with_name(f"{path.stem}.people.csv")
    _refuse_what_is_there(path, people)
    wish = _wish(path, people, first_day.date() if first_day else None, timezone, pinned=times is Times.pins)
    made = example(wish) if agenda is None else from_table(_table(agenda), wish, sheet)
    written = _write_all(path, people, made)
    view = View()
    _say(view, written, made)
    _say_if_another(view, path.with_name(schema.file_name("programme")))
    _say_next(view, path)
    read(path)
    _hint_if_impossible(view, path)


def _refuse_what_is_there(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            message = f"{path} is there already, and is never overwritten. Choose another name, or take it away first."
            raise UsageError(message)
        if not path.parent.is_dir():
            message = f"{path.parent}: there is no such folder. Make it first."
            raise UsageError(message)


def _wish(path: Path, people: Path, first_day: date | None, zone: str | None, *, pinned: bool) -> Wish:
    from scheduler.programme import values
    from scheduler.programme.ids import id_of
    from scheduler.programme.problems import WrongValueError
    from scheduler.starter import Wish

    made = id_of(path.stem)
    if not made:
        message = f'no id can be made from "{path.stem}". Choose a name with letters from a to z, or digits.'
        raise UsageError(message)
    if zone is not None:
        try:
            values.zone(zone)
        except WrongValueError as wrong:
            message = f"--timezone: {wrong.what}. {wrong.remedy}."
            raise UsageError(message) from None
    title = " ".join(path.stem.replace("-", " ").replace("_", " ").split())
    return Wish(made, title[:1].upper() + title[1:], people.name, first_day, zone, pinned)


def _table(path: Path) -> Path:
    from scheduler.programme.tables import is_table

    if not path.is_file():
        message = f"{path}: there is no such file. Name the table of the agenda."
        raise UsageError(message)
    if not is_table(path.name):
        message = f"{path} is no table. Save it as a workbook (.xlsx) or as comma separated values (.csv)."
        raise UsageError(message)
    return path


def _write(path: Path, text: str, *after: Path) -> None:
    """Write a new file; if it cannot be, those before it are taken away again."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        for one in after:
            with suppress(OSError):
                one.unlink()
        message = f"{path} cannot be written: {error.strerror}. Nothing was changed."
        raise UsageError(message) from None


@undisturbed()
def _write_all(path: Path, people: Path, made: Made) -> list[Path]:
    """Write the files and return them; a schema for editors that is there stays, whatever it is."""
    for_editors = path.with_name(schema.file_name("programme"))
    _write(path, f"# yaml-language-server: $schema={for_editors.name}\n{made.programme}")
    _write(people, made.people, path)
    if for_editors.exists():
        return [path, people]
    _write(for_editors, schema.text("programme"), path, people)
    return [path, people, for_editors]


def _say(view: View, written: Sequence[Path], made: Made) -> None:
    from scheduler.programme.words import listed

    view.talk(f"Written: {listed([str(path) for path in written])}.")
    view.talk(bullets("Assumed, because nothing was written", made.assumed, view.width))
    view.talk(bullets("Not understood, or not taken over", made.notes, view.width))


def _say_if_another(view: View, path: Path) -> None:
    """Say that the file which editors will ask is not what this version would write, if so."""
    try:
        same = path.read_bytes() == schema.text("programme").encode()
    except OSError:
        same = False
    if not same:
        view.talk(
            f"\n{path} is there already, is not what this version writes, and was left as it is. If it is\n"
            f"only older, write it anew: timetable schema --output {shlex.quote(str(path))}"
        )


def _say_next(view: View, path: Path) -> None:
    typed = shlex.quote(str(path))
    view.talk(
        f"\nNext: look through {path}, and change what is different. Then\n"
        f"  timetable check {typed}\n  timetable solve {typed}"
    )


def _hint_if_impossible(view: View, path: Path) -> None:
    from scheduler.explain.preflight import preflight
    from scheduler.programme import read

    sums = preflight(read(path))
    view.talk(bullets("It cannot be solved as it is", sums.impossible, view.width))
