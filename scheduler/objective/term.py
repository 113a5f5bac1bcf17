"""What a soft rule is: a number to make small, said to the solver and measured again from clock times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.decision import Decision, Linear
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True)
class Measure:
    """What a term comes to in its own unit, and which session or day pays how much of it.

    ``payers`` adds up to ``total``.
    """

    total: int
    payers: tuple[tuple[str, int], ...] = ()


def measured(shares: Mapping[str, int]) -> Measure:
    """Return the measure that some shares add up to, largest payer first, then by name."""
    payers = sorted(((name, share) for name, share in shares.items() if share), key=lambda pair: (-pair[1], pair[0]))
    return Measure(sum(share for _, share in payers), tuple(payers))


class Term(Protocol):
    """An objective term; its weight is the programme's."""

    @property
    def name(self) -> str:
        """What people see and set weights by."""

    @property
    def unit(self) -> str:
        """What one of it is: ``minutes``, ``sessions``, ``pairs``."""

    def post(self, decision: Decision) -> Linear:
        """Return the number to make small."""

    def measure(self, timetable: Timetable) -> Measure:
        """Return the same number from clock times."""

    def explain(self) -> str:
        """Return what it weighs, in words."""
