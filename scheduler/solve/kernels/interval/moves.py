"""Changes of room: from the session that comes right before, where sessions may be side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.solve.kernels.interval.previous import Line, days

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from scheduler.solve.kernels.interval.order import Order
    from scheduler.solve.kernels.interval.previous import Previous

    Rooms = Mapping[str, Collection[str]]


def moves(order: Order, in_room: Callable[[str, str], cp_model.IntVar], rooms: Rooms) -> cp_model.LinearExpr:
    """Return at least how often a day's one-room sessions are in another room than the one before; see `decision`.

    Parameters
    ----------
    rooms
        Of each one-room session the rooms that it can have.
    """
    if len({room for some in rooms.values() for room in some}) < 2:  # noqa: PLR2004 - in one room nobody moves
        return order.plan.model.new_constant(0)
    line = Line(order, days(order.plan))
    found = [previous for name in sorted(rooms) if (previous := line.previous(name, rooms)) is not None]
    return cp_model.LinearExpr.sum([_moved(order, in_room, rooms, previous) for previous in found])


def _moved(
    order: Order, in_room: Callable[[str, str], cp_model.IntVar], rooms: Rooms, previous: Previous
) -> cp_model.IntVar:
    """Return at least whether a session is in another room than the one before."""
    model, session = order.plan.model, previous.session

    def there(name: str, room: str) -> cp_model.IntVar | int:
        return 0 if room not in rooms[name] else 1 if len(rooms[name]) == 1 else in_room(name, room)

    moved = model.new_bool_var(f"moved to {session}")
    for room in rooms[session]:
        never = [literal for name, literal in previous.who.items() if room not in rooms[name]]
        now = there(session, room)
        if never:
            model.add(moved >= cp_model.LinearExpr.sum(never) + now - 1)
        for name, literal in previous.who.items():
            before = there(name, room)
            if not isinstance(before, int):
                model.add(moved >= literal + now - before - 1)
    return moved
