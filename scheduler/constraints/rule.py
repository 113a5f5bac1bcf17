"""What a hard rule is: three halves that share no code, and what a broken one looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.decision import Decision
    from scheduler.errors import Source
    from scheduler.timetable.model import Timetable


@dataclass(frozen=True, order=True)
class Violation:
    """A rule that a timetable breaks: its name, where the director wrote it, and what is wrong, in clock times."""

    source: Source
    rule: str
    what: str

    def __str__(self) -> str:
        """Return ``FILE:LINE: rule: what``."""
        return f"{self.source}: {self.rule}: {self.what}"


class Constraint(Protocol):
    """A hard rule about few things: this room, this pair, this meal.

    ``name`` is unique and stable ("order:s4-after-s1"); its first word is the family. ``source`` is where the
    director wrote it.

    One about a few items may name them in ``items``, one about a day or a room has it as ``day`` or ``room``; what has
    none of the three may be about anything. One that more items can mend is ``open_ended``. This is how it is known
    what the past can break; see `scheduler.constraints.past`.
    """

    @property
    def name(self) -> str:
        """Unique, stable, what people see."""

    @property
    def source(self) -> Source:
        """File and line that it came from."""

    def post(self, decision: Decision) -> None:
        """Say it to a kernel."""

    def check(self, timetable: Timetable) -> Iterator[Violation]:
        """Yield how a timetable breaks it, from clock times; nothing where it holds."""

    def explain(self) -> str:
        """Return it as a sentence of the director's."""


def broken(constraint: Constraint, what: str) -> Violation:
    """Return the violation of a constraint."""
    return Violation(constraint.source, constraint.name, what)
