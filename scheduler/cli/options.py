"""The arguments that several commands share, each worded once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class KernelChoice(StrEnum):
    """The formulations of a programme."""

    stream = "stream"
    interval = "interval"


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
TimeLimit = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=0.001, help="Take the best found by then.", show_default=False),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 2, help="Of the search; same seed, same timetable.")]
Kernel = Annotated[
    KernelChoice | None,
    typer.Option(
        "--kernel",
        help="How the programme is put to the solver: sessions one after the other, or also side by side."
        "  [default: as it needs]",
        show_default=False,
    ),
]
Workers = Annotated[
    int,
    typer.Option(min=1, max=64, help="Threads of the search; with more than one, ties may be settled otherwise."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors, and JSON if asked.")]
Session = Annotated[str, typer.Argument(metavar="SESSION", help="Its id, or some of its title.", show_default=False)]
Person = Annotated[str, typer.Argument(metavar="PERSON", help="The id, or some of the name.", show_default=False)]
Agenda = Annotated[bool, typer.Option("--agenda", help="Show the whole agenda and its costs too.")]
Try = Annotated[bool, typer.Option("--try", help="Show what would come of it, and write nothing.")]
