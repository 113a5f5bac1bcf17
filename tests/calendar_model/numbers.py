"""Numbers do not shift: what was published keeps its own, and none is used twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.oracle.model import Programme


@dataclass
class Numbers:
    """The number of each session that ever had one."""

    known: dict[str, str] = field(default_factory=dict)

    def publish(self, programme: Programme, document: Mapping[str, Any]) -> list[str]:
        """Return what is wrong with the numbers of a timetable, and keep the right ones."""
        entries = sorted(document["items"], key=lambda entry: entry["start"])
        has = {entry["id"]: entry["number"] for entry in entries if entry["kind"] == "session"}
        order = [key for key in has if programme.items[key].numbered]
        right = self._right(order)
        self.known |= right
        return [
            f"{key} has the number {number}, not {right.get(key)}"
            for key, number in has.items()
            if number != right.get(key)
        ]

    def _right(self, order: list[str]) -> dict[str, str]:
        if not self.known:
            return {key: str(place) for place, key in enumerate(order, 1)}
        used, found, last = set(self.known.values()), dict[str, str](), "0"
        for key in order:
            if key not in self.known:
                free = (f"{last}.{after}" for after in count(1))
                used.add(number := next(text for text in free if text not in used))
            else:
                number = self.known[key]
            found[key] = number
            last = number.partition(".")[0]
        return found
