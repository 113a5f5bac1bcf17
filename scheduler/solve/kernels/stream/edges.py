"""Whether what has a position starts, or ends, on one side of a moment: one literal for all who ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortools.sat.python import cp_model

    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.stream import Stream


@dataclass
class Edges:
    """The literals of a stream: ``since[day, slot]`` and ``until[day, slot]`` have one for each position of the day.

    They hold exactly. Positions are in order of time, so of one moment each literal implies its neighbour's; that is
    posted, for a search that knows it finds people who arrive and leave to be missed by blocks of sessions.
    """

    stream: Stream
    made: dict[tuple[str, int, int], dict[int, cp_model.IntVar]] = field(default_factory=dict)

    def since(self, made: Stand, position: Position, slot: int) -> cp_model.IntVar:
        """Return whether a position starts at a slot or later."""
        return self._row("since", made.segment.day, slot)[id(position)]

    def until(self, made: Stand, position: Position, slot: int) -> cp_model.IntVar:
        """Return whether a position ends at a slot or sooner."""
        return self._row("until", made.segment.day, slot)[id(position)]

    def _row(self, side: str, day: int, slot: int) -> dict[int, cp_model.IntVar]:
        key = (side, day, slot)
        if key not in self.made:
            self.made[key] = row = {}
            for made in self.stream.stands[day]:
                for position in made.positions:
                    row[id(position)] = self._literal(side, position, slot)
            for (one, before), (other, after) in pairwise(self._in_order(day)):
                if one.segment.rank == other.segment.rank and one is not other:
                    continue
                early, late = row[id(before)], row[id(after)]
                self.stream.model.add_implication(*((early, late) if side == "since" else (late, early)))
            self._chain(side, day, slot)
        return self.made[key]

    def _in_order(self, day: int) -> Iterator[tuple[Stand, Position]]:
        for made in self.stream.stands[day]:
            for position in made.positions:
                yield made, position

    def _literal(self, side: str, position: Position, slot: int) -> cp_model.IntVar:
        model = self.stream.model
        literal = model.new_bool_var(f"{side} {slot}")
        if side == "since":
            model.add(position.start >= slot).only_enforce_if(literal)
            model.add(position.start < slot).only_enforce_if(~literal)
        else:
            model.add(position.end <= slot).only_enforce_if(literal)
            model.add(position.end > slot).only_enforce_if(~literal)
        return literal

    def _chain(self, side: str, day: int, slot: int) -> None:
        """Post which of the literals of one position follow from those of other moments."""
        others = sorted(at for known, number, at in self.made if known == side and number == day)
        place = others.index(slot)
        for low, high in pairwise(others[max(place - 1, 0) : place + 2]):
            lower, higher = self.made[side, day, low], self.made[side, day, high]
            for position, literal in lower.items():
                other = higher[position]
                self.stream.model.add_implication(*((other, literal) if side == "since" else (literal, other)))
