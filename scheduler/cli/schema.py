"""``timetable schema``: what an editor needs to help with a programme file or a house file."""

from __future__ import annotations

from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.interruption import undisturbed
from scheduler.cli.view import View


class What(StrEnum):
    """The files that have a schema."""

    programme = "programme"
    house = "house"


def file_name(what: str) -> str:
    """Return what the file of a schema is called."""
    return f"{what}.schema.json"


def text(what: str) -> str:
    """Return a schema as it is shipped."""
    return (resources.files("scheduler.programme") / file_name(what)).read_text(encoding="utf-8")


def schema(
    what: Annotated[What, typer.Argument(help="Which file is written.")] = What.programme,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Print the JSON Schema by which editors help.

    A programme made by init has that of the programme beside it.
    """
    from scheduler.timetable.disk import write_whole

    view, content = View(), text(what).encode()
    if output == Path("-"):
        view.raw(content)
    else:
        with undisturbed():
            write_whole(output, content)
        view.talk(f"Written: {output}.")
