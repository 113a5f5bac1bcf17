"""Every default, and the sentence that tells the director that it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.programme.model import Duration, Limits
from scheduler.programme.moments import Range
from scheduler.programme.people import REMOTE_HOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

GRID = 5
HOURS = Range(9 * 60, 18 * 60)
PEOPLE_A_GROUP = 10
LEAST_GROUPS = 2
MINUTES: Mapping[str, Duration] = {
    "plenary": Duration(60, 90, 90),
    "roundtable": Duration(75, 90, 90),
    "group": Duration(60, 90, 90),
}
LAYOUTS: Mapping[str, str] = {"plenary": "theatre", "roundtable": "roundtable", "group": "breakout"}
LIMITS = Limits()
KIND = "social"
PROFILE = "balanced"
_BALANCED: Mapping[str, int] = {
    "drop": 10_000,
    "perturbation": 10,
    "attendance": 10,
    "duration": 1,
    "wishes": 9,
    "graveyard": 9,
    "alternation": 6,
    "balance": 1,
    "informal": 1,
    "idle": 3,
    "meal-times": 1,
    "rooms": 2,
    "flow": 2,
}
WEIGHTS: Mapping[str, Mapping[str, int]] = {
    PROFILE: _BALANCED,
    "light-days": {**_BALANCED, "balance": 4, "informal": 3},
}
MOST_WEIGHT = 10_000
REMARKS = "remarks"
"""The format of a part of a meal for which none is written."""

_LIMIT_SENTENCES: Mapping[str, str] = {
    "run": "At most {} minutes pass on the clock between two pauses",
    "pause": "An interruption of at least {} minutes is a pause",
    "formal_per_day": "At most {} minutes of a day are sessions",
    "sessions_per_day": "At most {} numbered sessions are on one day",
    "informal_per_day": "At least {} minutes between the first and the last session of a day are informal",
    "evening": "At least {} minutes lie between the last session of a day and dinner",
    "changeover": "A room needs at least {} minutes between two different layouts",
}


def groups(people: int) -> int:
    """Return the number of groups for so many people: the whole number nearest to a tenth, and at least two."""
    return max(LEAST_GROUPS, (people + PEOPLE_A_GROUP // 2) // PEOPLE_A_GROUP)


def grid_sentence() -> str:
    """Return what is assumed where no grid is written."""
    return f"Sessions, meals and breaks start and end on {GRID} minutes"


def hours_sentence() -> str:
    """Return what is assumed where no hours are written."""
    return f"Sessions may run {HOURS} on every day"


def minutes_sentence(name: str, minutes: Duration) -> str:
    """Return what is assumed where a format has no minutes."""
    return f"A {name} session takes {minutes} minutes"


def layout_sentence(name: str, layout: str) -> str:
    """Return what is assumed where a format has no layout."""
    return f"A {name} session is seated as {layout}"


def groups_sentence(session: str, number: int) -> str:
    """Return what is assumed where a group session has no groups."""
    return f"{session} has {number} groups, one for about {PEOPLE_A_GROUP} people"


def nobody_sentence(title: str, word: str, people: int, number: int) -> str:
    """Return what is assumed where too few people are listed to put anybody in a group, or at a table."""
    place = "at a table" if word == "table" else "in a group"
    return f"Nobody is put {place} of {title}: {people} are listed for {number} {word}s, and {2 * number} are needed"


def limit_sentence(key: str, number: int) -> str:
    """Return what is assumed where a limit is not written."""
    return _LIMIT_SENTENCES[key].format(number)


def meal_sentence(title: str) -> str:
    """Return what is assumed where a meal has no days."""
    return f"{title} is held on every day"


def break_sentence(title: str, days: str) -> str:
    """Return on which days a break without days is held."""
    return f"{title} is held on {days}, where the hours hold its whole window"


def kind_sentence(title: str) -> str:
    """Return what is assumed where a fixture has no kind."""
    return f"{title} is {KIND}"


def walk_sentence() -> str:
    """Return what is assumed where no way between rooms is written."""
    return "No time is needed to walk from one room to another"


def remote_sentence(name: str, *, zone: bool) -> str:
    """Return what is assumed of somebody who takes part from elsewhere and has no hours, or no zone either."""
    start, end = REMOTE_HOURS
    clock = "of their own zone" if zone else "of the event"
    return f"{name} takes part from elsewhere, {start:%H:%M}-{end:%H:%M} on the clock {clock}"


def portions_sentence(session: str, minutes: int, total: int) -> str:
    """Return what is assumed where the parts of a session are longer than it would be."""
    return f"{session} takes at least {minutes} minutes, for its parts take {total}"


def weights_sentence() -> str:
    """Return what is assumed where no weights are written."""
    return f"The weights are those of the profile {PROFILE}"


def seats_sentence(people: int) -> str:
    """Return what is assumed where it is not written how many people are expected."""
    if not people:
        return "Nobody is listed or expected: any room will do"
    return f"The rooms seat the {people} people of the list" if people > 1 else "The rooms seat the one who is listed"
