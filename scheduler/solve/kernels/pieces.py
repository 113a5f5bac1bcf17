"""Pieces of a day: segments in which some sessions are, from the first start to the last end, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from ortools.sat.python import cp_model

from scheduler.solve.kernels.literals import at_most, product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.frame import Frame
    from scheduler.solve.kernels.literals import Literal
    from scheduler.solve.kernels.skeleton import Segment


class Piece(Protocol):
    """A segment with some sessions: whether any of them is there, their first start and their last end, in slots."""

    @property
    def segment(self) -> Segment:
        """Which segment."""

    @property
    def used(self) -> cp_model.IntVar:
        """Whether any session is in it."""

    @property
    def start(self) -> cp_model.LinearExpr:
        """The first start."""

    @property
    def end(self) -> cp_model.LinearExpr:
        """The last end."""


P = TypeVar("P", bound=Piece)
Ends = tuple[cp_model.LinearExpr, cp_model.LinearExpr, cp_model.IntVar]
"""Where something starts and ends, and whether it is there."""


@dataclass(frozen=True)
class Stretch:
    """A possible stretch; see `scheduler.decision.Span`."""

    length: cp_model.LinearExpr
    held: tuple[Literal, ...]


def pairs(frame: Frame, row: Sequence[P]) -> Iterator[tuple[P, P, Sequence[P], list[Boundary]]]:
    """Yield every two pieces of a day, the earlier first, with the pieces and boundaries between them."""
    for first, last in combinations(range(len(row)), 2):
        one, other = row[first], row[last]
        yield one, other, row[first + 1 : last], frame.between(one.segment, other.segment)


def spans(frame: Frame, row: Sequence[Piece]) -> Iterator[Stretch]:
    """Yield every piece that could be a stretch: within one hours range, with no certain pause in between."""
    for made in row:
        yield Stretch(frame.grid * (made.end - made.start), (made.used,))
    for one, other, _, rows in pairs(frame, row):
        if one.segment.part == other.segment.part and not any(boundary.pause is True for boundary in rows):
            no_pause = tuple(~boundary.pause for boundary in rows if not isinstance(boundary.pause, bool))
            yield Stretch(frame.grid * (other.end - one.start), (one.used, other.used, *no_pause))


def first_to_last(model: cp_model.CpModel, ends: Sequence[Ends], within: tuple[int, int]) -> cp_model.LinearExpr:
    """Return the slots from the first start to the last end, of what is in order of time; 0 if nothing is there."""
    low, high = within
    first, last = (model.new_int_var(low, high, edge) for edge in ("first start", "last end"))
    nobody = [~here for _, _, here in ends]
    for edge in (first, last):
        model.add(edge == low).only_enforce_if(nobody)
    for index, (start, end, here) in enumerate(ends):
        model.add(first == start).only_enforce_if([here, *nobody[:index]])
        model.add(last == end).only_enforce_if([here, *nobody[index + 1 :]])
    return last - first


def levels(model: cp_model.CpModel, here: Sequence[cp_model.IntVar], most: int) -> list[cp_model.IntVar]:
    """Return literals "at least 1, 2, ... of these hold"; no more than `most` do."""
    made = [model.new_bool_var(f"at least {level + 1}") for level in range(most)]
    model.add(cp_model.LinearExpr.sum(made) == cp_model.LinearExpr.sum(list(here)))
    for lower, upper in pairwise(made):
        model.add_implication(upper, lower)
    return made


Counted = tuple["Segment", list[cp_model.IntVar]]
"""A segment, with literals "at least 1, 2, ... sessions are here"."""


def close_pairs(frame: Frame, row: Iterable[Counted]) -> cp_model.LinearExpr:
    """Return the pairs of sessions in one stretch or in neighbouring ones, over the segments of a day."""
    counted = list(row)
    cost: list[cp_model.LinearExpr] = [
        index * literal for _, literals in counted for index, literal in enumerate(literals) if index
    ]
    for (one, here), (other, there) in combinations(counted, 2):
        near = neighbours(frame, one, other)
        if near is not None:
            cost.extend(product(frame.model, [a, b, *near]) for a in here for b in there)
    return cp_model.LinearExpr.sum(cost)


def neighbours(frame: Frame, one: Segment, other: Segment) -> list[cp_model.IntVar] | None:
    """Return what must hold for two segments of a day, the earlier first, to be one stretch or neighbouring ones.

    None if they never are.
    """
    rows = frame.between(one, other)
    steps = sum(row.pause if isinstance(row.pause, bool) else 0 for row in rows)
    if steps > 1 or other.part - one.part > 1:
        return None
    return at_most(frame.model, [row.pause for row in rows if not isinstance(row.pause, bool)], 1 - steps)
