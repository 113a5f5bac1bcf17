"""What a new timetable is held against: the last revision, or an earlier timetable that the director names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.cli.desk import Desk
    from scheduler.export.entry import Content
    from scheduler.programme.model import Keep, Programme, Published
    from scheduler.publish.model import Revision
    from scheduler.timetable.model import Timetable


class Keeping(StrEnum):
    """How much of what is published stays."""

    all = "all"
    most = "most"
    some = "some"


KeepOption = Annotated[
    Keeping | None,
    typer.Option(
        "--keep",
        help="Of what is published: all of it stays; most, unless a move is worth it; some, at a tenth of that cost."
        "  [default: most]",
        show_default=False,
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="As if nothing were published; only numbers stay.")]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="Hold it against this draft.json, or the file of a revision, instead of the last one.",
        show_default=False,
    ),
]
FreezeBefore = Annotated[
    str | None,
    typer.Option(
        "--freeze-before",
        metavar="MOMENT",
        help="Keep what began before it as published: “now”, “Thu 14:00”.",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class Against:
    """What was asked for.

    Parameters
    ----------
    keep
        None where nothing was said.
    fresh
        Nothing has to stay but the numbers.
    from_file
        An earlier timetable that stands in place of the last revision.
    freeze_before
        What began before this moment stays exactly as it was; in words, as somebody typed it.
    """

    keep: Keep | None = None
    fresh: bool = False
    from_file: Path | None = None
    freeze_before: str | None = None


@dataclass(frozen=True)
class Baseline:
    """A timetable as the rules need it, and as the one that differences are told from.

    Parameters
    ----------
    name
        What it is called.
    told
        What people were told of it, if it is published.
    """

    published: Published
    timetable: Timetable
    name: str
    told: Content | None = None


def baseline_for(desk: Desk, asked: Against) -> Baseline | None:
    """Return what a new timetable is held against, None if nothing is published and no file is named.

    Raises
    ------
    UsageError
        If what was asked for contradicts itself, asks to keep what is not there, or the file cannot be read.
    """
    _refuse_contradictions(asked)
    from scheduler.cli.moment import moment
    from scheduler.publish.store import last_revision, record, timetable_in
    from scheduler.timetable.baseline import held_against

    last, known = last_revision(desk.state), record(desk.state)
    numbers, revision = known.numbers if known else None, last.number if last else 0
    keep: Keep = "nothing" if asked.fresh else asked.keep or "most"
    until = None if asked.freeze_before is None else moment(asked.freeze_before, desk.programme)
    if asked.from_file is not None:
        timetable = timetable_in(asked.from_file, desk.programme.id)
        refuse_other_dates(desk.programme, timetable, str(asked.from_file), until)
        held = held_against(timetable, keep, revision=revision, numbers=numbers, until=until)
        _refuse_another_past(desk, asked.from_file, held, last)
        return Baseline(held, timetable, str(asked.from_file))
    if last is not None:
        refuse_other_dates(desk.programme, last.timetable, f"revision {last.number}", until)
        held = held_against(last.timetable, keep, revision=revision, numbers=numbers, until=until)
        return Baseline(held, last.timetable, f"revision {last.number}", last.content)
    _refuse_without_revision(asked)
    return None


def _refuse_contradictions(asked: Against) -> None:
    for option, given in (("--keep", asked.keep is not None), ("--from", asked.from_file is not None)):
        if asked.fresh and given:
            msg = f"--fresh and {option} do not go together: with --fresh nothing has to stay. Choose one."
            raise UsageError(msg)


def refuse_other_dates(programme: Programme, timetable: Timetable, name: str, until: datetime | None) -> None:
    """Refuse to keep what has begun where that would put it on other dates, for days are counted by number.

    An event that has moved as a whole, to days of which it had none before, is not one that has begun.
    """
    from scheduler.timetable.baseline import first_day_of

    if until is None or not timetable.items:
        return
    was, clock = first_day_of(timetable), programme.clock
    apart = timetable.days[-1] < clock.first_day or clock.last_day < was
    if was == clock.first_day or apart or all(item.since >= until.astimezone(UTC) for item in timetable.items):
        return
    days = f"in {name} the first day is {was:%a %Y-%m-%d}, and in the programme {clock.first_day:%a %Y-%m-%d}"
    msg = (
        f"--freeze-before: {days}. Days are counted by number, so what has begun would be put on other dates. Write "
        "first_day as it was. If the event itself has moved, solve without --freeze-before, and publish that first."
    )
    raise UsageError(msg)


def _refuse_another_past(desk: Desk, file: Path, held: Published, last: Revision | None) -> None:
    """Refuse a file in which what has begun is not where the last revision told people to be."""
    from scheduler.programme.words import listed
    from scheduler.publish.against import begun_elsewhere

    other = begun_elsewhere(desk.programme, held, last) if last else []
    if last and other:
        msg = (
            f"{file}: what has begun is not in it as revision {last.number} told it ({listed(other)}). With "
            "--freeze-before the past is that of the last revision: solve without --from."
        )
        raise UsageError(msg)


def _refuse_without_revision(asked: Against) -> None:
    for option, given in (
        (f"--keep {asked.keep}", asked.keep is not None),
        ("--freeze-before", asked.freeze_before is not None),
    ):
        if given:
            msg = (
                f"{option}: nothing is published yet, so there is nothing that could stay. Solve without it, "
                "or name an earlier timetable with --from FILE."
            )
            raise UsageError(msg)
