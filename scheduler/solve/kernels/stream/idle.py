"""Minutes between sessions in which nothing happens and nothing is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from ortools.sat.python import cp_model

from scheduler.solve.kernels.stream.order import pairs
from scheduler.solve.kernels.taken import taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scheduler.decision import Need, Seat, Way
    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.literals import Literal
    from scheduler.solve.kernels.stream.places import Position, Stand
    from scheduler.solve.kernels.stream.seats import Seats
    from scheduler.solve.kernels.stream.stream import Stream
    from scheduler.solve.kernels.taken import Option

    Number = cp_model.LinearExpr


@dataclass
class Idle:
    """The idle minutes of a stream, as they are put together.

    Parameters
    ----------
    needs, ways
        What is needed; see `scheduler.decision`.
    """

    seats: Seats
    needs: Sequence[Need]
    ways: Sequence[Way]

    @property
    def stream(self) -> Stream:
        """What it is part of."""
        return self.seats.stream

    def total(self) -> Number:
        """Return at least the minutes between sessions of one hours range that nothing needs."""
        found = [self._inside(made) for stands in self.stream.stands.values() for made in stands]
        out = {id(made): self._way(made, self._row(made, 0), self._last) for made in self._stands()}
        back = {id(made): self._way(made, self._row(made, -1), self._first) for made in self._stands()}
        for one, other, between, rows in pairs(self.stream):
            if one.segment.part == other.segment.part:
                walked = out[id(one)] + back[id(other)] if rows else 0
                found.append(self._over((one, other), between, rows, walked))
        return cp_model.LinearExpr.sum(found)

    def _stands(self) -> Iterator[Stand]:
        for stands in self.stream.stands.values():
            yield from stands

    def _row(self, made: Stand, step: int) -> Boundary | None:
        """Return the boundary after a segment (0) or before it (-1)."""
        rows, index = self.stream.boundaries[made.segment.day], made.segment.rank + step
        return rows[index] if 0 <= index < len(rows) else None

    def _inside(self, made: Stand) -> Number:
        """Return the idle minutes between the positions of a segment."""
        gaps = []
        most = self.stream.grid * (made.segment.ceiling - made.segment.floor)
        for before, after in pairwise(made.positions):
            gap = self.stream.grid * after.gap
            options = [
                (need.minutes, [earlier, later, *need.when])
                for need in self.needs
                if (earlier := self._one_of(before, need.before)) is not None
                and (later := self._one_of(after, need.after)) is not None
            ]
            if options:
                left = self.stream.model.new_int_var(0, most, "idle")
                self.stream.model.add(left >= gap - taken(self.stream.model, options)).only_enforce_if(after.used)
                gap = left
            gaps.append(gap)
        return cp_model.LinearExpr.sum(gaps)

    def _over(
        self, ends: tuple[Stand, Stand], between: Sequence[Stand], rows: list[Boundary], walked: Number | int
    ) -> Number:
        """Return the idle minutes from one segment to a later one, over the items that stand between them."""
        one, other = ends
        model = self.stream.model
        left = model.new_int_var(0, self.stream.grid * (other.segment.ceiling - one.segment.floor), "idle")
        filled = cp_model.LinearExpr.sum([row.minutes for row in rows])
        options = list(self._across(one, other, rows, filled))
        needed = taken(self.stream.model, [(filled, []), *options] if rows else options) if options else filled
        conditions: list[Literal] = [one.used, other.used, *(~made.used for made in between)]
        gap = self.stream.grid * (other.start - one.end)
        model.add(left >= gap - needed - walked).only_enforce_if(conditions)
        return left

    def _across(self, one: Stand, other: Stand, rows: list[Boundary], filled: Number) -> Iterator[Option]:
        """Yield what may be needed from the last session of one segment to the first of another.

        What is never more than the items between them take needs no option.
        """
        certain = sum(min(self.stream.held[name].occurrence.minutes.least for name in row.who) for row in rows)
        for need in self.needs:
            if isinstance(need.minutes, int) and need.minutes <= certain and not need.item:
                continue
            minutes = cast("Number", need.minutes) + filled if rows and need.item else need.minutes
            later = list(self._first(other, need.after))
            for earlier in self._last(one, need.before) if later else ():
                yield minutes, [*earlier, *later[0], *need.when]

    def _way(
        self, made: Stand, row: Boundary | None, edge: Callable[[Stand, Iterable[Seat]], Iterator[list[Number]]]
    ) -> Number:
        """Return the minutes of the way between the session at an edge of a segment and the item beside it."""
        options = [
            (way.minutes, [*conditions, row.who[way.item]])
            for way in self.ways
            if row is not None and way.item in row.who
            for conditions in edge(made, way.seats)
        ]
        return taken(self.stream.model, options)

    def _first(self, made: Stand, seats: Iterable[Seat]) -> Iterator[list[Number]]:
        """Yield what must be 1 for one of some sessions to be the first of a segment."""
        here = self._one_of(made.positions[0], seats)
        if here is not None:
            yield [here]

    def _last(self, made: Stand, seats: Iterable[Seat]) -> Iterator[list[Number]]:
        """Yield, for each position, what must be 1 for one of some sessions to be the last of a segment there."""
        for rank, position in enumerate(made.positions):
            here = self._one_of(position, seats)
            if here is not None:
                yield [here, *(1 - after.used for after in made.positions[rank + 1 : rank + 2])]

    def _one_of(self, position: Position, seats: Iterable[Seat]) -> Number | None:
        """Return a number that is at most 1 if one of some sessions has a position, in its room, else 0."""
        here = self.seats.at(position, seats)
        return cp_model.LinearExpr.sum(here) if here else None
