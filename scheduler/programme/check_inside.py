"""Whether parts of meals fit into their meals, and what stands in a pause into a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.fit import fits
from scheduler.programme.words import clock_times

if TYPE_CHECKING:
    from scheduler.programme.model import Programme
    from scheduler.programme.problems import Problems


def check_inside(programme: Programme, problems: Problems) -> None:
    """Add a problem for each part of a meal that has no room in it, and for each near item that no pause can hold."""
    taken: dict[str, int] = {}  # by meal: the minutes of the parts before
    for session in programme.sessions:
        meal = programme.occurrence_by_id.get(session.during or "")
        if meal is None:
            continue
        least, longest = session.minutes.least, min(meal.minutes.most, meal.window.minutes)
        before = taken.get(meal.id, 0)
        what = ""
        if least > longest or not fits(meal.window, least, programme.clock):
            what = f"{least} minutes do not fit into {meal.title}, {clock_times(meal.window)}"
        elif before + least > longest and not session.optional:
            what = f"with the parts before it {before + least} minutes are asked of {meal.title}, which has {longest}"
        if what:
            key = "minutes" if "minutes" in session.sources else "during"
            problems.add(session.where(key), f"session {session.id}: {key}", what, "Shorten it, or lengthen the meal")
        elif not session.optional:
            taken[meal.id] = before + least
    _check_near(programme, problems)


def _check_near(programme: Programme, problems: Problems) -> None:
    pauses = [one.minutes.most for one in programme.occurrences if one.binds_everyone and one.kind in {"meal", "break"}]
    for near in programme.near:
        if near.in_pause and near.minutes > max(pauses, default=0):
            what = f"no meal or break for everybody is long enough for {near.minutes} minutes"
            problems.add(near.source, f"fixture {near.id}: near", what, 'Shorten it, or take "in" out')
