"""Which way text runs, piece by piece."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Way = Literal["left", "right"]
"""To which side text is read."""

_WAYS: dict[str, Way] = {"L": "right", "R": "left", "AL": "left"}


def runs_left(text: str) -> bool:
    """Return whether the first letter of `text` belongs to a script that is read from right to left."""
    return next((way for way in map(_way, text) if way), "right") == "left"


def pieces(text: str, *, left: bool) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces of one direction each, and whether it is right to left.

    What has no direction of its own, such as digits and blanks, goes with its neighbours where they agree, and else
    with the paragraph: a full stop ends an Arabic sentence at its left, whatever its last word is.
    """
    ways = _settled([_way(character) for character in text], "left" if left else "right")
    for way, group in groupby(zip(text, ways, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), way == "left"


def _way(character: str) -> Way | None:
    return _WAYS.get(unicodedata.bidirectional(character))


def _settled(ways: list[Way | None], whole: Way) -> list[Way]:
    """Return a direction for each character: its own, or that of both neighbours, or that of the paragraph."""
    after: list[Way] = []
    following = whole
    for way in reversed(ways):
        following = way or following
        after.append(following)
    found: list[Way] = []
    before = whole
    for way, following in zip(ways, reversed(after), strict=True):
        before = way or before
        found.append(before if before == following else whole)
    return found
