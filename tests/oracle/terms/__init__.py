"""The terms that are weighed, each a function that returns what it measures in its own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.hidden import unknown
from tests.oracle.published import Told
from tests.oracle.terms.days import alternation, balance, idle, meal_times, spread
from tests.oracle.terms.order import flow, rooms
from tests.oracle.terms.published import perturbation
from tests.oracle.terms.sessions import attendance, drop, duration, graveyard, wishes

if TYPE_CHECKING:
    from tests.oracle.model import Items, Programme

# `rooms` and `perturbation` are not among them: they ask what was published, too.
TERMS = {
    "drop": drop,
    "attendance": attendance,
    "duration": duration,
    "wishes": wishes,
    "graveyard": graveyard,
    "alternation": alternation,
    "balance": balance,
    "informal": spread,
    "idle": idle,
    "flow": flow,
    "meal-times": meal_times,
}


def measures(programme: Programme, items: Items, told: Told | None = None) -> dict[str, int]:
    """Return the measure of each term, but for those that hang on a private meal, of which nothing is shown."""
    hidden = unknown(programme, items)
    blind = {"meal-times", "perturbation"} if hidden else set()
    if any(item.asked for item in hidden):
        blind.add("attendance")
    told = told or Told()
    found = {name: term(programme, items) for name, term in TERMS.items() if name not in blind}
    found["rooms"] = rooms(programme, items, told)
    if told.keep == "nothing" or "perturbation" in blind:
        return found
    return found | {"perturbation": perturbation(programme, items, told)}
