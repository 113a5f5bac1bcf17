"""The arguments that several commands share, each worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Event = Annotated[Path, typer.Argument(metavar="EVENT.yaml", help="The programme file.", show_default=False)]
To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="DIR",
        help="Folder that holds the folder PROGRAMME-ID.timetable with the draft; else the programme's own.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
