"""``timetable solve``: find the best timetable, have it checked, store it, show it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.calendar import draft_calendar
from scheduler.cli.desk import Desk, refuse_unless_sound
from scheduler.cli.options import Event, FreezeBefore, From, Json, To
from scheduler.cli.report import report, the_past_breaks, warnings
from scheduler.cli.view import View, bullets
from scheduler.errors import DraftError, InfeasibleError

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Timetable


def solve(
    event: Event,
    *,
    to: To = None,
    time_limit: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.001, help="Take the best found by then.", show_default=False),
    ] = None,
    freeze_before: FreezeBefore = None,
    from_file: From = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 2, help="Of the search; same seed, same timetable.")] = 0,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors, and JSON if asked.")] = False,
) -> None:
    """Find the best timetable, and show it.

    It is checked again by code that shares nothing with the solver, and stored as the draft with its calendar.
    Ctrl-C takes the best found so far; a second time gives it up.
    """
    from scheduler.cli.search import search
    from scheduler.timetable.codec import dumps
    from scheduler.timetable.compare import compare

    desk = _held_against(Desk.open(event, to), from_file, freeze_before)
    programme, view = desk.programme, View(quiet=quiet)
    _refuse_if_impossible(view, programme)
    with desk.state.locked():
        before = _draft_before(desk, view)
        timetable = search(programme, view, seed=seed, time_limit=time_limit)
        refuse_unless_sound(programme, timetable)
        text = dumps(timetable, programme)
        desk.state.save(text, draft_calendar(timetable, programme))
    if as_json:
        view.raw(text.encode())
        view.talk(warnings(programme, view.width, timetable).append(the_past_breaks(programme, view.width, timetable)))
        return
    rooms = {room.id: room.name for room in programme.rooms}
    report(view, desk, timetable, None if before is None else compare(before, timetable, rooms))


def _held_against(desk: Desk, from_file: Path | None, freeze_before: str | None) -> Desk:
    """Return the desk of a programme that is held against a timetable which people have, if they have one."""
    from scheduler.cli.moment import moment, refuse_without
    from scheduler.timetable.baseline import held_against
    from scheduler.timetable.store import load

    programme = desk.programme
    until = None if freeze_before is None else moment(freeze_before, programme)
    published = None if from_file is None else held_against(load(from_file, programme.id), "most", until=until)
    if until is not None:
        refuse_without(published)
    return replace(desk, programme=replace(programme, published=published))


def _refuse_if_impossible(view: View, programme: Programme) -> None:
    from scheduler.explain.preflight import preflight

    sums = preflight(programme)
    if sums.impossible:
        view.talk(bullets("Room for it", sums.lines, view.width))
        raise InfeasibleError(sums.impossible)


def _draft_before(desk: Desk, view: View) -> Timetable | None:
    """Return the last draft to compare with; one that is damaged is replaced, and that is said."""
    if not desk.state.draft.exists():
        return None
    try:
        return desk.state.load()
    except DraftError as error:
        view.talk(f"The draft before cannot be read, and will be replaced. {error}")
        return None
