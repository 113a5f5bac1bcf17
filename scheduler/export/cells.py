"""Text in the cells of a terminal: how wide it is, where it breaks, and which way it runs."""

from __future__ import annotations

import re
import unicodedata

_ISOLATE, _END = "\u2068", "\u2069"
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_WIDE = frozenset({"W", "F"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Return how many cells `text` takes: two for a CJK character, none for a combining accent."""
    return sum(_cells(character) for character in text)


def pad(text: str, cells: int) -> str:
    """Return `text` filled up with spaces to `cells`; longer text as it is."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells` cells, at least one line.

    Lines break at spaces, between wide characters, and inside a word only where the word alone is too long. A line
    with right-to-left letters is isolated, so that it cannot reorder the columns beside it; directions that were
    written into the text are left out for the same reason.
    """
    lines, line = [], ""
    for piece in _pieces(_DIRECTIONS.sub("", text)):
        if width((line + piece).rstrip()) <= cells:
            line += piece
            continue
        if line:
            lines.append(line)
        *full, line = _chopped(piece.lstrip(), cells)
        lines.extend(full)
    return [_isolated(line.strip()) for line in [*lines, line]]


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _pieces(text: str) -> list[str]:
    """Split `text` where a line may end: after spaces, and beside each wide character."""
    pieces: list[str] = []
    for character in text:
        if not pieces or _may_break(_last(pieces[-1]), character):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _last(piece: str) -> str:
    return next((character for character in reversed(piece) if _cells(character)), piece[-1])


def _may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two characters: brackets and stops stay with what they belong to."""
    if not _cells(after) or after == " ":
        return False
    if before == " ":
        return True
    if unicodedata.category(after) in _CLOSING or after in _SIGNS_OF_LENGTH:
        return False
    wide = not _WIDE.isdisjoint(map(unicodedata.east_asian_width, before + after))
    return wide and unicodedata.category(before) not in _OPENING


_OPENING = frozenset({"Ps", "Pi"})
_CLOSING = frozenset({"Pe", "Pf", "Po"})
_SIGNS_OF_LENGTH = frozenset("ー々")  # they lengthen or repeat the character before


def _chopped(piece: str, cells: int) -> list[str]:
    """Cut one piece that may be wider than a line; accents stay with their letter."""
    lines = [""]
    for character in piece:
        if lines[-1] and width(lines[-1]) + _cells(character) > cells:
            lines.append("")
        lines[-1] += character
    return lines


def _isolated(line: str) -> str:
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"{_ISOLATE}{line}{_END}"
    return line
