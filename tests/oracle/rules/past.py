"""The past cannot be mended: which faults are those of what has begun alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.model import sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.oracle.model import Items, Programme

    Rule = Callable[[Programme, Items], Iterator[str]]


def past_faults(programme: Programme, items: Items, until: int, rules: tuple[Rule, ...]) -> set[str]:
    """Return what is said of the past by itself, in the same words as beside what comes.

    A day that is too full already has another sentence once more is held on it. A break that no session follows could
    still be mended.
    """
    past = {key: item for key, item in items.items() if item.span[0] < until}
    said = {fault for rule in rules for fault in rule(programme, past)}
    return said - {f"breaks: {key} is not between two sessions" for key in open_breaks(programme, past)}


def open_breaks(programme: Programme, past: Items) -> Iterator[str]:
    """Yield the breaks that follow a session."""
    for item in past.values():
        held = sessions(programme, past, programme.dates.day(item.span[0]))
        if item.kind == "break" and any(session.span[1] <= item.span[0] for session in held):
            yield item.id
