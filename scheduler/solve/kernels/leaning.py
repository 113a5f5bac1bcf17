"""A near item inside the pause that comes right after, or right before, its session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ortools.sat.python import cp_model

    from scheduler.programme.model import Near
    from scheduler.solve.kernels.boundaries import Boundary
    from scheduler.solve.kernels.frame import Frame


def lean(
    frame: Frame,
    near: Near,
    beside: Iterable[tuple[Sequence[Any], Boundary]],
    start: Callable[[str], Any],
    minutes: Callable[[str], Any],
) -> None:
    """Post that a near item starts (ends) with the meal or break that is the next (last) thing beside its session.

    Parameters
    ----------
    beside
        Each boundary that can be next to the session, with what must hold for it.
    start, minutes
        Of an item by its id, in event minutes.
    """
    model = frame.model
    ways = []
    for conditions, row in beside:
        for name, literal in row.who.items():
            if frame.held[name].occurrence.kind not in {"meal", "break"}:
                continue
            way = model.new_bool_var(f"{near.id} in {name}")
            for condition in (*conditions, literal):
                model.add_implication(way, cast("cp_model.IntVar", condition))
            first, length = start(name), minutes(name)
            if near.side == "before":
                first = first + length - near.minutes
            model.add(start(near.id) == first).only_enforce_if(way)
            model.add(length >= near.minutes).only_enforce_if(way)
            ways.append(way)
    model.add_bool_or([*ways, ~frame.kept[near.session]])
