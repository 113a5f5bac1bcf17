"""Session numbers: before the first publication they follow the order of starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item


def numbers(programme: Programme, items: Iterable[Item]) -> Mapping[str, str]:
    """Return the number, as printed, of each session that carries one."""
    held = sorted((item for item in items if item.formal), key=lambda item: (item.since, item.until))
    numbered = [item.id for item in held if programme.session_by_id[item.id].numbered]
    return {name: str(number) for number, name in enumerate(numbered, 1)}
