"""``timetable schema``: what an editor needs to help with a programme file or a house file."""

from __future__ import annotations

from enum import StrEnum
from importlib import resources
from typing import Annotated

import typer


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


def schema(what: Annotated[What, typer.Argument(help="Which file is written.")] = What.programme) -> None:
    """Print the JSON Schema by which editors complete and check.

    init writes that of the programme beside it.
    """
    typer.echo(text(what), nl=False)
