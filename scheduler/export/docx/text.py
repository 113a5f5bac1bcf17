"""Text that a document can hold: one line, no sign that XML forbids, and which way it runs."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Way = Literal["left", "right"]
"""To which side text is read."""

_BLANKS = re.compile("[ \t\r\n\x85\u2028\u2029]+")
_FORBIDDEN = re.compile("[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they could turn the time beside a title around
_WAYS: dict[str, Way] = {"L": "right", "R": "left", "AL": "left"}


def clean(text: str) -> str:
    """Return text on one line, with a sign of replacement for each character that no document may hold."""
    return _FORBIDDEN.sub("\ufffd", _DIRECTIONS.sub("", _BLANKS.sub(" ", text))).strip()


def cut(text: str, most: int) -> str:
    """Return `text`, or as much of it as there is room for."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


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
