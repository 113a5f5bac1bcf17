"""Session numbers: before the first publication they follow the order of starts; then a session keeps its own."""

from __future__ import annotations

import re
from itertools import count
from string import ascii_lowercase
from typing import TYPE_CHECKING

from scheduler.timetable.beside import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scheduler.programme.model import Programme
    from scheduler.timetable.model import Item


def numbers(programme: Programme, items: Iterable[Item]) -> Mapping[str, str]:
    """Return the number, as printed, of each session that carries one.

    Sessions side by side have one number, and letters in order of their starts, ends and ids: 4a, 4b.

    A session that was published with a number keeps it. One that is added after session 4 is 4.1, the next one 4.2;
    before the first it is 0.1. A number that was ever published is given to no other session.
    """
    held = sorted((item for item in items if item.formal), key=lambda item: (item.since, item.until, item.id))
    numbered = [item for item in held if programme.session_by_id[item.id].numbered]
    kept = programme.published.numbers if programme.published else {}
    if not kept:
        groups = enumerate(side_by_side(programme, numbered), 1)
        return {name: number for whole, group in groups for name, number in _lettered(whole, group)}
    printed: dict[str, str] = {}
    used, whole = {*kept.values()}, "0"
    for name in (item.id for item in numbered):
        if name not in kept:
            printed[name] = next(number for part in count(1) if (number := f"{whole}.{part}") not in used)
            used.add(printed[name])
            continue
        printed[name] = kept[name]
        leading = re.match("[0-9]+", kept[name])
        whole = leading[0] if leading else whole
    return printed


def _lettered(whole: int, group: list[Item]) -> Iterator[tuple[str, str]]:
    """Yield the ids of a group with the number that they share, and with a letter each if they are several."""
    letters = (letter * times for times in count(1) for letter in ascii_lowercase)
    for item, letter in zip(group, letters, strict=False):
        yield item.id, f"{whole}{letter if len(group) > 1 else ''}"
