"""The hard rules: one family a file, each a generator of small constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints import (
    breaks,
    fixtures,
    freeze,
    hours,
    kept,
    load,
    meals,
    order,
    people,
    pins,
    presence,
    rest,
    room_fit,
    rooms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scheduler.constraints.rule import Constraint
    from scheduler.programme.model import Programme

    Family = Callable[[Programme], Iterator[Constraint]]

FAMILIES: tuple[tuple[str, Family], ...] = (
    ("hours", hours.constraints),
    ("people", people.constraints),
    ("rooms", rooms.constraints),
    ("room-fit", room_fit.constraints),
    ("fixtures", fixtures.constraints),
    ("meals", meals.constraints),
    ("breaks", breaks.constraints),
    ("rest", rest.constraints),
    ("load", load.constraints),
    ("presence", presence.constraints),
    ("order", order.constraints),
    ("pins", pins.constraints),
    ("kept", kept.constraints),
    ("freeze", freeze.constraints),
)


def constraints_of(programme: Programme, without: Collection[str] = ()) -> tuple[Constraint, ...]:
    """Return every constraint of a programme, family by family, leaving out some families by name."""
    return tuple(constraint for name, family in FAMILIES if name not in without for constraint in family(programme))
