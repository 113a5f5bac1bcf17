"""Who is in another group or at another table, in a piece of the line of an item: by name where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.publish.group_words import group_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.export.own_group import OwnGroup
    from scheduler.publish.difference_model import Move


def move_pieces(moves: Sequence[Move], few: int) -> Iterator[str]:
    """Yield who comes into a group, goes out of one, or changes groups; then which group has another topic or room.

    Parameters
    ----------
    few
        Up to how many people are named.
    """
    joined = [move for move in moves if move.before is None]
    left = [move for move in moves if move.after is None]
    others = [move for move in moves if move.before and move.after and _place(move.before) != _place(move.after)]
    for some, what in ((joined, "now"), (left, "no longer"), (others, "now in another")):
        if len(some) <= few:
            yield from (f"{move.name}: {group_words(move.before, move.after)}" for move in some)
        else:
            yield f"{len(some)} people {_what(what, some)}"
    stayed = [move for move in moves if move.before and move.after and _place(move.before) == _place(move.after)]
    yield from dict.fromkeys(_of_the_same(stayed))


def _of_the_same(moves: Iterable[Move]) -> Iterator[str]:
    """Yield what is another in a group that somebody is still in."""
    for move in moves:
        if move.before is None or move.after is None:
            continue
        if move.before.topic != move.after.topic:
            yield group_words(move.before, move.after)
        if move.before.room != move.after.room:
            name = f"{move.after.kind} {move.after.number}"
            yield f"{name} now in {move.after.room}" if move.after.room else f"{name} no longer in {move.before.room}"


def _what(words: str, moves: Sequence[Move]) -> str:
    kind = next((side.kind for move in moves for side in (move.after, move.before) if side), "group")
    if words == "now in another":
        return f"now in another {kind}" if kind == "group" else f"now at another {kind}"
    return f"{words} {'in groups' if kind == 'group' else 'at tables'}"


def _place(group: OwnGroup) -> tuple[str, int]:
    return group.kind, group.number
