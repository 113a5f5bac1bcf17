"""Pins against what is published, where all of that is to stay: no timetable has both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.kept import Kept, constraints
from scheduler.constraints.words import moment
from scheduler.explain.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.programme.model import Pin, Programme


def pinned_elsewhere(programme: Programme) -> Iterator[str]:
    """Yield each session that is pinned to another time or room than it was published at, and is to stay."""
    stays = {rule.item.id: rule for rule in constraints(programme) if isinstance(rule, Kept)}
    for pin in programme.pins:
        rule = stays.get(pin.session)
        if rule is None or pin.session in programme.begun:
            continue
        to = " and ".join(_elsewhere(pin, rule))
        if to:
            both = f"session {pin.session} is pinned to {to} ({pin.source}), and {rule.explain()} (--keep all)"
            yield sentence(f"{both}. Take the pin away, or solve with “--keep most”")


def _elsewhere(pin: Pin, rule: Kept) -> Iterator[str]:
    """Yield the time and the room of a pin, where they are not those that stay."""
    if pin.at is not None and rule.clock.minute(pin.at) not in rule.clock.showing(rule.put.day, rule.put.minute):
        yield moment(pin.at)
    if pin.room is not None and rule.rooms is not None and pin.room not in rule.put.rooms:
        yield pin.room
