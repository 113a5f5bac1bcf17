"""Session numbers: before the first publication they follow the order of starts; then a session keeps its own."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item


def numbers(programme: Programme, items: Iterable[Item]) -> Mapping[str, str]:
    """Return the number, as printed, of each session that carries one.

    A session that was published with a number keeps it. One that is added after session 4 is 4.1, the next one 4.2;
    before the first it is 0.1. A number that was ever published is given to no other session.
    """
    held = sorted((item for item in items if item.formal), key=lambda item: (item.since, item.until))
    numbered = [item.id for item in held if programme.session_by_id[item.id].numbered]
    kept = programme.published.numbers if programme.published else {}
    if not kept:
        return {name: str(number) for number, name in enumerate(numbered, 1)}
    printed: dict[str, str] = {}
    used, whole = {*kept.values()}, "0"
    for name in numbered:
        if name not in kept:
            printed[name] = next(number for part in count(1) if (number := f"{whole}.{part}") not in used)
            used.add(printed[name])
            continue
        printed[name] = kept[name]
        leading = re.match("[0-9]+", kept[name])
        whole = leading[0] if leading else whole
    return printed
