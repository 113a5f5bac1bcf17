"""The most that is needed between two sessions: numbers of which the largest that holds counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

if TYPE_CHECKING:
    from collections.abc import Sequence

Option = tuple[Any, list[Any]]
"""Minutes that are needed, and the numbers that must each be at least 1 for it."""
_A_DAY = 24 * 60


def taken(model: cp_model.CpModel, options: Sequence[Option]) -> cp_model.LinearExpr:
    """Return a number that is at most the largest option that holds, and 0 if none does."""
    terms: list[cp_model.LinearExpr] = []
    picks = []
    for minutes, numbers in options:
        pick = model.new_bool_var("needed")
        picks.append(pick)
        for number in numbers:
            if number is not True:
                model.add(number >= pick)
        if isinstance(minutes, int):
            terms.append(minutes * pick)
            continue
        amount = model.new_int_var(0, _A_DAY, "needed minutes")
        model.add(amount <= minutes).only_enforce_if(pick)
        model.add(amount <= _A_DAY * pick)
        terms.append(amount)
    if len(picks) > 1:
        model.add_at_most_one(picks)
    return cp_model.LinearExpr.sum(terms)
