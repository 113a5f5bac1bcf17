"""What another timetable buys: which costs fall, which rise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.timetable.baseline import held_against

if TYPE_CHECKING:
    from scheduler.timetable.model import TermCost, Timetable

CHANGE = "perturbation"
"""The objective term that weighs the change itself; it is no quality of the timetable."""


@dataclass(frozen=True)
class Balance:
    """Costs before and after.

    Parameters
    ----------
    terms
        Those that fell or rose: name, before, after.
    before, after
        Of all terms together, but for what the change itself weighs.
    change
        What the change itself weighs; 0 if the later timetable was not held against the earlier one.
    """

    terms: tuple[tuple[str, int, int], ...] = ()
    before: int = 0
    after: int = 0
    change: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """``wishes 9 to 0, idle 0 to 15; in all 438 to 420``, and what the change itself weighs."""
        terms = ", ".join(f"{name} {before} to {after}" for name, before, after in self.terms)
        found = f"{terms}; in all {self.before} to {self.after}" if terms else ""
        change = f"the change itself weighs {self.change} ({CHANGE})" if self.change else ""
        return tuple(line for line in (found, change) if line)


def balance(before: Timetable | None, after: Timetable) -> Balance:
    """Return what fell and what rose; without a timetable before, nothing did."""
    now = _costs(after.terms)
    change = now.pop(CHANGE, 0)
    if before is None:
        return Balance((), 0, sum(now.values()))
    was = _costs(before.terms)
    was.pop(CHANGE, 0)
    if after.published is None or after.published.items != held_against(before, after.published.keep).items:
        change = 0
    both = ((name, was.get(name, 0), now.get(name, 0)) for name in dict.fromkeys([*now, *was]))
    differing = tuple(term for term in both if term[1] != term[2])
    return Balance(differing, sum(was.values()), sum(now.values()), change)


def _costs(terms: tuple[TermCost, ...]) -> dict[str, int]:
    return {term.term: term.cost for term in terms}
