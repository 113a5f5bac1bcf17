"""The lines of a day with what is within each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

AnyLine = TypeVar("AnyLine")


@dataclass(frozen=True)
class Whole(Generic[AnyLine]):
    """A line that stands for itself, and the lines of what is within it: a dinner, and the speech at it."""

    line: AnyLine
    parts: tuple[AnyLine, ...] = ()


def wholes(lines: Iterable[AnyLine], within: Callable[[AnyLine], str]) -> tuple[Whole[AnyLine], ...]:
    """Return the lines of a day, each with those right below it that say that they are within it.

    Parameters
    ----------
    within
        What a line says that it is a part of; nothing for one that stands for itself.
    """
    found: list[Whole[AnyLine]] = []
    for line in lines:
        if within(line) and found:
            whole = found.pop()
            found.append(Whole(whole.line, (*whole.parts, line)))
        else:
            found.append(Whole(line))
    return tuple(found)
