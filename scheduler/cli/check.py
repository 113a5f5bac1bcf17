"""``timetable check``: is the programme right, and is there room for it? No solver runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scheduler.cli.options import Event, Json
from scheduler.cli.report import warnings
from scheduler.cli.view import View, bullets
from scheduler.errors import InfeasibleError, Problem, ProgrammeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.explain.preflight import Preflight
    from scheduler.programme.model import Programme


def check(event: Event, as_json: Json = False) -> None:
    """Check the programme, without solving.

    Says what is wrong in it, or what was assumed, and whether everything fits, in arithmetic that anyone can follow.
    """
    from scheduler.explain.preflight import preflight
    from scheduler.programme import read

    view = View()
    try:
        programme = read(event)
    except ProgrammeError as error:
        if as_json:
            view.plain(_json(problems=_records(error.problems)))
        raise
    sums = preflight(programme)
    if as_json:
        view.plain(_as_json(programme, sums))
    else:
        view.product(f"{event}: nothing is wrong with what is written.")
        _print(view, programme, sums)
    if sums.impossible:
        raise InfeasibleError(sums.impossible)


def _print(view: View, programme: Programme, sums: Preflight) -> None:
    width = view.width
    view.product(bullets("Assumed, because nothing was written", programme.assumed, width))
    view.product(warnings(programme, width))
    view.product(bullets("Room for it", sums.lines, width))


def _as_json(programme: Programme, sums: Preflight) -> str:
    return _json(
        programme=programme.id,
        files=_files(programme),
        problems=[],
        assumed=list(programme.assumed),
        warnings=_records(programme.warnings),
        preflight=list(sums.lines),
        impossible=list(sums.impossible),
    )


def _files(programme: Programme) -> list[str]:
    """Return the files that the programme was read from: its own, then those that it names, as messages call them."""
    places = [programme.source]
    places += [room.source for room in programme.rooms]
    places += [one.source for one in programme.occurrences]
    places += [person.source for person in programme.people]
    return list(dict.fromkeys(place.file for place in places if place.line))


def _records(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    return [
        {
            "file": problem.source.file,
            "line": problem.source.line,
            "where": problem.where,
            "what": problem.what,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]


def _json(**content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
