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
FreezeBefore = Annotated[
    str | None,
    typer.Option(
        "--freeze-before",
        metavar="MOMENT",
        help="Keep what began before it as published: “now”, “Thu 14:00”.",
        show_default=False,
    ),
]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="A draft.json that people have.", show_default=False),
]
