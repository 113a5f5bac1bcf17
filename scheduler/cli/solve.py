"""``timetable solve``: find the best timetable, have it checked, store it, show it."""

from __future__ import annotations

from scheduler.cli.baseline import Against, FreezeBefore, Fresh, From, KeepOption
from scheduler.cli.desk import Desk
from scheduler.cli.options import Event, Json, Kernel, Quiet, Seed, TimeLimit, To, Workers
from scheduler.cli.search import Effort
from scheduler.cli.solving import Manner, solve_and_show
from scheduler.cli.view import View


def solve(
    event: Event,
    *,
    to: To = None,
    keep: KeepOption = None,
    fresh: Fresh = False,
    from_file: From = None,
    freeze_before: FreezeBefore = None,
    time_limit: TimeLimit = None,
    seed: Seed = 0,
    kernel: Kernel = None,
    workers: Workers = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find the best timetable, and show it.

    It is checked again by code that shares nothing with the solver, and stored as the draft with its calendar.
    Once something is published, the new timetable is held against the last revision: what people were told stays,
    unless a move is worth it. Ctrl-C takes the best found so far; a second time gives it up.
    """
    against = Against(keep.value if keep else None, fresh, from_file, freeze_before)
    effort = Effort(seed, time_limit, kernel.value if kernel else None, workers)
    solve_and_show(Desk.open(event, to), View(quiet=quiet), Manner(effort, as_json, against=against))
